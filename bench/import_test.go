package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"govhub/dataset"
)

func TestImportFiles(t *testing.T) {
	t.Parallel()
	const rows = 2000
	f, err := writeImportFiles(t.Context(), t.TempDir(), rows)
	if err != nil {
		t.Fatal(err)
	}
	lines := func(file string) []string {
		t.Helper()
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	}
	for _, dir := range []string{f.sorted, f.shuffled, f.base} {
		if _, err := dataset.Open(dir); err != nil {
			t.Error(err)
		}
	}
	sorted, shuffled := lines(filepath.Join(f.sorted, observationCSV)), lines(filepath.Join(f.shuffled, observationCSV))
	if len(sorted) != rows+1 || sorted[0] != shuffled[0] || slices.Equal(sorted, shuffled) {
		t.Errorf("%d lines, and shuffled %d with header %q", len(sorted), len(shuffled), shuffled[0])
	}
	slices.Sort(sorted)
	slices.Sort(shuffled)
	if !slices.Equal(sorted, shuffled) {
		t.Error("the shuffled package has other rows")
	}
	if base := lines(filepath.Join(f.base, observationCSV)); len(base) != 1 {
		t.Errorf("the base has %d observations", len(base)-1)
	}
	if got := len(lines(f.statistics)) - 1; got != rows/4 {
		t.Errorf("%d lines of statistics with 4 values each, want %d", got, rows/4)
	}
}

func TestPeakMemory(t *testing.T) {
	t.Parallel()
	held, err := peakMemory(os.Getpid())
	if err != nil || held < 1<<20 {
		t.Errorf("%d bytes, %v", held, err)
	}
	if _, err := peakMemory(1 << 30); err == nil {
		t.Error("a process that is not there held memory")
	}
}
