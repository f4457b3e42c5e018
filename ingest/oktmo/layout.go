package oktmo

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"govhub/dataset"
	"govhub/ingest"
)

// layout is a form in which the classifier is distributed.
type layout struct {
	comma  rune
	header bool
	// verify says from the first row why a file is not of the layout; empty if it may be.
	verify func(cells []string) string
	// parse returns what a row below the header holds, or what is wrong with it.
	parse func(line int, cells []string) (record, *dataset.Problem)
	// centres reports whether rows state the centre.
	centres bool
	// labels are the names of fields where they differ from the structure.
	labels map[string]string
}

// The layouts, which the first line distinguishes: the classifier has no header.
func classifier() *layout {
	return &layout{comma: ';', verify: verifyClassifier, parse: parseClassifier, centres: true}
}

func section1List() *layout {
	return &layout{
		comma: ',', header: true, verify: verifyList, parse: parseList,
		labels: map[string]string{fieldName(kod1): "kod1", fieldName(kc): "check_digit", fieldName(ter): "ter", fieldName(name1): "name_ru"},
	}
}

func layoutOf(file string, buf *bufio.Reader) (*layout, error) {
	label := []byte(listColumns()[0])
	start, err := buf.Peek(len(label))
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if bytes.Equal(start, label) {
		return section1List(), nil
	}
	return classifier(), nil
}

// Columns of the list of section 1. The last four are not read: the list derives them from the digits, and so does the
// adapter.
const (
	listCode = iota
	listCheck
	listTER
	listKOD1
	listKOD2
	listKind
	listParent
	listName
	listCheckValid
	listParentMissing
	listFields
)

func listColumns() [listFields]string {
	return [listFields]string{
		"code8", "check_digit", "ter", "kod1", "kod2", "kind", "parent_code8", "name_ru", "check_digit_valid", "parent_missing",
	}
}

func verifyList(cells []string) string {
	names := listColumns()
	return ingest.WrongOrder(cells, names[:], "obtain a list of section 1, or the classifier itself")
}

// parseList reads a row of the list as the row of section 1 that it comes from.
func parseList(line int, cells []string) (record, *dataset.Problem) {
	switch {
	case len(cells) < listFields:
		return record{}, &dataset.Problem{Column: listColumns()[len(cells)], Code: dataset.CodeMissingCell, Message: fmt.Sprintf(
			"is missing: the row has %d fields, not %d", len(cells), listFields,
		)}
	case len(cells) > listFields:
		return record{}, &dataset.Problem{Code: dataset.CodeExtraCell, Value: cells[listFields], Message: fmt.Sprintf(
			"is beyond the %d fields of a row: quote fields that hold a comma", listFields,
		)}
	}
	for _, f := range [...]struct{ field, column int }{{ter, listTER}, {kod1, listKOD1}, {kod2, listKOD2}, {kc, listCheck}, {name1, listName}} {
		if p := wrongField(f.field, cells[f.column]); p != nil {
			p.Column = listColumns()[f.column]
			return record{}, p
		}
	}
	if digits := cells[listTER] + cells[listKOD1] + cells[listKOD2]; cells[listCode] != digits {
		return record{}, &dataset.Problem{Column: listColumns()[listCode], Code: dataset.CodeConstraint, Value: cells[listCode], Message: fmt.Sprintf(
			"is not ter, kod1 and kod2, which make %s: correct one of them", digits,
		)}
	}
	rec := record{line: line, code: cells[listCode] + "000", section: municipalSection, name: tidy(cells[listName])}
	return rec, rec.wrongCode(cells[listCheck])
}
