package rel

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/lib/pq"

	"govhub/db/columns"
	"govhub/page"
)

// Others returns the measures of the filtered rows that are in no group of the page, for each connection.
func (g *Groups[G, M]) Others(ctx context.Context, connections []*page.Connection[G]) ([]*M, error) {
	others := make([]*M, len(connections))
	for i, c := range connections {
		rest, err := c.List().(*grouping[G, M]).others(ctx, c.Nodes)
		if err != nil {
			return nil, err
		}
		others[i] = rest
	}
	return others, nil
}

func (l *grouping[G, M]) others(ctx context.Context, groups []*G) (*M, error) {
	keys := l.keys(groups)
	if rest, ok, err := inTurn(ctx, l, func() (*M, bool) { return l.othersInMemory(ctx, keys) }); ok || err != nil {
		return rest, err
	}
	p := new(Params)
	var selected, values, same, names []string
	for _, m := range l.asked(ctx, rowCount) {
		selected = append(selected, m.selected())
	}
	for i, d := range l.by {
		column := make([]*string, len(keys))
		for group, key := range keys {
			column[group] = key[i]
		}
		values = append(values, p.Add(pq.Array(column))+"::text[]")
		same = append(same, "("+d.Value+`)::text COLLATE "C"`) // an array of texts of several collations would have none
		names = append(names, "k"+strconv.Itoa(i))
	}
	text := SQL(`SELECT {columns}
FROM {from}
WHERE {condition} AND ARRAY[{same}] NOT IN (SELECT ARRAY[{names}] FROM unnest({values}) AS k({names}))`,
		"columns", strings.Join(selected, ", "), "from", l.from(), "condition", And(written("r", l.filter, p)...),
		"same", strings.Join(same, ", "), "names", strings.Join(names, ", "), "values", strings.Join(values, ", "))
	var found []*M
	if err := l.query(ctx, ".groups.others", &found, text, p); err != nil {
		return nil, err
	}
	return found[0], nil
}

// othersInMemory answers others from memory. It reports false if that cannot answer.
func (l *grouping[G, M]) othersInMemory(ctx context.Context, keys [][]*string) (*M, bool) {
	g, ok := l.inMemory(ctx, l.by)
	if !ok {
		return nil, false
	}
	of := make([]columns.Column, len(l.by))
	for i, d := range l.by {
		of[i] = g.made[d.Column]
	}
	without, known := make([]bool, g.Len()), map[string]bool{}
	for _, key := range keys {
		known[packedKey(key)] = true
	}
	for group := range without {
		without[group] = known[packedKey(keyAt(of, int32(group)))]
	}
	rest := &Grouped{Groups: g.Rest(without), Tables: g.Tables, Rows: g.Rows, measures: l.Measures, made: map[string]columns.Column{}}
	l.findFields()
	filled, ok := l.filling(ctx, rest, l.totalFields, rowCount)
	if !ok {
		return nil, false
	}
	others := new(M)
	filled.fill(reflect.ValueOf(others).Elem(), 0)
	return others, true
}

// keys returns the values of groups in the dimensions, nil for NULL, from their positions in the list.
func (l *grouping[G, M]) keys(groups []*G) [][]*string {
	keys := make([][]*string, len(groups))
	for i, group := range groups {
		var position []*string
		if err := json.Unmarshal([]byte(positionOf(group).At), &position); err != nil {
			panic("rel: the position of a group is " + positionOf(group).At)
		}
		for _, d := range l.by {
			at := slices.IndexFunc(l.keyset, func(c KeysetColumn) bool { return c.Column == d.Column })
			keys[i] = append(keys[i], position[at])
		}
	}
	return keys
}

// keyAt returns the key of a group in memory.
func keyAt(of []columns.Column, group int32) []*string {
	key := make([]*string, len(of))
	for i, column := range of {
		if !column.Null(group) {
			key[i] = new(string(column.AppendText(nil, group)))
		}
	}
	return key
}

// packedKey writes a key as one text.
func packedKey(key []*string) string {
	var packed strings.Builder
	for _, value := range key {
		if value != nil {
			packed.WriteString("=" + *value)
		}
		packed.WriteByte(0)
	}
	return packed.String()
}
