package columns

import "sort"

// Floor returns the first row whose key is not less, the number of rows if there is none.
func (t *Table) Floor(key string) int32 {
	if text, ok := t.key.(*Text); ok { // each row has the code after the one before
		return int32(text.words.floor(key)) - 1
	}
	var place [128]byte
	return int32(sort.Search(t.rows, func(i int) bool { return string(t.key.AppendText(place[:0], int32(i))) >= key }))
}

// Range returns the rows whose keys begin with a part and a slash: from first to the one before end.
func (t *Table) Range(part string) (first, end int32) {
	return t.Floor(part + string(slash)), t.Floor(part + string(slash+1))
}

// Select returns the rows from first to the one before end that match a condition.
func (t *Table) Select(first, end int32, c Condition) []int32 {
	var selected []int32
	var block [blockRows]int32
	var hits [blockRows]bool
	for first < end {
		n := min(blockRows, end-first)
		for i := range n {
			block[i], hits[i] = first+i, true
		}
		c.Test(block[:n], hits[:n])
		for i := range n {
			if hits[i] {
				selected = append(selected, block[i])
			}
		}
		first += n
	}
	return selected
}
