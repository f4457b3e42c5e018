package indicators

import (
	"fmt"
	"strconv"
	"strings"

	"govhub/dataset"
)

// Places returns the OKTMO code, 8 digits, that a territory of the dictionary of municipal districts had in a year, and false
// if it had none: an observation is of a municipality as it was then, not of its successor.
type Places func(territory, year int) (oktmo string, ok bool)

// placeReader turns cells into OKTMO codes.
type placeReader struct {
	form   string
	places Places

	// The last cell: neighbouring rows often agree, above all in sorted files.
	lastCell, lastCode string
	lastYear           int
}

// read returns the code of a place, or what is wrong with the cell.
func (p *placeReader) read(cell string, year int) (oktmo string, wrong flaw) {
	switch p.form {
	case FormOKTMO8:
		if len(cell) != 8 || !allDigits(cell) {
			return "", flaw{dataset.CodeType, "is not an OKTMO code: write 8 digits, with leading zeros"}
		}
		return cell, flaw{}
	case FormOKTMODashed:
		return dashed(cell)
	}
	if cell == p.lastCell && year == p.lastYear && p.lastCode != "" {
		return p.lastCode, flaw{}
	}
	territory, err := strconv.Atoi(cell)
	if err != nil || !allDigits(cell) {
		return "", flaw{dataset.CodeType, "is not the number of a territory: write digits only"}
	}
	oktmo, ok := p.places(territory, year)
	if !ok {
		return "", flaw{dataset.CodeForeignKey, fmt.Sprintf(
			"has no OKTMO code in %d: look it up in the dictionary of municipal districts", year,
		)}
	}
	p.lastCell, p.lastYear, p.lastCode = cell, year, oktmo
	return oktmo, flaw{}
}

// dashed reads 99-999-999, or 99-999-999-000 as the dictionary of municipal districts writes it.
func dashed(cell string) (oktmo string, wrong flaw) {
	short := strings.TrimSuffix(cell, "-000")
	if len(short) < len("99-999-999") {
		short = cell
	}
	if len(short) == 10 && short[2] == '-' && short[6] == '-' {
		if oktmo = short[:2] + short[3:6] + short[7:]; allDigits(oktmo) {
			return oktmo, flaw{}
		}
	}
	return "", flaw{dataset.CodeType, "is not an OKTMO code: write 99-999-999"}
}
