package search_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
	"govhub/search"
)

// labelled is a query or a name with what its author means.
type labelled struct {
	query, class string
	types        []search.Type
	region       string
	decisions    []search.Decision // any of them is right
	want         []string          // identifiers of which any may come first; none should if empty
}

// labelledSet reads a file of labelled queries or names, by its columns.
func labelledSet(t testing.TB, path string) (list []labelled) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		var q labelled
		for i, cell := range row {
			switch column := rows[0][i]; column {
			case "query", "name":
				q.query = cell
			case "class":
				q.class = cell
			case "types":
				for _, typ := range strings.Fields(cell) {
					q.types = append(q.types, search.Type(typ))
				}
			case "region":
				q.region = cell
			case "decision":
				for _, decision := range strings.Split(cell, "|") {
					q.decisions = append(q.decisions, search.Decision(decision))
				}
			case "expected":
				q.want = strings.Fields(cell)
			default:
				t.Fatalf("%s: the column %q is not known", path, column)
			}
		}
		list = append(list, q)
	}
	if len(list) < 100 {
		t.Fatalf("%s: %d rows are too few", path, len(list))
	}
	return list
}

// tally counts answers that are right, and for searches those with a right thing among the first five, for decisions those that match
// nothing wrong.
type tally struct{ all, right, also int }

// scores are tallies by class, in the order of the file.
type scores struct {
	of      map[string]*tally
	classes []string
}

func (s *scores) add(class string, right, also bool) {
	if s.of == nil {
		s.of = map[string]*tally{}
	}
	if s.of[class] == nil {
		s.of[class] = new(tally)
		s.classes = append(s.classes, class)
	}
	n := s.of[class]
	n.all++
	if right {
		n.right++
	}
	if also {
		n.also++
	}
}

func (s *scores) total() (sum tally) {
	for _, n := range s.of {
		sum = tally{sum.all + n.all, sum.right + n.right, sum.also + n.also}
	}
	return sum
}

func share(part, all int) float64 { return float64(part) / float64(all) }

// index returns the index of a database's current release.
func index(t testing.TB, database *dbtest.Database) *search.Index {
	t.Helper()
	hub := database.Hub(t)
	r, err := hub.Acquire(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Done)
	x, err := search.Of(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Shares of the queries for which a right thing must come first, and among the first five.
const (
	leastFirst        = 0.92
	leastFive         = 0.98
	leastFirstByClass = 0.8
)

// TestQuality asks the queries that search is developed on, and those that are only measured. It prints what was found by class.
func TestQuality(t *testing.T) {
	t.Parallel()
	x := index(t, bundletest.New(t))
	for _, set := range []string{"", ", blind"} {
		file := "queries.csv"
		if set != "" {
			file = "queries_blind.csv"
		}
		var s scores
		for _, q := range labelledSet(t, "testdata/"+file) {
			hits, err := x.Find(t.Context(), q.query, search.Options{Types: q.types})
			if err != nil {
				t.Fatal(err)
			}
			place := slices.IndexFunc(hits, func(h *search.Hit) bool { return slices.Contains(q.want, h.ID) })
			s.add(q.class, place == 0, place >= 0 && place < 5)
			if place != 0 && set == "" {
				t.Logf("%-16s %-40q wants %s, got %v", q.class, q.query, q.want, describe(hits))
			}
		}
		line := func(n tally) string {
			return fmt.Sprintf("%4d queries  recall@1 %.3f  recall@5 %.3f", n.all, share(n.right, n.all), share(n.also, n.all))
		}
		for _, class := range s.classes {
			n := *s.of[class]
			t.Logf("%-16s %s", class+set, line(n))
			if share(n.right, n.all) < leastFirstByClass {
				t.Errorf("%s: recall@1 of %s must be %.2f at least: %s", file, class, leastFirstByClass, line(n))
			}
		}
		all := s.total()
		t.Logf("%-16s %s", "all"+set, line(all))
		if share(all.right, all.all) < leastFirst || share(all.also, all.all) < leastFive {
			t.Errorf("%s: recall@1 must be %.2f at least and recall@5 %.2f: %s", file, leastFirst, leastFive, line(all))
		}
	}
}

func describe(hits []*search.Hit) string {
	var b strings.Builder
	for i, h := range hits[:min(5, len(hits))] {
		fmt.Fprintf(&b, "\n    %d. %.2f %s %s %q", i+1, h.Score, h.ID, h.Matched.Reason, h.Matched.Text)
	}
	return b.String()
}

// Shares of the names that must be decided rightly, over all and in each class, and that may match something wrong.
const (
	leastDecided        = 0.9
	leastDecidedByClass = 0.8
	mostWrong           = 0.01
)

// TestResolveQuality resolves the names that search is developed on, and those that are only measured. It prints the share of right
// answers by class. An answer is right if the decision is, and the first candidate where one is expected; where a match is, it may also be
// ambiguous with that one first.
func TestResolveQuality(t *testing.T) {
	t.Parallel()
	x := index(t, bundletest.New(t))
	for _, set := range []string{"", ", blind"} {
		file := "resolve.csv"
		if set != "" {
			file = "resolve_blind.csv"
		}
		var s scores
		for _, q := range labelledSet(t, "testdata/"+file) {
			resolved, err := x.Resolve(t.Context(), []string{q.query}, search.Options{Types: q.types, Region: q.region}, 5)
			if err != nil {
				t.Fatal(err)
			}
			r := resolved[0]
			first := len(q.want) == 0 || len(r.Candidates) > 0 && slices.Contains(q.want, r.Candidates[0].ID)
			asks := r.Decision == search.Ambiguous && slices.Contains(q.decisions, search.Matched)
			right := first && (slices.Contains(q.decisions, r.Decision) || asks)
			s.add(q.class, right, right || r.Decision != search.Matched)
			if !right && set == "" {
				t.Logf("%-16s %-40q wants %s %s, got %s %v", q.class, q.query, q.decisions, q.want, r.Decision, describe(r.Candidates))
			}
		}
		line := func(n tally) string {
			return fmt.Sprintf("%4d names    right %.3f  matched wrongly %.3f", n.all, share(n.right, n.all), share(n.all-n.also, n.all))
		}
		for _, class := range s.classes {
			n := *s.of[class]
			t.Logf("%-16s %s", class+set, line(n))
			if share(n.right, n.all) < leastDecidedByClass {
				t.Errorf("%s: %s must be %.2f at least: %s", file, class, leastDecidedByClass, line(n))
			}
		}
		all := s.total()
		t.Logf("%-16s %s", "all"+set, line(all))
		if share(all.right, all.all) < leastDecided || share(all.all-all.also, all.all) > mostWrong {
			t.Errorf("%s: at least %.2f must be right, and %.2f may match something wrong: %s", file, leastDecided, mostWrong, line(all))
		}
	}
}
