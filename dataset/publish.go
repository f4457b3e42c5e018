package dataset

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lib/pq"

	"govhub/db/control"
)

// Options say how to publish.
type Options struct {
	DryRun bool              // check everything, change nothing
	Nice   int               // how far the connection's process yields to others on this machine, 0 for not at all
	Now    func() time.Time  // time.Now if nil
	Logger *slog.Logger      // may be nil
	Step   func(name string) // called before each step, if set: read, load, copy, infer, check, index, release, commit
}

// Input is a data package, and how it amends the data before it: that of the current release, as amended by earlier inputs.
type Input struct {
	Package *Package
	Mode    Mode // Whole if empty

	// Keeps names, by resource, the fields in which an empty cell of an upserted file leaves the value that a row has. In others it
	// states that there is none.
	Keeps map[string][]string

	// Edition is the day, month or year as of which a file states facts, Source the publication that it is, and Register what that lists in
	// full. They are empty for data packages.
	Edition, Source, Register string

	// Imported is what the release keeps of the import of a file, nil for data packages.
	Imported *Imported

	// Origin names the place that a line of a file came from, if the data package was made from other files.
	Origin func(file string, line int) (originFile string, originLine int)
}

// place returns the place of a problem in the user's files.
func (in *Input) place(file string, line int) (string, int) {
	if in.Origin == nil {
		return file, line
	}
	return in.Origin(file, line)
}

// Result is the outcome of an import.
type Result struct {
	Release     int32 // the new release, else the current one, else 0
	Published   bool  // false if the current release has the same content, and after a dry run
	Resources   []ResourceResult
	Accepted    []int64       // rows of each input
	PointerMove time.Duration // moving the pointer and committing
}

// ResourceResult is a resource of the release.
type ResourceResult struct {
	Resource
	Changed bool // the rows differ from the current release, or there was none
	Counts  Counts
}

// publication is a run of Import. Its second transaction enters the release, and is short; it holds the lock of releases from the
// beginning. What the first leaves behind if the second never ends, the next import removes.
type publication struct {
	tx       *transaction // makes the tables and views of the release, which nobody knows of
	entry    *transaction // makes it a release, and the current one
	inputs   []Input
	options  Options
	problems problems
	tables   []*loadedTable // by name of the resource

	number    int32 // of the new release
	current   currentRelease
	reference string // date of the release
}

// Publish makes a release of a data package that is all data, as Import does.
func Publish(ctx context.Context, db *sql.DB, p *Package, o Options) (*Result, error) {
	return Import(ctx, db, p.Name, o, func(context.Context, *Base) ([]Input, error) { return []Input{{Package: p}}, nil })
}

// Import makes one release of several inputs, each of which amends the outcome of the earlier ones, and makes it the current
// one. The release equals what importing them one after the other would give, but states in between are not checked: rows may
// refer to rows of later inputs.
//
// read returns the inputs and is called under the lock of releases; its error is returned unchanged. The log of imports has the
// name. Import returns a *RejectedError if the data breaks rules, ErrBusy if releases are being changed, control.ErrOlderProgram if a
// newer version changed them, and ErrDiskFull if the database's disk is full. Whatever it returns, readers see all of the
// release or nothing. db belongs to the owner of the data.
func Import(
	ctx context.Context, db *sql.DB, name string, o Options, read func(context.Context, *Base) ([]Input, error),
) (result *Result, err error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Step == nil {
		o.Step = func(string) {}
	}
	if err := TakeOver(ctx, db); err != nil {
		return nil, err
	}
	if o.DryRun {
		return publish(ctx, db, name, o, 0, read)
	}
	run, err := startRun(ctx, db, name, o.Now())
	if err != nil {
		wrap(&err, "publish %q", name)
		return nil, err
	}
	result, err = publish(ctx, db, name, o, run, read)
	if err == nil && result.Published {
		return result, nil
	}
	if failed := endRun(ctx, db, run, o.Now(), err); failed != nil {
		// The next import logs that this one ended. Its own error is more useful.
		o.Logger.WarnContext(ctx, "the end of the import was not logged", "error", failed)
	}
	return result, err
}

func publish(
	ctx context.Context, db *sql.DB, name string, o Options, run int64, read func(context.Context, *Base) ([]Input, error),
) (*Result, error) {
	p := &publication{options: o}
	defer p.end()
	err := p.begin(ctx, db)
	if err != nil {
		wrap(&err, "publish %q", name)
		return nil, err
	}
	p.atStep("read")
	if p.inputs, err = read(ctx, &Base{p.tx.Tx, p.current}); err != nil {
		return nil, err
	}
	result, err := p.publish(ctx, name, run)
	wrap(&err, "publish %q", name)
	return result, err
}

// begin opens both transactions. They have no time limit.
func (p *publication) begin(ctx context.Context, db *sql.DB) (err error) {
	if p.entry, err = beginLocked(ctx, db); err != nil {
		return err
	}
	const patience = `-- name: dataset.patience
		SET LOCAL idle_in_transaction_session_timeout = 0`
	if _, err = p.entry.ExecContext(ctx, patience); err != nil {
		return err
	}
	if p.tx, err = begin(ctx, db); err != nil {
		return err
	}
	// This one sorts and builds indexes, so it gets memory.
	const settings = `-- name: dataset.settings
		SET LOCAL statement_timeout = 0;
		SET LOCAL idle_in_transaction_session_timeout = 0;
		SET LOCAL work_mem = '64MB';
		SET LOCAL maintenance_work_mem = '256MB'`
	if _, err = p.tx.ExecContext(ctx, settings); err != nil {
		return err
	}
	if err = yield(ctx, p.tx.Tx, p.options.Nice); err != nil {
		return err
	}
	if p.current, err = readCurrent(ctx, p.tx.Tx); err != nil {
		return err
	}
	if _, err = control.ReadSchemaState(ctx, control.On(p.tx), Fingerprint()); err != nil { // a newer program may have taken over since
		return err
	}
	return p.clear(ctx)
}

// clear removes what an import left that was ended between its two transactions.
func (p *publication) clear(ctx context.Context) error {
	const next = `-- name: dataset.next_release
		SELECT coalesce(max(number), 0) + 1 FROM govhub.release`
	if err := p.tx.QueryRowContext(ctx, next).Scan(&p.number); err != nil {
		return err
	}
	tables, err := unusedTables(ctx, p.tx.Tx)
	if err != nil {
		return err
	}
	statements := append([]string{dropViews(releaseSchema(p.number))}, dropTables(tables)...)
	_, err = p.tx.ExecContext(ctx, strings.Join(statements, ";\n"))
	return err
}

// end rolls back what was not committed.
func (p *publication) end() {
	for _, tx := range []*transaction{p.tx, p.entry} {
		if tx != nil {
			tx.end()
		}
	}
}

func (p *publication) publish(ctx context.Context, name string, run int64) (*Result, error) {
	if err := p.prepare(ctx); err != nil {
		return nil, err
	}
	if err := p.problems.err(name); err != nil {
		return nil, err
	}
	result := p.result()
	if p.options.DryRun || !slices.ContainsFunc(result.Resources, func(r ResourceResult) bool { return r.Changed }) {
		return result, nil
	}
	p.atStep("index")
	for _, t := range p.tables {
		if err := p.index(ctx, t); err != nil {
			return nil, fmt.Errorf("index %s: %w", t.schema.Name, err)
		}
	}
	p.options.Logger.DebugContext(ctx, "tables built")
	if err := p.release(ctx, name, run); err != nil {
		return nil, err
	}
	p.atStep("commit")
	start := time.Now()
	if err := movePointer(ctx, p.entry.Tx, p.number); err != nil {
		return nil, err
	}
	if err := p.entry.Commit(); err != nil {
		return nil, err
	}
	result.Release, result.Published, result.PointerMove = p.number, true, time.Since(start)
	p.options.Logger.InfoContext(ctx, "release published", "release", result.Release, "pointer_move", result.PointerMove)
	return result, nil
}

// prepare loads, counts and checks every resource.
func (p *publication) prepare(ctx context.Context) error {
	if err := p.order(); err != nil {
		return err
	}
	if err := p.checkEditions(); err != nil {
		return err
	}
	if p.inputs[0].Mode != Whole {
		if err := p.current.amendable(); err != nil {
			return err
		}
	}
	for i := range p.inputs {
		p.describe(&p.inputs[i])
	}
	p.atStep("load")
	for _, s := range loadOrder() {
		t, err := p.load(ctx, s)
		if err != nil {
			return fmt.Errorf("load %s: %w", s.Name, err)
		}
		p.tables = append(p.tables, t)
	}
	slices.SortFunc(p.tables, func(a, b *loadedTable) int { return strings.Compare(a.schema.Name, b.schema.Name) })
	p.atStep("infer")
	if err := p.infer(ctx); err != nil {
		return err
	}
	for _, t := range p.tables {
		if err := p.finish(ctx, t); err != nil {
			return fmt.Errorf("load %s: %w", t.schema.Name, err)
		}
		if err := p.count(ctx, t); err != nil {
			return fmt.Errorf("count rows of %s: %w", t.schema.Name, err)
		}
		p.options.Logger.DebugContext(ctx, "resource loaded", "resource", t.schema.Name, "rows", t.rows, "known", t.shared)
	}
	p.atStep("check")
	return p.check(ctx)
}

// loadOrder is that of the resources, with sources and statements first: the editions of rows follow from them.
func loadOrder() []*Schema {
	list := Schemas()
	rank := map[string]int{"source": -2, "statement": -1}
	slices.SortStableFunc(list, func(a, b *Schema) int { return rank[a.Name] - rank[b.Name] })
	return list
}

// table returns the loaded table of a resource.
func (p *publication) table(resource string) *loadedTable {
	return p.tables[slices.IndexFunc(p.tables, func(t *loadedTable) bool { return t.schema.Name == resource })]
}

// describe adds the problems of the descriptor.
func (p *publication) describe(in *Input) {
	add := p.adder(in)
	for _, problem := range in.Package.problems.listed {
		add(problem)
	}
	p.problems.more += in.Package.problems.more
	if in.Mode != Whole {
		return
	}
	for _, s := range in.Package.missing() {
		add(Problem{
			File: descriptorFile, Code: CodeResource, Column: s.Name,
			Message: "is missing from `resources`: add it, with the header alone if there are no rows",
		})
	}
}

// adder returns a function that takes problems of an input.
func (p *publication) adder(in *Input) func(Problem) {
	return func(problem Problem) {
		problem.File, problem.Line = in.place(problem.File, problem.Line)
		p.problems.add(problem)
	}
}

func (p *publication) atStep(name string) { p.options.Step(name) }

func (p *publication) result() *Result {
	r := &Result{Release: p.current.number, Accepted: make([]int64, len(p.inputs))}
	for _, t := range p.tables {
		for _, l := range t.layers {
			r.Accepted[l.index] += l.rows
		}
		r.Resources = append(r.Resources, ResourceResult{
			Resource: Resource{Name: t.schema.Name, Table: t.table, Rows: t.rows, Bytes: t.bytes, SHA256: t.sha256},
			Changed:  p.current.number == 0 || t.counts.Added+t.counts.Changed+t.counts.Removed > 0,
			Counts:   t.counts,
		})
	}
	return r
}

// release makes the views of the new release and enters it. Tables and views are committed, with all the work of that, before the
// pointer moves to them.
func (p *publication) release(ctx context.Context, name string, run int64) error {
	p.atStep("release")
	if err := p.createViews(ctx); err != nil {
		return fmt.Errorf("make views of release %d: %w", p.number, err)
	}
	if err := p.enter(ctx, name, run); err != nil {
		return err
	}
	return p.tx.Commit()
}

// enter makes a release of the tables and views, which readers see once the pointer has moved.
func (p *publication) enter(ctx context.Context, name string, run int64) error {
	now := p.options.Now()
	const insert = `-- name: dataset.insert_release
		INSERT INTO govhub.release (number, published_at, package, package_version, schema_sha256, metadata)
		VALUES ($1, $2, $3, nullif($4, ''), $5, $6)`
	m := p.metadata()
	m.ReferenceDate = p.reference
	metadata, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if _, err := p.entry.ExecContext(ctx, insert, p.number, now, name, p.version(), Fingerprint(), metadata); err != nil {
		return err
	}
	if err := p.insertResources(ctx); err != nil {
		return err
	}
	return publishedRun(ctx, p.entry.Tx, run, p.number, now)
}

// version is that of the data package, if there is only one.
func (p *publication) version() string {
	if len(p.inputs) > 1 {
		return ""
	}
	return p.inputs[0].Package.Version
}

// metadata is that of the whole data package, or of the current release, amended by the other inputs of the new release.
func (p *publication) metadata() Metadata {
	m := p.current.metadata
	for _, in := range p.inputs {
		switch {
		case in.Mode == Whole:
			m = in.Package.metadata
			m.Imports = foreign(m.Imports)
		case in.Imported != nil:
			imported := in.Imported.clean()
			imported.Release = p.number
			m.Imports = amendImports(m.Imports, []Imported{imported})
		default:
			m = m.amendedBy(in.Package.metadata)
		}
	}
	return m
}

// createViews shows the tables as a release and grants readers access.
func (p *publication) createViews(ctx context.Context) error {
	schema := quote(releaseSchema(p.number))
	if _, err := p.tx.ExecContext(ctx, "CREATE SCHEMA IF NOT EXISTS "+schema); err != nil { // see clear
		return err
	}
	tables := make(map[string]string, len(p.tables))
	for _, t := range p.tables {
		tables[t.schema.Name] = t.table
	}
	return createViews(ctx, p.tx.Tx, p.number, tables)
}

func (p *publication) insertResources(ctx context.Context) error {
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
	_, err := p.entry.ExecContext(ctx, insert, p.number,
		pq.Array(names), pq.Array(tables), pq.Array(rows), pq.Array(sizes), pq.Array(sums))
	return err
}

// movePointer makes a release the current one and announces it on commit, in one statement: each would wait for its turn on a
// busy machine. The time is that of PostgreSQL's clock, with which Prune compares it, and not that of the start of the transaction.
func movePointer(ctx context.Context, tx *sql.Tx, number int32) error {
	const move = `-- name: dataset.move_pointer
		WITH superseded AS (
			UPDATE govhub.release AS r SET superseded_at = CASE WHEN r.number <> $1 THEN clock_timestamp() END
			WHERE r.number IN ($1, (SELECT number FROM govhub.current_release))
		), moved AS (
			INSERT INTO govhub.current_release (number, moved_at) VALUES ($1, clock_timestamp())
			ON CONFLICT (one_row) DO UPDATE SET number = excluded.number, moved_at = excluded.moved_at
		)
		SELECT pg_notify($2, $3)`
	_, err := tx.ExecContext(ctx, move, number, control.Channel, strconv.Itoa(int(number)))
	return err
}

func releaseSchema(number int32) string { return "release_" + strconv.Itoa(int(number)) }
