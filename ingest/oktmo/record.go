package oktmo

import (
	"fmt"
	"strings"
	"time"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/charset"
)

const (
	ter      = iota // region
	kod1            // district or okrug
	kod2            // settlement or intracity district
	kod3            // locality
	kc              // check digit
	razdel          // section
	name1           // name
	centrum         // administrative centre
	nomdescr        // explanation
	nomakt          // number of the change that last touched the row, 000 for none
	status          // type of that change
	dateutv         // when it was adopted
	datevved        // when it took effect
	fields
)

func fieldName(i int) string {
	return [fields]string{
		"TER", "KOD1", "KOD2", "KOD3", "KC", "RAZDEL", "NAME1", "CENTRUM", "NOMDESCR", "NOMAKT", "STATUS", "DATEUTV", "DATEVVED",
	}[i]
}

const (
	municipalSection = '1'
	localSection     = '2'
)

// Types of changes in known files. A row with another type may not be in force, so it is rejected.
const (
	unchanged = "0"
	changed   = "2"
	added     = "3"
)

// record is a row that is valid in itself.
type record struct {
	line         int
	code         string // 11 digits: TER, KOD1, KOD2, KOD3
	section      byte
	name, centre string
}

// verifyClassifier says from the first row why a file is not the classifier; empty if it may be.
func verifyClassifier(cells []string) string {
	const advice = ": take the classifier from Rosstat's open data, structure of 2015-01-28, whose 13 fields begin with " +
		"TER, KOD1, KOD2, KOD3, KC, RAZDEL, NAME1"
	switch {
	case cells[ter] == fieldName(ter):
		return "begins with field names, which the classifier does not have: remove that line"
	case len(cells) != fields && isVolumeCode(cells[0]):
		return fmt.Sprintf("begins with the code %q and has %d fields, as the volumes of 2016 do%s", strings.TrimSpace(cells[0]), len(cells), advice)
	case len(cells) != fields:
		return fmt.Sprintf("is not a row of %d fields, but of %d%s", fields, len(cells), advice)
	}
	for i := ter; i <= razdel; i++ {
		if p := wrongField(i, cells[i]); p != nil {
			return fmt.Sprintf("has %q as field %d, where %s is expected%s", p.Value, i+1, p.Column, advice)
		}
	}
	return ""
}

// isVolumeCode reports whether a code is written as in the printed volumes: three or four groups of digits, with spaces.
func isVolumeCode(s string) bool {
	groups := strings.Fields(s)
	if len(groups) < 3 || len(groups) > 4 || !isDigits(groups[0], 2) {
		return false
	}
	for _, g := range groups[1:] {
		if !isDigits(g, 3) {
			return false
		}
	}
	return true
}

// parseClassifier returns what a row of the classifier holds, or what is wrong with it.
func parseClassifier(line int, cells []string) (record, *dataset.Problem) {
	if p := wrongCount(cells); p != nil {
		return record{}, p
	}
	for i, cell := range cells {
		if p := wrongField(i, cell); p != nil {
			return record{}, p
		}
	}
	rec := record{
		line:    line,
		code:    cells[ter] + cells[kod1] + cells[kod2] + cells[kod3],
		section: cells[razdel][0],
		name:    tidy(cells[name1]),
		centre:  ingest.LocalityName(tidy(cells[centrum])),
	}
	if rec.section == municipalSection && cells[kod3] != "000" {
		return record{}, wrong(kod3, dataset.CodeConstraint, cells[kod3],
			"is a locality, and section 1 has none: correct it to 000, or the section to 2")
	}
	return rec, rec.wrongCode(cells[kc])
}

// wrongCode returns what is wrong with the code of a row that has a check digit.
func (rec record) wrongCode(check string) *dataset.Problem {
	checked := rec.code
	if checked[8:] == "000" {
		checked = checked[:8] // a heading of section 2 repeats code and check digit of its municipality
	}
	if want := checkDigit(checked); check != string(want) {
		return wrong(kc, dataset.CodeConstraint, check, fmt.Sprintf(
			"is not the check digit of %s, which is %c: correct the digit or the code", spaced(checked), want,
		))
	}
	if number := rec.code[:2]; !isRegion(number) && rec.code != title {
		return wrong(ter, dataset.CodeForeignKey, number, "is not the number of a region: correct it, or update govhub if the region is new")
	}
	return nil
}

// key identifies a row: a heading of section 2 shares the code of its municipality.
func (rec record) key() uint64 {
	key := uint64(rec.section - '0')
	for _, digit := range []byte(rec.code) {
		key = key*10 + uint64(digit-'0')
	}
	return key
}

// title is the code of the rows above all regions.
const title = "00000000000"

func wrongCount(cells []string) *dataset.Problem {
	switch n := len(cells); {
	case n < fields:
		return wrong(n, dataset.CodeMissingCell, "", fmt.Sprintf("is missing: the row has %d fields, not %d", n, fields))
	case n > fields:
		return &dataset.Problem{Code: dataset.CodeExtraCell, Value: cells[fields], Message: fmt.Sprintf(
			"is beyond the %d fields of a row: quote fields that hold a semicolon", fields,
		)}
	}
	return nil
}

// wrongField returns what is wrong with a field by itself.
func wrongField(i int, cell string) *dataset.Problem {
	switch i {
	case ter:
		return wrongDigits(i, cell, 2)
	case kod1, kod2, kod3, nomakt:
		return wrongDigits(i, cell, 3)
	case kc:
		return wrongDigits(i, cell, 1)
	case razdel:
		if cell != string(municipalSection) && cell != string(localSection) {
			return wrong(i, dataset.CodeConstraint, cell, "is not a section: write 1 or 2")
		}
	case name1, centrum:
		return wrongText(i, cell)
	case status:
		if cell != unchanged && cell != changed && cell != added {
			return wrong(i, dataset.CodeConstraint, cell, "is not a type of change that leaves a row in force: write 0, 2 (changed) or 3 (added)")
		}
	case dateutv, datevved:
		if _, err := time.Parse("02.01.2006", cell); err != nil {
			return wrong(i, dataset.CodeType, cell, "is not a date of the calendar: write dd.mm.yyyy")
		}
	}
	return nil
}

func wrongDigits(i int, cell string, n int) *dataset.Problem {
	if isDigits(cell, n) {
		return nil
	}
	return wrong(i, dataset.CodeType, cell, "is not a number of "+[...]string{1: "one digit", 2: "two digits", 3: "three digits"}[n])
}

func wrongText(i int, cell string) *dataset.Problem {
	if r, ok := charset.Foreign(cell); ok {
		return wrong(i, dataset.CodeEncoding, cell, fmt.Sprintf("holds %q (%U), which Russian names do not: correct the text", r, r))
	}
	if i == name1 && tidy(cell) == "" {
		return wrong(i, dataset.CodeConstraint, "", "is empty: every code has a name")
	}
	return nil
}

// contradiction returns where code and name of a row of section 1 disagree. The check keeps headings with unknown codes from
// becoming municipalities, and municipalities from being skipped as headings.
func (rec record) contradiction(k kind) *dataset.Problem {
	code := spaced(rec.code[:8])
	switch {
	case k == unknown:
		return wrong(kod1, dataset.CodeConstraint, rec.code[2:5], fmt.Sprintf(
			"with KOD2 %s does not stand for a known kind of municipality in TER %s: correct the code, or update govhub if the kind is new",
			rec.code[5:8], rec.code[:2],
		))
	case k == heading && !isHeading(rec.name) && rec.code != title:
		return wrong(name1, dataset.CodeConstraint, rec.name,
			"is not the name of a heading, which "+code+" is by its digits: correct one of the two")
	case k != heading && k != territory && isHeading(rec.name):
		return wrong(name1, dataset.CodeConstraint, rec.name,
			"is the name of a heading, while "+code+" is a municipality by its digits: correct one of the two")
	}
	return nil
}

func wrong(i int, code, value, message string) *dataset.Problem {
	return &dataset.Problem{Column: fieldName(i), Code: code, Value: value, Message: message}
}

func isDigits(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}

// tidy collapses white space, including no-break spaces and newlines, which the classifier has, to single spaces.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }
