package search

import (
	"cmp"
	"context"
	"strings"
	"sync"

	"govhub/db"
	"govhub/existence"
)

// Index finds the things of one release.
type Index struct {
	things    []thing
	ids       interned          // by thing
	names     []name            // of all things, those of each together
	words     []int32           // of names
	patterns  texts             // of names
	origins   []origin          // distinct
	lives     []*existence.Life // distinct
	kindWords [][]int32         // by group of things
	lexicon   lexicon
	codes     map[string][]coded // of regions

	scratches sync.Pool
}

// Indexes are the indexes of releases.
var Indexes = db.NewPart("search", append(db.NamedResources(), "place_name", "change_event_municipality"), build, (*Index).Size)

// Of returns the index of a release, building it on first use.
func Of(ctx context.Context, r *db.Release) (*Index, error) { return Indexes.Of(ctx, r) }

func build(ctx context.Context, r *db.Release) (*Index, error) {
	b := newBuilder(ctx)
	others, err := db.OtherNames(ctx, r)
	if err != nil {
		return nil, err
	}
	b.know(others)
	var stopped error
	err = db.EachName(ctx, r, func(n *db.Name) {
		if stopped == nil {
			stopped = b.add(n)
		}
	})
	if err = cmp.Or(stopped, err); err != nil {
		return nil, err
	}
	successions, err := db.Successions(ctx, r)
	if err != nil {
		return nil, err
	}
	return b.finish(successions)
}

// stateOn returns the state of a thing on a day, that of the release if the day is empty.
func (x *Index) stateOn(t *thing, day string) string {
	switch {
	case day == "" || t.state == 0:
		return states[t.state]
	case t.life < 0:
		return existence.Current
	}
	return x.lives[t.life].On(day)
}

// idOf returns the identifier of the node of a thing.
func (x *Index) idOf(place int32) string {
	id := x.ids.at(place)
	return types[id[0]].resource + ":" + string(id[1:])
}

// place returns the number of the thing with an identifier.
func (x *Index) place(id string) (place int32, ok bool) {
	resource, row, _ := strings.Cut(id, ":")
	typ, known := typeOf[resource]
	if !known {
		return 0, false
	}
	return x.ids.find(shortID(typ, row))
}

// shortID is an identifier without the name of its resource.
func shortID(typ uint8, row string) string { return string([]byte{typ}) + row }

func (x *Index) namesOf(t *thing) []name { return x.names[t.names:t.beyond] }

func (x *Index) wordsOf(n *name) []int32 { return x.words[n.words : n.words+uint32(n.count)] }

// text returns a name as it is written.
func (x *Index) text(n *name) string {
	var in room
	return write(x.patterns.at(n.pattern), func(word int) []byte { return x.lexicon.texts.at(x.wordsOf(n)[word], in[:0]) })
}

// kindWordsOf returns the words that may stand before the names of a thing.
func (x *Index) kindWordsOf(t *thing) []int32 { return x.kindWords[t.group()] }

// proper returns the order of a match by the proper name.
func (x *Index) proper(t *thing) order { return order{x.names[t.names].rank, t.isPlace()} }

// order returns the order of a match by a name, which is that of the proper name where it is proper on the day asked for.
func (x *Index) order(t *thing, n *name, why doubt) order {
	if n.reason != exact && why == exact {
		return x.proper(t)
	}
	return order{n.rank, t.isPlace()}
}

// outer returns the region of a thing and its parent, with their own, whose names may match too; -1 for none. A region is its own: one name
// may lack the kind that another has.
func (x *Index) outer(place int32) (list [4]int32) {
	t := &x.things[place]
	i := 0
	for _, start := range [...]int32{t.region, t.within} {
		outer := start
		for range 2 {
			list[i] = -1
			if outer >= 0 {
				if outer != place || t.isRegion() {
					list[i] = outer
				}
				outer = x.things[outer].within
			}
			i++
		}
	}
	return list
}
