package plan

import (
	"context"
	"strconv"

	"govhub/db/columns"
	"govhub/db/rel"
)

// Table is a resource whose rows may be in memory.
type Table interface {
	Name() string
	// Read returns rows in memory as objects, for resolvers.
	Read(t *columns.Table, rows []int32) []any
}

// One leads from each row in memory to a row of another table, -1 for none. It reports false if that table is not in memory.
type One func(tables *columns.Tables, from *columns.Table, rows []int32) (to *columns.Table, targets []int32, ok bool)

// Many leads from each row in memory to a page of its list, or from nowhere to a page of all rows if from is nil. It reports false if
// the columns in memory cannot answer.
type Many func(ctx context.Context, tables *columns.Tables, from *columns.Table, rows []int32, args Args) (cut *rel.Cut, ok bool, err error)

// part is the meaning of a field of a connection, of its edges or of its PageInfo.
type part int

// Parts.
const (
	nodes part = iota + 1
	edges
	pageInfo
	totalCount
	node
	cursor
	hasNextPage
	hasPreviousPage
	startCursor
	endCursor
)

// Access tells how a field is answered where its parents are in memory: a leaf by Cell, rows by One or Many.
type Access struct {
	Cell *Cell
	One  One
	Many Many
	part part
}

// Memory tells how the fields of the objects of a type are answered where they are in memory. Other fields have resolvers, which get
// objects that Table reads.
type Memory struct {
	Table  Table // that the objects are rows of
	Fields map[string]Access
}

// Memories of the types that pages are made of.
var (
	Connection = Memory{Fields: map[string]Access{
		"nodes": {part: nodes}, "edges": {part: edges}, "pageInfo": {part: pageInfo}, "totalCount": {part: totalCount},
	}}
	Edge     = Memory{Fields: map[string]Access{"node": {part: node}, "cursor": {part: cursor}}}
	PageInfo = Memory{Fields: map[string]Access{
		"hasNextPage": {part: hasNextPage}, "hasPreviousPage": {part: hasPreviousPage}, "startCursor": {part: startCursor}, "endCursor": {part: endCursor},
	}}
)

// find finds the objects of a level among the rows in memory. Resolvers return rows as the release has them that their context reads.
func (l *level[E]) find(tables *columns.Tables) {
	if l.plan.table == nil {
		return
	}
	t := tables.Table(l.plan.table.Name())
	if t == nil {
		return
	}
	rows := make([]int32, len(l.objects))
	for i, object := range l.objects {
		row, ok := t.Row(object.(rel.Row).Key())
		if !ok {
			return
		}
		rows[i] = row
	}
	l.table, l.rows = t, rows
}

// read makes objects of the rows of a level, for resolvers.
func (l *level[E]) read() {
	if l.objects == nil && l.table != nil {
		l.objects = l.plan.table.Read(l.table, l.rows)
	}
}

// fromMemory resolves a field from memory. It reports false if that cannot answer.
func (x *execution[E]) fromMemory(ctx context.Context, f *fieldPlan[E], l *level[E], r *result[E]) (answered bool) {
	defer func() {
		if p := recover(); p != nil {
			answered, r.panic = true, x.operation.Recover(ctx, p)
		}
	}()
	switch {
	case l.cut != nil:
		x.part(ctx, f, l, r)
		return true
	case l.table != nil && f.memory.Cell != nil:
		r.cell, answered = f.memory.Cell.of(l.table, r.args)
	case l.table != nil && f.memory.One != nil:
		to, targets, ok := f.memory.One(x.tables, l.table, l.rows)
		if answered = ok; ok {
			x.reach(f, r, to, targets)
		}
	case (l.table != nil || l.root()) && f.memory.Many != nil && x.tables != nil:
		ctx = context.WithValue(ctx, pathKey{}, at{f.path, f.collected}) // for warnings
		if f.columns != nil && len(f.columns) == 0 {                     // nothing but totals
			ctx = x.columns(ctx, f.columns)
		}
		cut, ok, err := f.memory.Many(ctx, x.tables, l.table, l.rows, r.args)
		answered, r.err = ok, err
		if ok && err == nil {
			r.next = &level[E]{plan: f.only(), cut: cut}
		}
	}
	return answered
}

// root reports whether the level is that of the root.
func (l *level[E]) root() bool { return len(l.objects) == 1 && l.objects[0] == nil }

// only returns the plan of the only type of a field's objects.
func (f *fieldPlan[E]) only() *objectPlan[E] {
	for _, p := range f.objects {
		return p
	}
	return nil
}

// flat reports whether the plan has only leaves that columns have.
func (p *objectPlan[E]) flat() bool {
	for _, f := range p.fields {
		if f.constant == nil && f.memory.Cell == nil {
			return false
		}
	}
	return true
}

// reach makes the level of the rows that a field leads to. A row that several parents share occurs once, if anything but its leaves is
// asked for.
func (x *execution[E]) reach(f *fieldPlan[E], r *result[E], to *columns.Table, targets []int32) {
	r.next = &level[E]{plan: f.only(), table: to, rows: targets}
	if r.next.plan.flat() {
		return
	}
	places := make(map[int32]int32, len(targets))
	rows := make([]int32, 0, len(targets))
	r.at = make([]int32, len(targets))
	for i, row := range targets {
		if row < 0 {
			r.at[i] = -1
			continue
		}
		place, known := places[row]
		if !known {
			place = int32(len(rows))
			places[row] = place
			rows = append(rows, row)
		}
		r.at[i] = place
	}
	r.next.rows = rows
}

// part resolves a field of a connection in memory, or of what is below it.
func (x *execution[E]) part(ctx context.Context, f *fieldPlan[E], l *level[E], r *result[E]) {
	switch f.memory.part {
	case nodes, node:
		r.next = &level[E]{plan: f.only(), table: l.cut.Table, rows: l.cut.Rows}
	case edges, pageInfo:
		r.next = &level[E]{plan: f.only(), cut: l.cut}
	case totalCount:
		r.totals, r.err = l.cut.Totals(ctx)
	}
}

// row appends an object that has only leaves in columns. It reports false, and appends nothing, if a required one is null.
func (w *writer[E]) row(l *level[E], row int32) bool {
	start := len(w.buffer)
	w.buffer = append(w.buffer, '{')
	for i, f := range l.plan.fields {
		if i > 0 {
			w.buffer = append(w.buffer, ',')
		}
		w.buffer = append(w.buffer, f.key...)
		if f.constant != nil {
			w.buffer = append(w.buffer, f.constant...)
			continue
		}
		value := len(w.buffer)
		w.buffer = l.results[i].cell.append(w.buffer, row)
		if f.typ.NonNull && string(w.buffer[value:]) == null {
			w.buffer = w.buffer[:start]
			return false
		}
	}
	w.buffer = append(w.buffer, '}')
	return true
}

// place returns the position of the object of a parent in the next level, -1 for null.
func (r *result[E]) place(index int) int {
	switch {
	case r.at != nil:
		return int(r.at[index])
	case r.next.table != nil && r.next.rows[index] < 0:
		return -1
	}
	return index
}

// appendPart appends a field of a connection in memory, or of what is below it.
func (w *writer[E]) appendPart(f *fieldPlan[E], l *level[E], index int, r *result[E]) bool {
	switch f.memory.part {
	case nodes, edges:
		return w.page(f, r.next, l.cut.Pages[index])
	case pageInfo, node:
		return w.object(r.next, index)
	case totalCount:
		w.buffer = strconv.AppendInt(w.buffer, int64(r.totals[index]), 10)
	case cursor:
		w.buffer = l.cut.AppendCursor(w.buffer, index)
	case hasNextPage:
		w.buffer = strconv.AppendBool(w.buffer, l.cut.Pages[index].HasNext)
	case hasPreviousPage:
		w.buffer = strconv.AppendBool(w.buffer, l.cut.Pages[index].HasPrevious)
	case startCursor:
		w.buffer = w.cursor(l.cut, l.cut.Pages[index], l.cut.Pages[index].Start)
	case endCursor:
		w.buffer = w.cursor(l.cut, l.cut.Pages[index], l.cut.Pages[index].End-1)
	}
	return true
}

// page appends the objects of a page, as a list.
func (w *writer[E]) page(f *fieldPlan[E], next *level[E], p rel.CutPage) bool {
	valid := true
	w.buffer = append(w.buffer, '[')
	for place := p.Start; place < p.End; place++ {
		if place > p.Start {
			w.buffer = append(w.buffer, ',')
		}
		valid = w.listed(f, next, place, place-p.Start) && valid
	}
	w.buffer = append(w.buffer, ']')
	return valid
}

// cursor appends the cursor of a row of a page, null if the page is empty.
func (w *writer[E]) cursor(c *rel.Cut, p rel.CutPage, place int) []byte {
	if p.Start == p.End {
		return append(w.buffer, null...)
	}
	return c.AppendCursor(w.buffer, place)
}
