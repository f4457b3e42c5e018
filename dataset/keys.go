package dataset

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Keys returns the keys of a resource in the current release, to which rows that amend it may refer. The resource must have
// a key of one field.
func Keys(ctx context.Context, db *sql.DB, resource string) (map[string]bool, error) {
	s := schemaOf(resource)
	if s == nil || len(s.PrimaryKey) != 1 {
		return nil, fmt.Errorf("%q is no resource with a key of one field", resource)
	}
	keys := map[string]bool{}
	err := Rows(ctx, db, resource, s.PrimaryKey, func(cells []string) error {
		keys[cells[0]] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	return keys, nil
}

// Rows calls yield with fields of each row that a resource has in the current release, in no order: a text per field, empty
// for none. The slice is used again for the next row. An error of yield ends the reading and is returned.
func Rows(ctx context.Context, db *sql.DB, resource string, fields []string, yield func(cells []string) error) (err error) {
	defer wrap(&err, "read %s", resource)
	s := schemaOf(resource)
	if s == nil {
		return fmt.Errorf("%q is no resource", resource)
	}
	columns := make([]string, len(fields))
	for i, f := range fields {
		if s.field(f) < 0 {
			return fmt.Errorf("%s has no field %q", resource, f)
		}
		columns[i] = fmt.Sprintf("COALESCE(CAST(%s AS text), '')", quote(f))
	}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	current, err := readCurrent(ctx, tx)
	if err != nil {
		return err
	}
	if err := current.amendable(); err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, fmt.Sprintf("-- name: dataset.rows\nSELECT %s FROM %s",
		strings.Join(columns, ", "), stored(current.resources[resource].Table)))
	if err != nil {
		return err
	}
	defer rows.Close()
	cells := make([]string, len(fields))
	into := make([]any, len(fields))
	for i := range cells {
		into[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := yield(cells); err != nil {
			return err
		}
	}
	return rows.Err()
}

// References returns the schema's references to other rows, by field: each to a key of one of several resources, or to a
// value of Except.
func (s *Schema) References() []PlaceKey {
	references := append([]PlaceKey{}, s.PlaceKeys...)
	for _, k := range s.ForeignKeys {
		references = append(references, PlaceKey{Field: k.Field, Resources: []string{k.Resource}})
	}
	return references
}
