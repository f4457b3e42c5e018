package dataset

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"

	"govhub/db/batch"
)

// storage is where the rows of a resource lie.
type storage struct {
	from     string // table or view
	arranged bool   // a table whose rows lie in canonical order
}

// read yields the rows in canonical form and order. It reuses the slice of a row.
func (t storage) read(ctx context.Context, tx *sql.Tx, s *Schema, show func(values []string) error) error {
	if t.arranged {
		return t.readBlocks(ctx, tx, s.fieldNames(), show)
	}
	return t.readSorted(ctx, tx, s, show)
}

// readBlocks yields the rows as they lie, by batches.
func (t storage) readBlocks(ctx context.Context, tx *sql.Tx, fields []string, show func(values []string) error) error {
	rows, err := tx.QueryContext(ctx, "-- name: dataset.read_blocks\n"+batch.Blocks(t.from, quoteAll(fields)...))
	if err != nil {
		return err
	}
	values := make([]string, len(fields))
	return batch.Each(rows, func(b *batch.Batch) error {
		for row := range b.Rows {
			for i := range values {
				values[i] = b.Columns[i].Texts[row]
			}
			if err := show(values); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t storage) readSorted(ctx context.Context, tx *sql.Tx, s *Schema, show func(values []string) error) error {
	columns := make([]string, len(s.Fields))
	for i, f := range s.Fields {
		columns[i] = quote(f.Name)
		if f.Type != "string" {
			columns[i] += "::text"
		}
	}
	query := fmt.Sprintf("-- name: dataset.read\nSELECT %s FROM %s ORDER BY %s",
		strings.Join(columns, ", "), t.from, strings.Join(quoteAll(s.PrimaryKey), ", "))
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	cells := make([]any, len(columns)) // texts, nil for none
	pointers := make([]any, len(columns))
	for i := range cells {
		pointers[i] = &cells[i]
	}
	values := make([]string, len(columns))
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return err
		}
		for i, cell := range cells {
			values[i], _ = cell.(string)
		}
		if err := show(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

// arranged is what the comment of a table says if its rows lie in canonical order, in PostgreSQL's file of that number. Another
// file, as after CLUSTER or a restore, may have another order.
const arranged = "rows in canonical order: file "

// survey finds out whether the rows of a new table lie in canonical order, and enters it. PostgreSQL writes rows where they fit:
// mostly, but not always, behind those before.
func survey(ctx context.Context, tx *sql.Tx, s *Schema, table string) (t storage, err error) {
	t = storage{stored(table), true}
	var last []string
	err = t.readBlocks(ctx, tx, s.PrimaryKey, func(key []string) error {
		t.arranged = t.arranged && slices.Compare(last, key) < 0
		last = append(last[:0], key...)
		return nil
	})
	if err != nil || !t.arranged {
		return t, err
	}
	var file string
	const find = `-- name: dataset.find_file
		SELECT pg_relation_filenode($1)`
	if err := tx.QueryRowContext(ctx, find, t.from).Scan(&file); err != nil {
		return t, err
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("COMMENT ON TABLE %s IS %s", t.from, pq.QuoteLiteral(arranged+file)))
	return t, err
}

// storageOf returns where the rows of resources that a release shows lie, by name. columns are those of their tables.
// Any role may call it.
func storageOf(ctx context.Context, tx *sql.Tx, release int32, resources []*Resource, columns map[string][]column) (map[string]storage, error) {
	found := map[string]storage{}
	var names, tables []string
	for _, r := range resources {
		found[r.Name] = storage{from: shownAs(release, r.Name)}
		if schemaOf(r.Name).asPublished(columns[r.Table]) {
			names, tables = append(names, r.Name), append(tables, r.Table)
		}
	}
	// Readers may not read tables of earlier versions but only views of them.
	const query = `-- name: dataset.find_arranged
		SELECT r.name, r.table_name
		FROM unnest($1::text[], $2::text[]) AS r (name, table_name)
		JOIN pg_catalog.pg_namespace AS n ON n.nspname = 'store' AND has_schema_privilege(n.oid, 'USAGE')
		JOIN pg_catalog.pg_class AS t ON t.relnamespace = n.oid AND t.relname = r.table_name AND has_table_privilege(t.oid, 'SELECT')
		WHERE obj_description(t.oid, 'pg_class') = $3 || pg_relation_filenode(t.oid)`
	rows, err := tx.QueryContext(ctx, query, pq.Array(names), pq.Array(tables), arranged)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name, table string
		if err := rows.Scan(&name, &table); err != nil {
			return nil, err
		}
		found[name] = storage{stored(table), true}
	}
	return found, rows.Err()
}
