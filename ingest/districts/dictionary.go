package districts

import (
	"context"
	"fmt"
	"io"
	"strings"

	"govhub/dataset"
)

// entry is a line of the file and its outcome.
type entry struct {
	line    int
	version *version         // nil if the line cannot be used
	problem *dataset.Problem // nil if the line can be used, or is blank
}

// dictionary holds a whole file.
type dictionary struct {
	file        string
	entries     []entry // in the order of the file
	territories map[int][]*version
	codes       map[string][]*version
	broken      map[string]bool // changes that name a line that cannot be used
}

// read reads a whole file: the last version of a code may be anywhere in it.
func read(ctx context.Context, file string, r io.Reader) (*dictionary, error) {
	d := &dictionary{
		file: file, territories: map[int][]*version{}, codes: map[string][]*version{}, broken: map[string]bool{},
	}
	if err := records(ctx, file, r, d.add); err != nil {
		return nil, err
	}
	return d, nil
}

func (d *dictionary) add(rec record) {
	if rec.count == columns && rec.cells == [columns]string{} {
		d.entries = append(d.entries, entry{line: rec.line})
		return
	}
	v, problem := parse(&rec)
	if problem == nil {
		problem = d.conflict(v)
	}
	if problem != nil {
		d.reject(&rec, problem)
		return
	}
	d.entries = append(d.entries, entry{line: rec.line, version: v})
	d.territories[v.territory] = append(d.territories[v.territory], v)
	d.codes[v.OKTMO] = append(d.codes[v.OKTMO], v)
}

// conflict returns why a version contradicts an earlier one, nil if it does not. A code or territory has few versions, at most
// one a year.
func (d *dictionary) conflict(v *version) *dataset.Problem {
	for _, other := range d.territories[v.territory] {
		if v.overlaps(other.Version) {
			return &dataset.Problem{
				Column: columnNames()[colTerritory], Code: dataset.CodePrimaryKey, Value: fmt.Sprint(v.territory),
				Message: fmt.Sprintf("has another version in the same years on line %d: correct year_from or year_to", other.line),
			}
		}
	}
	for _, other := range d.codes[v.OKTMO] {
		if v.overlaps(other.Version) {
			return &dataset.Problem{
				Column: columnNames()[colOKTMO], Code: dataset.CodePrimaryKey, Value: v.OKTMO,
				Message: fmt.Sprintf("is the code of territory %d in the same years, see line %d: correct the code or the years",
					other.territory, other.line),
			}
		}
	}
	return nil
}

// reject notes an unusable line, and that its changes cannot be stated.
func (d *dictionary) reject(rec *record, p *dataset.Problem) {
	var changes []string
	for _, column := range []int{colChangeFrom, colChangeTo} {
		if id := rec.cells[column]; changeSlug(id) != "" {
			d.broken[id] = true
			changes = append(changes, id)
		}
	}
	if len(changes) > 0 {
		p.Message += "; left out with it: change " + strings.Join(changes, " and ")
	}
	p.File, p.Line = d.file, rec.line
	d.entries = append(d.entries, entry{line: rec.line, problem: p})
}
