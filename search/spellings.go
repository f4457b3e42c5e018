package search

// spellings are the distinct texts of names, with their words.
type spellings struct {
	interned
	wordEnds []uint32
	words    []int32
}

func (s *spellings) wordsOf(spelling int32) []int32 {
	start := uint32(0)
	if spelling > 0 {
		start = s.wordEnds[spelling-1]
	}
	return s.words[start:s.wordEnds[spelling]]
}

// add returns the number of a text with words.
func (s *spellings) add(text string, words []int32) int32 {
	spelling := s.interned.add(text)
	if int(spelling) == len(s.wordEnds) {
		s.words = append(s.words, words...)
		s.wordEnds = append(s.wordEnds, uint32(len(s.words)))
	}
	return spelling
}
