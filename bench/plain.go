package main

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/lib/pq"

	"govhub/dataset"
)

// plainSchema has the tables of release 1 as PostGraphile's users would have made them.
const plainSchema = "plain"

// resourceTable is a resource and its table in schema store.
type resourceTable struct{ resource, stored string }

const resourceTablesSQL = `-- name: BenchResourceTables
SELECT view_name, table_name FROM information_schema.view_table_usage
WHERE view_schema = 'release_1' AND table_schema = 'store'
ORDER BY view_name`

// copyPlain copies the rows of release 1 into plain tables: the same columns, collations and indexes, and foreign keys.
func copyPlain(ctx context.Context, dsn string) error {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	tables, err := rows(ctx, db, resourceTablesSQL, nil, func(t *resourceTable) []any { return []any{&t.resource, &t.stored} })
	if err != nil {
		return err
	}
	statements := []string{"CREATE SCHEMA " + plainSchema}
	for _, t := range tables {
		indexes, err := plainIndexes(ctx, db, t)
		if err != nil {
			return err
		}
		statements = append(statements,
			fmt.Sprintf("CREATE TABLE %s (LIKE store.%s)", plain(t.resource), pq.QuoteIdentifier(t.stored)),
			fmt.Sprintf("INSERT INTO %s TABLE release_1.%s", plain(t.resource), pq.QuoteIdentifier(t.resource)))
		statements = append(statements, indexes...)
	}
	for _, s := range dataset.Schemas() {
		statements = append(statements, foreignKeys(s)...)
	}
	// As after COPY with FREEZE, which filled the stored tables, index scans need not read the rows.
	statements = append(statements, "VACUUM (ANALYZE)")
	for _, statement := range statements {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

func plain(resource string) string { return plainSchema + "." + pq.QuoteIdentifier(resource) }

// index is an index as PostgreSQL describes it.
type index struct {
	name, definition string
	primary, unique  bool
}

const indexesSQL = `-- name: BenchIndexes
SELECT c.relname, pg_get_indexdef(i.indexrelid), i.indisprimary, i.indisunique
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indrelid = ('store.' || quote_ident($1))::regclass
ORDER BY c.relname`

// plainIndexes returns the SQL that gives the plain table the indexes of the stored one. Unique ones become constraints, which
// PostGraphile looks for.
func plainIndexes(ctx context.Context, db *sql.DB, t resourceTable) (statements []string, err error) {
	list, err := rows(ctx, db, indexesSQL, []any{t.stored}, func(x *index) []any {
		return []any{&x.name, &x.definition, &x.primary, &x.unique}
	})
	if err != nil {
		return nil, err
	}
	for _, x := range list {
		statements = append(statements, x.onPlain(t)...)
	}
	return statements, nil
}

// onPlain returns the SQL that makes the same index on the plain table. The name of the stored table, which is a hash, occurs
// only where a table or an index is named after it.
func (x index) onPlain(t resourceTable) []string {
	definition := strings.ReplaceAll(x.definition, t.stored, t.resource)
	definition = strings.Replace(definition, " ON store.", " ON "+plainSchema+".", 1)
	if !x.unique {
		return []string{definition}
	}
	kind := "UNIQUE"
	if x.primary {
		kind = "PRIMARY KEY"
	}
	name := pq.QuoteIdentifier(strings.ReplaceAll(x.name, t.stored, t.resource))
	return []string{definition, fmt.Sprintf("ALTER TABLE %s ADD CONSTRAINT %s %s USING INDEX %[2]s", plain(t.resource), name, kind)}
}

// foreignKeys returns the SQL for the foreign keys of a resource. One to any of several resources cannot be a foreign key; a
// smart comment gives PostGraphile the relation.
func foreignKeys(s *dataset.Schema) (statements []string) {
	for _, k := range s.ForeignKeys {
		statements = append(statements, fmt.Sprintf("ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s)",
			plain(s.Name), pq.QuoteIdentifier(k.Field), plain(k.Resource), pq.QuoteIdentifier(k.Key)))
	}
	var tags []string
	for _, k := range s.PlaceKeys {
		for _, resource := range k.Resources {
			tags = append(tags, fmt.Sprintf("@foreignKey (%s) references %s.%s (%s)", k.Field, plainSchema, resource, keyOf(resource)))
		}
	}
	if len(tags) > 0 {
		statements = append(statements, fmt.Sprintf("COMMENT ON TABLE %s IS %s", plain(s.Name), pq.QuoteLiteral(strings.Join(tags, "\n"))))
	}
	return statements
}

// keyOf returns the field that is the primary key of a resource.
func keyOf(resource string) string {
	for _, s := range dataset.Schemas() {
		if s.Name == resource {
			return s.PrimaryKey[0]
		}
	}
	panic("bench: a Table Schema refers to " + resource + ", which has none")
}

// rows reads all rows of a query.
func rows[T any](ctx context.Context, db *sql.DB, statement string, args []any, fields func(*T) []any) (list []T, err error) {
	found, err := db.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	for found.Next() {
		var row T
		if err := found.Scan(fields(&row)...); err != nil {
			return nil, err
		}
		list = append(list, row)
	}
	return list, found.Err()
}
