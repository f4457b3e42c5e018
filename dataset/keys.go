package dataset

import (
	"context"
	"database/sql"
	"fmt"
)

// Keys returns the keys of a resource in the current release, to which rows that amend it may refer. The resource must have
// a key of one field.
func Keys(ctx context.Context, db *sql.DB, resource string) (_ map[string]bool, err error) {
	defer wrap(&err, "read the keys of %s", resource)
	s := schemaOf(resource)
	if s == nil || len(s.PrimaryKey) != 1 {
		return nil, fmt.Errorf("%q is no resource with a key of one field", resource)
	}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	current, err := readCurrent(ctx, tx)
	if err != nil {
		return nil, err
	}
	if err := current.amendable(); err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, fmt.Sprintf("-- name: dataset.keys\nSELECT %s FROM %s",
		quote(s.PrimaryKey[0]), stored(current.resources[resource].Table)))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	keys := map[string]bool{}
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		keys[key] = true
	}
	return keys, rows.Err()
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
