package assist

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"govhub/db"
	"govhub/errorcode"
	"govhub/pace"
	"govhub/page"
)

// Limits of a request.
const (
	MaxRequest     = 10_000 // characters
	MaxSuggestions = 20     // of a kind
	quotedPassages = 2      // on each side of a suggestion
)

// Assistance is the answer to a request.
type Assistance struct {
	Lang         db.Lang
	LangDetected bool
	Summary      []*Passage
	KeyTerms     []*KeyTerm
	Places       []*Mention

	index  *Index
	text   *text
	terms  []string           // of the request, in order
	counts map[string]float64 // how much of each the request has
	forms  map[string]int     // the first token of each
	hits   map[Kind][]hit

	mu   sync.Mutex
	kept map[int32]*Suggestion // by document; shared by fields with the same arguments
}

// Suggestion is a document that bears on a request.
type Suggestion struct {
	ID              string
	Score           float64 // the sum of the weights of the terms
	Terms           []*SharedTerm
	RequestPassages []*Passage
	Passages        []*FieldPassage
}

// SharedTerm is a word of a request that a document shares, or another word of the same topic.
type SharedTerm struct {
	Request, Document string // their first form in each
	Topic             *string
	Weight            float64 // its part of the score
}

// FieldPassage is a quoted part of a document's field.
type FieldPassage struct {
	Field string
	Lang  db.Lang
	Passage
}

// Assist reads a request. Without a language its letters decide.
func (x *Index) Assist(ctx context.Context, request string, lang db.Lang) (*Assistance, error) {
	return x.assist(pace.Of(ctx, math.MaxInt), request, lang)
}

func (x *Index) assist(p *pace.Pace, request string, lang db.Lang) (a *Assistance, err error) {
	if n := utf8.RuneCountInString(request); n > MaxRequest {
		return nil, &errorcode.InputError{
			Code:   errorcode.ValueTooLong,
			Reason: fmt.Sprintf("the request has %d characters, but may have %d: send its parts one by one", n, MaxRequest),
		}
	}
	if err := p.Step(len(request)); err != nil {
		return nil, err
	}
	a = &Assistance{
		Lang: lang, index: x, text: read(request), counts: map[string]float64{}, forms: map[string]int{}, kept: map[int32]*Suggestion{},
	}
	if lang == "" {
		a.Lang, a.LangDetected = langOf(request), true
	}
	if err := p.Step(a.text.looked); err != nil {
		return nil, err
	}
	if a.Summary, err = a.text.summarize(p); err != nil {
		return nil, err
	}
	if a.KeyTerms, err = a.text.terms(p); err != nil {
		return nil, err
	}
	var named map[int]bool
	if a.Places, named, err = x.places.mentions(a.text, p); err != nil {
		return nil, err
	}
	seen := map[string]bool{} // stems
	for i := range a.text.tokens {
		if named[i] {
			continue // a place says nothing about the subject
		}
		w := &a.text.tokens[i]
		each(w, func(term string, degree float64) {
			if a.counts[term] == 0 {
				a.terms = append(a.terms, term)
				a.forms[term] = i
			}
			if term == w.stem || !seen[w.stem] {
				a.counts[term] += degree
			}
		})
		seen[w.stem] = true
	}
	if a.hits, err = x.hits(a.counts, a.terms, p); err != nil {
		return nil, err
	}
	return a, nil
}

// langOf returns the language of most letters, Russian in a tie.
func langOf(s string) db.Lang {
	russian, english := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			russian++
		case unicode.Is(unicode.Latin, r):
			english++
		}
	}
	if english > russian {
		return db.LangEn
	}
	return db.LangRu
}

// Notice says what the answer is and what it is not.
func (a *Assistance) Notice() string {
	if a.Lang == db.LangEn {
		return "Everything here is quoted from the request or from the data, or computed from them; nothing is composed. " +
			"A suggestion shares words with the request; whether it applies is for you to judge. Read the source before you rely on it."
	}
	return "Всё здесь процитировано из запроса и из данных или вычислено по ним, ничего не сочинено. " +
		"Предложенное имеет общие слова с запросом; применимо ли оно, решать вам. Прежде чем опереться на него, прочтите источник."
}

// Suggest returns the first documents of a kind that bear on the request, best first.
func (a *Assistance) Suggest(ctx context.Context, kind Kind, first int32) ([]*Suggestion, error) {
	switch {
	case first < 0:
		return nil, &page.ArgumentError{Argument: "first", Reason: fmt.Sprintf("is %d, but must not be negative", first)}
	case first > MaxSuggestions:
		return nil, &page.ArgumentError{Argument: "first", TooLarge: true, Reason: fmt.Sprintf("is %d, but may be %d at most", first, MaxSuggestions)}
	}
	return a.suggest(pace.Of(ctx, math.MaxInt), kind, int(first))
}

func (a *Assistance) suggest(p *pace.Pace, kind Kind, first int) ([]*Suggestion, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	hits := a.hits[kind]
	list := make([]*Suggestion, min(first, len(hits)))
	for i := range list {
		h := hits[i]
		if a.kept[h.document] == nil {
			s, err := a.suggestion(h, p)
			if err != nil {
				return nil, err
			}
			a.kept[h.document] = s
		}
		list[i] = a.kept[h.document]
	}
	return list, nil
}

// suggestion explains why a document was found.
func (a *Assistance) suggestion(h hit, p *pace.Pace) (*Suggestion, error) {
	d := &a.index.documents[h.document]
	steps := len(a.terms) + len(a.text.tokens)
	for i := range d.Fields {
		steps += len(d.Fields[i].Text)
	}
	if err := p.Step(steps); err != nil {
		return nil, err
	}
	s := &Suggestion{ID: d.ID}
	weights := map[string]float64{}
	for _, term := range a.terms {
		list := a.index.postings[term]
		at, has := slices.BinarySearchFunc(list, h.document, func(p posting, document int32) int { return cmp.Compare(p.document, document) })
		if !has || !says(a.counts, term) {
			continue
		}
		weights[term] = round(a.index.weight(term, a.counts[term]) * float64(list[at].share))
		s.Score += weights[term]
	}
	s.Score = round(s.Score)
	fields := make([]*text, len(d.Fields))
	forms := map[string]string{}
	// The language of the answer comes first, here and among the passages.
	order := make([]int, len(d.Fields))
	for i := range order {
		order[i] = i
		fields[i] = read(d.Fields[i].Text)
	}
	slices.SortStableFunc(order, func(i, j int) int { return foreign(&d.Fields[i], a.Lang) - foreign(&d.Fields[j], a.Lang) })
	for _, i := range order {
		for k := range fields[i].tokens {
			each(&fields[i].tokens[k], func(term string, _ float64) {
				if weights[term] > 0 && forms[term] == "" {
					forms[term] = fields[i].quote(fields[i].tokens[k].span)
				}
			})
		}
	}
	for _, term := range a.terms {
		if weights[term] > 0 {
			shared := &SharedTerm{Request: a.text.quote(a.text.tokens[a.forms[term]].span), Document: forms[term], Weight: weights[term]}
			if topic, ok := strings.CutPrefix(term, topicMark); ok {
				shared.Topic = &topic
			}
			s.Terms = append(s.Terms, shared)
		}
	}
	slices.SortStableFunc(s.Terms, func(a, b *SharedTerm) int { return cmp.Compare(b.Weight, a.Weight) })
	for _, at := range tellingSentences(a.text, weights) {
		s.RequestPassages = append(s.RequestPassages, a.text.passage(a.text.sentences[at].span))
	}
	for _, i := range order {
		if len(s.Passages) > 0 && foreign(&d.Fields[i], a.Lang) > 0 {
			break // another language only for lack of this one
		}
		for _, at := range tellingSentences(fields[i], weights) {
			quoted := fields[i].passage(fields[i].sentences[at].span)
			s.Passages = append(s.Passages, &FieldPassage{Field: d.Fields[i].Name, Lang: d.Fields[i].Lang, Passage: *quoted})
		}
	}
	return s, nil
}

func foreign(f *Field, lang db.Lang) int {
	if f.Lang == lang {
		return 0
	}
	return 1
}

// tellingSentences returns the sentences of a text whose terms weigh most, in order.
func tellingSentences(t *text, weights map[string]float64) []int {
	type told struct {
		sentence int
		weight   float64
	}
	var list []told
	for i, s := range t.sentences {
		sum, seen := 0.0, map[string]bool{}
		for k := s.first; k < s.last; k++ {
			each(&t.tokens[k], func(term string, _ float64) {
				if !seen[term] {
					seen[term] = true
					sum += weights[term]
				}
			})
		}
		if sum > 0 {
			list = append(list, told{i, sum})
		}
	}
	slices.SortStableFunc(list, func(a, b told) int { return cmp.Compare(b.weight, a.weight) })
	list = list[:min(len(list), quotedPassages)]
	places := make([]int, len(list))
	for i, x := range list {
		places[i] = x.sentence
	}
	slices.Sort(places)
	return places
}

// round rounds a number as the answer shows it, so that order and figures agree.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
