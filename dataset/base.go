package dataset

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// Base is what the inputs of an import amend: the current release, under the lock of releases.
type Base struct {
	tx      *sql.Tx
	current currentRelease
}

// Empty reports whether nothing was published yet.
func (b *Base) Empty() bool { return b.current.number == 0 }

// Keys returns the keys of a resource in the current release as amended by inputs: what rows of other inputs may refer to. The
// resource must have a key of one field.
func (b *Base) Keys(ctx context.Context, inputs []Input, resource string) (map[string]bool, error) {
	rows, err := b.Rows(ctx, inputs, resource, nil)
	if err != nil {
		return nil, err
	}
	keys := make(map[string]bool, len(rows))
	for key := range rows {
		keys[key] = true
	}
	return keys, nil
}

// Rows returns fields of the rows of a resource in the current release as amended by inputs, by key: a text per field, empty
// for no value. The resource must have a key of one field. Problems of an input are ignored: publishing reports them.
func (b *Base) Rows(
	ctx context.Context, inputs []Input, resource string, fields []string,
) (_ map[string][]string, err error) {
	defer wrap(&err, "read the rows of %s", resource)
	s := schemaOf(resource)
	if s == nil || len(s.PrimaryKey) != 1 {
		return nil, fmt.Errorf("%q is not a resource with a key of one field", resource)
	}
	columns := make([]int, len(fields))
	for i, name := range fields {
		if columns[i] = s.field(name); columns[i] < 0 {
			return nil, fmt.Errorf("it has no field %q", name)
		}
	}
	rows := map[string][]string{}
	if !slices.ContainsFunc(inputs, func(in Input) bool { return in.replaces(s) }) {
		if rows, err = b.rows(ctx, s, fields); err != nil {
			return nil, err
		}
	}
	for i := range inputs {
		if inputs[i].replaces(s) {
			clear(rows)
		}
		inputs[i].amend(rows, s, columns)
	}
	return rows, nil
}

// rows reads fields of the current release.
func (b *Base) rows(ctx context.Context, s *Schema, fields []string) (map[string][]string, error) {
	if err := b.current.amendable(); err != nil {
		return nil, err
	}
	names := append([]string{s.PrimaryKey[0]}, fields...)
	columns := make([]string, len(names))
	for i, name := range quoteAll(names) {
		columns[i] = fmt.Sprintf("coalesce(CAST(%s AS text), '')", name)
	}
	found, err := b.tx.QueryContext(ctx, fmt.Sprintf("-- name: dataset.rows\nSELECT %s FROM %s",
		strings.Join(columns, ", "), shownAs(b.current.number, s.Name)))
	if err != nil {
		return nil, err
	}
	defer found.Close()
	rows := map[string][]string{}
	cells := make([]string, len(names))
	into := make([]any, len(names))
	for i := range cells {
		into[i] = &cells[i]
	}
	for found.Next() {
		if err := found.Scan(into...); err != nil {
			return nil, err
		}
		rows[cells[0]] = slices.Clone(cells[1:])
	}
	return rows, found.Err()
}

// replaces reports whether the input leaves none of the earlier rows of the resource.
func (in *Input) replaces(s *Schema) bool {
	return in.Mode == Whole || in.Mode == "" || in.Mode == Replace && in.Package.named[s.Name]
}

// amend applies the rows of the data package to others, as an upsert does: fields that the file does not state stay.
func (in *Input) amend(rows map[string][]string, s *Schema, columns []int) {
	file, ok := in.Package.file(s)
	if !ok {
		return
	}
	key := s.field(s.PrimaryKey[0])
	for row := range in.Package.rows(file, true, func(Problem) {}) {
		cells := rows[row.values[key]]
		added := cells == nil
		if added {
			cells = make([]string, len(columns))
			rows[row.values[key]] = cells
		}
		for i, column := range columns {
			value := row.values[column]
			if value == "" && slices.Contains(in.Keeps[s.Name], s.Fields[column].Name) {
				continue
			}
			if row.stated[column] || added {
				cells[i] = value
			}
		}
	}
}
