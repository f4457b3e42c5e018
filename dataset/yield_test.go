//go:build linux

package dataset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"govhub/db/dbtest"
)

// TestYield imports with a priority that no other test uses, and finds the process of its connection with it.
func TestYield(t *testing.T) {
	t.Parallel()
	for _, nice := range []string{"0", "3"} {
		found := ""
		_, err := Publish(t.Context(), dbtest.New(t).Owner(t), open(t, basePackage(t)), Options{Nice: int(nice[0] - '0'), Step: func(name string) {
			if name == "check" {
				found = yieldsBy(t, "3")
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

// yieldsBy returns the title of a PostgreSQL process of this priority, empty if there is none.
func yieldsBy(t *testing.T, nice string) string {
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
		if fields := strings.Fields(rest); len(fields) > 16 && fields[16] == nice && strings.HasPrefix(string(title), "postgres: ") {
			return string(title)
		}
	}
	return ""
}
