package db

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"govhub/db/session"
	"govhub/page"
)

// Relation leads from parents to lists of T. Its condition ties a row {child} to the key {parent}.
type Relation[T any] struct {
	table     *Table[T]
	name      string
	column    string // that holds the key of the parent, if one does
	condition string
}

// All is the list of all rows of the table.
func (t *Table[T]) All() *Relation[T] { return &Relation[T]{table: t, name: t.name + ".list"} }

// having leads from a parent to the rows whose column holds its key.
func having[T any](t *Table[T], name, column string) *Relation[T] {
	return &Relation[T]{table: t, name: name, column: column, condition: "{child}." + column + " = {parent}"}
}

// linked leads from a parent to the rows whose key is among those that a subquery on {parent} selects.
func linked[T any](t *Table[T], name, subquery string) *Relation[T] {
	return &Relation[T]{table: t, name: name, condition: "{child}." + t.key + " IN (" + subquery + ")"}
}

func (rel *Relation[T]) on(child, parent string) string {
	return strings.NewReplacer("{child}", child, "{parent}", parent).Replace(rel.condition)
}

// Filter restricts the rows of a list. Its methods accept a nil receiver, which restricts nothing.
type Filter interface {
	where(*where)
}

// listing is a list for each of several parents, before it is cut into pages.
type listing[T any] struct {
	release  *Release
	relation *Relation[T]
	filter   Filter
}

// Page returns a page of a list that has no parent.
func (rel *Relation[T]) Page(ctx context.Context, r *Release, args page.Args, f Filter, o *Order) (*page.Connection[T], error) {
	pages, err := rel.Pages(ctx, r, []string{""}, args, f, o)
	if err != nil {
		return nil, err
	}
	return pages[0], nil
}

// Pages returns a page of the list of each parent, in the order of the parents, by one statement or from memory. Parents with the same
// key share their page.
func (rel *Relation[T]) Pages(
	ctx context.Context, r *Release, parents []string, args page.Args, f Filter, o *Order,
) ([]*page.Connection[T], error) {
	s, err := rel.table.span(args, o)
	if err != nil {
		return nil, err
	}
	list := &listing[T]{release: r, relation: rel, filter: f}
	distinct, places := unique(parents)
	found, err := list.fetch(ctx, distinct, s)
	if err != nil {
		return nil, err
	}
	cut := make([]*page.Connection[T], len(distinct))
	for i, rows := range found {
		more := len(rows) > s.size
		if more {
			rows = rows[:s.size]
		}
		hasNext, hasPrevious := more, s.after != nil
		if s.backward {
			slices.Reverse(rows)
			hasNext, hasPrevious = s.before != nil, more
		}
		cut[i] = page.New(rows, hasNext, hasPrevious, s.cursorOf, list, distinct[i])
	}
	pages := make([]*page.Connection[T], len(parents))
	for i, place := range places {
		pages[i] = cut[place]
	}
	return pages, nil
}

// unique returns each key once, and where among them each of the given keys is.
func unique(keys []string) (distinct []string, places []int) {
	seen := make(map[string]int, len(keys))
	places = make([]int, len(keys))
	for i, key := range keys {
		place, known := seen[key]
		if !known {
			place = len(distinct)
			seen[key] = place
			distinct = append(distinct, key)
		}
		places[i] = place
	}
	return distinct, places
}

// child is a row with the place of its parent, counted from 1 as PostgreSQL does.
type child[T any] struct {
	Parent int `db:"parent"`
	Row    T   `db:"row"`
}

// fetch returns up to size+1 rows of each parent, in the order in which they are read. The row too many tells that the
// list goes on.
func (l *listing[T]) fetch(ctx context.Context, parents []string, s span[T]) ([][]*T, error) {
	if found, ok, err := l.remembered(ctx, parents, s); ok {
		return found, err
	}
	p := new(params)
	text, err := l.selection(ctx, parents, s, p)
	if err != nil {
		return nil, err
	}
	var children []child[T]
	if readsRows(ctx) {
		if err := l.query(ctx, l.relation.name, &children, text, p); err != nil {
			return nil, err
		}
	}
	found := make([][]*T, len(parents))
	for i := range found {
		found[i] = []*T{}
	}
	for i := range children {
		c := &children[i]
		found[c.Parent-1] = append(found[c.Parent-1], &c.Row)
	}
	return found, nil
}

// query runs a statement on the list, prepared unless its filter has values, and among the heavy ones if its filter is.
func (l *listing[T]) query(ctx context.Context, name string, dest any, text string, p *params) error {
	if p.filtered {
		ctx = session.PlannedAnew(ctx)
	}
	if p.heavy() {
		ctx = session.Heavy(ctx)
	}
	return l.release.query(ctx, name, dest, text, p.values...)
}

// selection writes the statement that reads the children of the parents.
func (l *listing[T]) selection(ctx context.Context, parents []string, s span[T], p *params) (string, error) {
	t := l.relation.table
	columns := t.chosen(ctx, s.order.column)
	named := func(alias string) string {
		list := make([]string, len(columns))
		for i, c := range columns {
			list[i] = fmt.Sprintf(`%s.%s AS "row.%[2]s"`, alias, c)
		}
		return strings.Join(list, ", ")
	}
	if l.relation.condition == "" { // one list of all rows, which needs no join and is in order as it is read
		return l.rows(columns, "1 AS parent, "+named("r"), s, p)
	}
	from := p.keys(parents, "p")
	rows, err := l.rows(columns, listed("r", columns), s, p)
	return fmt.Sprintf("SELECT p.n AS parent, %s\nFROM %s\nCROSS JOIN LATERAL (%s) AS c\nORDER BY p.n, %s",
		named("c"), from, rows, s.orderBy("c", t.key)), err
}

// rows writes the subquery that selects from the rows of the parent p. An order by a column that may be empty is read as two
// ranges, rows with a value and rows without, because each of them is a range of the index on that column and the key, and
// together they are not.
func (l *listing[T]) rows(columns []string, selected string, s span[T], p *params) (string, error) {
	t := l.relation.table
	w, err := l.where(p)
	if err != nil {
		return "", err
	}
	var ranges []string
	for _, empty := range []bool{false, true} {
		before := len(p.values)
		conditions, possible := s.within(empty, t.key, p)
		if !possible {
			p.values = p.values[:before] // the text would not refer to the others
			continue
		}
		direction := string(s.fetched())
		ranges = append(ranges, fmt.Sprintf("FROM %s AS r WHERE %s ORDER BY r.%s %s, r.%s %s LIMIT %d",
			t.from, strings.Join(slices.Concat(w.conditions, conditions), " AND "),
			s.order.column, direction, t.key, direction, s.size+1))
	}
	switch len(ranges) {
	case 0:
		return fmt.Sprintf("SELECT %s FROM %s AS r WHERE false", selected, t.from), nil
	case 1:
		return "SELECT " + selected + " " + ranges[0], nil
	}
	part := "(SELECT " + listed("r", columns) + " "
	return fmt.Sprintf("SELECT %s FROM (%s) UNION ALL %s)) AS r ORDER BY %s LIMIT %d",
		selected, part+ranges[0], part+ranges[1], s.orderBy("r", t.key), s.size+1), nil
}

// where compiles the conditions on the rows of the parent p.
func (l *listing[T]) where(p *params) (*where, error) {
	w := &where{alias: "r", params: p}
	if l.relation.condition != "" {
		w.and(l.relation.on("r", "p.key"))
	}
	if l.filter != nil {
		before := len(p.values)
		l.filter.where(w)
		p.filtered = len(p.values) > before
	}
	return w, w.err
}

// within writes the conditions on rows with a value, or on empty ones, to lie between the cursors. It reports false if
// no row can.
func (s span[T]) within(empty bool, key string, p *params) (conditions []string, possible bool) {
	if empty && !s.order.nullable {
		return nil, false
	}
	switch {
	case empty:
		conditions = append(conditions, "r."+s.order.column+" IS NULL")
	case s.order.nullable:
		conditions = append(conditions, "r."+s.order.column+" IS NOT NULL")
	default:
		conditions = append(conditions, "true")
	}
	for _, bound := range []struct {
		cursor *page.Cursor
		after  bool
	}{{s.after, true}, {s.before, false}} {
		if bound.cursor == nil {
			continue
		}
		operator := ">"
		if bound.after == (s.direction == Desc) {
			operator = "<"
		}
		c := bound.cursor
		switch {
		case c.Value == nil && empty:
			conditions = append(conditions, fmt.Sprintf("r.%s %s %s", key, operator, p.add(c.Key)))
		case c.Value != nil && !empty:
			conditions = append(conditions, fmt.Sprintf("(r.%s, r.%s) %s (%s::%s, %s)",
				s.order.column, key, operator, p.add(*c.Value), s.order.sqlType, p.add(c.Key)))
		case (c.Value == nil) == bound.after:
			// Empty rows are last: none with a value follows one, and no empty one precedes a row with a value.
			return nil, false
		}
	}
	return conditions, true
}

// orderBy writes the order in which rows of the alias are read.
func (s span[T]) orderBy(alias, key string) string {
	d := s.fetched()
	text := fmt.Sprintf("%s.%s %s, %s.%s %s", alias, s.order.column, d, alias, key, d)
	if s.order.nullable {
		emptyLast := Asc
		if s.backward {
			emptyLast = Desc
		}
		text = fmt.Sprintf("(%s.%s IS NULL) %s, %s", alias, s.order.column, emptyLast, text)
	}
	return text
}
