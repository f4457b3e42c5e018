package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
)

// imports is the command that compares imports and exports of govhub with psql, on one PostgreSQL and in one run.
type imports struct {
	Rows        int      `default:"1000000" env:"ROWS" help:"Observations that are imported and exported."`
	Rounds      int      `default:"3" env:"ROUNDS" help:"Rounds over all parts."`
	Growth      int      `default:"10" env:"GROWTH" help:"What multiple of the rows is imported by the part growth, once."`
	Parts       []string `default:"sorted,shuffled,statistics,export,reads,growth" env:"PARTS" help:"What is measured."`
	PostgresBin string   `default:"bin/postgres/bin" env:"GOVHUB_POSTGRES_BIN" help:"Folder with the programs of PostgreSQL."`
}

// importBench is a run of the command.
type importBench struct {
	imports
	pg    *postgres
	pid   int // of PostgreSQL
	files *importFiles
	found *importFindings
}

// Run writes the files, measures the parts in each round, and writes tables.
func (r imports) Run(ctx context.Context) (err error) {
	if _, err := exec.LookPath("psql"); err != nil {
		return fmt.Errorf("%w: govhub is compared with the client of PostgreSQL", err)
	}
	dir, err := os.MkdirTemp("", "govhub-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	pg, err := startPostgres(ctx, dir, r.PostgresBin, durable)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pg.stop()) }()
	b := &importBench{imports: r, pg: pg, found: newImportFindings()}
	if b.pid, err = pg.process(ctx); err != nil {
		return err
	}
	progress("writing files of %d observations", r.Rows)
	if b.files, err = writeImportFiles(ctx, dir, r.Rows); err != nil {
		return err
	}
	for round := range r.Rounds {
		progress("round %d of %d", round+1, r.Rounds)
		if err := b.round(ctx, uint64(round)); err != nil {
			return err
		}
	}
	if b.wants("growth") {
		if err := b.grow(ctx); err != nil {
			return fmt.Errorf("growth: %w", err)
		}
	}
	machine, err := describeServer(ctx, pg.db)
	if err != nil {
		return err
	}
	return b.found.write(os.Stdout, machine, r)
}

func (b *importBench) wants(part string) bool { return slices.Contains(b.Parts, part) }

func (b *importBench) round(ctx context.Context, round uint64) error {
	for _, w := range b.files.workloads() {
		if b.wants(w.part) {
			if err := b.race(ctx, w); err != nil {
				return fmt.Errorf("%s: %w", w.part, err)
			}
		}
	}
	if b.wants("reads") {
		if err := b.reads(ctx, round); err != nil {
			return fmt.Errorf("reads: %w", err)
		}
	}
	return nil
}

// grow imports a package of many times the rows.
func (b *importBench) grow(ctx context.Context) error {
	dir, err := b.files.generate(ctx, "grown", b.Rows*b.Growth, 1)
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, w := range []workload{{part: "growth, one", input: b.files.sorted}, {part: "growth, many", input: dir}} {
		progress(w.part)
		if err := b.inDatabase(ctx, "growth", func(dsn string) error { return b.importInto(ctx, dsn, w) }); err != nil {
			return err
		}
	}
	return nil
}
