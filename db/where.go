package db

import (
	"fmt"
	"strings"

	"github.com/lib/pq"
)

// maxFilterDepth is how deep a filter may nest. The lengths of its texts and lists are checked with the whole request,
// before it gets here.
const maxFilterDepth = 5

// params are the values of a statement; SQL texts hold their placeholders only.
type params struct {
	values []any
}

func (p *params) add(v any) string {
	p.values = append(p.values, v)
	return fmt.Sprintf("$%d", len(p.values))
}

// where compiles a filter to conditions on the columns of an alias, all of which must hold. Rows, totals and relations
// use the same compiler.
type where struct {
	alias      string
	conditions []string
	params     *params
	depth      int
	err        error
}

func (w *where) and(condition string) { w.conditions = append(w.conditions, condition) }

func (w *where) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// unrestricted is the condition of a filter that restricts nothing.
const unrestricted = "true"

// nested compiles a filter one level deeper and returns its conditions as one.
func (w *where) nested(alias string, f Filter) string {
	inner := &where{alias: alias, params: w.params, depth: w.depth + 1}
	if inner.depth > maxFilterDepth {
		w.fail(badInput(FilterDepth, "a filter nests at most %d levels: simplify it", maxFilterDepth))
		return unrestricted
	}
	f.where(inner)
	if inner.err != nil {
		w.fail(inner.err)
	}
	if len(inner.conditions) == 0 {
		return unrestricted
	}
	return strings.Join(inner.conditions, " AND ")
}

// logic compiles the members that every filter has. NOT keeps the rows for which the inner filter is not true, so that
// it and its opposite together are the whole list, whatever is empty. A filter that restricts nothing does not under NOT
// either: a form may leave it open.
func logic[F any, P restricting[F]](w *where, and, or []P, not P) {
	for _, f := range and {
		w.and("(" + w.nested(w.alias, f) + ")")
	}
	if or != nil {
		any := make([]string, len(or))
		for i, f := range or {
			any[i] = "(" + w.nested(w.alias, f) + ")"
		}
		if len(any) == 0 {
			any = append(any, "false")
		}
		w.and("(" + strings.Join(any, " OR ") + ")")
	}
	if not != nil {
		if inner := w.nested(w.alias, not); inner != unrestricted {
			w.and("(" + inner + ") IS NOT TRUE")
		}
	}
}

// StringFilter restricts a text. StartsWith and Contains ignore case.
type StringFilter struct {
	Eq         *string
	Ne         *string
	In         []string
	StartsWith *string
	Contains   *string
	IsNull     *bool
}

// Comparison restricts a value that has an order.
type Comparison[V orderable] struct {
	Eq     *V
	Ne     *V
	In     []V
	Gt     *V
	Gte    *V
	Lt     *V
	Lte    *V
	IsNull *bool
}

// Filters of ordered values.
type (
	IntFilter         = Comparison[int32]
	DecimalFilter     = Comparison[Decimal]
	DateFilter        = Comparison[Date]
	PartialDateFilter = Comparison[PartialDate]
)

// EnumFilter restricts a member of a closed set.
type EnumFilter[E ~string] struct {
	Eq     *E
	Ne     *E
	In     []E
	IsNull *bool
}

// BooleanFilter restricts a truth value.
type BooleanFilter struct {
	Eq     *bool
	IsNull *bool
}

// FloatFilter restricts an inexact number.
type FloatFilter struct {
	Gte    *float64
	Lte    *float64
	IsNull *bool
}

// ListFilter restricts rows by their list of F: some row must match, or none may.
type ListFilter[F any] struct {
	Some *F
	None *F
}

func (w *where) column(name string) string { return w.alias + "." + name }

func (w *where) isNull(column string, isNull *bool) {
	switch {
	case isNull == nil:
	case *isNull:
		w.and(column + " IS NULL")
	default:
		w.and(column + " IS NOT NULL")
	}
}

func (w *where) text(name string, f *StringFilter) {
	if f == nil {
		return
	}
	column := w.column(name)
	compare(w, column, "text", f.Eq, f.Ne, f.In)
	for _, match := range []struct {
		value  *string
		before string
	}{{f.StartsWith, ""}, {f.Contains, "%"}} {
		if match.value != nil {
			w.and(column + " ILIKE " + w.params.add(match.before+escapeLike(*match.value)+"%"))
		}
	}
	w.isNull(column, f.IsNull)
}

var likeEscaper = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

func escapeLike(text string) string { return likeEscaper.Replace(text) }

func enum[E ~string](w *where, name string, f *EnumFilter[E]) {
	if f == nil {
		return
	}
	compare(w, w.column(name), "text", f.Eq, f.Ne, f.In)
	w.isNull(w.column(name), f.IsNull)
}

func value[V orderable](w *where, name string, f *Comparison[V]) {
	if f == nil {
		return
	}
	column, sqlType := w.column(name), sqlType[V]()
	compare(w, column, sqlType, f.Eq, f.Ne, f.In)
	for _, bound := range []struct {
		value    *V
		operator string
	}{{f.Gt, ">"}, {f.Gte, ">="}, {f.Lt, "<"}, {f.Lte, "<="}} {
		if bound.value != nil {
			w.and(fmt.Sprintf("%s %s %s::%s", column, bound.operator, w.params.add(asText(*bound.value)), sqlType))
		}
	}
	w.isNull(column, f.IsNull)
}

func (w *where) boolean(name string, f *BooleanFilter) {
	if f == nil {
		return
	}
	if f.Eq != nil {
		w.and(w.column(name) + " = " + w.params.add(*f.Eq))
	}
	w.isNull(w.column(name), f.IsNull)
}

func (w *where) float(name string, f *FloatFilter) {
	if f == nil {
		return
	}
	if f.Gte != nil {
		w.and(w.column(name) + " >= " + w.params.add(*f.Gte))
	}
	if f.Lte != nil {
		w.and(w.column(name) + " <= " + w.params.add(*f.Lte))
	}
	w.isNull(w.column(name), f.IsNull)
}

// compare writes the operators that all types have. Ne also keeps rows without a value; an empty In matches nothing.
func compare[V ~string | ~int32](w *where, column, sqlType string, eq, ne *V, in []V) {
	if eq != nil {
		w.and(fmt.Sprintf("%s = %s::%s", column, w.params.add(fmt.Sprint(*eq)), sqlType))
	}
	if ne != nil {
		w.and(fmt.Sprintf("%s IS DISTINCT FROM %s::%s", column, w.params.add(fmt.Sprint(*ne)), sqlType))
	}
	if in == nil {
		return
	}
	texts := make([]string, len(in))
	for i, v := range in {
		texts[i] = fmt.Sprint(v)
	}
	w.and(fmt.Sprintf("%s = ANY(%s::%s[])", column, w.params.add(pq.Array(texts)), sqlType))
}

// restricting is a pointer to a filter.
type restricting[F any] interface {
	*F
	Filter
}

// one restricts rows by the row that their column refers to. An empty filter restricts nothing.
func one[T, F any, P restricting[F]](w *where, column string, t *Table[T], f P) {
	if f == nil {
		return
	}
	alias := w.inner()
	condition := w.nested(alias, f)
	if condition == unrestricted {
		return
	}
	w.and(fmt.Sprintf("EXISTS (SELECT FROM %s AS %s WHERE %s.%s = %s AND %s)",
		t.name, alias, alias, t.key, w.column(column), condition))
}

// many restricts rows by their lists.
func many[T, F any, P restricting[F]](w *where, key string, rel *Relation[T], f *ListFilter[F]) {
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
		alias := w.inner()
		condition := w.nested(alias, P(side.filter))
		w.and(fmt.Sprintf("%sEXISTS (SELECT FROM %s AS %s WHERE %s AND %s)",
			side.not, rel.table.name, alias, rel.on(alias, w.column(key)), condition))
	}
}

// inner names the rows of a relation; the depth makes the name unique on the way down.
func (w *where) inner() string { return fmt.Sprintf("r%d", w.depth+1) }
