package assist_test

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"govhub/assist"
	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// labelled is a request with the laws of which one must come first, and all that a careful reader accepts as bearing on it.
type labelled struct {
	request, class string
	laws, fitting  []string
	forbidden      []string // what would embarrass
}

func labelledRequests(t testing.TB, path string) (list []labelled) {
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
		list = append(list, labelled{row[0], row[1], strings.Fields(row[2]), strings.Fields(row[3]), strings.Fields(row[4])})
	}
	if len(list) < 40 {
		t.Fatalf("%s: %d requests are too few", path, len(list))
	}
	return list
}

// index returns the index of the bundled data.
func index(t testing.TB) *assist.Index {
	t.Helper()
	hub := bundletest.New(t).Hub(t)
	r, err := hub.Acquire(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Done)
	x, err := assist.Of(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// developed is the set that the assistant is developed on, blind one made from the data alone and only measured.
const (
	developed = "testdata/requests.csv"
	blind     = "testdata/requests_blind.csv"
)

// shown is how many suggestions of a kind an answer has unless more are asked for.
const shown = 5

// score counts how often the right law was first, and how many of the suggestions bear on their request.
type score struct {
	requests, laws, first, suggestions, wrong, forbidden, fitting, found int
}

func (s *score) add(q labelled, suggested map[assist.Kind][]*assist.Suggestion) {
	s.requests++
	if len(q.laws) > 0 {
		s.laws++
		if laws := suggested[assist.Regulations]; len(laws) > 0 && slices.Contains(q.laws, laws[0].ID) {
			s.first++
		}
	}
	s.fitting += len(q.fitting)
	for _, list := range suggested {
		for _, suggestion := range list {
			if s.suggestions++; slices.Contains(q.fitting, suggestion.ID) {
				s.found++
			} else {
				s.wrong++
				if slices.Contains(q.forbidden, suggestion.ID) {
					s.forbidden++
				}
			}
		}
	}
}

func share(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

func (s *score) String() string {
	return fmt.Sprintf("%3d requests  right law first %.3f of %d  wrong suggestions %.3f of %d, %d embarrassing  fitting ones found %.3f of %d",
		s.requests, share(s.first, s.laws), s.laws, share(s.wrong, s.suggestions), s.suggestions, s.forbidden, share(s.found, s.fitting), s.fitting)
}

// measure asks the requests of a file and returns the scores in all and by class.
func measure(t *testing.T, path string, explain bool) (all *score, classes map[string]*score) {
	t.Helper()
	x := index(t)
	all, classes = new(score), map[string]*score{}
	for _, q := range labelledRequests(t, path) {
		a, err := x.Assist(t.Context(), q.request, "")
		if err != nil {
			t.Fatal(err)
		}
		suggested := map[assist.Kind][]*assist.Suggestion{}
		for _, kind := range []assist.Kind{assist.Regulations, assist.Practices, assist.Programs, assist.Indicators} {
			list, err := a.Suggest(t.Context(), kind, shown)
			if err != nil {
				t.Fatal(err)
			}
			suggested[kind] = list
			for i, s := range list {
				if explain && !slices.Contains(q.fitting, s.ID) {
					t.Logf("%q\n    is suggested wrongly, at %d:%s", q.request, i+1, describe(list[i:i+1]))
				}
			}
		}
		if laws := suggested[assist.Regulations]; explain && len(q.laws) > 0 && (len(laws) == 0 || !slices.Contains(q.laws, laws[0].ID)) {
			t.Logf("%q\n    wants one of %v first:%s", q.request, q.laws, describe(laws))
		}
		if classes[q.class] == nil {
			classes[q.class] = new(score)
		}
		all.add(q, suggested)
		classes[q.class].add(q, suggested)
	}
	return all, classes
}

// TestQuality asks the labelled requests of the bundled data and prints what was suggested, by class. Each set has a floor. Those of the
// developed set also ask for figures and training, for which few laws are the right ones.
func TestQuality(t *testing.T) {
	t.Parallel()
	for _, set := range []struct {
		path         string
		explain      bool
		first, wrong float64 // least and greatest share
	}{
		{developed, testing.Verbose(), 0.70, 0.10},
		{blind, false, 0.85, 0.11},
	} {
		all, classes := measure(t, set.path, set.explain)
		mark := ""
		if set.path == blind {
			mark = ", blind"
		}
		for _, class := range slices.Sorted(maps.Keys(classes)) {
			t.Logf("%-20s %s", class+mark, classes[class])
		}
		t.Logf("%-20s %s", "all"+mark, all)
		if share(all.first, all.laws) < set.first || share(all.wrong, all.suggestions) > set.wrong {
			t.Errorf("%s: the right law must be first for %.2f and %.2f of suggestions may be wrong: %s", set.path, set.first, set.wrong, all)
		}
	}
}

func describe(found []*assist.Suggestion) string {
	var b strings.Builder
	for i, s := range found[:min(4, len(found))] {
		fmt.Fprintf(&b, "\n    %d. %.2f %s", i+1, s.Score, s.ID)
		for _, term := range s.Terms[:min(4, len(s.Terms))] {
			topic := ""
			if term.Topic != nil {
				topic = " #" + *term.Topic
			}
			fmt.Fprintf(&b, "  %s~%s%s %.2f", term.Request, term.Document, topic, term.Weight)
		}
	}
	return b.String()
}
