package dataset

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"
)

// column is a column of a table of schema store, which earlier Table Schemas may have made.
type column struct {
	name      string
	sqlType   string
	collation string // empty for none
	required  bool
}

// storedColumns returns the columns of tables of schema store, by table. Any role may call it.
func storedColumns(ctx context.Context, tx *sql.Tx, tables []string) (map[string][]column, error) {
	const query = `-- name: dataset.stored_columns
		SELECT c.relname, a.attname, format_type(a.atttypid, NULL), coalesce(l.collname, ''), a.attnotnull
		FROM pg_catalog.pg_class AS c
		JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
		JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
		LEFT JOIN pg_catalog.pg_collation AS l ON l.oid = a.attcollation
		WHERE n.nspname = 'store' AND c.relname = ANY ($1) AND a.attnum > 0 AND NOT a.attisdropped
		ORDER BY a.attnum`
	rows, err := tx.QueryContext(ctx, query, pq.Array(tables))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	stored := make(map[string][]column, len(tables))
	for rows.Next() {
		var table string
		var c column
		if err := rows.Scan(&table, &c.name, &c.sqlType, &c.collation, &c.required); err != nil {
			return nil, err
		}
		stored[table] = append(stored[table], c)
	}
	return stored, rows.Err()
}

// view returns the SQL, without CREATE, that shows a table under the name of the resource in the schema of a release, with the columns of the
// Table Schema. Other columns of the table follow, for running hubs of the earlier version. Without a table, as in releases older
// than the resource, the view is empty.
func (s *Schema) view(schema, table string, stored map[string][]column) (string, error) {
	from, columns := " WHERE false", stored[table]
	if table != "" {
		if len(columns) == 0 {
			return "", fmt.Errorf("table store.%s is gone: restore the database from a backup", table)
		}
		from = " FROM store." + quote(table)
	}
	shown, err := s.show(columns, table != "")
	if err != nil {
		return "", err
	}
	list := make([]string, 0, len(shown)+len(columns))
	for _, c := range shown {
		list = append(list, c.String())
	}
	for _, c := range columns {
		if !slices.ContainsFunc(shown, func(s shownColumn) bool { return s.name == c.name }) {
			list = append(list, quote(c.name))
		}
	}
	return fmt.Sprintf("VIEW %s.%s AS SELECT %s%s", quote(schema), quote(s.Name), strings.Join(list, ", "), from), nil
}

// asPublished reports whether the fields are the columns of the table in order, so that its canonical CSV is the published one.
func (s *Schema) asPublished(columns []column) bool {
	shown, err := s.show(columns, true)
	if err != nil || len(shown) != len(columns) {
		return false
	}
	for i, c := range shown {
		if c.name != columns[i].name || c.value != quote(c.name) {
			return false
		}
	}
	return true
}

type shownColumn struct{ name, value string }

func (c shownColumn) String() string {
	if c.value == quote(c.name) {
		return c.value
	}
	return c.value + " AS " + quote(c.name)
}

// show lists the columns of the Table Schema as selected from a table with the columns. If the view is empty, fields need no value.
func (s *Schema) show(columns []column, rows bool) ([]shownColumn, error) {
	shown := make([]shownColumn, 0, len(s.Fields)+1)
	for i := range s.Fields {
		f := &s.Fields[i]
		value, err := valueOf(f, columns, rows)
		if err != nil {
			return nil, fmt.Errorf("%s.%s: %w", s.Name, f.Name, err)
		}
		shown = append(shown, shownColumn{f.Name, value})
	}
	if !s.GeneratedKey {
		return shown, nil
	}
	if slices.ContainsFunc(columns, func(c column) bool { return c.name == generatedKey }) {
		return append(shown, shownColumn{generatedKey, quote(generatedKey)}), nil
	}
	parts := make([]string, len(s.PrimaryKey))
	for i, position := range s.positions(s.PrimaryKey) {
		parts[i] = shown[position].value
	}
	return append(shown, shownColumn{generatedKey, `(` + strings.Join(parts, ` || '/' || `) + `) COLLATE "C"`}), nil
}

// valueOf returns the SQL of a field, given the columns of its table.
func valueOf(f *Field, columns []column, rows bool) (string, error) {
	stored := find(f, columns)
	switch {
	case stored == nil:
		if rows && f.Constraints.Required && f.Missing == "" {
			return "", errors.New("older releases lack it, and its Table Schema declares no value for `missing`")
		}
		if rows && f.Older != "" {
			return cast(f, f.Older), nil
		}
		return absent(f), nil
	case stored.sqlType != baseType(f):
		return "", fmt.Errorf("it is of type %s in older releases, and of type %s in its Table Schema", stored.sqlType, baseType(f))
	}
	value := quote(stored.name)
	if f.Constraints.Required && !stored.required {
		if f.Missing == "" {
			return "", errors.New("it may be empty in older releases, and its Table Schema declares no value for `missing`")
		}
		value = "coalesce(" + value + ", " + absent(f) + ")"
	}
	if stored.collation != collation(f) {
		value += " COLLATE " + quote(collation(f))
	}
	return value, nil
}

// find returns the column of the field, under its name or a former one, nil if there is none.
func find(f *Field, columns []column) *column {
	for _, name := range append([]string{f.Name}, f.FormerNames...) {
		if i := slices.IndexFunc(columns, func(c column) bool { return c.name == name }); i >= 0 {
			return &columns[i]
		}
	}
	return nil
}

// absent returns the SQL value of a field that a table lacks.
func absent(f *Field) string {
	value := "NULL"
	if f.Missing != "" {
		value = pq.QuoteLiteral(f.Missing)
	}
	return cast(f, value)
}

// cast returns an SQL value as one of the field.
func cast(f *Field, value string) string {
	value = "CAST(" + value + " AS " + baseType(f) + ")"
	if c := collation(f); c != "" {
		value += " COLLATE " + quote(c)
	}
	return value
}

// shownAs is the SQL name of a resource's view in a release.
func shownAs(release int32, resource string) string {
	return quote(releaseSchema(release)) + "." + quote(resource)
}
