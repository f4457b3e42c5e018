package ingest

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"govhub/dataset"
)

// Input is what was read from one input: accepted rows, by resource.
type Input struct {
	Name string // for errors and the report
	Counts
	Newest string // newest day or period that the accepted rows state

	quarantine quarantine

	tables map[string]*table
	order  []*table // in order of first use
	files  files
}

// table is the CSV of a resource.
type table struct {
	input      *Input
	resource   string
	columns    []string
	clears     []string
	lacking    []string // fields that a new row needs and the adapter does not state
	checker    *dataset.Checker
	references []reference
	key        int   // column of the key, -1 if the key has several
	dates      []int // columns of days and periods that say how new the file is

	csv     *csv.Writer
	rows    int
	origins []origin
}

// origin is the line that a row came from; the rows up to the next origin came from the lines after it.
type origin struct {
	row  int // counted from 0
	line int
}

// reference is a column that names a row of one of several resources.
type reference struct {
	column int
	to     []map[string]bool // their keys
	except []string
	names  string
	own    bool // the resources include that of the row itself
}

// table returns the CSV of a resource. An adapter must state the same fields in all rows of a file: a row without one of them
// would look as if it had no value.
func (s *Spool) table(in *Input, t *Table) (*table, error) {
	if known := in.tables[t.Resource]; known != nil {
		if !slices.Equal(known.columns, t.Columns) {
			return nil, fmt.Errorf("%s: rows of %s state different fields", in.Name, t.Resource)
		}
		return known, nil
	}
	checker, err := dataset.NewChecker(t.Resource, t.Columns)
	if err != nil {
		return nil, err
	}
	table := &table{input: in, resource: t.Resource, columns: t.Columns, clears: t.Clears, checker: checker}
	for i, name := range t.Columns {
		if name == "period" || name == "valid_from" || name == "valid_to" {
			table.dates = append(table.dates, i)
		}
	}
	if err := s.relate(table); err != nil {
		return nil, err
	}
	out, err := in.files.create(t.Resource + ".csv")
	if err != nil {
		return nil, err
	}
	table.csv = csv.NewWriter(out)
	in.tables[t.Resource] = table
	in.order = append(in.order, table)
	return table, keeping(table.csv.Write(t.Columns))
}

// Keeps returns, by resource, the fields in which an empty cell leaves the value that a row has.
func (in *Input) Keeps() map[string][]string {
	keeps := make(map[string][]string, len(in.order))
	for _, t := range in.order {
		keeps[t.resource] = slices.DeleteFunc(slices.Clone(t.columns), func(c string) bool { return slices.Contains(t.clears, c) })
	}
	return keeps
}

// relate finds the fields that the rows of a table need, and their references.
func (s *Spool) relate(t *table) error {
	schemas := dataset.Schemas()
	schema := schemas[slices.IndexFunc(schemas, func(s *dataset.Schema) bool { return s.Name == t.resource })]
	for _, f := range schema.Fields {
		if f.Constraints.Required && f.Missing == "" && !slices.Contains(t.columns, f.Name) {
			t.lacking = append(t.lacking, f.Name)
		}
	}
	t.key = -1
	if len(schema.PrimaryKey) == 1 {
		t.key = slices.Index(t.columns, schema.PrimaryKey[0])
		if err := s.learn(t.resource); err != nil { // rows of other tables may refer to these
			return err
		}
	}
	for _, k := range schema.References() {
		r := reference{column: slices.Index(t.columns, k.Field), except: k.Except, names: strings.Join(k.Resources, " or ")}
		if r.column < 0 {
			continue
		}
		r.own = t.key >= 0 && slices.Contains(k.Resources, t.resource)
		for _, resource := range k.Resources {
			if err := s.learn(resource); err != nil {
				return err
			}
			r.to = append(r.to, s.keys[resource])
		}
		t.references = append(t.references, r)
	}
	return nil
}

// dangling returns a reference of the row to an unknown key, nil if there is none.
func (t *table) dangling(row []string) *reference {
	for i := range t.references {
		r := &t.references[i]
		value := row[r.column]
		if value == "" || slices.Contains(r.except, value) ||
			slices.ContainsFunc(r.to, func(keys map[string]bool) bool { return keys[value] }) {
			continue
		}
		return r
	}
	return nil
}

// circular returns a reference of the row to itself, nil if there is none.
func (t *table) circular(row []string) *reference {
	for i := range t.references {
		if r := &t.references[i]; r.own && row[r.column] == row[t.key] {
			return r
		}
	}
	return nil
}

func (t *table) write(row []string, line int) error {
	if t.origin(t.rows) != line {
		t.origins = append(t.origins, origin{t.rows, line})
	}
	t.rows++
	for _, i := range t.dates {
		t.input.Newest = max(t.input.Newest, lastMonth(row[i]))
	}
	return keeping(t.csv.Write(row))
}

// origin returns the line that a row came from.
func (t *table) origin(row int) (line int) {
	i, found := slices.BinarySearchFunc(t.origins, row, func(o origin, row int) int { return cmp.Compare(o.row, row) })
	if !found {
		i--
	}
	if i < 0 {
		return -1
	}
	return t.origins[i].line + row - t.origins[i].row
}

// lastMonth returns a period as a day, month or year: 2024-06 for 2024-Q2.
func lastMonth(period string) string {
	year, quarter, found := strings.Cut(period, "-Q")
	if !found {
		return period
	}
	return year + map[string]string{"1": "-03", "2": "-06", "3": "-09", "4": "-12"}[quarter]
}

// Package returns the accepted rows as a data package. It fails if there are none.
func (in *Input) Package() (*dataset.Package, error) {
	type resource struct {
		Name string `json:"name"`
		Path string `json:"path"`
	}
	if in.Accepted == 0 {
		return nil, fmt.Errorf("%s: holds no row that can be used", in.Name)
	}
	var resources []resource
	for _, t := range in.order {
		t.csv.Flush()
		if err := keeping(t.csv.Error()); err != nil {
			return nil, err
		}
		resources = append(resources, resource{t.resource, t.resource + ".csv"})
	}
	descriptor, err := in.files.create("datapackage.json")
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(descriptor).Encode(map[string]any{"resources": resources}); err != nil {
		return nil, keeping(err)
	}
	return dataset.OpenFS(&in.files, in.Name)
}

// Origin returns the input and line that a line of a data package file came from, for dataset.Input.
func (in *Input) Origin(file string, line int) (string, int) {
	t := in.tables[strings.TrimSuffix(file, ".csv")]
	if t == nil || line < 2 {
		return in.Name, 0
	}
	return in.Name, t.origin(line - 2)
}

// keeping wraps an error of the spool and says what helps if the disk is full.
func keeping(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("store rows until all are read: %w: free disk space, or set TMPDIR to another folder", err)
}
