package ingest

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"govhub/dataset"
)

// Spool is a sink that turns what adapters read into a data package in a folder, which amends a release. Rows whose cells
// their fields do not allow go to the report, like those that the adapters reject. It is not safe for concurrent use.
type Spool struct {
	dir    string
	report io.Writer
	file   string // that is being read
	tables map[string]*spooled
	order  []string // of the tables, as they first came up

	known   func(resource string) (map[string]bool, error)
	keys    map[string]map[string]bool // of the release and of the rows before, by resource
	waiting []waiting

	Read, Accepted, Rejected, Skipped int
}

// spooled is the file of a resource.
type spooled struct {
	resource   string
	columns    []string
	checker    *dataset.Checker
	references []reference
	key        int // column of the key, -1 if it has several

	out     *os.File
	csv     *csv.Writer
	rows    int
	origins []origin
}

// reference is a column that names a row of one of several resources.
type reference struct {
	column int
	to     []map[string]bool // their keys
	except []string
	names  string
	own    bool // the resources include that of the row itself
}

// waiting is a row that refers to one that may yet come.
type waiting struct {
	table *spooled
	row   []string
	from  origin
}

// maxWaiting bounds the rows that wait. Those beyond are rejected at once.
const maxWaiting = 100_000

// origin says where a row came from, and those after it, one from each following line, up to the row of the next origin.
type origin struct {
	row  int // counted from 0
	file string
	line int
}

// NewSpool makes a spool that writes its package into dir, an empty folder, and one JSON object per rejected row to report.
// known returns the keys of a resource that a row may refer to, beside those of the rows before it.
func NewSpool(dir string, report io.Writer, known func(resource string) (map[string]bool, error)) *Spool {
	return &Spool{dir: dir, report: report, tables: map[string]*spooled{}, known: known, keys: map[string]map[string]bool{}}
}

// File names the file whose rows come next.
func (s *Spool) File(name string) { s.file = name }

// Row takes a row.
func (s *Spool) Row(t *Table, line int, cells []string) error {
	s.Read++
	table, err := s.table(t)
	if err != nil {
		return err
	}
	row := slices.Clone(cells)
	if p := table.checker.Check(row); p != nil {
		p.Line = line
		return s.reject(*p)
	}
	// A row stands on one line of the spool, by which it is found again.
	if i := slices.IndexFunc(row, func(cell string) bool { return strings.ContainsAny(cell, "\r\n") }); i >= 0 {
		return s.reject(dataset.Problem{Line: line, Column: t.Columns[i], Code: dataset.CodeConstraint, Value: row[i], Message: "holds a line feed: remove it"})
	}
	w := waiting{table, row, origin{file: s.file, line: line}}
	switch r := table.dangling(row); {
	case r == nil:
		return s.accept(w)
	case len(s.waiting) == maxWaiting:
		p := w.problem(r)
		p.Message += fmt.Sprintf(" so far, and %d rows wait already: put the rows referred to before it", maxWaiting)
		return s.reject(p)
	}
	s.waiting = append(s.waiting, w)
	return nil
}

func (w waiting) problem(r *reference) dataset.Problem {
	return dataset.Problem{
		File: w.from.file, Line: w.from.line, Column: w.table.columns[r.column], Code: dataset.CodeForeignKey,
		Value: w.row[r.column], Message: "is no " + r.names + " of the current release or of these files",
	}
}

// accept writes a row whose references are known, which makes its own key known.
func (s *Spool) accept(w waiting) error {
	s.Accepted++
	t := w.table
	if keys := s.keys[t.resource]; t.key >= 0 && keys != nil {
		keys[w.row[t.key]] = true
	}
	if file, next := t.origin(t.rows); file != w.from.file || next != w.from.line {
		t.origins = append(t.origins, origin{t.rows, w.from.file, w.from.line})
	}
	t.rows++
	return t.csv.Write(w.row)
}

// Finish accepts the rows whose references have come, and rejects the others, among them rows that refer to each other in a
// circle. Call it when all files are read.
func (s *Spool) Finish() error {
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
	for _, w := range s.waiting {
		if err := s.reject(w.problem(w.table.dangling(w.row))); err != nil {
			return err
		}
	}
	s.waiting = nil
	return nil
}

// origin returns the file and the line that a row came from.
func (t *spooled) origin(row int) (file string, line int) {
	i, found := slices.BinarySearchFunc(t.origins, row, func(o origin, row int) int { return cmp.Compare(o.row, row) })
	if !found {
		i--
	}
	if i < 0 {
		return "", 0
	}
	return t.origins[i].file, t.origins[i].line + row - t.origins[i].row
}

// Reject takes a row that cannot be used.
func (s *Spool) Reject(p dataset.Problem) error {
	s.Read++
	return s.reject(p)
}

// Skip notes a row that is left out.
func (s *Spool) Skip(int) error {
	s.Read++
	s.Skipped++
	return nil
}

// rejection is a line of the report, in the terms of Frictionless.
type rejection struct {
	File    string `json:"file"`
	Row     int    `json:"rowNumber"`
	Field   string `json:"fieldName,omitempty"`
	Type    string `json:"type"`
	Cell    string `json:"cell,omitempty"`
	Message string `json:"message"`
}

func (s *Spool) reject(p dataset.Problem) error {
	s.Rejected++
	if p.File == "" {
		p.File = s.file
	}
	return json.NewEncoder(s.report).Encode(rejection{p.File, p.Line, p.Column, p.Code, p.Value, p.Message})
}

// table returns the file of a resource. All adapters of an import must state the same fields of it, since a row that lacks
// one would else look as if it had no value.
func (s *Spool) table(t *Table) (*spooled, error) {
	if known := s.tables[t.Resource]; known != nil {
		if !slices.Equal(known.columns, t.Columns) {
			return nil, fmt.Errorf("%s: the files of one import state different fields of %s: import them one after the other", s.file, t.Resource)
		}
		return known, nil
	}
	checker, err := dataset.NewChecker(t.Resource, t.Columns)
	if err != nil {
		return nil, err
	}
	out, err := os.Create(filepath.Join(s.dir, t.Resource+".csv"))
	if err != nil {
		return nil, err
	}
	table := &spooled{resource: t.Resource, columns: t.Columns, checker: checker, out: out, csv: csv.NewWriter(out)}
	if err := s.relate(t, table); err != nil {
		return nil, errors.Join(err, out.Close())
	}
	s.tables[t.Resource] = table
	s.order = append(s.order, t.Resource)
	return table, table.csv.Write(t.Columns)
}

// relate finds what the rows of a table refer to.
func (s *Spool) relate(t *Table, table *spooled) error {
	schemas := dataset.Schemas()
	schema := schemas[slices.IndexFunc(schemas, func(s *dataset.Schema) bool { return s.Name == t.Resource })]
	table.key = -1
	if len(schema.PrimaryKey) == 1 {
		table.key = slices.Index(t.Columns, schema.PrimaryKey[0])
		if err := s.learn(t.Resource); err != nil { // rows of other tables may refer to these
			return err
		}
	}
	for _, k := range schema.References() {
		r := reference{column: slices.Index(t.Columns, k.Field), except: k.Except, names: strings.Join(k.Resources, " or ")}
		if r.column < 0 {
			continue
		}
		r.own = table.key >= 0 && slices.Contains(k.Resources, t.Resource)
		for _, resource := range k.Resources {
			if err := s.learn(resource); err != nil {
				return err
			}
			r.to = append(r.to, s.keys[resource])
		}
		table.references = append(table.references, r)
	}
	return nil
}

// learn reads the keys of a resource, once.
func (s *Spool) learn(resource string) (err error) {
	if s.keys[resource] == nil {
		s.keys[resource], err = s.known(resource)
	}
	return err
}

// dangling returns a reference of the row that leads nowhere, nil if there is none.
func (t *spooled) dangling(row []string) *reference {
	for i := range t.references {
		r := &t.references[i]
		value := row[r.column]
		if value == "" || slices.Contains(r.except, value) || r.own && value == row[t.key] ||
			slices.ContainsFunc(r.to, func(keys map[string]bool) bool { return keys[value] }) {
			continue
		}
		return r
	}
	return nil
}

// Package closes the files and opens them as a data package.
func (s *Spool) Package(name string) (*dataset.Package, error) {
	type resource struct {
		Name string `json:"name"`
		Path string `json:"path"`
	}
	var resources []resource
	for _, resourceName := range s.order {
		t := s.tables[resourceName]
		t.csv.Flush()
		if err := errors.Join(t.csv.Error(), t.out.Close()); err != nil {
			return nil, err
		}
		resources = append(resources, resource{resourceName, resourceName + ".csv"})
	}
	if s.Accepted == 0 {
		return nil, errors.New("the files hold no row that can be used")
	}
	text, err := json.Marshal(map[string]any{"name": name, "resources": resources})
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(s.dir, "datapackage.json"), text, 0o600); err != nil {
		return nil, err
	}
	return dataset.Open(s.dir)
}

// otherLine is how a problem names the line of another row.
var otherLine = regexp.MustCompile(`on line \d+`)

// Explain replaces the places in the spool, which an error of publishing names, by those in the files that were read.
func (s *Spool) Explain(err error) error {
	rejected, ok := errors.AsType[*dataset.RejectedError](err)
	if !ok {
		return err
	}
	explained := *rejected
	explained.Problems = slices.Clone(rejected.Problems)
	for i := range explained.Problems {
		p := &explained.Problems[i]
		for name, t := range s.tables {
			if p.File != name+".csv" || p.Line < 2 {
				continue
			}
			p.File, p.Line = t.origin(p.Line - 2)
			p.Message = otherLine.ReplaceAllStringFunc(p.Message, func(place string) string {
				line, err := strconv.Atoi(strings.TrimPrefix(place, "on line "))
				if err != nil {
					return place
				}
				file, line := t.origin(line - 2)
				return fmt.Sprintf("on line %d of %s", line, file)
			})
			break
		}
	}
	return &explained
}
