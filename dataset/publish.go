package dataset

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lib/pq"

	hub "govhub/db"
)

// Options say how to publish.
type Options struct {
	Mode   Mode             // what becomes of the data of the current release; Whole if empty
	DryRun bool             // check everything, change nothing
	Now    func() time.Time // time.Now if nil
	Logger *slog.Logger     // told of progress, if set

	step func(name string) // called before each step, for tests
}

// Result is what became of a data package.
type Result struct {
	Release     int32 // the new release, else the current one, 0 if there is none
	Published   bool  // false if the current release has the same content, and after a dry run
	Resources   []ResourceResult
	PointerMove time.Duration // making views, moving the pointer and committing
}

// ResourceResult is a resource of the package.
type ResourceResult struct {
	Resource
	Changed bool // the current release has other content, or there was none
}

// publication is a run of Publish.
type publication struct {
	tx       *sql.Tx
	pkg      *Package
	options  Options
	problems problems
	tables   []*loadedTable // by name of the resource

	current currentRelease
}

// Publish makes a release of the data package and makes it the current one. It returns a *RejectedError if the data
// breaks rules, and ErrBusy if releases are being changed by someone else. Whatever it returns, a reader sees all of the
// release or nothing. db belongs to the owner of the data.
func Publish(ctx context.Context, db *sql.DB, p *Package, o Options) (result *Result, err error) {
	defer wrap(&err, "publish data package %q", p.Name)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.step == nil {
		o.step = func(string) {}
	}
	if o.DryRun {
		return publish(ctx, db, p, o, 0)
	}
	run, err := startRun(ctx, db, p.Name, o.Now())
	if err != nil {
		return nil, err
	}
	result, err = publish(ctx, db, p, o, run)
	if err == nil && result.Published {
		return result, nil
	}
	return result, errors.Join(err, endRun(ctx, db, run, o.Now(), err))
}

func publish(ctx context.Context, db *sql.DB, pkg *Package, o Options, run int64) (*Result, error) {
	tx, err := begin(ctx, db)
	if err != nil {
		return nil, err
	}
	defer tx.end()
	p := &publication{tx: tx.Tx, pkg: pkg, options: o, problems: pkg.problems.clone()}
	if p.current, err = readCurrent(ctx, tx.Tx); err != nil {
		return nil, err
	}
	if err := p.prepare(ctx); err != nil {
		return nil, err
	}
	if err := p.problems.err(pkg.Name); err != nil {
		return nil, err
	}
	result := p.result()
	if o.DryRun || !slices.ContainsFunc(result.Resources, func(r ResourceResult) bool { return r.Changed }) {
		return result, nil
	}
	p.atStep("index")
	for _, t := range p.tables {
		if err := p.index(ctx, t); err != nil {
			return nil, fmt.Errorf("index %s: %w", t.schema.Name, err)
		}
	}
	o.Logger.DebugContext(ctx, "tables built")
	start := time.Now()
	if result.Release, err = p.release(ctx, run); err != nil {
		return nil, err
	}
	p.atStep("commit")
	if err := tx.Commit(); err != nil {
		return nil, err
	}
	result.Published, result.PointerMove = true, time.Since(start)
	o.Logger.InfoContext(ctx, "release published", "release", result.Release, "pointer_move", result.PointerMove)
	return result, nil
}

// prepare loads and checks every resource.
func (p *publication) prepare(ctx context.Context) error {
	// The transaction lasts as long as it takes, and sorts and builds indexes once in a while: it may use memory.
	const settings = `-- name: dataset.settings
		SET LOCAL statement_timeout = 0;
		SET LOCAL idle_in_transaction_session_timeout = 0;
		SET LOCAL work_mem = '64MB';
		SET LOCAL maintenance_work_mem = '256MB'`
	if _, err := p.tx.ExecContext(ctx, settings); err != nil {
		return err
	}
	if p.options.Mode == "" {
		p.options.Mode = Whole
	}
	if p.options.Mode != Whole {
		if err := p.current.amendable(); err != nil {
			return err
		}
	}
	if p.options.Mode == Whole {
		for _, s := range p.pkg.missing() {
			p.problems.add(Problem{
				File: descriptorFile, Code: CodeResource, Column: s.Name,
				Message: "is missing from `resources`: add it, with the header alone if there are no rows",
			})
		}
	}
	p.atStep("load")
	for _, s := range schemas() {
		start := time.Now()
		t, err := p.load(ctx, s)
		if err != nil {
			return fmt.Errorf("load %s: %w", s.Name, err)
		}
		if err := p.analyze(ctx, t); err != nil {
			return fmt.Errorf("analyze %s: %w", s.Name, err)
		}
		p.tables = append(p.tables, t)
		p.options.Logger.DebugContext(ctx, "resource loaded",
			"resource", s.Name, "rows", t.rows, "known", t.shared, "took", time.Since(start))
	}
	p.atStep("check")
	return p.check(ctx)
}

func (p *publication) atStep(name string) { p.options.step(name) }

func (p *publication) result() *Result {
	r := &Result{Release: p.current.number}
	for _, t := range p.tables {
		r.Resources = append(r.Resources, ResourceResult{
			Resource: Resource{Name: t.schema.Name, Table: t.table, Rows: t.rows, Bytes: t.bytes, SHA256: t.sha256},
			Changed:  p.current.resources[t.schema.Name].Table != t.table,
		})
	}
	return r
}

// release makes the views of the next release, enters it and moves the pointer.
func (p *publication) release(ctx context.Context, run int64) (number int32, err error) {
	p.atStep("release")
	const next = `-- name: dataset.next_release
		SELECT coalesce(max(number), 0) + 1 FROM govhub.release`
	if err := p.tx.QueryRowContext(ctx, next).Scan(&number); err != nil {
		return 0, err
	}
	if _, err := p.tx.ExecContext(ctx, p.createViews(number)); err != nil {
		return 0, fmt.Errorf("make views of release %d: %w", number, err)
	}
	now := p.options.Now()
	const insert = `-- name: dataset.insert_release
		INSERT INTO govhub.release (number, published_at, package, package_version, schema_sha256)
		VALUES ($1, $2, $3, nullif($4, ''), $5)`
	if _, err := p.tx.ExecContext(ctx, insert, number, now, p.pkg.Name, p.pkg.Version, Fingerprint()); err != nil {
		return 0, err
	}
	if err := p.insertResources(ctx, number); err != nil {
		return 0, err
	}
	if err := movePointer(ctx, p.tx, number, now); err != nil {
		return 0, err
	}
	return number, publishedRun(ctx, p.tx, run, number, now)
}

// createViews returns the statements that show the tables as a release and let the reader in.
func (p *publication) createViews(number int32) string {
	schema := releaseSchema(number)
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE SCHEMA %s;\n", quote(schema))
	for _, t := range p.tables {
		b.WriteString(t.schema.createView(schema, t.table) + ";\n")
	}
	fmt.Fprintf(&b, "GRANT USAGE ON SCHEMA %[1]s TO %[2]s;\nGRANT SELECT ON ALL TABLES IN SCHEMA %[1]s TO %[2]s",
		quote(schema), hub.Reader)
	return b.String()
}

func (p *publication) insertResources(ctx context.Context, number int32) error {
	var names, tables, sums []string
	var rows, sizes []int64
	for _, t := range p.tables {
		names, tables, sums = append(names, t.schema.Name), append(tables, t.table), append(sums, t.sha256)
		rows, sizes = append(rows, t.rows), append(sizes, t.bytes)
	}
	const insert = `-- name: dataset.insert_resources
		INSERT INTO govhub.resource (release, name, table_name, rows, bytes, sha256)
		SELECT $1, r.name, r.table_name, r.rows, r.bytes, r.sha256
		FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[]) AS r (name, table_name, rows, bytes, sha256)`
	_, err := p.tx.ExecContext(ctx, insert, number,
		pq.Array(names), pq.Array(tables), pq.Array(rows), pq.Array(sizes), pq.Array(sums))
	return err
}

// movePointer makes a release the current one and announces it on commit.
func movePointer(ctx context.Context, tx *sql.Tx, number int32, now time.Time) error {
	const supersede = `-- name: dataset.supersede
		UPDATE govhub.release AS r SET superseded_at = CASE WHEN r.number <> $1 THEN $2::timestamptz END
		WHERE r.number IN ($1, (SELECT number FROM govhub.current_release))`
	if _, err := tx.ExecContext(ctx, supersede, number, now); err != nil {
		return err
	}
	const move = `-- name: dataset.move_pointer
		INSERT INTO govhub.current_release (number, moved_at) VALUES ($1, $2)
		ON CONFLICT (one_row) DO UPDATE SET number = excluded.number, moved_at = excluded.moved_at`
	if _, err := tx.ExecContext(ctx, move, number, now); err != nil {
		return err
	}
	return announce(ctx, tx, number)
}

func announce(ctx context.Context, tx *sql.Tx, current int32) error {
	const notify = `-- name: dataset.announce
		SELECT pg_notify($1, $2)`
	_, err := tx.ExecContext(ctx, notify, hub.Channel, strconv.Itoa(int(current)))
	return err
}

func releaseSchema(number int32) string { return "release_" + strconv.Itoa(int(number)) }
