package assist

import (
	"cmp"
	"context"
	"math"
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
	topicShare   = 0.55 // weight of a word of the same topic, relative to the same word
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
				each(&t.tokens[k], func(term string) { counts[term] += add })
			}
		}
		for term, n := range counts {
			x.postings[term] = append(x.postings[term], posting{int32(i), float32(n / (saturation + n))})
		}
	}
	return x, nil
}

// each calls visit with the index terms of a word: its stem and its topics.
func each(w *token, visit func(term string)) {
	if w.common {
		return
	}
	visit(w.stem)
	for _, topic := range topicsOf[w.stem] {
		visit(topic)
	}
}

// weight is the weight of a term that the request has: its inverse document frequency, saturated by occurrences.
func (x *Index) weight(term string, times int) float64 {
	w := inverse(len(x.documents), len(x.postings[term])) * float64(times) * (repetition + 1) / (float64(times) + repetition)
	if strings.HasPrefix(term, topicMark) {
		w *= topicShare
	}
	return w
}

// inverse returns the inverse document frequency of a term in so many of all documents.
func inverse(all, having int) float64 {
	return math.Log(1 + (float64(all-having)+0.5)/(float64(having)+0.5))
}

// hit is a document that shares terms with a request.
type hit struct {
	document int32
	score    float64
}

// hits are the documents of each kind that share enough with a request, best first.
func (x *Index) hits(counts map[string]int, terms []string, p *pace.Pace) (map[Kind][]hit, error) {
	scores := map[int32]float64{}
	for _, term := range terms {
		list := x.postings[term]
		if len(list) == 0 {
			continue
		}
		if err := p.Step(len(list)); err != nil {
			return nil, err
		}
		weight := x.weight(term, counts[term])
		for _, has := range list {
			scores[has.document] += weight * float64(has.share)
		}
	}
	least := leastTelling * inverse(len(x.documents), 1)
	found := map[Kind][]hit{}
	for document, score := range scores {
		if score >= least {
			kind := x.documents[document].Kind
			found[kind] = append(found[kind], hit{document, score})
		}
	}
	for kind, list := range found {
		slices.SortFunc(list, func(a, b hit) int {
			return cmp.Or(cmp.Compare(round(b.score), round(a.score)), cmp.Compare(a.document, b.document))
		})
		enough := list[0].score * leastShare
		found[kind] = list[:slices.IndexFunc(append(list, hit{}), func(h hit) bool { return h.score < enough })]
	}
	return found, nil
}

// Least scores of a suggestion: relative to a word that no other document has, and to the best of its kind.
const (
	leastTelling = 0.35
	leastShare   = 0.3
)
