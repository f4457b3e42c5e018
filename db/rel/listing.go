package rel

import (
	"context"
	"slices"
	"strconv"

	"govhub/db/session"
	"govhub/page"
)

// listing is one list per parent, not yet cut into pages.
type listing[T any] struct {
	release    Release
	relation   *Relation[T]
	conditions []condition
}

// filtered returns the lists of the relation that a filter restricts.
func (rel *Relation[T]) filtered(r Release, f Filter) (*listing[T], error) {
	conditions, err := conditionsOf(f)
	return &listing[T]{r, rel, conditions}, err
}

// Child is a row with the position of its parent, counted from 1 as in PostgreSQL.
type Child[T any] struct {
	Parent int `db:"parent"`
	Row    T   `db:"row"`
}

// ByParent returns the rows of each parent, in order.
func ByParent[T any](children []Child[T], parents int) [][]*T {
	rows := make([][]*T, parents)
	for i := range rows {
		rows[i] = []*T{}
	}
	for i := range children {
		c := &children[i]
		rows[c.Parent-1] = append(rows[c.Parent-1], &c.Row)
	}
	return rows
}

// fetch reads the lists of parents, from memory or by one query.
func (l *listing[T]) fetch(ctx context.Context, parents []string, s ordered[T]) (read[T], error) {
	if !ReadsRows(ctx) {
		return read[T]{lists: make([][]*T, len(parents))}, nil
	}
	if found, ok := l.fromMemory(ctx, parents, s); ok {
		return found, ctx.Err()
	}
	return s.read(ctx, l, parents)
}

// limits are the numbers of rows that prepared queries read at most: what PostgreSQL plans for stands in their text, and each text is a
// query to keep.
var limits = [...]int{1, 2, 6, 11, 21, 51, page.MaxSize + 1, page.MaxTable + 1}

// limitFor returns the least of the limits that has room for so many rows.
func limitFor(rows int) int {
	return limits[slices.IndexFunc(limits[:], func(limit int) bool { return limit >= rows })]
}

// fromMemory answers fetch from memory. It reports false if that cannot answer.
func (l *listing[T]) fromMemory(ctx context.Context, parents []string, s ordered[T]) (found read[T], ok bool) {
	c, ok := s.in(ctx, l.release.Tables(), &l.relation.relation, l.conditions)
	if !ok {
		return found, false
	}
	in, rowOf := c.list(), map[*T]int32{}
	found.lists = make([][]*T, len(parents))
	for i, parent := range parents {
		rows := c.page(nil, in.code(parent))
		found.lists[i] = l.relation.table.In(in.table, rows)
		for j, row := range found.lists[i] {
			rowOf[row] = rows[j]
		}
	}
	found.cursorOf = func(row *T) string { return c.cursorOf(rowOf[row]) }
	found.valued = func(row *T) bool { return c.valued(rowOf[row]) }
	return found, true
}

// query runs a query on the list. It is prepared unless the filter has values, and heavy if the filter is.
func (l *listing[T]) query(ctx context.Context, name string, dest any, text string, p *Params) error {
	if p.filtered {
		ctx = session.PlannedAnew(ctx)
	}
	if p.heavy() {
		ctx = session.Heavy(ctx)
	}
	return l.release.Query(ctx, name, dest, text, p.Values...)
}

// selection writes the query that reads the children of the parents.
func (l *listing[T]) selection(ctx context.Context, parents []string, s span[T], p *Params) string {
	t := l.relation.table
	columns := t.Columns(ctx, s.order.reads()...)
	if l.relation.condition == "" { // one list of all rows needs no join and is read in order
		return l.rows(columns, "1 AS parent, "+AsRow("r", columns), s, p)
	}
	keys := p.Keys(parents, "p")
	rows := l.rows(columns, Qualified("r", columns), s, p)
	return SQL(`SELECT p.n AS parent, {columns}
FROM {keys}
CROSS JOIN LATERAL ({rows}) AS c
ORDER BY p.n, {order}`, "columns", AsRow("c", columns), "keys", keys, "rows", rows, "order", s.orderBy("c", t.key))
}

// rows writes the subquery that selects the rows of parent p, and for a prepared query perhaps some that follow. An order by a nullable
// column is read as two ranges, rows with a value and rows without: each is a range of the index on that column and the key, but both
// together are not.
func (l *listing[T]) rows(columns []string, selected string, s span[T], p *Params) string {
	t := l.relation.table
	filtered := l.where(p)
	limit := strconv.Itoa(limitFor(s.Size + 1))
	if p.filtered {
		limit = p.Add(s.Size + 1)
	}
	var ranges []string
	for _, null := range []bool{false, true} {
		before := len(p.Values)
		between, possible := s.within(null, t.key, p)
		if !possible {
			p.Values = p.Values[:before] // the SQL has no placeholders for the others
			continue
		}
		ranges = append(ranges, SQL("FROM {view} AS r WHERE {conditions} ORDER BY {column} {d}, r.{key} {d} LIMIT {limit}",
			"view", t.view, "conditions", And(slices.Concat(filtered, between)...),
			"column", s.order.sql("r"), "key", t.key, "d", string(s.fetched()), "limit", limit))
	}
	switch len(ranges) {
	case 0:
		none := append(filtered, "false") // PostgreSQL refuses values that no condition names
		return "SELECT " + selected + " FROM " + t.view + " AS r WHERE " + And(none...) + " LIMIT " + limit
	case 1:
		return "SELECT " + selected + " " + ranges[0]
	}
	return SQL("SELECT {selected} FROM ((SELECT {columns} {valued}) UNION ALL (SELECT {columns} {null})) AS r ORDER BY {order} LIMIT {limit}",
		"selected", selected, "columns", Qualified("r", columns), "valued", ranges[0], "null", ranges[1],
		"order", s.orderBy("r", t.key), "limit", limit)
}

// where writes the conditions on the rows r of the parent p.
func (l *listing[T]) where(p *Params) []string {
	var conditions []string
	if l.relation.condition != "" {
		p.conditions++
		conditions = append(conditions, l.relation.on("r", "p.key"))
	}
	before := len(p.Values)
	conditions = append(conditions, written("r", l.conditions, p)...)
	p.filtered = len(p.Values) > before
	return conditions
}
