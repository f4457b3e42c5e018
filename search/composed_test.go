package search_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"govhub/dataset/bundletest"
	"govhub/search"
)

// TestDecomposed types the labelled queries with letters and their signs apart, as some systems and files do, and each with
// characters between its words that nobody sees. It finds the same.
func TestDecomposed(t *testing.T) {
	t.Parallel()
	x := index(t, bundletest.New(t))
	apart := 0
	for _, q := range append(labelledSet(t, "testdata/queries.csv"), labelled{query: "йфяфтм"}, labelled{query: "Йошкар-Ола, Марий Эл"}) {
		want, err := x.Find(t.Context(), q.query, search.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if norm.NFD.String(q.query) != q.query {
			apart++
		}
		for _, query := range []string{norm.NFD.String(q.query), q.query + "\x00", "\u200b\ufeff" + q.query, "\u202e" + q.query + "\u202c"} {
			got, err := x.Find(t.Context(), query, search.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%+q (-want +got):\n%s", query, diff)
			}
			resolved, err := x.Resolve(t.Context(), []string{query}, search.Options{}, 5)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want[:min(5, len(want))], resolved[0].Candidates, cmp.Transformer("none", func(h []*search.Hit) []*search.Hit {
				return append([]*search.Hit{}, h...)
			})); diff != "" {
				t.Errorf("%+q resolved (-want +got):\n%s", query, diff)
			}
		}
	}
	if apart < 50 {
		t.Errorf("only %d queries have letters that come apart", apart)
	}
}
