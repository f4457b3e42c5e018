package dataset

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"
)

// loadedTable is a resource of the new release.
type loadedTable struct {
	schema *Schema
	layers []*layer // one for each input that states rows, none if it stays as in the current release
	table  string   // in schema store, empty if the current release lacks the resource
	view   string   // of the current release that shows it, empty if the table is new
	shared bool     // the table existed before
	flawed bool     // rows were refused, so foreign keys to them cannot be checked
	content

	ground   string // rows that files amend, empty if none do
	measured bool   // content is that of the rows, which are in canonical order
	inferred int    // how often rows were inferred from others, in place of those loaded
	loaded   int64  // rows before that
	repeated bool   // a key occurs twice
	counts   Counts
}

// from is where the rows are read. Earlier Table Schemas may have made the tables of the current release.
func (t *loadedTable) from() string {
	if t.view != "" {
		return t.view
	}
	return stored(t.table)
}

// layer is the rows that one input states of a resource.
type layer struct {
	input    *Input
	index    int // of the input
	file     packageFile
	stated   []bool // fields with a column in the file
	rows     int64
	flagged  int64
	incoming string // temporary table of the rows, if they amend others
}

// load applies the inputs to a resource of the current release, one after the other, and gives the resulting table its name.
// Tables in between are dropped.
func (p *publication) load(ctx context.Context, s *Schema) (*loadedTable, error) {
	t := p.keep(s)
	before := p.problems.count()
	for _, i := range p.inSequence(s) {
		in := &p.inputs[i]
		if in.dated() && t.ground == "" {
			if err := p.layGround(ctx, t); err != nil {
				return nil, err
			}
		}
		base, interim := t.from(), len(t.layers) > 0
		if err := p.createNew(ctx, t, i); err != nil {
			return nil, err
		}
		l := &layer{input: in, index: i}
		t.layers = append(t.layers, l)
		var ok bool
		if l.file, ok = in.Package.file(s); !ok {
			t.flawed = true // the descriptor's problem
			return t, nil
		}
		var err error
		if t.measured = false; in.Mode == Upsert {
			err = p.upsert(ctx, t, l, base)
		} else {
			t.measured, err = p.copyMeasured(ctx, t, l)
		}
		if err != nil {
			return nil, err
		}
		if err := p.checkAgreement(ctx, t, l); err != nil {
			return nil, err
		}
		if interim && base != t.ground {
			if _, err := p.tx.ExecContext(ctx, "DROP TABLE "+base); err != nil {
				return nil, err
			}
		}
	}
	if len(t.layers) == 0 {
		if t.table != "" {
			return t, nil
		}
		if err := p.createNew(ctx, t, len(p.inputs)); err != nil {
			return nil, err
		}
	}
	t.flawed = p.problems.count() > before
	return t, p.analyze(ctx, t)
}

// finish puts the rows into order, measures them and gives the table its name.
func (p *publication) finish(ctx context.Context, t *loadedTable) error {
	if t.shared {
		return nil
	}
	if !t.measured {
		if err := p.arrange(ctx, t); err != nil {
			return err
		}
	}
	rows, err := survey(ctx, p.tx.Tx, t.schema, t.table)
	if err != nil {
		return err
	}
	if !t.measured {
		if t.content, t.repeated, err = canonical(ctx, p.tx.Tx, t.schema, rows); err != nil {
			return err
		}
	}
	if t.flawed || t.repeated {
		return nil
	}
	if err := p.name(ctx, t); err != nil {
		return err
	}
	return p.analyze(ctx, t)
}

// createNew makes a table of its own for the resource in the input of the index.
func (p *publication) createNew(ctx context.Context, t *loadedTable, index int) error {
	t.table, t.view, t.shared, t.content = fmt.Sprintf("%s_new_%d", t.schema.Name, index), "", false, content{}
	_, err := p.tx.ExecContext(ctx, t.schema.createTable(t.table))
	return err
}

// copyMeasured fills the table with the rows of the file. It reports whether they came in canonical order, in which case it also
// measured their content.
func (p *publication) copyMeasured(ctx context.Context, t *loadedTable, l *layer) (ascending bool, err error) {
	w, err := newCanonicalWriter(t.schema, io.Discard)
	if err != nil {
		return false, err
	}
	if err := p.copy(ctx, t.schema, l, t.schema.copyInto(t.table), w.write); err != nil {
		return false, err
	}
	if lacking := t.schema.lacking(l.stated); l.rows > 0 && len(lacking) > 0 {
		p.options.Logger.InfoContext(ctx, "the file lacks columns: rows have no value there, or the one declared for missing",
			"file", l.file.path, "columns", lacking)
	}
	t.content, err = w.finish()
	return w.ascending, err
}

// lacking lists the stated fields that a file has no column for.
func (s *Schema) lacking(stated []bool) (names []string) {
	for i, known := range stated {
		if !known && !s.Fields[i].Inferred {
			names = append(names, s.Fields[i].Name)
		}
	}
	return names
}

// arrange puts the rows of the table into canonical order, so that exports and most index builds find them sorted.
func (p *publication) arrange(ctx context.Context, t *loadedTable) error {
	s, unordered := t.schema, t.table
	t.table = s.Name + "_arranged"
	fields := strings.Join(quoteAll(s.fieldNames()), ", ")
	for _, statement := range []string{
		s.createTable(t.table),
		fmt.Sprintf("INSERT INTO %s (%s) SELECT %[2]s FROM %[3]s ORDER BY %[4]s",
			stored(t.table), fields, stored(unordered), strings.Join(quoteAll(s.PrimaryKey), ", ")),
		"DROP TABLE " + stored(unordered),
	} {
		if _, err := p.tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

func (l *layer) read(problem func(Problem)) iter.Seq[row] {
	return l.input.Package.rows(l.file, l.input.Mode == Upsert, problem)
}

// copy streams the rows of the file into the table of the COPY query, and yields each.
func (p *publication) copy(ctx context.Context, s *Schema, l *layer, into string, show func(values []string) error) error {
	stmt, err := p.tx.PrepareContext(ctx, into)
	if err != nil {
		return err
	}
	defer stmt.Close()
	args := make([]any, len(s.Fields))
	l.stated = make([]bool, len(args))
	flag := s.flag()
	for row := range l.read(p.adder(l.input)) {
		l.stated = row.stated
		l.rows++
		if flag >= 0 && row.stated[flag] && row.values[flag] != unflagged {
			l.flagged++
		}
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
	// Only the last call, without arguments, reports earlier errors.
	_, err = stmt.ExecContext(ctx)
	return err
}

// name gives the table its name by content, or drops it if that table exists, which then has the same content.
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

// analyze lets PostgreSQL plan the checks, and later the requests, by the actual content.
func (p *publication) analyze(ctx context.Context, t *loadedTable) error {
	if t.shared {
		return nil
	}
	_, err := p.tx.ExecContext(ctx, "ANALYZE "+stored(t.table))
	return err
}

// index adds missing keys and indexes to the table.
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
