package rel

import "govhub/errorcode"

// maxFilterDepth bounds the nesting of a filter. The lengths of its texts and lists are checked earlier, with the whole request.
const maxFilterDepth = 5

// maxRelations bounds the relations in the filter of a list. PostgreSQL plans each as a separate subquery.
const maxRelations = 20

// Filter restricts the rows of a list. A nil receiver restricts nothing.
type Filter interface {
	Restrict(*Where)
}

// ListFilter restricts rows by their list of F: some row must match, or none may.
type ListFilter[F any] struct {
	Some *F
	None *F
}

// Where collects the conditions of a filter, all of which must hold.
type Where struct {
	conditions []condition
	depth      int
	relations  int // so far, in the whole filter and in the query before it
	err        error
}

// conditionsOf returns the conditions of a filter, none if it is nil. The error is an *errorcode.InputError if the filter is too
// large.
func conditionsOf(f Filter) ([]condition, error) { return new(Where).conditionsOf(f) }

func (w *Where) conditionsOf(f Filter) ([]condition, error) {
	if f != nil {
		f.Restrict(w)
	}
	return w.conditions, w.err
}

// Column restricts a column.
func (w *Where) Column(name string, f ColumnFilter) { f.restrict(w, operand{column: name}) }

// Text restricts the text that is shown of two columns, in the language of the filter.
func (w *Where) Text(russian, english string, f *TextFilter) {
	if f == nil {
		return
	}
	o := operand{column: russian}
	if f.Lang == En {
		o.english = english
	}
	f.restrict(w, o)
}

// Value restricts the value of an expression over {row}.
func (w *Where) Value(expression string, f ColumnFilter) {
	f.restrict(w, operand{expression: expression})
}

func (w *Where) add(c condition) { w.conditions = append(w.conditions, c) }

func (w *Where) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// nested collects a filter one level deeper. A filter that restricts nothing has no conditions.
func (w *Where) nested(f Filter) []condition {
	inner := &Where{depth: w.depth + 1, relations: w.relations, err: w.err}
	if inner.depth > maxFilterDepth {
		w.fail(errorcode.BadInput(errorcode.FilterTooDeep, "a filter nests at most %d levels: simplify it", maxFilterDepth))
	}
	if w.err != nil {
		return nil
	}
	f.Restrict(inner)
	w.relations, w.err = inner.relations, inner.err
	return inner.conditions
}

// restricting is a pointer to a filter.
type restricting[F any] interface {
	*F
	Filter
}

// Logic adds AND, OR and NOT. NOT keeps the rows for which the inner filter is not true, so that it and its opposite together are
// the whole list, NULLs included. NOT of a filter that restricts nothing restricts nothing either, because a form may leave a field
// empty.
func Logic[F any, P restricting[F]](w *Where, and, or []P, not P) {
	for _, f := range and {
		if conditions := w.nested(f); len(conditions) > 0 {
			w.add(allOf{conditions})
		}
	}
	if or != nil {
		w.or(alternatives(w, or))
	}
	if not != nil {
		if conditions := w.nested(not); len(conditions) > 0 {
			w.add(notTrue{conditions})
		}
	}
}

// alternatives collects the members of an OR. If one restricts nothing, neither does the OR.
func alternatives[F any, P restricting[F]](w *Where, or []P) (found [][]condition, restrict bool) {
	for _, f := range or {
		conditions := w.nested(f)
		if len(conditions) == 0 {
			return nil, false
		}
		found = append(found, conditions)
	}
	return found, true
}

func (w *Where) or(alternatives [][]condition, restrict bool) {
	switch {
	case !restrict:
	case len(alternatives) == 0:
		w.add(never{})
	default:
		w.add(anyOf{alternatives})
	}
}

// One restricts rows by the row that their foreign key names. An empty filter restricts nothing.
func One[T, F any, P restricting[F]](w *Where, column string, t *Table[T], f P) {
	if f == nil {
		return
	}
	if conditions := w.related(f); len(conditions) > 0 {
		w.add(one{column, &t.table, conditions})
	}
}

// OneThrough is One for a column that names a row of t, or else one of another table that refers to a row of t.
func OneThrough[T, F, O any, P restricting[F]](w *Where, column string, t *Table[T], f P, other *Table[O], reference string) {
	if f == nil {
		return
	}
	if conditions := w.related(f); len(conditions) > 0 {
		w.add(oneThrough{one{column, &t.table, conditions}, &other.table, reference})
	}
}

// Many restricts rows by their lists.
func Many[T, F any, P restricting[F]](w *Where, key string, rel *Relation[T], f *ListFilter[F]) {
	if f == nil {
		return
	}
	if f.Some != nil {
		w.add(many{column: key, relation: &rel.relation, conditions: w.related(P(f.Some))})
	}
	if f.None != nil {
		w.add(many{column: key, relation: &rel.relation, none: true, conditions: w.related(P(f.None))})
	}
}

// related counts a relation and collects the filter of its rows.
func (w *Where) related(f Filter) []condition {
	w.relations++
	if w.relations > maxRelations {
		w.fail(errorcode.BadInput(errorcode.FilterTooLarge, "a filter follows at most %d relations: simplify it", maxRelations))
	}
	return w.nested(f)
}
