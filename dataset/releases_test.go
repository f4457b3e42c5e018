package dataset

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
)

// publishMany makes releases 1 to n, which differ in one resource.
func publishMany(t *testing.T, db *sql.DB, n int) {
	t.Helper()
	for i := range n {
		mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "Ivanov "+strconv.Itoa(i)))
	}
}

func numbers(t *testing.T, db *sql.DB) (list []int32, current int32) {
	t.Helper()
	releases, err := Releases(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range releases {
		list = append(list, r.Number)
		if r.Current {
			current = r.Number
		}
	}
	return list, current
}

func TestRollback(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	err := Rollback(t.Context(), db, 1)
	if !errors.Is(err, ErrReleaseNotFound) {
		t.Errorf("without releases: %v, want ErrReleaseNotFound", err)
	}
	publishMany(t, db, 3)
	for _, n := range []int32{1, 1, 3} {
		if err := Rollback(t.Context(), db, n); err != nil {
			t.Fatal(err)
		}
		if _, current := numbers(t, db); current != n {
			t.Errorf("current release is %d, want %d", current, n)
		}
	}
	err = Rollback(t.Context(), db, 7)
	if !errors.Is(err, ErrReleaseNotFound) || !strings.Contains(err.Error(), "there are 3, 2, 1") {
		t.Errorf("rollback to 7: %v, want ErrReleaseNotFound that names the others", err)
	}
	if _, current := numbers(t, db); current != 3 {
		t.Errorf("current release is %d, want 3", current)
	}

	// After a rollback, the content that was rolled back is a change again.
	if err := Rollback(t.Context(), db, 1); err != nil {
		t.Fatal(err)
	}
	if r := mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "Ivanov 2")); r.Release != 4 || !r.Published {
		t.Errorf("result = %+v, want release 4", r)
	}
}

func TestPrune(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 5)
	if err := Rollback(t.Context(), db, 2); err != nil {
		t.Fatal(err)
	}
	if _, err := Prune(t.Context(), db, 0); err == nil {
		t.Error("Prune(0) went through, want an error")
	}
	supersededLongAgo(t, db)
	pruned, err := Prune(t.Context(), db, 2)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int32{1, 3}, pruned); diff != "" {
		t.Errorf("pruned (-want +got):\n%s", diff)
	}
	list, current := numbers(t, db)
	if diff := cmp.Diff([]int32{5, 4, 2}, list); diff != "" || current != 2 {
		t.Errorf("current is %d; left (-want +got):\n%s", current, diff)
	}
	if got, want := storeTables(t, db), len(Schemas())-1+3; got != want {
		t.Errorf("%d tables in store, want %d", got, want)
	}
	if n := one[int](t, db, "SELECT count(*) FROM pg_namespace WHERE nspname IN ('release_1', 'release_3')"); n != 0 {
		t.Error("schemas of pruned releases are still there")
	}
	if n := one[int](t, db, "SELECT count(*) FROM release_4.person"); n != 1 {
		t.Errorf("release 4 has %d persons, want 1", n)
	}
	if r := mustPublish(t, db, basePackage(t)); r.Release != 6 {
		t.Errorf("next release is %d, want 6", r.Release)
	}
	if pruned, err := Prune(t.Context(), db, 10); err != nil || pruned != nil {
		t.Errorf("Prune(10) = %v, %v, want nothing", pruned, err)
	}
}

func TestReleaseNotFound(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	for _, number := range []int32{0, 1, -1} {
		if _, err := Release(t.Context(), db, number); !errors.Is(err, ErrReleaseNotFound) {
			t.Errorf("release %d: %v, want ErrReleaseNotFound", number, err)
		}
	}
}

func TestExport(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	dir := filepath.Join(t.TempDir(), "export")
	if err := Export(t.Context(), db, ExportOptions{Release: 0}, dir); err != nil {
		t.Fatal(err)
	}
	// The base is in canonical form, some of it in another order.
	for name, file := range basePackage(t) {
		if name == descriptorFile {
			continue
		}
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(sortedLines(file.Data), sortedLines(got)); diff != "" {
			t.Errorf("%s (-published +exported):\n%s", name, diff)
		}
	}
	// Its descriptor states size and sha256 of each file, which publishing verifies.
	p, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range p.resources {
		if file.bytes == 0 || file.hash.algorithm != "sha256" {
			t.Errorf("%s: the descriptor states %d bytes and %+v", file.path, file.bytes, file.hash)
		}
	}
	result, err := Publish(t.Context(), db, p, Options{})
	if err != nil || result.Published {
		t.Errorf("publishing the export: %+v, %v, want no release", result, err)
	}
	if err := Export(t.Context(), db, ExportOptions{Release: 1}, dir); err == nil {
		t.Error("export into a folder with files went through, want an error")
	}
	if err := Export(t.Context(), db, ExportOptions{Release: 2}, filepath.Join(t.TempDir(), "x")); !errors.Is(err, ErrReleaseNotFound) {
		t.Errorf("export of release 2: %v, want ErrReleaseNotFound", err)
	}
}

// A failed export leaves nothing behind.
func TestExportFails(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	if _, err := db.ExecContext(t.Context(), "UPDATE govhub.resource SET sha256 = 'x' WHERE name = 'source'"); err != nil {
		t.Fatal(err)
	}
	parent := t.TempDir()
	err := Export(t.Context(), db, ExportOptions{Release: 1}, filepath.Join(parent, "export"))
	if err == nil || !strings.Contains(err.Error(), "no longer has the content that was published") {
		t.Errorf("error = %v", err)
	}
	entries, err := os.ReadDir(parent)
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func sortedLines(text []byte) []string {
	return slices.Sorted(strings.Lines(string(text)))
}

// supersededLongAgo ends the time for which a superseded release is kept.
func supersededLongAgo(t *testing.T, db *sql.DB) {
	t.Helper()
	const age = "UPDATE govhub.release SET superseded_at = superseded_at - interval '1 minute'"
	if _, err := db.Exec(age); err != nil {
		t.Fatal(err)
	}
}

func TestPruneLeavesWhatWasCurrentJustNow(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 2)
	if pruned, err := Prune(t.Context(), db, 1); err != nil || pruned != nil {
		t.Errorf("Prune(1) = %v, %v, want nothing yet", pruned, err)
	}
	supersededLongAgo(t, db)
	if pruned, err := Prune(t.Context(), db, 1); err != nil || len(pruned) != 1 {
		t.Errorf("Prune(1) = %v, %v, want the older release", pruned, err)
	}
}

// TestPruneByOneClock publishes with clocks that are an hour wrong: PostgreSQL's clock decides whether a release was current just
// now.
func TestPruneByOneClock(t *testing.T) {
	t.Parallel()
	for _, wrong := range []time.Duration{-time.Hour, time.Hour} {
		db := dbtest.New(t).Owner(t)
		mustPublish(t, db, basePackage(t))
		o := Options{Now: func() time.Time { return time.Now().Add(wrong) }}
		p, err := OpenFS(edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "Ivanov"), "test")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Publish(t.Context(), db, p, o); err != nil {
			t.Fatal(err)
		}
		if pruned, err := Prune(t.Context(), db, 1); err != nil || pruned != nil {
			t.Errorf("clock wrong by %v: Prune(1) = %v, %v, want nothing yet", wrong, pruned, err)
		}
		supersededLongAgo(t, db)
		if pruned, err := Prune(t.Context(), db, 1); err != nil || len(pruned) != 1 {
			t.Errorf("clock wrong by %v: Prune(1) = %v, %v, want the older release", wrong, pruned, err)
		}
	}
}
