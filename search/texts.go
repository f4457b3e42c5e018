package search

// texts are many texts in one piece of memory, by number.
type texts struct {
	bytes []byte
	ends  []uint32
}

func (t *texts) size() int { return len(t.ends) }

// at returns a text, which must not be changed.
func (t *texts) at(number int32) []byte {
	start := uint32(0)
	if number > 0 {
		start = t.ends[number-1]
	}
	return t.bytes[start:t.ends[number]]
}

func (t *texts) add(text string) {
	t.bytes = append(t.bytes, text...)
	t.ends = append(t.ends, uint32(len(t.bytes)))
}

func (t *texts) fit() { t.bytes, t.ends = fit(t.bytes), fit(t.ends) }

// fit returns a list without room for more.
func fit[T any](list []T) []T { return append(make([]T, 0, len(list)), list...) }
