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
	return columnsIn(ctx, tx, "store", tables)
}

// columnsIn returns the columns of tables or views of a schema, by name.
func columnsIn(ctx context.Context, tx *sql.Tx, schema string, relations []string) (map[string][]column, error) {
	const query = `-- name: dataset.columns
		SELECT c.relname, a.attname, format_type(a.atttypid, NULL), coalesce(l.collname, ''), a.attnotnull
		FROM pg_catalog.pg_class AS c
		JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
		JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
		LEFT JOIN pg_catalog.pg_collation AS l ON l.oid = a.attcollation
		WHERE n.nspname = $1 AND c.relname = ANY ($2) AND a.attnum > 0 AND NOT a.attisdropped
		ORDER BY a.attnum`
	rows, err := tx.QueryContext(ctx, query, schema, pq.Array(relations))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make(map[string][]column, len(relations))
	for rows.Next() {
		var relation string
		var c column
		if err := rows.Scan(&relation, &c.name, &c.sqlType, &c.collation, &c.required); err != nil {
			return nil, err
		}
		found[relation] = append(found[relation], c)
	}
	return found, rows.Err()
}

// viewColumns lists the columns of the view that shows a table as the resource: those of the Table Schema, then others of the table, for
// running hubs of the earlier version.
func (s *Schema) viewColumns(table string, stored map[string][]column) ([]shownColumn, error) {
	columns := stored[table]
	if table != "" && len(columns) == 0 {
		return nil, fmt.Errorf("table store.%s is gone: restore the database from a backup", table)
	}
	list, err := s.show(columns, table != "")
	if err != nil {
		return nil, err
	}
	known := len(list)
	for _, c := range columns {
		if !slices.ContainsFunc(list[:known], func(s shownColumn) bool { return s.name == c.name }) {
			list = append(list, shownColumn{c, quote(c.name)})
		}
	}
	return list, nil
}

// view returns the SQL, without CREATE, that shows a table under the name of the resource in a schema. Without a table, as in releases
// older than the resource, the view is empty.
func (s *Schema) view(schema, table string, columns []shownColumn) string {
	from := " WHERE false"
	if table != "" {
		from = " FROM store." + quote(table)
	}
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = c.String()
	}
	return fmt.Sprintf("VIEW %s.%s AS SELECT %s%s", quote(schema), quote(s.Name), strings.Join(list, ", "), from)
}

// replacing returns the columns in the order in which CREATE OR REPLACE accepts them for a view that has others: those first, as they
// are. It returns nil if there is no such order, because one vanished or is of another type.
func replacing(has []column, columns []shownColumn) []shownColumn {
	columns = slices.Clone(columns)
	for i, old := range has {
		at := slices.IndexFunc(columns[i:], func(c shownColumn) bool {
			return c.name == old.name && c.sqlType == old.sqlType && c.collation == old.collation
		})
		if at < 0 {
			return nil
		}
		moved := columns[i+at]
		columns = slices.Insert(slices.Delete(columns, i+at, i+at+1), i, moved)
	}
	return columns
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

type shownColumn struct {
	column

	value string
}

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
		shown = append(shown, shownColumn{column{name: f.Name, sqlType: baseType(f), collation: collation(f)}, value})
	}
	if !s.GeneratedKey {
		return shown, nil
	}
	key := column{name: generatedKey, sqlType: "text", collation: "C"}
	if slices.ContainsFunc(columns, func(c column) bool { return c.name == generatedKey }) {
		return append(shown, shownColumn{key, quote(generatedKey)}), nil
	}
	parts := make([]string, len(s.PrimaryKey))
	for i, position := range s.positions(s.PrimaryKey) {
		parts[i] = shown[position].value
	}
	return append(shown, shownColumn{key, `(` + strings.Join(parts, ` || '/' || `) + `) COLLATE "C"`}), nil
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
