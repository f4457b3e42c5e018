package districts

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"govhub/dataset"
	"govhub/ingest"
)

// tally checks what a sink gets.
type tally struct {
	t       rapid.TB
	last    int // line
	lines   int // that became a municipality, a skip or a reject
	codes   map[string]bool
	members []string // codes of municipalities in changes
	keys    map[string]bool
}

func newTally(t rapid.TB) *tally {
	return &tally{t: t, codes: map[string]bool{}, keys: map[string]bool{}}
}

func (s *tally) at(line int, counted bool) {
	if line < s.last || counted && line == s.last {
		s.t.Fatalf("line %d after line %d", line, s.last)
	}
	s.last = line
	if counted {
		s.lines++
	}
}

func (s *tally) Row(t *ingest.Table, line int, cells []string) error {
	s.at(line, t.Resource == "municipality")
	switch t.Resource {
	case "municipality":
		s.codes[cells[0]] = true
	case "change_event_municipality":
		s.members = append(s.members, cells[1])
	}
	key := cells[:1]
	if t.Resource == "change_event_municipality" {
		key = cells[:3]
	}
	unique := t.Resource + " " + strings.Join(key, "|")
	if s.keys[unique] {
		s.t.Fatalf("%s appears twice", unique)
	}
	s.keys[unique] = true
	if slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != cell || strings.Contains(cell, "\n") }) {
		s.t.Fatalf("row %q", cells)
	}
	return nil
}

func (s *tally) Reject(p dataset.Problem, _ ...dataset.Lost) error {
	s.at(p.Line, true)
	if p.File == "" || p.Code == "" || p.Message == "" {
		s.t.Fatalf("problem %+v", p)
	}
	return nil
}

func (s *tally) Skip(line int) error {
	s.at(line, true)
	return nil
}

// checkRead checks what holds for any file: either the sink gets every line once and in order, keys are unique, and changes name
// municipalities that exist; or the file has another layout, and the sink gets nothing.
func checkRead(t rapid.TB, text string) {
	s := newTally(t)
	err := Read(context.Background(), "districts.csv", strings.NewReader(text), Options{}, s)
	if err != nil {
		if _, ok := errors.AsType[*ingest.LayoutError](err); !ok || s.last > 0 {
			t.Fatalf("%v, after line %d was told", err, s.last)
		}
		return
	}
	s.finish(countLines(text))
}

// finish checks what shows only at the end of a file of so many lines.
func (s *tally) finish(lines int) {
	for _, code := range s.members {
		if !s.codes[code] {
			s.t.Fatalf("municipality %s of a change is not there", code)
		}
	}
	if s.lines != lines {
		s.t.Fatalf("%d lines were told of, want %d", s.lines, lines)
	}
}

func FuzzRead(f *testing.F) {
	sample, err := os.ReadFile("testdata/dictionary.csv")
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range []string{
		"", header, header + kazan, header + kazan + kazan, string(sample), "\uFEFF" + header + "\n\n" + kazan,
		header + strings.Repeat(",", columns-1) + "\r\n" + kazan, header + "\"7", header + "7,\"92-701\n-000-000\"",
		header + line(1, 601, "А", 2018, 2020, "", "union_1") + line(1, 602, "Б", 2018, 2020, "", "union_1"),
		header + line(1, 601, "А", 2018, 2020, "", "transfer_1") + line(1, 601, "А", 2020, 2021, "transfer_1", "transfer_1"),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkRead(t, text) })
}

// Lines that are valid one by one may still contradict each other.
func TestRandomLines(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SampledFrom([]string{"", "", "", "", "union_1", "disunion_1", "transfer_1", "transfer_2", "swap_1"})
		text := header
		for range rapid.IntRange(0, 8).Draw(t, "lines") {
			from := rapid.IntRange(2018, 2020).Draw(t, "from")
			text += line(
				rapid.IntRange(1, 4).Draw(t, "territory"), rapid.IntRange(598, 602).Draw(t, "code"),
				rapid.SampledFrom([]string{"А", "Б", ""}).Draw(t, "name"),
				from, from+rapid.IntRange(0, 2).Draw(t, "years"), ids.Draw(t, "began"), ids.Draw(t, "ended"),
			)
		}
		checkRead(t, text)
	})
}

// countLines returns the records below the header.
func countLines(text string) int {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	r.FieldsPerRecord = -1
	n := -1
	for {
		if _, err := r.Read(); err == io.EOF {
			return n
		}
		n++
	}
}

// Numbers are what strconv writes.
func FuzzNatural(f *testing.F) {
	for _, text := range []string{"", "0", "12", "-1", "012", "9999999999", "١"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n := natural(text)
		want, err := strconv.ParseUint(text, 10, 32)
		if fits := err == nil && len(text) <= 9; fits && n != int(want) || !fits && n != -1 {
			t.Fatalf("%q is %d", text, n)
		}
	})
}
