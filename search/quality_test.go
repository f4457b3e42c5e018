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

// Shares of the labelled queries whose expected thing must come first, and among the first five.
const (
	leastFirst = 0.92
	leastFive  = 0.98
)

// labelled is a query with the thing that its author looks for.
type labelled struct {
	query, kind string
	types       []search.Type
	want        string
}

func labelledQueries(t testing.TB) []labelled {
	t.Helper()
	file, err := os.Open("testdata/queries.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []labelled
	for _, row := range rows[1:] {
		q := labelled{query: row[0], kind: row[1], want: row[3]}
		for _, typ := range strings.Fields(row[2]) {
			q.types = append(q.types, search.Type(typ))
		}
		list = append(list, q)
	}
	return list
}

// recall counts how often the expected thing was found.
type recall struct{ queries, first, five int }

func (r *recall) add(ids []string, want string) {
	r.queries++
	if place := slices.Index(ids, want); place == 0 {
		r.first++
		r.five++
	} else if place > 0 && place < 5 {
		r.five++
	}
}

func (r recall) String() string {
	share := func(n int) float64 { return float64(n) / float64(r.queries) }
	return fmt.Sprintf("%4d queries  recall@1 %.3f  recall@5 %.3f", r.queries, share(r.first), share(r.five))
}

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

// TestQuality asks the labelled queries of the bundled data and prints what was found, by kind.
func TestQuality(t *testing.T) {
	t.Parallel()
	x := index(t, bundletest.New(t))
	var all recall
	kinds, order := map[string]*recall{}, []string{}
	for _, q := range labelledQueries(t) {
		hits, err := x.Find(t.Context(), q.query, search.Options{Types: q.types})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, h := range hits {
			ids = append(ids, h.ID)
		}
		if kinds[q.kind] == nil {
			kinds[q.kind] = new(recall)
			order = append(order, q.kind)
		}
		kinds[q.kind].add(ids, q.want)
		all.add(ids, q.want)
		if len(ids) == 0 || ids[0] != q.want {
			t.Logf("%-16s %-40q wants %s, got %v", q.kind, q.query, q.want, describe(hits))
		}
	}
	for _, kind := range order {
		t.Logf("%-16s %s", kind, kinds[kind])
	}
	t.Logf("%-16s %s", "all", all)
	if all.queries < 300 {
		t.Errorf("%d labelled queries are too few", all.queries)
	}
	if float64(all.first) < leastFirst*float64(all.queries) || float64(all.five) < leastFive*float64(all.queries) {
		t.Errorf("recall@1 must be %.2f at least and recall@5 %.2f: %s", leastFirst, leastFive, all)
	}
}

func describe(hits []*search.Hit) string {
	var b strings.Builder
	for i, h := range hits[:min(5, len(hits))] {
		fmt.Fprintf(&b, "\n    %d. %.2f %s %s %q", i+1, h.Score, h.ID, h.Matched.Reason, h.Matched.Text)
	}
	return b.String()
}
