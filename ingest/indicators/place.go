package indicators

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"govhub/dataset"
	"govhub/db"
)

// Places returns the OKTMO code, 8 digits, that a territory of the dictionary of municipal districts had in a year, and false
// if it had none: an observation is of a municipality as it was then, not of its successor.
type Places func(territory, year int) (oktmo string, ok bool)

// placeReader turns cells into OKTMO codes.
type placeReader struct {
	form    string
	places  Places
	regions map[string]string // OKTMO codes by ISO 3166-2 code or number
	codes   map[string]string // declared codes, by cell

	// The last cell: neighbouring rows often agree, above all in sorted files.
	lastCell, lastCode string
	lastYear           int
}

// read returns the code of a place, or what is wrong with the cell.
func (p *placeReader) read(cell string, year int) (oktmo string, wrong flaw) {
	if code := p.codes[cell]; code != "" {
		return code, flaw{}
	}
	switch p.form {
	case FormOKTMO8:
		if len(cell) != 8 || !allDigits(cell) {
			return "", unlike(cell, "is not an OKTMO code: write 8 digits, with leading zeros")
		}
		return cell, flaw{}
	case FormOKTMODashed:
		if oktmo = dashed(cell); oktmo == "" {
			return "", unlike(cell, "is not an OKTMO code: write 99-999-999")
		}
		return oktmo, flaw{}
	case FormISO, FormRegionCode:
		return p.region(cell)
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

// country is the place of values for the whole country, as ISO 3166-1 and the hub write it.
const country = "RU"

// Notations of regions.
var (
	isoCode    = regexp.MustCompile(`^[A-Z]{2}-[A-Z0-9]{1,3}$`)
	regionCode = regexp.MustCompile(`^[0-9]{2}$`)
)

// region returns the code of a region by its ISO 3166-2 code or its number.
func (p *placeReader) region(cell string) (oktmo string, wrong flaw) {
	if oktmo = p.regions[cell]; oktmo != "" {
		return oktmo, flaw{}
	}
	switch {
	case p.form == FormISO && cell == country:
		return country, flaw{}
	case p.form == FormISO && !isoCode.MatchString(cell):
		return "", unlike(cell, "is not an ISO 3166-2 code of a region: write one such as RU-TA, or RU for the country")
	case p.form == FormRegionCode && !regionCode.MatchString(cell):
		return "", unlike(cell, "is not the number of a region: write two digits, with the leading zero")
	}
	return "", flaw{dataset.CodeForeignKey, "is the code of no region of the release: look it up in the list of regions"}
}

// unlike is the flaw of a cell that is not in the declared form, with a hint if it is in another.
func unlike(cell, message string) flaw {
	for _, f := range []struct {
		form string
		is   bool
	}{
		{FormOKTMO8, len(cell) == 8 && allDigits(cell)},
		{FormOKTMODashed, dashed(cell) != ""},
		{FormISO, isoCode.MatchString(cell) || cell == country},
		{FormRegionCode, regionCode.MatchString(cell)},
	} {
		if f.is {
			message += fmt.Sprintf(", or set place.form in the mapping to %q", f.form)
		}
	}
	return flaw{dataset.CodeType, message}
}

// level returns the level of the place that a cell of the form names, whether or not the release has it.
func (p *placeReader) level(cell string) db.PlaceLevel {
	switch p.form {
	case FormISO, FormRegionCode:
		if cell == country {
			return db.LevelCountry
		}
		return db.LevelRegion
	case FormOKTMO8, FormOKTMODashed:
		return dataset.LevelOf(strings.ReplaceAll(cell, "-", ""))
	}
	return db.LevelMunicipality
}

// dashed reads 99-999-999, or 99-999-999-000 as the dictionary of municipal districts writes it; it returns "" for other texts.
func dashed(cell string) (oktmo string) {
	short := strings.TrimSuffix(cell, "-000")
	if len(short) < len("99-999-999") {
		short = cell
	}
	if len(short) == 10 && short[2] == '-' && short[6] == '-' {
		if oktmo = short[:2] + short[3:6] + short[7:]; allDigits(oktmo) {
			return oktmo
		}
	}
	return ""
}
