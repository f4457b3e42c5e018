package search

// scratch is room to work in, as large as the index, that searches hand on to each other: so an answer allocates little more
// than what it returns. Who takes it leaves its tables empty, or drops it.
type scratch struct {
	byWord  []int32  // of each word of the vocabulary, a place plus one
	byThing []int32  // of each thing, a place plus one
	led     []uint64 // a bit for each thing that a query leads to
	enough  []uint64 // a bit for each whose names answer what a hit must answer
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
		byWord:  make([]int32, len(x.lexicon.words)),
		byThing: make([]int32, len(x.things)),
		led:     make([]uint64, (len(x.things)+63)/64),
		enough:  make([]uint64, (len(x.things)+63)/64),
		likes:   likes{rowOf: make([]int32, len(x.lexicon.words))},
	}
}
