package districts

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"govhub/dataset"
	"govhub/ingest"
)

// The years of versions.
const (
	firstYear = 2018 // of the dictionary: what begins then may be older
	lastYear  = 2100
	forever   = 9999 // year_to of what has not ended
)

// maxText is how many characters the hub takes in a name.
const maxText = 500

// Version is a territory under one OKTMO code and name, from 1 January of the year From to 1 January of the year To.
type Version struct {
	OKTMO string // 8 digits
	From  int    // first year
	To    int    // first year after, 9999 if it still holds
}

// Covers reports whether the version held in a year.
func (v Version) Covers(year int) bool { return v.From <= year && year < v.To }

// overlaps reports whether both held in some year.
func (v Version) overlaps(w Version) bool { return v.From < w.To && w.From < v.To }

// version is a line of the dictionary.
type version struct {
	Version
	line      int
	territory int
	kind      string
	name      string
	region    string
	centre    string
	lat, lon  string
	began     string // change that it came from, if any
	ended     string // change that it went into, if any
}

// parse reads a line, or says what is wrong with it. The caller fills in file and line of the problem.
func parse(rec *record) (*version, *dataset.Problem) {
	if rec.count != columns {
		return nil, wrongCount(rec.count)
	}
	c := &rec.cells
	v := &version{
		line: rec.line, name: ingest.WithoutKind(c[colName]), centre: ingest.LocalityName(c[colCentre]), lat: c[colLat], lon: c[colLon],
		began: c[colChangeFrom], ended: c[colChangeTo],
	}
	flaw := func(column int, code, message string) (*version, *dataset.Problem) {
		return nil, &dataset.Problem{Column: columnNames()[column], Code: code, Value: c[column], Message: message}
	}
	var reason string
	if v.territory = natural(c[colTerritory]); v.territory < 1 {
		return flaw(colTerritory, dataset.CodeType, "is not an id: write a whole number above 0")
	}
	if v.OKTMO, reason = district(c[colOKTMO]); reason != "" {
		return flaw(colOKTMO, dataset.CodeConstraint, reason)
	}
	if code, reason := textFlaw(c[colType]); reason != "" {
		return flaw(colType, code, reason)
	}
	if v.kind = kindOf(c[colType]); v.kind == "" {
		return flaw(colType, dataset.CodeConstraint, "is not a known type of municipality: correct it, or add a new type to the adapter")
	}
	if c[colStatus] == "федеральная_территория" { // its type is that of an urban okrug
		v.kind = "FEDERAL_TERRITORY"
	}
	if v.name == "" {
		return flaw(colName, dataset.CodeConstraint, "is empty: a name is required")
	}
	for _, column := range []int{colName, colCentre} {
		if code, reason := textFlaw(c[column]); reason != "" {
			return flaw(column, code, reason)
		}
	}
	if v.region, reason = region(natural(c[colRegionCode]), v.OKTMO); reason != "" {
		return flaw(colRegionCode, dataset.CodeForeignKey, reason)
	}
	if !isDegrees(v.lat, 90) {
		return flaw(colLat, dataset.CodeConstraint, "is not a latitude: write degrees from -90 to 90, such as 55.75")
	}
	if !isDegrees(v.lon, 180) {
		return flaw(colLon, dataset.CodeConstraint, "is not a longitude: write degrees from -180 to 180, such as 37.62")
	}
	if v.lat == "" && v.lon != "" {
		return flaw(colLat, dataset.CodeConstraint, "is empty, but there is a longitude: fill both or none")
	}
	if v.lon == "" && v.lat != "" {
		return flaw(colLon, dataset.CodeConstraint, "is empty, but there is a latitude: fill both or none")
	}
	v.From, v.To = natural(c[colYearFrom]), natural(c[colYearTo])
	if v.From < firstYear || v.From > lastYear {
		return flaw(colYearFrom, dataset.CodeConstraint, fmt.Sprintf("is not a year from %d to %d", firstYear, lastYear))
	}
	if v.To <= v.From || v.To > lastYear && v.To != forever {
		return flaw(colYearTo, dataset.CodeConstraint, fmt.Sprintf(
			"is neither a year from %d to %d, at whose start the version ended, nor %d, for a version still in force", v.From+1, lastYear, forever,
		))
	}
	for _, column := range []int{colChangeFrom, colChangeTo} {
		if c[column] != "" && changeSlug(c[column]) == "" {
			return flaw(column, dataset.CodeConstraint, "is not the id of a change: write union, disunion or transfer, and a number, such as union_4")
		}
	}
	return v, nil
}

func wrongCount(count int) *dataset.Problem {
	if count > columns {
		return &dataset.Problem{Code: dataset.CodeExtraCell, Message: fmt.Sprintf(
			"has %d cells, the header %d: quote cells that hold a comma", count, columns,
		)}
	}
	return &dataset.Problem{Code: dataset.CodeMissingCell, Message: fmt.Sprintf(
		"has %d cells, the header %d: the line is cut", count, columns,
	)}
}

// The two kinds of urban okrugs, which the dictionary does not always distinguish.
const (
	urbanOkrug   = "URBAN_OKRUG"
	dividedOkrug = "URBAN_OKRUG_WITH_DIVISION"
)

// kindOf returns the kind of municipality of a type, empty if there is none.
func kindOf(typ string) string {
	switch typ {
	case "муниципальный район":
		return "MUNICIPAL_DISTRICT"
	case "муниципальный округ":
		return "MUNICIPAL_OKRUG"
	case "городской округ":
		return urbanOkrug
	case "городской округ с внутригородским делением":
		return dividedOkrug
	case "внутригородской район":
		return "INTRACITY_DISTRICT"
	case "внутригородская территория города федерального значения":
		return "INTRACITY_TERRITORY"
	}
	return ""
}

// district returns the 8 digits of a code written 99-999-999-999, or why it is not the code of a district: its last three
// digits, which name localities, must be zeros.
func district(code string) (oktmo, reason string) {
	const form = "99-999-999-000"
	if len(code) != len(form) {
		return "", "is not an OKTMO code: write " + form
	}
	for i := range len(code) {
		if form[i] == '-' && code[i] != '-' || form[i] != '-' && !isDigit(code[i]) {
			return "", "is not an OKTMO code: write " + form
		}
	}
	digits := strings.ReplaceAll(code, "-", "")
	if digits[8:] != "000" {
		return "", "is the code of a locality, not of a municipality: the last three digits must be 000"
	}
	return digits[:8], ""
}

// natural returns a number of up to 9 digits, -1 for any other text.
func natural(text string) int {
	if text == "" || len(text) > 9 {
		return -1
	}
	for i := range len(text) {
		if !isDigit(text[i]) {
			return -1
		}
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// isDegrees reports whether a text is empty or a decimal number from -limit to limit. Data packages do not take exponents,
// which spreadsheets write.
func isDegrees(text string, limit float64) bool {
	if text == "" {
		return true
	}
	whole, fraction, point := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if natural(whole) < 0 || point && (fraction == "" || len(fraction) > 20 || strings.Trim(fraction, "0123456789") != "") {
		return false
	}
	degrees, err := strconv.ParseFloat(text, 64)
	return err == nil && -limit <= degrees && degrees <= limit
}

// textFlaw says why the hub would not take a text; the code is empty if it would.
func textFlaw(text string) (code, reason string) {
	switch {
	case !utf8.ValidString(text) || strings.ContainsRune(text, utf8.RuneError):
		return dataset.CodeEncoding, "holds bytes that are not UTF-8: save the file as UTF-8"
	case strings.ContainsFunc(text, unicode.IsControl):
		return dataset.CodeEncoding, "holds a control character or a line break: remove it"
	case utf8.RuneCountInString(text) > maxText:
		return dataset.CodeConstraint, fmt.Sprintf("is too long: at most %d characters", maxText)
	}
	return "", ""
}
