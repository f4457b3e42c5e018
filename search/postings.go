package search

// postings are the things that have each word in a name, once each, in order.
type postings struct {
	starts []uint32 // by word, and the end
	things []int32
}

func (p *postings) of(word int32) []int32 { return p.things[p.starts[word]:p.starts[word+1]] }

func (p *postings) count(word int32) int { return int(p.starts[word+1] - p.starts[word]) }

// postingsOf counts, and then enters, the words that each visits with their things, in order of these.
func postingsOf(words int, each func(visit func(word, thing int32))) postings {
	p := postings{starts: make([]uint32, words+1)}
	last := make([]int32, words) // things, plus one
	distinct := func(visit func(word, thing int32)) {
		clear(last)
		each(func(word, thing int32) {
			if last[word] != thing+1 {
				last[word] = thing + 1
				visit(word, thing)
			}
		})
	}
	distinct(func(word, _ int32) { p.starts[word+1]++ })
	for word := range words {
		p.starts[word+1] += p.starts[word]
	}
	p.things = make([]int32, p.starts[words])
	distinct(func(word, thing int32) {
		p.things[p.starts[word]] = thing
		p.starts[word]++
	})
	copy(p.starts[1:], p.starts[:words]) // each had moved on to its end
	p.starts[0] = 0
	return p
}
