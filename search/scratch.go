package search

// scratch is working memory as large as the index, which searches reuse, so that an answer allocates little more than its result.
// Callers must return it with its tables empty, or drop it.
type scratch struct {
	byWord  []int32  // by word of the vocabulary, a position plus one
	byThing []int32  // by thing, a position plus one
	led     []uint64 // a bit for each thing to compare
	enough  []uint64 // a bit for each thing that matches a needed term
	noted   []found
	likes   likes
	hits    []candidate
}

// take returns scratch for an index.
func (x *Index) take() *scratch {
	if s, ok := x.scratches.Get().(*scratch); ok {
		return s
	}
	return &scratch{
		byWord:  make([]int32, x.lexicon.size()),
		byThing: make([]int32, len(x.things)),
		led:     make([]uint64, (len(x.things)+63)/64),
		enough:  make([]uint64, (len(x.things)+63)/64),
		likes:   likes{rowOf: make([]int32, x.lexicon.size())},
	}
}
