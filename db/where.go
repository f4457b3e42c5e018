package db

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"github.com/lib/pq"

	"govhub/errorcode"
)

// maxFilterDepth is how deep a filter may nest. The lengths of its texts and lists are checked with the whole request,
// before it gets here.
const maxFilterDepth = 5

// maxRelations is how many relations the filter of a list may ask of its rows in all. PostgreSQL plans each as a subquery
// of its own.
const maxRelations = 20

// lightConditions is how many conditions may be checked for each row by a statement that still counts as light.
const lightConditions = 8

// params are the values of a statement; SQL texts hold their placeholders only.
type params struct {
	values    []any
	filtered  bool // some of them come from a filter
	relations int

	conditions int // that are checked for a row at most
	patterns   int // texts that are looked for within others
}

// heavy reports whether the work of the statement may be out of proportion to the rows that it brings.
func (p *params) heavy() bool {
	return p.relations > 0 || p.patterns > 0 || p.conditions > lightConditions
}

func (p *params) add(v any) string {
	p.values = append(p.values, v)
	return fmt.Sprintf("$%d", len(p.values))
}

// keys adds a list of keys and returns a table of them: {alias}.key, and {alias}.n that counts from 1. PostgreSQL takes it
// for the same number of rows whatever it holds, unlike unnest, and so settles on one plan for any number of keys.
func (p *params) keys(keys []string, alias string) string {
	list, err := json.Marshal(keys)
	if err != nil {
		panic(err) // of texts
	}
	return fmt.Sprintf("json_array_elements_text(%s::json) WITH ORDINALITY AS %s(key, n)", p.add(string(list)), alias)
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

func (w *where) and(condition string) {
	w.conditions = append(w.conditions, condition)
	w.params.conditions++
}

func (w *where) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// nested compiles a filter one level deeper and returns its conditions as one. It reports false if there is none.
func (w *where) nested(alias string, f Filter) (condition string, restricts bool) {
	inner := &where{alias: alias, params: w.params, depth: w.depth + 1, err: w.err}
	if inner.depth > maxFilterDepth {
		w.fail(badInput(errorcode.FilterTooDeep, "a filter nests at most %d levels: simplify it", maxFilterDepth))
	}
	if w.err != nil {
		return "", false
	}
	f.where(inner)
	w.err = inner.err
	return strings.Join(inner.conditions, " AND "), len(inner.conditions) > 0
}

// logic compiles the members that every filter has. NOT keeps the rows for which the inner filter is not true, so that
// it and its opposite together are the whole list, whatever is empty. A filter that restricts nothing does not under NOT
// either: a form may leave it open.
func logic[F any, P restricting[F]](w *where, and, or []P, not P) {
	for _, f := range and {
		if condition, restricts := w.nested(w.alias, f); restricts {
			w.and("(" + condition + ")")
		}
	}
	if or != nil {
		w.or(alternatives(w, or))
	}
	if not != nil {
		if condition, restricts := w.nested(w.alias, not); restricts {
			w.and("(" + condition + ") IS NOT TRUE")
		}
	}
}

// alternatives compiles the members of an OR. One that restricts nothing makes them all restrict nothing.
func alternatives[F any, P restricting[F]](w *where, or []P) (conditions []string, restrict bool) {
	for _, f := range or {
		condition, restricts := w.nested(w.alias, f)
		if !restricts {
			return nil, false
		}
		conditions = append(conditions, "("+condition+")")
	}
	return conditions, true
}

func (w *where) or(conditions []string, restrict bool) {
	switch {
	case !restrict:
	case len(conditions) == 0:
		w.and("false") // none of no alternatives holds
	default:
		w.and("(" + strings.Join(conditions, " OR ") + ")")
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
	Int64Filter       = Comparison[int64]
	DecimalFilter     = Comparison[Decimal]
	DateFilter        = Comparison[Date]
	PartialDateFilter = Comparison[PartialDate]
	PeriodFilter      = Comparison[string]
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
	w.like(column, f.StartsWith, "")
	w.like(column, f.Contains, "%")
	w.isNull(column, f.IsNull)
}

// like restricts a column to texts with the text in them, after what before matches. ILIKE would fold the case of the whole pattern
// again for every row, which takes seconds for a long one. Here the pattern is a constant that PostgreSQL folds once, by the rules of
// the column: coalesce never returns the column, but gives the text its collation. Text without letters has no case, and an index may
// serve its beginning.
func (w *where) like(column string, text *string, before string) {
	if text == nil {
		return
	}
	w.params.patterns++
	pattern := w.params.add(before + escapeLike(*text) + "%")
	if strings.ContainsFunc(*text, mayHaveCase) {
		w.and(fmt.Sprintf("lower(%s) LIKE lower(coalesce(%s, %[1]s))", column, pattern))
		return
	}
	w.and(column + " LIKE " + pattern)
}

// mayHaveCase reports whether lower may change the character, or make it of another one.
func mayHaveCase(r rune) bool {
	return r > unicode.MaxASCII || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
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
func compare[V ~string | ~int32 | ~int64](w *where, column, sqlType string, eq, ne *V, in []V) {
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
	alias := w.relation()
	if condition, restricts := w.nested(alias, f); restricts {
		w.and(fmt.Sprintf("EXISTS (SELECT FROM %s AS %s WHERE %s.%s = %s AND %s)",
			t.from, alias, alias, t.key, w.column(column), condition))
	}
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
		alias := w.relation()
		condition := rel.on(alias, w.column(key))
		if inner, restricts := w.nested(alias, P(side.filter)); restricts {
			condition += " AND " + inner
		}
		w.and(fmt.Sprintf("%sEXISTS (SELECT FROM %s AS %s WHERE %s)", side.not, rel.table.from, alias, condition))
	}
}

// relation counts a relation and names its rows; the depth makes the name unique on the way down.
func (w *where) relation() string {
	w.params.relations++
	if w.params.relations > maxRelations {
		w.fail(badInput(errorcode.FilterTooLarge, "a filter asks at most %d relations of its rows: simplify it", maxRelations))
	}
	return fmt.Sprintf("r%d", w.depth+1)
}
