package dataset

import (
	"context"
	"fmt"
	"strings"

	"govhub/existence"
)

// infer works out what follows from the loaded rows: statements of sources, values that follow an indicator, which municipalities
// exist, and English names. Where rows were refused it does nothing: they are reported instead.
func (p *publication) infer(ctx context.Context) error {
	if p.problems.count() > 0 {
		return nil
	}
	var err error
	if p.reference, err = p.newestEdition(ctx); err != nil {
		return fmt.Errorf("find the reference date: %w", err)
	}
	if err := p.createClaims(ctx); err != nil {
		return err
	}
	if err := p.follow(ctx); err != nil {
		return fmt.Errorf("let fields follow their indicators: %w", err)
	}
	if err := p.writeStatements(ctx); err != nil {
		return fmt.Errorf("write statements: %w", err)
	}
	if err := p.inferExistence(ctx); err != nil {
		return fmt.Errorf("infer which municipalities exist: %w", err)
	}
	if err := p.romanise(ctx); err != nil {
		return fmt.Errorf("romanise names: %w", err)
	}
	return p.dropGround(ctx)
}

// newestEdition returns the reference date of the release: the newest day as of which a source states facts, or the one that the metadata
// states, if that is newer.
func (p *publication) newestEdition(ctx context.Context) (day string, err error) {
	query := fmt.Sprintf("-- name: dataset.newest_edition\nSELECT coalesce(max(%s), '') FROM %s AS s", fmt.Sprintf(editionOf, "s"), p.table("source").from())
	err = p.tx.QueryRowContext(ctx, query).Scan(&day)
	return max(existence.Day(day), p.metadata().ReferenceDate), err
}

func (p *publication) dropGround(ctx context.Context) error {
	for _, t := range p.tables {
		if t.ground == "" || !strings.HasPrefix(t.ground, "store.") || t.ground == t.from() {
			continue
		}
		if _, err := p.tx.ExecContext(ctx, "DROP TABLE "+t.ground); err != nil {
			return err
		}
	}
	return nil
}

// rewrite replaces the rows of a table by those of a query.
func (p *publication) rewrite(ctx context.Context, t *loadedTable, query string) error {
	old, shared := t.from(), t.shared
	if t.inferred++; t.inferred == 1 {
		if err := p.tx.QueryRowContext(ctx, "-- name: dataset.count_loaded\nSELECT count(*) FROM "+old).Scan(&t.loaded); err != nil {
			return err
		}
	}
	t.table, t.view, t.shared, t.measured = fmt.Sprintf("%s_inferred_%d", t.schema.Name, t.inferred), "", false, false
	for _, statement := range []string{
		t.schema.createTable(t.table),
		fmt.Sprintf("INSERT INTO %s (%s) %s", stored(t.table), strings.Join(quoteAll(t.schema.fieldNames()), ", "), query),
	} {
		if _, err := p.tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	if !shared && old != t.ground {
		if _, err := p.tx.ExecContext(ctx, "DROP TABLE "+old); err != nil {
			return err
		}
	}
	return p.analyze(ctx, t)
}
