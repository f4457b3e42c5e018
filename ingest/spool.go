package ingest

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"govhub/dataset"
)

// Spool is a sink that turns what adapters read into data packages that amend a release, one for each input; its files on disk
// have no name. Rows with cells that their fields do not allow are quarantined, as are those that adapters reject: they go to
// the report, not to the data package. It is not safe for concurrent use.
type Spool struct {
	report  *json.Encoder
	inputs  []*Input
	known   func(resource string) (map[string]bool, error)
	keys    map[string]map[string]bool // of the release and earlier rows, by resource
	waiting []waiting
}

// Counts count the rows of an input. Always Read = Accepted + Quarantined + Skipped.
type Counts struct{ Read, Accepted, Quarantined, Skipped int64 }

func (c *Counts) Add(o Counts) {
	c.Read += o.Read
	c.Accepted += o.Accepted
	c.Quarantined += o.Quarantined
	c.Skipped += o.Skipped
}

// waiting is a row that refers to one that may come later.
type waiting struct {
	table *table
	row   []string
	line  int
}

// maxWaiting bounds the rows that wait. Rows beyond it are quarantined at once.
const maxWaiting = 100_000

// NewSpool makes a spool that writes one JSON object per quarantined row to report. Known returns the keys of a resource in the
// release, which rows may refer to beside those of earlier rows.
func NewSpool(report io.Writer, known func(resource string) (map[string]bool, error)) *Spool {
	return &Spool{report: json.NewEncoder(report), known: known, keys: map[string]map[string]bool{}}
}

// Begin begins the next input, whose rows amend those of earlier inputs. It accepts waiting rows whose references are now
// known.
func (s *Spool) Begin(name string) (*Input, error) {
	if err := s.settle(); err != nil {
		return nil, err
	}
	in := &Input{Name: name, tables: map[string]*table{}}
	s.inputs = append(s.inputs, in)
	return in, nil
}

// Close frees the disk space.
func (s *Spool) Close() {
	for _, in := range s.inputs {
		in.files.close()
	}
}

func (s *Spool) input() *Input { return s.inputs[len(s.inputs)-1] }

func (s *Spool) Row(t *Table, line int, cells []string) error {
	in := s.input()
	in.Read++
	table, err := s.table(in, t)
	if err != nil {
		return err
	}
	row := slices.Clone(cells)
	if p := table.checker.Check(row); p != nil {
		p.Line = line
		return s.quarantine(in, *p, table.lost(row))
	}
	// A row must stand on one line of the spool, since Origin finds it by line.
	if i := slices.IndexFunc(row, func(cell string) bool { return strings.ContainsAny(cell, "\r\n") }); i >= 0 {
		return s.quarantine(in, dataset.Problem{
			Line: line, Column: t.Columns[i], Code: dataset.CodeConstraint, Value: row[i], Message: "holds a line feed, which is not allowed: put a space in its place",
		}, table.lost(row))
	}
	if table.key >= 0 && len(table.lacking) > 0 && !s.keys[table.resource][row[table.key]] {
		return s.quarantine(in, dataset.Problem{
			Line: line, Column: table.columns[table.key], Code: dataset.CodeConstraint, Value: row[table.key],
			Message: "is neither in the current release nor in earlier rows: this source does not state " +
				strings.Join(table.lacking, ", ") + ", which a new row needs",
		}, nil)
	}
	if r := table.circular(row); r != nil {
		return s.quarantine(in, dataset.Problem{
			Line: line, Column: t.Columns[r.column], Code: dataset.CodeForeignKey, Value: row[r.column],
			Message: "is the row itself: name another " + r.names + ", or none",
		}, nil)
	}
	w := waiting{table, row, line}
	switch r := table.dangling(row); {
	case r == nil:
		return s.accept(w)
	case len(s.waiting) == maxWaiting:
		p := w.problem(r)
		p.Message += fmt.Sprintf(" so far, and %d rows wait already: put the rows referred to before it", maxWaiting)
		return s.quarantine(in, p, table.lost(row))
	}
	s.waiting = append(s.waiting, w)
	return nil
}

func (w waiting) problem(r *reference) dataset.Problem {
	return dataset.Problem{
		Line: w.line, Column: w.table.columns[r.column], Code: dataset.CodeForeignKey,
		Value: w.row[r.column], Message: "names no " + r.names + " of the current release or of these files",
	}
}

// accept writes a row with known references, which makes its own key known.
func (s *Spool) accept(w waiting) error {
	w.table.input.Accepted++
	if keys := s.keys[w.table.resource]; w.table.key >= 0 && keys != nil {
		keys[w.row[w.table.key]] = true
	}
	return w.table.write(w.row, w.line)
}

// settle accepts the waiting rows whose references are now known.
func (s *Spool) settle() error {
	for settled := true; settled; {
		settled = false
		left := s.waiting[:0]
		for _, w := range s.waiting {
			if w.table.dangling(w.row) != nil {
				left = append(left, w)
				continue
			}
			settled = true
			if err := s.accept(w); err != nil {
				return err
			}
		}
		s.waiting = left
	}
	return nil
}

// Finish accepts the waiting rows whose references are known and quarantines the others, including cycles. Call it when all
// inputs are read.
func (s *Spool) Finish() error {
	if err := s.settle(); err != nil {
		return err
	}
	for _, w := range s.waiting {
		if err := s.quarantine(w.table.input, w.problem(w.table.dangling(w.row)), w.table.lost(w.row)); err != nil {
			return err
		}
	}
	s.waiting = nil
	return nil
}

func (s *Spool) Reject(p dataset.Problem, lost ...dataset.Lost) error {
	in := s.input()
	in.Read++
	return s.quarantine(in, p, lost)
}

func (s *Spool) Skip(int) error {
	in := s.input()
	in.Read++
	in.Skipped++
	return nil
}

// quarantined is a line of the report, in the words of Frictionless.
type quarantined struct {
	File    string `json:"file"`
	Row     int    `json:"rowNumber"`
	Field   string `json:"fieldName,omitempty"`
	Type    string `json:"type"`
	Cell    string `json:"cell,omitempty"`
	Message string `json:"message"`
}

func (s *Spool) quarantine(in *Input, p dataset.Problem, lost []dataset.Lost) error {
	in.Quarantined++
	in.quarantine.add(p, lost)
	return s.report.Encode(quarantined{in.Name, p.Line, p.Column, p.Code, p.Value, p.Message})
}

// learn reads the keys of a resource, once.
func (s *Spool) learn(resource string) (err error) {
	if s.keys[resource] == nil {
		s.keys[resource], err = s.known(resource)
	}
	return err
}
