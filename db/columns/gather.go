package columns

// Gather returns the values of a column of numbers at other rows: of each row the one at its place, counted from 1, or NULL for 0. It
// reports false if the column has no numbers.
func Gather(from Column, places []int32) (c Column, bytes int, ok bool) {
	n, ok := from.(*Number)
	if !ok {
		return nil, 0, false
	}
	gathered := &Number{least: n.least, scale: n.scale, quoted: n.quoted}
	most := uint64(0)
	at := func(i int) uint64 {
		if places[i] == 0 {
			return 0
		}
		return n.values.at(places[i] - 1)
	}
	for i := range places {
		most = max(most, at(i))
	}
	gathered.values = pack(len(places), most, at)
	return gathered, int(gathered.Bytes()), true
}
