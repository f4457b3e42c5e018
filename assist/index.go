package assist

import (
	"cmp"
	"context"
	"math"
	"regexp"
	"slices"
	"strings"

	"govhub/db"
	"govhub/pace"
)

// Kind is a kind of suggestion.
type Kind string

const (
	Practices   Kind = "practice"
	Programs    Kind = "program"
	Indicators  Kind = "indicator"
	Regulations Kind = "regulation"
)

// Document is the texts of a row.
type Document struct {
	ID     string // of the node
	Kind   Kind
	Fields []Field
	Single bool // a regulation that orders single things rather than what holds for all
}

// Field is a text of a document.
type Field struct {
	Name   string // as in the schema
	Lang   db.Lang
	Weight float64 // of its words
	Text   string
}

// Parameters of BM25F.
const (
	saturation   = 1.2  // k1: how fast repetitions of a word lose value
	lengthShare  = 0.5  // b: how much a long field dilutes its words
	repetition   = 2.0  // k3: as k1, in the request
	indexedRunes = 4000 // of a field
)

// Index finds documents and places.
type Index struct {
	documents []Document
	postings  map[string][]posting // by stem, or by topicMark and the name of a topic
	places    gazetteer
}

// posting is a document that has a term.
type posting struct {
	document int32
	share    float32 // of the weight of the term, 0 to 1
}

// NewIndex returns an index of documents and places. IDs must be unique.
func NewIndex(ctx context.Context, documents []Document, places []Place) (*Index, error) {
	p := pace.Of(ctx, math.MaxInt)
	named, err := newGazetteer(places, p)
	if err != nil {
		return nil, err
	}
	x := &Index{documents: documents, postings: map[string][]posting{}, places: named}
	lengths, fields := map[string]float64{}, map[string]float64{} // by name and language of the field
	texts := make([][]*text, len(documents))
	name := func(f *Field) string { return string(f.Lang) + f.Name }
	for i := range documents {
		for j := range documents[i].Fields {
			f := &documents[i].Fields[j]
			if runes := []rune(f.Text); len(runes) > indexedRunes {
				f.Text = string(runes[:indexedRunes])
			}
			if err := p.Step(len(f.Text)); err != nil {
				return nil, err
			}
			t := read(f.Text)
			texts[i] = append(texts[i], t)
			lengths[name(f)] += float64(len(t.tokens))
			fields[name(f)]++
		}
	}
	for i := range documents {
		counts := map[string]float64{}
		for j, t := range texts[i] {
			f := &documents[i].Fields[j]
			average := lengths[name(f)] / fields[name(f)]
			add := f.Weight / (1 - lengthShare + lengthShare*float64(len(t.tokens))/max(average, 1))
			for k := range t.tokens {
				each(&t.tokens[k], func(term string, degree float64) { counts[term] += add * degree })
			}
		}
		all := 1.0
		if documents[i].Single {
			all = singleShare
		}
		for term, n := range counts {
			x.postings[term] = append(x.postings[term], posting{int32(i), float32(all * n / (saturation + n))})
		}
	}
	return x, nil
}

// each calls visit with the index terms of a word: its stem and its topics.
func each(w *token, visit func(term string, degree float64)) {
	if w.common {
		return
	}
	visit(w.stem, 1)
	for _, t := range topicsOf[w.stem] {
		visit(t.term, t.degree)
	}
}

// weight is the weight of a term that the request has: its inverse document frequency, saturated by occurrences.
func (x *Index) weight(term string, times float64) float64 {
	w := inverse(len(x.documents), len(x.postings[term])) * times * (repetition + 1) / (times + repetition)
	if !strings.HasPrefix(term, topicMark) {
		w *= telling(term)
	}
	return w
}

// inverse returns the inverse document frequency of a term in so many of all documents.
func inverse(all, having int) float64 {
	return math.Log(1 + (float64(all-having)+0.5)/(float64(having)+0.5))
}

// telling is how much a word itself says of the subject: less if it belongs to several.
func telling(stem string) float64 {
	if list := topicsOf[stem]; list != nil && !slices.ContainsFunc(list, func(t topic) bool { return t.degree == 1 }) {
		return besides
	}
	return 1
}

// hit is a document that shares terms with a request.
type hit struct {
	document int32
	score    float64
}

// hits are the documents of each kind that share enough with a request, best first.
func (x *Index) hits(counts map[string]float64, terms []string, p *pace.Pace) (map[Kind][]hit, error) {
	matches := map[int32]match{}
	for _, term := range terms {
		list := x.postings[term]
		if len(list) == 0 || !says(counts, term) {
			continue
		}
		if err := p.Step(len(list)); err != nil {
			return nil, err
		}
		weight, terms := x.weight(term, counts[term]), 1
		if strings.HasPrefix(term, topicMark) || strings.ContainsAny(term, "0123456789") {
			terms = enoughTerms // a subject, or the number of an act
		}
		cited := numberOfAct.MatchString(term)
		for _, has := range list {
			m := matches[has.document]
			matches[has.document] = match{m.score + weight*float64(has.share), m.terms + terms, m.cited || cited}
		}
	}
	word, training := inverse(len(x.documents), 1), asksForTraining(counts)
	found := map[Kind][]hit{}
	for document, m := range matches {
		kind := x.documents[document].Kind
		least := word * enough[kind].first
		if m.cited && kind == Regulations || m.score >= least && m.terms >= enoughTerms && (kind != Programs || training) {
			found[kind] = append(found[kind], hit{document, m.score})
		}
	}
	for kind, list := range found {
		slices.SortFunc(list, func(a, b hit) int {
			return cmp.Or(cmp.Compare(round(b.score), round(a.score)), cmp.Compare(a.document, b.document))
		})
		first := list[0]
		least := max(word*enough[kind].more, first.score*enough[kind].share)
		found[kind] = slices.DeleteFunc(list, func(h hit) bool { return h != first && h.score < least && !matches[h.document].cited })
	}
	return found, nil
}

// match is what a document shares with a request.
type match struct {
	score float64
	terms int  // how many, a subject and the number of an act as enough
	cited bool // the request has the number of the act
}

// enoughTerms is how many terms a suggestion shares at least.
const enoughTerms = 2

// says reports whether a request has a term: a topic, if its words together name it.
func says(counts map[string]float64, term string) bool {
	return counts[term] >= 1 || !strings.HasPrefix(term, topicMark)
}

// singleShare lowers lists of instructions and acts on one place behind laws on their subject.
const singleShare = 0.5

// asksForTraining reports whether programmes are suggested: the request is about training, or about a school for mayors.
func asksForTraining(counts map[string]float64) bool {
	const training, mayors = topicMark + "training", topicMark + "mayors"
	return counts[training] >= 1 || counts[training] > 0 && counts[mayors] >= 1
}

// numberOfAct is a number as acts have it: 131-ФЗ, 2764-р.
var numberOfAct = regexp.MustCompile(`^[0-9]+(фз|fz|фкз|оз|р)$`)

// enough are the least scores of the first suggestion of a kind and of more, relative to a word that no other document has, and the least
// share of more in the score of the first. Of what is suggested for the developed set of labelled requests at most one in ten is noise,
// which is worse than silence.
var enough = map[Kind]struct{ first, more, share float64 }{
	Regulations: {0.61, 1.34, 0.7},
	Practices:   {1.28, 1.28, 0.8},
	Programs:    {1.17, 1.17, 0.8},
	Indicators:  {1.6, 1.6, 0.5},
}
