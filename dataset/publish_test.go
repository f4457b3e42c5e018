package dataset

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/db/control"
	"govhub/db/dbtest"
)

func TestPublish(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	db := d.Owner(t)
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	result, err := Publish(t.Context(), db, open(t, basePackage(t)), Options{Now: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	if !result.Published || result.Release != 1 || result.PointerMove <= 0 {
		t.Errorf("result = %+v, want release 1", result)
	}
	for _, r := range result.Resources {
		if !r.Changed {
			t.Errorf("%s is not marked as changed", r.Name)
		}
	}
	info, err := Release(t.Context(), db, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := ReleaseInfo{
		Number: 1, PublishedAt: at, Package: "base", PackageVersion: "1", Fingerprint: Fingerprint(), Current: true,
		Schemas: control.Span{First: 1, Last: 1, Own: 1}, Metadata: Metadata{ReferenceDate: "2024-05-01"},
	}
	for _, r := range result.Resources {
		want.Resources = append(want.Resources, &r.Resource)
	}
	info.PublishedAt = info.PublishedAt.UTC()
	if diff := cmp.Diff(want, *info); diff != "" {
		t.Errorf("release (-want +got):\n%s", diff)
	}
	if got := one[string](t, db, "SELECT key FROM release_1.observation WHERE place = 'RU'"); got != "population/RU/2024/_T" {
		t.Errorf("key of an observation = %q", got)
	}
	names := one[string](t, db, "SELECT string_agg(name_ru, ', ' ORDER BY name_ru) FROM release_1.region")
	if names != "Ёлочный край, Первая область" {
		t.Errorf("names in order: %s", names)
	}
	if got := one[string](t, db, "SELECT value::text FROM release_1.observation WHERE place = 'RU'"); got != "146000000.5" {
		t.Errorf("value = %s", got)
	}
}

func TestPublishUnchanged(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	tables := storeTables(t, db)
	result := mustPublish(t, db, basePackage(t))
	if result.Published || result.Release != 1 {
		t.Errorf("result = %+v, want release 1, not published", result)
	}
	if got := storeTables(t, db); got != tables {
		t.Errorf("%d tables in store, want %d", got, tables)
	}
	if got := runs(t, db); got != "PUBLISHED UNCHANGED" {
		t.Errorf("log of imports = %s", got)
	}
}

func TestPublishSharesTables(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	first := mustPublish(t, db, basePackage(t))
	second := mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "I. Ivanov"))
	if !second.Published || second.Release != 2 {
		t.Fatalf("result = %+v, want release 2", second)
	}
	for i, r := range second.Resources {
		changed := r.Name == "person"
		if r.Changed != changed || (first.Resources[i].Table != r.Table) != changed {
			t.Errorf("%s: changed = %t, table %s after %s", r.Name, r.Changed, r.Table, first.Resources[i].Table)
		}
	}
	if got, want := storeTables(t, db), len(Schemas())+1; got != want {
		t.Errorf("%d tables in store, want %d", got, want)
	}
	if got := one[string](t, db, "SELECT name_en FROM release_1.person"); got != "Ivan Ivanov" {
		t.Errorf("release 1 now says %q", got)
	}
}

// Another spelling or order of the same content makes no release.
func TestPublishCanonical(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	files := basePackage(t)
	mustPublish(t, db, files)
	observations := string(files["observation.csv"].Data)
	lines := strings.Split(strings.TrimSpace(observations), "\n")
	reversed := slices.Clone(lines)
	slices.Reverse(reversed[1:])
	for name, changed := range map[string]fstest.MapFS{
		"rows in another order": with(files, "observation.csv", strings.Join(reversed, "\n")),
		"byte order mark, CRLF": with(files, "observation.csv", "\uFEFF"+strings.ReplaceAll(observations, "\n", "\r\n")),
		"zeros and signs":       edit(t, files, "observation.csv", "500000", "+0500000.00"),
		"quotes":                edit(t, files, "observation.csv", "500000", `"500000"`),
		"columns moved": with(files, "person.csv",
			"source,slug,name_ru,note,name_en\nact,ivan-ivanov,Иванов Иван,,Ivan Ivanov\n"),
		"combining characters": edit(t, files, "region.csv", "Ё", "Е\u0308"),
		"gzip":                 gzipped(t, files, "region.csv"),
	} {
		if result := mustPublish(t, db, changed); result.Published {
			t.Errorf("%s: published release %d", name, result.Release)
		}
	}
}

func TestDryRun(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	result, err := Publish(t.Context(), db, open(t, basePackage(t)), Options{DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	if result.Published || result.Release != 0 || !result.Resources[0].Changed {
		t.Errorf("result = %+v", result)
	}
	if n := storeTables(t, db); n != 0 {
		t.Errorf("%d tables were left behind", n)
	}
	if n := one[int](t, db, "SELECT count(*) FROM govhub.import_run"); n != 0 {
		t.Errorf("%d runs were entered", n)
	}
}

// Of two concurrent imports, one proceeds and the other gets ErrBusy.
func TestPublishBusy(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	loading, resume := make(chan bool), make(chan bool)
	var first sync.WaitGroup
	first.Go(func() {
		files := edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "I. Ivanov")
		result, err := Publish(t.Context(), db, open(t, files), Options{Step: func(name string) {
			if name == "check" {
				loading <- true
				<-resume
			}
		}})
		if err != nil || !result.Published {
			t.Errorf("first: %+v, %v", result, err)
		}
	})
	<-loading
	for name, change := range map[string]func() error{
		"publish": func() error { _, err := Publish(t.Context(), db, open(t, basePackage(t)), Options{}); return err },
		"dry run": func() error {
			_, err := Publish(t.Context(), db, open(t, basePackage(t)), Options{DryRun: true})
			return err
		},
		"rollback": func() error { return Rollback(t.Context(), db, 1) },
	} {
		if err := change(); !errors.Is(err, ErrBusy) {
			t.Errorf("%s meanwhile: %v, want ErrBusy", name, err)
		}
	}
	close(resume)
	first.Wait()
	if got := runs(t, db); got != "PUBLISHED PUBLISHED" {
		t.Errorf("log of imports = %s", got)
	}
}

// Imports that start at the same moment never both proceed, and never corrupt the log.
func TestPublishRace(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	var mu sync.Mutex
	published := map[int32]bool{}
	var all sync.WaitGroup
	for i := range 6 {
		files := edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "Ivanov "+strconv.Itoa(i))
		all.Go(func() {
			result, err := Publish(t.Context(), db, open(t, files), Options{})
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil && !published[result.Release]:
				published[result.Release] = true
			case !errors.Is(err, ErrBusy):
				t.Errorf("import %d: %+v, %v", i, result, err)
			}
		})
	}
	all.Wait()
	if len(published) == 0 {
		t.Error("no import proceeded")
	}
	if got := one[int](t, db, "SELECT count(*) FROM govhub.import_run WHERE status = 'PUBLISHED'"); got != len(published) {
		t.Errorf("%d imports entered as published, want %d", got, len(published))
	}
	if got := one[int](t, db, "SELECT count(*) FROM govhub.import_run WHERE status = 'RUNNING'"); got != 0 {
		t.Errorf("%d imports entered as running", got)
	}
}

// An import cancelled at any step leaves nothing behind, and its connection stays usable.
func TestPublishCancelled(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	db.SetMaxOpenConns(2) // two connections are enough, and any that is lost in between would be missed
	for _, step := range []string{"load", "copy", "check", "index", "release"} {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := Publish(ctx, db, open(t, basePackage(t)), Options{Step: func(name string) {
			if name == step {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("called off at %s: %v", step, err)
		}
		if n := storeTables(t, db); n != 0 {
			t.Errorf("called off at %s: %d tables were left behind", step, n)
		}
	}
	if got := one[string](t, db, "SELECT string_agg(DISTINCT status, ' ') FROM govhub.import_run"); got != "FAILED" {
		t.Errorf("log of imports = %s", got)
	}
	mustPublish(t, db, basePackage(t))
}

// TestPointerMove checks what the transaction does that readers wait for: it writes rows of the control tables alone, none of the
// system catalogues, and locks nothing until the tables and views are there.
func TestPointerMove(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	db, other := d.Owner(t), d.Owner(t)
	mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "I. Ivanov"))
	result, err := Publish(t.Context(), db, open(t, basePackage(t)), Options{Step: func(name string) {
		switch name {
		case "release":
			if n := one[int](t, other, transactionsThatWrite); n != 1 {
				t.Errorf("%d transactions have written while tables and views are made, want the one that makes them", n)
			}
		case "commit":
			if n := one[int](t, other, "SELECT count(*) FROM pg_views WHERE schemaname = 'release_2'"); n != len(Schemas()) {
				t.Errorf("%d views are there before the pointer moves, want all %d", n, len(Schemas()))
			}
			if n := one[int32](t, other, "SELECT max(number) FROM govhub.release"); n != 1 {
				t.Errorf("release %d is there before the pointer moves", n)
			}
		}
	}})
	if err != nil || result.Release != 2 {
		t.Fatalf("result = %+v, %v, want release 2", result, err)
	}
	for table, want := range map[string]int{
		"govhub.current_release": 1, "govhub.release": 2, "govhub.import_run": 1, "govhub.resource": len(Schemas()), // rows
		"pg_class": 0, "pg_attribute": 0, "pg_namespace": 0, "pg_depend": 0, "pg_rewrite": 0,
	} {
		if n := one[int](t, db, "SELECT count(*) FROM "+table+" WHERE xmin = (SELECT xmin FROM govhub.current_release)"); n != want {
			t.Errorf("the transaction that moved the pointer wrote %d rows of %s, want %d", n, table, want)
		}
	}
}

const transactionsThatWrite = `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL`

// A transaction that waits for a connection gives up with its context.
func TestPublishWaits(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := Publish(ctx, db, open(t, basePackage(t)), Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error = %v, want that of the context", err)
	}
}

func TestReaderRole(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	mustPublish(t, d.Owner(t), basePackage(t))
	// Each query in its own transaction, as the reader.
	for _, c := range []struct {
		statement string
		allowed   bool
	}{
		{"SELECT count(*) FROM release_1.region", true},
		{"SELECT count(*) FROM govhub.resource", true},
		{"UPDATE release_1.region SET name_en = 'x'", false},
		{"INSERT INTO release_1.person (slug) VALUES ('x')", false},
		{"DELETE FROM release_1.person", false},
		{"DROP VIEW release_1.person", false},
		{"CREATE TABLE release_1.x ()", false},
		{"CREATE TABLE store.x ()", false},
		{"UPDATE govhub.current_release SET number = 1", false},
	} {
		tx, err := d.Owner(t).BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tx.ExecContext(t.Context(), "SET LOCAL ROLE govhub_reader"); err != nil {
			t.Fatal(err)
		}
		_, err = tx.ExecContext(t.Context(), c.statement)
		if denied := pq.As(err, pqerror.InsufficientPrivilege) != nil; denied == c.allowed {
			t.Errorf("%s: %v, allowed = %t", c.statement, err, c.allowed)
		}
		if err := tx.Rollback(); err != nil {
			t.Error(err)
		}
	}
}

func TestNotify(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	db := d.Owner(t)
	listener := pq.NewListener(d.DSN(), time.Second, time.Second, nil)
	defer listener.Close()
	if err := listener.Listen("govhub_release"); err != nil {
		t.Fatal(err)
	}
	expect := func(what, payload string) {
		t.Helper()
		select {
		case n := <-listener.Notify:
			if n == nil || n.Extra != payload {
				t.Errorf("after %s: %+v, want %s", what, n, payload)
			}
		case <-time.After(time.Minute):
			t.Fatalf("after %s: nothing was announced", what)
		}
	}
	mustPublish(t, db, basePackage(t))
	expect("publish", "1")
	mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "I. Ivanov"))
	expect("publish", "2")
	if err := Rollback(t.Context(), db, 1); err != nil {
		t.Fatal(err)
	}
	expect("rollback", "1")
	mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "Ivan I."))
	expect("publish", "3")
	supersededLongAgo(t, db)
	if _, err := Prune(t.Context(), db, 2); err != nil {
		t.Fatal(err)
	}
	expect("prune", "3")
}

// The checksum of the input and the one read back are of the same bytes, whatever the values.
func TestContentReadBack(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	files := basePackage(t)
	var persons strings.Builder
	w := csv.NewWriter(&persons)
	notes := []string{
		`\N`, `\.`, `\`, `\\t`, `'`, `"`, `""`, `a,b`, "a\nb", "a\tb", "a\n\nb", `{}`, `NULL`, `null`,
		"\u200b", "ё\U0001F600", "#", "=1+1",
	}
	rows := [][]string{schemaOf("person").fieldNames(), {"ivan-ivanov", "Иванов Иван", "", "", "act"}}
	for i, note := range notes {
		name := note
		if strings.ContainsAny(note, "\n\t\u200b") { // which a name may not hold
			name = "Имя"
		}
		rows = append(rows, []string{fmt.Sprintf("person-%03d", i), name, name, note, "act"})
	}
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	result := mustPublish(t, db, with(files, "person.csv", persons.String()))
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	for _, r := range result.Resources {
		got, repeated, err := canonical(t.Context(), tx, schemaOf(r.Name), storage{from: stored(r.Table)})
		if err != nil {
			t.Fatal(err)
		}
		want := content{rows: r.Rows, bytes: r.Bytes, sha256: r.SHA256}
		if got != want || repeated {
			t.Errorf("%s read back: %+v, want %+v", r.Name, got, want)
		}
	}
	var got []string
	if err := db.QueryRowContext(t.Context(), "SELECT array_agg(note ORDER BY slug) FROM release_1.person WHERE note IS NOT NULL").
		Scan(pq.Array(&got)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(notes, got); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

// Rows are stored in canonical order, whatever order they came in.
func TestPublishArranges(t *testing.T) {
	t.Parallel()
	var rows strings.Builder
	rows.WriteString("indicator,place,period,breakdown,value,status,note,source\n")
	for year := 2000; year > 1900; year-- {
		fmt.Fprintf(&rows, "population,RU,%d,_T,1,NORMAL,,act\n", year)
	}
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, with(basePackage(t), "observation.csv", rows.String()))
	table := one[string](t, db, "SELECT table_name FROM govhub.resource WHERE name = 'observation'")
	const misplaced = `SELECT count(*) FROM (
		SELECT period < lag(period) OVER (ORDER BY ctid) AS before FROM store.%s
	) AS lying WHERE before`
	if n := one[int](t, db, fmt.Sprintf(misplaced, table)); n != 0 {
		t.Errorf("%d rows lie behind one that they come before", n)
	}
}

// TestPublishWithoutColumns publishes a whole package whose files lack columns that may be empty.
func TestPublishWithoutColumns(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	var log strings.Builder
	files := with(basePackage(t), "person.csv", "source,slug,name_ru\nact,ivan-ivanov,Иванов Иван\n")
	if _, err := Publish(t.Context(), db, open(t, files), Options{Logger: slog.New(slog.NewTextHandler(&log, nil))}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(log.String(), `file=person.csv columns="[name_en note]"`) || strings.Count(log.String(), "lacks columns") != 1 {
		t.Errorf("log: %s", &log)
	}
	if got := one[string](t, db, "SELECT CAST(p AS text) FROM release_1.person AS p"); got != `(ivan-ivanov,"Иванов Иван",,,act)` {
		t.Errorf("person = %s", got)
	}
	if r := mustPublish(t, db, with(files, "person.csv", "slug,name_ru,name_en,note,source\nivan-ivanov,Иванов Иван,,,act\n")); r.Published {
		t.Error("the columns make a difference, although they are empty")
	}
}
