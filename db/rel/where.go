package rel

import (
	"strconv"
	"strings"

	"govhub/errorcode"
)

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

// Where compiles a filter to conditions on the columns of an alias, all of which must hold. Rows, totals, groups and relations
// share the compiler.
type Where struct {
	alias      string
	conditions []string
	params     *Params
	depth      int
	err        error
}

// NewWhere returns a compiler for the rows of an alias.
func NewWhere(alias string, p *Params) *Where { return &Where{alias: alias, params: p} }

// And adds a condition.
func (w *Where) And(condition string) {
	w.conditions = append(w.conditions, condition)
	w.params.conditions++
}

// Text returns the conditions as one SQL expression.
func (w *Where) Text() string { return And(w.conditions...) }

// Err returns an *errorcode.InputError if the filter is too large.
func (w *Where) Err() error { return w.err }

// Column restricts a column.
func (w *Where) Column(name string, f ColumnFilter) { f.restrict(w, w.alias+"."+name) }

// Value restricts the value of an expression over {row}.
func (w *Where) Value(expression string, f ColumnFilter) {
	f.restrict(w, SQL(expression, "row", w.alias))
}

func (w *Where) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// nested compiles a filter one level deeper to one expression. It reports false if the filter restricts nothing.
func (w *Where) nested(alias string, f Filter) (condition string, restricts bool) {
	inner := &Where{alias: alias, params: w.params, depth: w.depth + 1, err: w.err}
	if inner.depth > maxFilterDepth {
		w.fail(errorcode.BadInput(errorcode.FilterTooDeep, "a filter nests at most %d levels: simplify it", maxFilterDepth))
	}
	if w.err != nil {
		return "", false
	}
	f.Restrict(inner)
	w.err = inner.err
	return inner.Text(), len(inner.conditions) > 0
}

// restricting is a pointer to a filter.
type restricting[F any] interface {
	*F
	Filter
}

// Logic compiles AND, OR and NOT. NOT keeps the rows for which the inner filter is not true, so that it and its opposite together
// are the whole list, NULLs included. NOT of a filter that restricts nothing restricts nothing either, because a form may leave a
// field empty.
func Logic[F any, P restricting[F]](w *Where, and, or []P, not P) {
	for _, f := range and {
		if condition, restricts := w.nested(w.alias, f); restricts {
			w.And("(" + condition + ")")
		}
	}
	if or != nil {
		w.or(alternatives(w, or))
	}
	if not != nil {
		if condition, restricts := w.nested(w.alias, not); restricts {
			w.And("(" + condition + ") IS NOT TRUE")
		}
	}
}

// alternatives compiles an OR. If a member restricts nothing, neither does the OR.
func alternatives[F any, P restricting[F]](w *Where, or []P) (conditions []string, restrict bool) {
	for _, f := range or {
		condition, restricts := w.nested(w.alias, f)
		if !restricts {
			return nil, false
		}
		conditions = append(conditions, "("+condition+")")
	}
	return conditions, true
}

func (w *Where) or(conditions []string, restrict bool) {
	switch {
	case !restrict:
	case len(conditions) == 0:
		w.And("false") // an empty OR
	default:
		w.And("(" + strings.Join(conditions, " OR ") + ")")
	}
}

// One restricts rows by the row that their foreign key names. An empty filter restricts nothing.
func One[T, F any, P restricting[F]](w *Where, column string, t *Table[T], f P) {
	if f == nil {
		return
	}
	alias := w.relation()
	if condition, restricts := w.nested(alias, f); restricts {
		w.And(SQL("EXISTS (SELECT FROM {view} AS {alias} WHERE {alias}.{key} = {outer}.{column} AND {condition})",
			"view", t.view, "alias", alias, "key", t.key, "outer", w.alias, "column", column, "condition", condition))
	}
}

// OneThrough is One for a column that names a row of t, or else one of another table that refers to a row of t.
func OneThrough[T, F, O any, P restricting[F]](w *Where, column string, t *Table[T], f P, other *Table[O], reference string) {
	if f == nil {
		return
	}
	alias := w.relation()
	if condition, restricts := w.nested(alias, f); restricts {
		w.And(SQL(`{outer}.{column} IN (SELECT named.key FROM {view} AS {alias} CROSS JOIN LATERAL
	(SELECT {alias}.{key} UNION ALL SELECT o.{otherKey} FROM {other} AS o WHERE o.{reference} = {alias}.{key}) AS named(key)
	WHERE {condition})`, "outer", w.alias, "column", column, "view", t.view, "alias", alias, "key", t.key,
			"otherKey", other.key, "other", other.view, "reference", reference, "condition", condition))
	}
}

// Many restricts rows by their lists.
func Many[T, F any, P restricting[F]](w *Where, key string, rel *Relation[T], f *ListFilter[F]) {
	if f == nil {
		return
	}
	for _, side := range []struct {
		filter *F
		not    string
	}{{f.Some, ""}, {f.None, "NOT "}} {
		if side.filter == nil {
			continue
		}
		alias := w.relation()
		condition := rel.on(alias, w.alias+"."+key)
		if inner, restricts := w.nested(alias, P(side.filter)); restricts {
			condition += " AND " + inner
		}
		w.And(SQL("{not}EXISTS (SELECT FROM {view} AS {alias} WHERE {condition})",
			"not", side.not, "view", rel.table.view, "alias", alias, "condition", condition))
	}
}

// relation counts a relation and names its alias, which the depth makes unique.
func (w *Where) relation() string {
	w.params.relations++
	if w.params.relations > maxRelations {
		w.fail(errorcode.BadInput(errorcode.FilterTooLarge, "a filter follows at most %d relations: simplify it", maxRelations))
	}
	return "r" + strconv.Itoa(w.depth+1)
}
