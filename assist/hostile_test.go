package assist_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"govhub/assist"
	"govhub/db"
	"govhub/pace"
)

// many returns an index in which a name means as many places as any does, and a word as many documents as are suggested.
func many(t testing.TB) *assist.Index {
	t.Helper()
	named := append([]assist.Place{}, places...)
	for i := range 500 {
		named = append(named, assist.Place{ID: fmt.Sprint("municipality:", i), Names: []string{"город Благовещенск", "Благовещенск"}})
	}
	var list []assist.Document
	for i := range 300 {
		text := fmt.Sprintf("Дорога номер%d. ", i) + strings.Repeat("Автобус не ходит, мусор не вывозят. ", 200)
		list = append(list, assist.Document{ID: fmt.Sprint("practice:", i), Kind: kinds[i%len(kinds)], Fields: []assist.Field{
			{Name: "title", Lang: db.LangRu, Weight: 3, Text: "Дорога"}, {Name: "summary", Lang: db.LangRu, Weight: 1, Text: text},
		}})
	}
	for i := range 900 {
		list = append(list, assist.Document{ID: fmt.Sprint("regulation:", i), Kind: assist.Regulations, Fields: []assist.Field{
			{Name: "title", Lang: db.LangRu, Weight: 3, Text: fmt.Sprintf("Иное%d", i)},
		}})
	}
	return newIndex(t, list, named)
}

// Most steps of a request of 10,000 characters and of all that is suggested for it, a third more than any takes.
const (
	mostSteps    = 1_500_000
	mostSuggests = 1_000_000
)

func TestHostileWork(t *testing.T) {
	t.Parallel()
	x := many(t)
	for name, request := range longRequests() {
		p := pace.Of(t.Context(), math.MaxInt)
		a, err := x.AssistAt(p, request, "")
		if err != nil {
			t.Fatal(err)
		}
		read := p.Steps()
		suggested := 0
		for range 30 { // as often as a query may ask for it by other names
			for _, kind := range kinds {
				list, err := a.SuggestAt(p, kind, assist.MaxSuggestions)
				if err != nil {
					t.Fatal(err)
				}
				suggested += len(list)
			}
		}
		t.Logf("%-16s %8d steps, %8d to suggest %d", name, read, p.Steps()-read, suggested/30)
		if read > mostSteps || p.Steps()-read > mostSuggests {
			t.Errorf("%s: %d steps and %d to suggest, want %d and %d at most", name, read, p.Steps()-read, mostSteps, mostSuggests)
		}
	}
}

// deadline is a context that ends when it is looked at a number of times.
type deadline struct {
	context.Context
	looks int
	ended func()
}

func (c *deadline) Err() error {
	if c.looks--; c.looks >= 0 {
		return nil
	}
	if c.looks == -1 {
		c.ended()
	}
	return context.DeadlineExceeded
}

// TestEnds lets the context end at one of its looks, and counts what is done after it.
func TestEnds(t *testing.T) {
	t.Parallel()
	x := many(t)
	for name, request := range longRequests() {
		for looks := 0; ; looks = 2*looks + 1 {
			var p *pace.Pace
			steps := 0
			c := &deadline{t.Context(), looks, func() { steps = p.Steps() }}
			p = pace.Of(c, math.MaxInt)
			a, err := x.AssistAt(p, request, "")
			for _, kind := range kinds {
				if err == nil {
					_, err = a.SuggestAt(p, kind, assist.MaxSuggestions)
				}
			}
			if c.looks >= 0 {
				break // it was over before
			}
			if after := p.Steps() - steps; !errors.Is(err, context.DeadlineExceeded) || after > 0 {
				t.Errorf("%s, after %d looks: got error %v and %d steps more", name, looks, err, after)
			}
		}
	}
	if _, err := assist.NewIndex(&deadline{t.Context(), 0, func() {}}, documents, places); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("an index for nobody: got error %v", err)
	}
}

// TestDecomposed writes the labelled requests with letters and their signs apart. The answer is the same, its quotations are from what
// was written.
func TestDecomposed(t *testing.T) {
	t.Parallel()
	x := index(t)
	requests := labelledRequests(t, developed)
	for _, request := range []string{"Йошкар-Ола. Й. Ёлкин живёт в Ростове-на-Дону! ЛучшийГород", "Под Благовещенском\nстроят район. Ещё\n\t\nЁж"} {
		requests = append(requests, labelled{request: request})
	}
	for _, q := range requests {
		apart := norm.NFD.String(q.request)
		if q.class == "" {
			check(t, x, apart)
		}
		want, got := ask(t, x, norm.NFC.String(q.request), ""), ask(t, x, apart, "")
		compose := cmp.Transformer("composed", func(p *assist.Passage) string { return norm.NFC.String(p.Text) })
		if diff := cmp.Diff(want.Summary, got.Summary, compose); diff != "" {
			t.Errorf("%q: summary (-want +got):\n%s", q.request, diff)
		}
		if diff := cmp.Diff(want.Places, got.Places, compose); diff != "" {
			t.Errorf("%q: places (-want +got):\n%s", q.request, diff)
		}
		for _, kind := range kinds {
			ids := func(a *assist.Assistance) (list []string) {
				for _, s := range suggest(t, a, kind) {
					list = append(list, s.ID)
				}
				return list
			}
			if diff := cmp.Diff(ids(want), ids(got)); diff != "" {
				t.Errorf("%q: suggestions (-want +got):\n%s", q.request, diff)
			}
		}
	}
}
