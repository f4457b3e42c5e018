package assist_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"govhub/assist"
	"govhub/data"
	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// leastFound is the share of labelled requests for which an expected thing must be among the first three of its kind.
const leastFound = 0.85

// labelled is a request with the things that its author expects, any of which will do. The requests were written before anything
// was measured, in two halves by turns. docs/explanation/assist.md says what the half "held" is still worth as a test.
type labelled struct {
	request, half string
	want          []string
}

func labelledRequests(t testing.TB) []labelled {
	t.Helper()
	file, err := os.Open("testdata/requests.csv")
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
		list = append(list, labelled{request: row[0], half: row[1], want: strings.Fields(row[2])})
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

// score counts how often an expected thing was first, and among the first three, and how often it would be by chance.
type score struct {
	requests, first, three int
	chance                 float64
}

func (s score) String() string {
	n := float64(s.requests)
	return fmt.Sprintf("%3d requests  first %.3f  in the first three %.3f  by chance %.3f",
		s.requests, float64(s.first)/n, float64(s.three)/n, s.chance/n)
}

// rows counts the rows of a resource of the bundled data.
func rows(t testing.TB, resource string) int {
	t.Helper()
	file, err := data.FS.Open(resource + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	list, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return len(list) - 1
}

// byChance is the probability that three of all things have one of those that are wanted among them.
func byChance(all, wanted int) float64 {
	none := 1.0
	for i := range 3 {
		none *= float64(all-wanted-i) / float64(all-i)
	}
	return 1 - none
}

// TestQuality asks the labelled requests of the bundled data and prints what was found, by kind and half.
func TestQuality(t *testing.T) {
	t.Parallel()
	x := index(t)
	scores, order := map[string]*score{}, []string(nil)
	for _, q := range labelledRequests(t) {
		kind, _, _ := strings.Cut(q.want[0], ":")
		a, err := x.Assist(t.Context(), q.request, "")
		if err != nil {
			t.Fatal(err)
		}
		found, err := a.Suggest(t.Context(), assist.Kind(kind), assist.MaxSuggestions)
		if err != nil {
			t.Fatal(err)
		}
		place := slices.IndexFunc(found, func(s *assist.Suggestion) bool { return slices.Contains(q.want, s.ID) })
		for _, name := range []string{kind, "half " + q.half, "all"} {
			if scores[name] == nil {
				scores[name] = new(score)
				order = append(order, name)
			}
			s := scores[name]
			s.requests++
			s.chance += byChance(rows(t, kind), len(q.want))
			if place == 0 {
				s.first++
			}
			if place >= 0 && place < 3 {
				s.three++
			}
		}
		if place < 0 || place > 2 {
			t.Logf("%s %q wants %v at place %d, got%s", q.half, q.request, q.want, place+1, describe(found))
		}
	}
	slices.Sort(order)
	for _, name := range order {
		t.Logf("%-12s %s", name, scores[name])
	}
	for _, name := range []string{"all", "half held", "half tune"} {
		if s := scores[name]; s.requests < 30 || float64(s.three) < leastFound*float64(s.requests) {
			t.Errorf("%s: %.2f must be among the first three, of 30 requests at least: %s", name, leastFound, s)
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
