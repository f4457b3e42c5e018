package db_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"govhub/awaittest"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/page"
)

var discard = slog.New(slog.DiscardHandler)

// journal is what a hub logs.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

// lines counts the lines with a text.
func (j *journal) lines(text string) int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return strings.Count(j.text.String(), text)
}

// journaled opens a hub and its journal.
func journaled(t *testing.T, config db.Config) (*db.Hub, *journal) {
	t.Helper()
	j := new(journal)
	h, err := db.Open(t.Context(), config, slog.New(slog.NewTextHandler(j, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h, j
}

// tableOf returns the table of a resource in the schema store.
func tableOf(t *testing.T, d *dbtest.Database, resource string) (name string) {
	t.Helper()
	if err := d.Owner(t).QueryRow("SELECT table_name FROM govhub.resource WHERE name = $1 ORDER BY release DESC", resource).Scan(&name); err != nil {
		t.Fatal(err)
	}
	return "store." + name
}

// execute runs a statement of the owner.
func execute(t *testing.T, d *dbtest.Database, text string) {
	t.Helper()
	if _, err := d.Owner(t).Exec(text); err != nil {
		t.Fatal(err)
	}
}

// TestBadTables has PostgreSQL answer for tables that do not fit, or are not what was published. One line says so, whatever is asked.
func TestBadTables(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		spoil  string // with the table of observations
		memory int64
		why    db.WhyNot
		line   string
		all    bool // other tables are missing, too
	}{
		"no memory":              {"SELECT 1 FROM %s", 0, db.Off, "", true},
		"too little for a row":   {"SELECT 1 FROM %s", 1, db.NoRoom, "no room for them", true},
		"too little for a table": {"SELECT 1 FROM %s", 40_000, db.NoRoom, "no room for them", true},
		"a number does not fit":  {"UPDATE %s SET value = 12345678901234567890", 1 << 30, db.Failed, "18 digits", false},
		"rows were added": {
			"INSERT INTO %s (indicator, place, period, breakdown, value, status, source) SELECT indicator, place, '1900', breakdown, value, status, source FROM %[1]s LIMIT 1",
			1 << 30, db.Failed, "were published", false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := bundletest.New(t)
			execute(t, d, fmt.Sprintf(test.spoil, tableOf(t, d, "observation")))
			config := d.Config()
			config.Memory = test.memory
			h, j := journaled(t, config)
			r := current(t, h)
			for range 3 {
				ctx, statements := session.WithStatements(t.Context())
				if _, err := db.Observations.All().Page(ctx, r, page.Args{}, nil, nil); err != nil || len(statements.Names()) != 1 {
					t.Errorf("%d queries, error %v", len(statements.Names()), err)
				}
			}
			missing := h.Snapshot().Missing
			if missing["observation"] != test.why || len(missing) > 1 != test.all {
				t.Errorf("missing are %v", missing)
			}
			if test.line != "" {
				awaittest.Until(t, "it is logged", func() bool { return j.lines(test.line) > 0 })
				if n := j.lines(test.line); n != 1 {
					t.Errorf("it is logged %d times", n)
				}
			}
		})
	}
}

// TestListsWithoutRoom reads lists, rows by their codes, relations and filters of tables that have no room for what these need: PostgreSQL
// answers the same, and one line for each table says so.
func TestListsWithoutRoom(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	h, j := journaled(t, d.Config())
	full, bare := current(t, h), holding(t, d, 0)
	h.Fill()
	kazan := "Казань"
	first := int32(5)
	asks := map[string]func(*db.Release) (any, error){
		"by code": func(r *db.Release) (any, error) { return db.Regions.Find(t.Context(), r, "iso", "RU-TA") },
		"in another order": func(r *db.Release) (any, error) {
			c, err := db.Municipalities.All().Page(t.Context(), r, page.Args{First: &first}, nil, []*rel.Order{{Field: "POPULATION", Direction: rel.Desc}})
			return c.Nodes, err
		},
		"of a parent": func(r *db.Release) (any, error) {
			c, err := db.MunicipalitiesOfRegion.Pages(t.Context(), r, []string{"92000000"}, page.Args{First: &first}, nil, nil)
			return c[0].Nodes, err
		},
		"filtered by a relation": func(r *db.Release) (any, error) {
			return db.Municipalities.Count(t.Context(), r, &db.MunicipalityFilter{Region: &db.RegionFilter{Capital: &rel.StringFilter{Eq: &kazan}}})
		},
	}
	for range 2 {
		for name, ask := range asks {
			got, err := ask(full)
			want, wantErr := ask(bare)
			if diff := cmp.Diff(want, got); diff != "" || err != nil || wantErr != nil {
				t.Errorf("%s: errors %v and %v (-PostgreSQL +hub):\n%s", name, err, wantErr, diff)
			}
		}
	}
	if n := j.lines("part=municipality"); n != 1 {
		t.Errorf("it is logged %d times that municipalities have no room", n)
	}
}

// TestTablesOfNextRelease has room for the tables of one release, but not for the largest of two: that of the next is read when it has
// become current, and takes the place of the one before.
func TestTablesOfNextRelease(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	claimed := int64(0)
	for _, part := range opened(t, d.Config()).Snapshot().Parts {
		claimed += 2 * part.Bytes
	}
	config := d.Config()
	config.Memory = claimed + 1000
	h := opened(t, config)
	follow(t, h)
	older := current(t, h)
	if missing := h.Snapshot().Missing; len(missing) > 0 {
		t.Fatalf("missing are %v", missing)
	}
	publish(t, d, edited(t, "municipality.csv", ",Казань,", ",Kazan II,"))
	until(t, h, 2)
	newer := current(t, h)
	awaittest.Until(t, "municipalities are read", func() bool { return newer.Tables().Table("municipality") != nil })
	if older.Tables().Table("municipality") != nil {
		t.Error("municipalities of both releases are in memory")
	}
	if older.Tables().Table("region") == nil || older.Tables().Table("region") != newer.Tables().Table("region") {
		t.Error("regions are not shared")
	}
	for release, want := range map[*db.Release]int{older: 1, newer: 0} {
		ctx, statements := session.WithStatements(t.Context())
		if _, err := db.Municipalities.ByKey(ctx, release, "92701000"); err != nil || len(statements.Names()) != want {
			t.Errorf("release %d: %d queries, want %d, error %v", release.Number, len(statements.Names()), want, err)
		}
	}
	bytes := int64(0)
	for _, part := range h.Snapshot().Parts {
		bytes += part.Bytes
	}
	if bytes > config.Memory {
		t.Errorf("%d bytes are taken of %d", bytes, config.Memory)
	}
}

// TestBuildsTakeNoRequestConnection publishes a release while requests hold all of their connections: it is read, tables and parts, and
// becomes current. The hub has no more connections than it says.
func TestBuildsTakeNoRequestConnection(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	const program = "TestBuildsTakeNoRequestConnection"
	part := db.NewPart("cities", []string{"municipality"}, func(ctx context.Context, r *db.Release) (int32, error) {
		return db.Municipalities.Count(ctx, r, nil)
	}, nil)
	config := busyConfig(t, d, program, time.Minute)
	config.Memory, config.Parts = 1<<30, []db.Prepared{part}
	h := opened(t, config)
	r := current(t, h)
	asleep(t, d, program, false, 4, r, r, r, r)
	publish(t, d, edited(t, "municipality.csv", ",Казань,", ",Kazan II,"))
	follow(t, h)
	until(t, h, 2)
	if missing := h.Snapshot().Missing; len(missing) > 0 {
		t.Errorf("missing are %v", missing)
	}
	if err := h.Ping(t.Context()); err != nil {
		t.Error(err)
	}
	if all, n := sessionsOf(t, d, program); all > 4+4 || n != 4 {
		t.Errorf("%d connections, %d of which requests hold, want at most 8 and 4", all, n)
	}
}
