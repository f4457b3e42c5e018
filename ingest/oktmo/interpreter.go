package oktmo

import (
	"fmt"
	"strings"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/charset"
)

// interpreter turns rows of the classifier into rows of resources. It remembers only codes and one urban okrug.
type interpreter struct {
	file           string
	edition        string
	layout         *layout
	decoder        charset.Decoder
	sink           ingest.Sink
	sources        *ingest.Table
	municipalities *ingest.Table

	started bool
	seen    map[uint64]int  // first line of each code, by section and code
	parents map[string]kind // kinds of districts and okrugs so far, by their first five digits
	okrug   *record         // an urban okrug, waiting for the row that shows whether it has intracity districts
	cells   [columns]string // of the last row given
}

// columns is how many fields of a municipality the classifier states at most.
const columns = 8

func newInterpreter(file string, o Options, l *layout, sink ingest.Sink) *interpreter {
	stated := []string{"oktmo", "kind", "name_ru", "region", "parent", "source", "note"}
	if l.centres {
		stated = append(stated, "centre")
	}
	return &interpreter{
		file:           file,
		edition:        o.Edition,
		layout:         l,
		decoder:        charset.Decoder{Encoding: o.Encoding, Advice: "declare the encoding "},
		sink:           sink,
		sources:        &ingest.Table{Resource: "source", Columns: []string{"slug", "title", "publisher", "url", "licence", "covers_from", "frequency"}},
		municipalities: &ingest.Table{Resource: "municipality", Columns: stated},
		seen:           map[uint64]int{},
		parents:        map[string]kind{},
	}
}

// row takes the next row of the file.
func (it *interpreter) row(line int, cells []string) error {
	if reason := it.decoder.Decode(cells); reason != "" {
		return &ingest.LayoutError{File: it.file, Line: line, Reason: reason}
	}
	if !it.started {
		if err := it.start(line, cells); err != nil || it.layout.header {
			return err
		}
	}
	rec, problem := it.layout.parse(line, cells)
	if problem == nil {
		problem = it.unique(rec)
	}
	if problem != nil {
		return it.reject(line, problem)
	}
	if rec.section != municipalSection {
		return it.sink.Skip(line)
	}
	return it.section1(rec)
}

// start states the source once the first row shows the layout.
func (it *interpreter) start(line int, cells []string) error {
	if reason := it.layout.verify(cells); reason != "" {
		return &ingest.LayoutError{File: it.file, Line: line, Reason: reason}
	}
	it.started = true
	return it.sink.Row(it.sources, 0, []string{
		Slug(it.edition),
		"Общероссийский классификатор территорий муниципальных образований ОК 033-2013",
		"Росстат",
		"https://rosstat.gov.ru/opendata/7708234640-oktmo",
		"Official document, not subject to copyright (Civil Code of the Russian Federation, article 1259, paragraph 6)",
		it.edition,
		"IRREGULAR", // amendments, whenever there are some
	})
}

// section1 takes a row of section 1 that is valid in itself.
func (it *interpreter) section1(rec record) error {
	k := kindOf(rec.code)
	if problem := rec.contradiction(k); problem != nil {
		return it.reject(rec.line, problem)
	}
	if err := it.release(rec.code); err != nil {
		return err
	}
	switch k {
	case heading, territory:
		return it.sink.Skip(rec.line)
	case urbanOkrug:
		it.okrug = &rec
		return nil
	}
	if problem := it.orphan(rec.code, k); problem != nil {
		return it.reject(rec.line, problem)
	}
	return it.municipality(rec, k)
}

// end ends the file.
func (it *interpreter) end() error { return it.release("") }

// release states the waiting urban okrug. Its kind follows from the next code of section 1 (empty at the end): rows of
// intracity districts, a heading first, follow right after their okrug.
func (it *interpreter) release(next string) error {
	if it.okrug == nil {
		return nil
	}
	okrug, k := *it.okrug, urbanOkrug
	it.okrug = nil
	if strings.HasPrefix(next, okrug.code[:5]+intracityGroup) {
		k = dividedOkrug
	}
	return it.municipality(okrug, k)
}

func (it *interpreter) municipality(rec record, k kind) error {
	parent := ""
	if k.isPart() {
		parent = rec.code[:5] + "000"
	} else {
		it.parents[rec.code[:5]] = k
	}
	name, note := ingest.CleanName(ingest.WithoutKind(rec.name), Slug(it.edition))
	it.cells = [columns]string{rec.code[:8], string(k), name, ingest.RegionOf(rec.code), parent, Slug(it.edition), note, rec.centre}
	return it.sink.Row(it.municipalities, rec.line, it.cells[:len(it.municipalities.Columns)])
}

// unique notes the code of a row, or says where it occurred before.
func (it *interpreter) unique(rec record) *dataset.Problem {
	key := rec.key()
	if first, ok := it.seen[key]; ok {
		return &dataset.Problem{Code: dataset.CodePrimaryKey, Value: spaced(rec.code), Message: fmt.Sprintf(
			"is in section %c twice, first in line %d: keep one of the two rows", rec.section, first,
		)}
	}
	it.seen[key] = rec.line
	return nil
}

// orphan says what is wrong with the parent of a municipality of kind k.
func (it *interpreter) orphan(code string, k kind) *dataset.Problem {
	if !k.isPart() {
		return nil
	}
	parent, ok := it.parents[code[:5]]
	switch {
	case !ok:
		return &dataset.Problem{Column: fieldName(kod1), Code: dataset.CodeForeignKey, Value: code[2:5], Message: fmt.Sprintf(
			"names the parent %s, which no earlier row states: put that row before this one, or correct it if it was rejected",
			spaced(code[:5]+"000"),
		)}
	case k == intracityDistrict && parent != dividedOkrug:
		return &dataset.Problem{Column: fieldName(kod1), Code: dataset.CodeForeignKey, Value: code[2:5], Message: fmt.Sprintf(
			"names the parent %s, which was read as one without intracity districts: put this row right after it",
			spaced(code[:5]+"000"),
		)}
	}
	return nil
}

func (it *interpreter) reject(line int, p *dataset.Problem) error {
	p.File, p.Line = it.file, line
	if label, ok := it.layout.labels[p.Column]; ok {
		p.Column = label
	}
	return it.sink.Reject(*p)
}
