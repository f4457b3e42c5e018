package dataset

import (
	"context"
	"fmt"
	"io"
)

// loadedTable is a resource of the package in the database.
type loadedTable struct {
	schema *Schema
	file   packageFile
	table  string // in schema store
	shared bool   // the table was there before
	kept   bool   // it is that of the current release, of which the package says nothing
	flawed bool   // some rows were refused, so references to them cannot be judged
	stated []bool // fields that the file has columns for
	content

	repeated bool // a key occurs twice
}

// load fills a new table from the package, or finds the one that has the same content.
func (p *publication) load(ctx context.Context, s *Schema) (*loadedTable, error) {
	file, ok := p.pkg.file(s)
	if !ok && p.options.Mode != Whole && !p.pkg.named[s.Name] {
		return p.keep(s), nil
	}
	t := &loadedTable{schema: s, table: s.Name + "_new"}
	if _, err := p.tx.ExecContext(ctx, s.createTable(t.table)); err != nil {
		return nil, err
	}
	if !ok {
		t.flawed = true // the descriptor's problem
		return t, nil
	}
	t.file = file
	before := p.problems.count()
	ascending, err := false, error(nil)
	if p.options.Mode == Upsert {
		err = p.upsert(ctx, t)
	} else {
		ascending, err = p.copyMeasured(ctx, t)
	}
	if err != nil {
		return nil, err
	}
	t.flawed = p.problems.count() > before
	if !ascending {
		if t.content, t.repeated, err = canonical(ctx, p.tx, s, t.table); err != nil {
			return nil, err
		}
	}
	if t.flawed || t.repeated {
		return t, nil
	}
	return t, p.name(ctx, t)
}

// copyMeasured fills the table with the rows of the file. It reports whether they came in canonical order, in which case it
// also measured their content.
func (p *publication) copyMeasured(ctx context.Context, t *loadedTable) (ascending bool, err error) {
	w, err := newCanonicalWriter(t.schema, io.Discard)
	if err != nil {
		return false, err
	}
	if err := p.copy(ctx, t, t.schema.copyInto(t.table), w.write); err != nil {
		return false, err
	}
	t.content, err = w.finish()
	return w.ascending, err
}

// copy streams the rows of the file into the table that the statement names, and shows each.
func (p *publication) copy(ctx context.Context, t *loadedTable, into string, show func(values []string) error) error {
	stmt, err := p.tx.PrepareContext(ctx, into)
	if err != nil {
		return err
	}
	defer stmt.Close()
	args := make([]any, len(t.schema.Fields))
	t.stated = make([]bool, len(args))
	for row := range p.pkg.rows(t.file, p.options.Mode == Upsert, p.problems.add) {
		t.stated = row.stated
		for i, value := range row.values {
			args[i] = nil
			if value != "" {
				args[i] = value
			}
		}
		if _, err := stmt.ExecContext(ctx, args...); err != nil {
			return err
		}
		if err := show(row.values); err != nil {
			return err
		}
	}
	p.atStep("copy")
	// Only the last call, without arguments, tells of what went wrong on the way.
	_, err = stmt.ExecContext(ctx)
	return err
}

// name gives the table its lasting name, or drops it if there is one of that name, which then has the same content.
func (p *publication) name(ctx context.Context, t *loadedTable) error {
	name := t.schema.tableName(t.sha256)
	const find = `-- name: dataset.find_table
		SELECT EXISTS (SELECT FROM pg_catalog.pg_tables WHERE schemaname = 'store' AND tablename = $1)`
	if err := p.tx.QueryRowContext(ctx, find, name).Scan(&t.shared); err != nil {
		return err
	}
	statement := fmt.Sprintf("ALTER TABLE %s RENAME TO %s", stored(t.table), quote(name))
	if t.shared {
		statement = "DROP TABLE " + stored(t.table)
	}
	if _, err := p.tx.ExecContext(ctx, statement); err != nil {
		return err
	}
	t.table = name
	return nil
}

// analyze lets PostgreSQL plan the checks, and later the requests, by what the table holds.
func (p *publication) analyze(ctx context.Context, t *loadedTable) error {
	if t.shared {
		return nil
	}
	_, err := p.tx.ExecContext(ctx, "ANALYZE "+stored(t.table))
	return err
}

// index adds the keys and indexes that the table still lacks.
func (p *publication) index(ctx context.Context, t *loadedTable) error {
	if t.shared {
		return nil
	}
	for _, x := range t.schema.indexes() {
		if _, err := p.tx.ExecContext(ctx, x.create(t.table)); err != nil {
			return err
		}
	}
	return nil
}
