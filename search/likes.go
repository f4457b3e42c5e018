package search

// likes are the terms of a reading that each word of the vocabulary resembles, so that a name is compared only with these.
type likes struct {
	rowOf []int32 // by word of the vocabulary, its position in rows plus one
	rows  []row
	list  []like // of all rows
}

// row is a word that resembles some term.
type row struct {
	word        int32
	first, next int32 // of its likes in the list, by term
	best        float32
	most        float32 // it can add to the match
	needed      bool    // it resembles a needed term
}

// like is a term that a word resembles.
type like struct {
	term int32
	likeness
}

// fill makes the rows of a reading.
func (l *likes) fill(r *reading) {
	each := func(visit func(term int, f found)) {
		for i, t := range r.terms {
			for _, f := range r.found(t) {
				visit(i, f)
			}
			for _, f := range t.initial {
				visit(i, f)
			}
		}
	}
	each(func(_ int, f found) {
		if l.rowOf[f.word] == 0 {
			l.rows = append(l.rows, row{word: f.word})
			l.rowOf[f.word] = int32(len(l.rows))
		}
		l.rows[l.rowOf[f.word]-1].next++
	})
	size := int32(0)
	for i := range l.rows {
		n := l.rows[i].next
		l.rows[i].first, l.rows[i].next = size, size
		size += n
	}
	if cap(l.list) < int(size) {
		l.list = make([]like, size)
	}
	l.list = l.list[:size]
	each(func(term int, f found) {
		w := &l.rows[l.rowOf[f.word]-1]
		l.list[w.next] = like{int32(term), f.likeness}
		w.next++
		w.best = max(w.best, f.degree)
		w.most = max(w.most, f.degree*r.terms[term].weight)
	})
}

// of returns the row of a word, nil if it resembles no term.
func (l *likes) of(word int32) *row {
	if place := l.rowOf[word]; place > 0 {
		return &l.rows[place-1]
	}
	return nil
}

func (l *likes) in(w *row) []like { return l.list[w.first:w.next] }

func (l *likes) clear() {
	for i := range l.rows {
		l.rowOf[l.rows[i].word] = 0
	}
	l.rows, l.list = l.rows[:0], l.list[:0]
}
