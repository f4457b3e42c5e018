package columns

// AddEmpty adds groups without rows, given by their values in each of the columns that rows are grouped by, and returns the columns of
// the keys of all groups. It comes before all measures.
func (g *Groups) AddEmpty(keys [][]string) []Column {
	columns := make([]Column, len(g.by))
	for i := range columns {
		columns[i] = g.keyWith(i, keys[i])
	}
	added := len(keys[0])
	g.count += added
	g.keys = append(g.keys, make([]uint64, added)...) // NULL: no row has the value
	return columns
}

// keyWith is Key for the groups so far and more with these values.
func (g *Groups) keyWith(i int, added []string) Column {
	if g.codes[i].words.ends == nil {
		b := new(BooleanBuilder)
		g.appendKeys(b, i, added)
		return b.Column()
	}
	known := Text{words: g.codes[i].words}
	codes := make([]uint64, len(added))
	for at, value := range added {
		codes[at] = uint64(known.Find(value))
		if codes[at] == 0 { // no row of the table has it: only the texts of closed sets, which are ordered by bytes
			b := NewText()
			g.appendKeys(b, i, added)
			return b.ByBytes()
		}
	}
	code := g.code(i)
	return g.codes[i].column(pack(g.count+len(added), uint64(g.codes[i].codes), func(group int) uint64 {
		if group < g.count {
			return code(group)
		}
		return codes[group-g.count]
	}))
}

func (g *Groups) appendKeys(b Builder, i int, added []string) {
	key := g.Key(i)
	for group := range int32(g.count) {
		b.Append(string(key.AppendText(nil, group)), !key.Null(group))
	}
	for _, value := range added {
		b.Append(value, true)
	}
}
