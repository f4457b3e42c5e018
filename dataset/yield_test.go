//go:build linux

package dataset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"govhub/db/dbtest"
)

// TestYield imports into a database of its own, and looks for the process of a connection to it that yields.
func TestYield(t *testing.T) {
	t.Parallel()
	for _, nice := range []string{"0", "3"} {
		found := ""
		db := dbtest.New(t).Owner(t)
		var database string
		if err := db.QueryRow("SELECT current_database()").Scan(&database); err != nil {
			t.Fatal(err)
		}
		_, err := Publish(t.Context(), db, open(t, basePackage(t)), Options{Nice: int(nice[0] - '0'), Step: func(name string) {
			if name == "check" {
				found = yieldsBy(t, database, "3")
			}
		}})
		if err != nil {
			t.Fatal(err)
		}
		if (found != "") != (nice != "0") {
			t.Errorf("of an import that yields by %s the process is %q", nice, found)
		}
	}
}

// yieldsBy returns the title of a PostgreSQL process of this database and priority, empty if there is none.
func yieldsBy(t *testing.T, database, nice string) string {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range stats {
		stat, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		_, rest, _ := strings.Cut(string(stat), ") ")
		title, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline"))
		if fields := strings.Fields(rest); len(fields) > 16 && fields[16] == nice && strings.HasPrefix(string(title), "postgres: ") && strings.Contains(string(title), " "+database+" ") {
			return string(title)
		}
	}
	return ""
}
