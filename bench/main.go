// Command bench compares govhub with PostGraphile and with a server that only sends the same bytes: on one PostgreSQL, in one
// run, after checking that all of them answer the same. `make bench` runs it.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"govhub/embedded"
)

type commands struct {
	Run     run     `cmd:"" default:"withargs" help:"Compare, and write tables in Markdown to standard output."`
	Import  imports `cmd:"" help:"Compare imports and exports with psql, and write a table in Markdown to standard output."`
	Hostile assault `cmd:"" help:"Measure a hub beside hostile clients, and write tables in Markdown to standard output."`
	Bare    bare    `cmd:"" hidden:"" help:"Answer with the content of a file."`
}

type run struct {
	Scale       []scale       `default:"1,10" env:"SCALE" help:"Scales of the generated data, 0 for the bundled data. The tables are measured on the first; page queries are also timed on the others."`
	Rounds      int           `default:"5" env:"ROUNDS" help:"Rounds over all systems."`
	Clients     []int         `default:"1,8,64" env:"CLIENTS" help:"Numbers of concurrent clients."`
	Duration    time.Duration `default:"1s" env:"DURATION" help:"Time of one measurement."`
	Warmup      time.Duration `default:"200ms" help:"Time before each measurement that is not counted."`
	Queries     string        `default:"*" env:"QUERIES" help:"Pattern of the queries to run, such as top-*."`
	Systems     []string      `env:"SYSTEMS" help:"Systems to measure; all if none is given."`
	Workers     int           `default:"2" help:"Processes of PostGraphile. Two were up to a third faster than one on two cores, with 8 clients."`
	CompareOnly bool          `help:"Compare the answers and measure nothing."`
	Keep        string        `env:"KEEP" placeholder:"DIR" help:"Folder for the databases, which the next run uses again. Otherwise they are removed."`
	PostgresBin string        `default:"bin/postgres/bin" env:"GOVHUB_POSTGRES_BIN" help:"Folder with the programs of PostgreSQL."`
}

func main() {
	embedded.Main()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	parsed := kong.Parse(&commands{}, kong.Name("bench"), kong.BindTo(ctx, (*context.Context)(nil)))
	err := parsed.Run()
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// Run starts PostgreSQL, fills it, and compares and measures on it.
func (r run) Run(ctx context.Context) (err error) {
	queries, err := loadQueries(r.Queries)
	if err != nil {
		return err
	}
	dir, remove, err := folder(r.Keep)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove()) }()
	pg, err := startPostgres(ctx, dir, r.PostgresBin, volatile)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pg.stop()) }()
	for _, s := range r.Scale {
		if err := pg.prepare(ctx, s); err != nil {
			return fmt.Errorf("%v: %w", s, err)
		}
	}

	var t *table
	var opened []opening
	for i, s := range r.Scale {
		measured, openings, err := r.sideBySide(ctx, pg, s, queries, i == 0 && !r.CompareOnly)
		if err != nil {
			return fmt.Errorf("%v: %w", s, err)
		}
		if i == 0 {
			t = measured
		}
		opened = append(opened, openings...)
	}
	if r.CompareOnly {
		return nil
	}
	growths, err := r.growth(ctx, pg, queries)
	if err != nil {
		return err
	}
	machine, err := describeMachine(ctx, pg.db)
	if err != nil {
		return err
	}
	return report{machine: machine, run: r, queries: on(r.Scale[0], queries), table: t, growths: growths, openings: opened}.write(os.Stdout)
}

// sideBySide runs all systems on the data of a scale, compares their answers and, if requested, measures them.
func (r run) sideBySide(ctx context.Context, pg *postgres, s scale, queries []query, measure bool) (t *table, opened []opening, err error) {
	f := &fleet{dir: pg.dir, dsn: pg.dsn(s), workers: r.Workers}
	defer func() { err = errors.Join(err, f.stop()) }()
	if err := f.start(ctx); err != nil {
		return nil, nil, err
	}
	if opened, err = f.openings(s); err != nil {
		return nil, nil, err
	}
	queries = on(s, queries)
	for _, q := range queries {
		if err := f.agree(ctx, q, s); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", q.name, err)
		}
		progress("%v: %s: all answer the same", s, q.name)
	}
	if !measure {
		return nil, opened, nil
	}
	systems, err := f.systems(ctx, queries, r.Systems)
	if err != nil {
		return nil, nil, err
	}
	t, err = r.measure(ctx, systems, queries, pg)
	return t, opened, err
}

// progress reports what is being done.
func progress(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format(time.TimeOnly)+" "+format+"\n", args...)
}
