package rel

import (
	"context"
	"strconv"
	"strings"

	"govhub/db/columns"
	"govhub/db/session"
	"govhub/errorcode"
	"govhub/page"
)

// sorting is the range of lists that pages are cut from in an order that no index serves: by several columns, or by what is computed. Its
// rows are computed rows g: those of the table, with a column for each term and one for the key.
type sorting[T any] struct {
	KeysetSpan
	terms []Computed
}

// Computed is what rows are sorted by.
type Computed struct {
	Field    OrderField // its name in cursors
	SQLType  string
	Nullable bool
	// SQL writes it for the rows of an alias.
	SQL func(row string, p *Params) string
	// Memory returns it for the rows of a table in memory, nil if memory cannot tell.
	Memory func(ctx context.Context, tables *columns.Tables, of *columns.Table) columns.Column
}

// keyTerm is the column of computed rows that breaks ties.
const keyTerm = "by_key"

func (t *Table[T]) sorting(ctx context.Context, r Release, args page.Args, orders []*Order) (s sorting[T], err error) {
	var order Keyset
	for i, o := range orders {
		by, err := t.term(ctx, r, o)
		if err != nil {
			return s, err
		}
		if order.has(by.Field) {
			return s, errorcode.BadInput(errorcode.BadOrder, "orderBy names %s twice: name each once", by.Field)
		}
		s.terms = append(s.terms, by)
		order = append(order, KeysetColumn{by.Field, "by_" + strconv.Itoa(i), by.SQLType, o.Direction})
	}
	order = append(order, KeysetColumn{"KEY", keyTerm, "text", order[len(order)-1].Direction})
	s.KeysetSpan, err = order.Span(args)
	return s, err
}

// term returns what one column of the client's order means.
func (t *Table[T]) term(ctx context.Context, r Release, o *Order) (Computed, error) {
	switch {
	case o.Field != "" && o.computed(), o.Value != nil && o.Count != "":
		return Computed{}, errorcode.BadInput(errorcode.BadOrder, "a column of orderBy names more than one of field, value and count: give each a column")
	case o.computed():
		return r.Computed(ctx, t.name, o)
	}
	by := t.order(o)
	return Computed{
		Field: by.field, SQLType: by.sqlType, Nullable: by.nullable,
		SQL: func(row string, _ *Params) string { return by.sql(row) },
		Memory: func(_ context.Context, _ *columns.Tables, of *columns.Table) columns.Column {
			return of.Column(by.name())
		},
	}, nil
}

func (s sorting[T]) extent() page.Extent { return s.Extent }

func (s sorting[T]) by() (OrderField, bool) { return s.terms[0].Field, s.terms[0].Nullable }

// sorted is a row of a parent's list with its position.
type sorted[T any] struct {
	Child[T]
	RowPosition
}

func (s sorting[T]) read(ctx context.Context, l *listing[T], parents []string) (read[T], error) {
	p := new(Params)
	text := s.selection(ctx, l, parents, p)
	var children []sorted[T]
	if err := l.release.Query(session.Heavy(session.PlannedAnew(ctx)), l.relation.name+".sorted", &children, text, p.Values...); err != nil {
		return read[T]{}, err
	}
	lists, positions := make([][]*T, len(parents)), make(map[*T]RowPosition, len(children))
	for i := range children {
		c := &children[i]
		lists[c.Parent-1] = append(lists[c.Parent-1], &c.Row)
		positions[&c.Row] = c.RowPosition
	}
	return read[T]{
		lists,
		func(row *T) string { return s.order.cursorOf(positions[row]) },
		func(row *T) bool { return positions[row].hasFirst() },
	}, nil
}

// selection writes the query that reads the children of the parents.
func (s sorting[T]) selection(ctx context.Context, l *listing[T], parents []string, p *Params) string {
	t := l.relation.table
	shown := t.Columns(ctx)
	computed := []string{Qualified("r", shown), "r." + t.key + " AS " + keyTerm}
	once := ""
	for i, by := range s.terms {
		value := by.SQL("r", p)
		computed = append(computed, value+" AS "+s.order[i].Column)
		if strings.HasPrefix(value, "(SELECT") {
			once = " OFFSET 0" // else PostgreSQL would compute the value wherever it is compared
		}
	}
	from, number := "", "1"
	if l.relation.condition != "" {
		from, number = p.Keys(parents, "p")+" CROSS JOIN LATERAL ", "p.n"
	}
	rows := SQL(`SELECT * FROM (SELECT {computed} FROM {view} AS r WHERE {conditions}{once}) AS g
WHERE {within} ORDER BY {order} LIMIT {limit}`, "computed", strings.Join(computed, ", "), "view", t.view,
		"conditions", And(l.where(p)...), "once", once, "within", s.Within(p), "order", s.OrderBy(), "limit", p.Add(s.Size+1))
	return SQL("SELECT {number} AS parent, {columns}, {position}\nFROM {from}({rows}) AS g\nORDER BY {number}, {order}",
		"number", number, "columns", AsRow("g", shown), "position", s.order.Position(), "from", from, "rows", rows, "order", s.OrderBy())
}

func (s sorting[T]) in(ctx context.Context, tables *columns.Tables, rel *relation, conditions []condition) (cutter, bool) {
	m, ok := rel.inMemory(ctx, tables, conditions, rel.child.key, Asc)
	if !ok {
		return nil, false
	}
	by := map[string]columns.Column{keyTerm: m.table.Keys()}
	for i, term := range s.terms {
		column := term.Memory(ctx, tables, m.table)
		if column == nil {
			return nil, false
		}
		by[s.order[i].Column] = column
	}
	rows := columns.NewTable(m.table.Name, keyTerm, m.table.Rows(), by)
	between, ok := s.bounds(rows)
	return &sortedInMemory{memory: m, KeysetSpan: s.KeysetSpan, between: between, rows: rows}, ok
}

// sortedInMemory reads lists in memory in the order of a sorting.
type sortedInMemory struct {
	*memory
	KeysetSpan
	between keysetBounds
	rows    *columns.Table // what they are sorted by

	candidates []int32 // of the list that is read
}

func (c *sortedInMemory) list() *memory { return c.memory }

func (c *sortedInMemory) page(dst []int32, code int32) []int32 {
	c.candidates = c.candidates[:0]
	c.each(code, func(row int32) {
		if c.between.within(row) {
			c.candidates = append(c.candidates, row)
		}
	})
	return append(dst, c.between.order.First(c.candidates, c.Size+1, c.Backward)...)
}

func (c *sortedInMemory) valued(row int32) bool {
	return !c.rows.Column(c.KeysetSpan.order[0].Column).Null(row)
}

func (c *sortedInMemory) cursorOf(row int32) string {
	order := c.KeysetSpan.order
	return order.cursorOf(order.PositionIn(c.rows, row))
}
