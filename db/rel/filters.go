package rel

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/lib/pq"

	"govhub/scalar"
)

// ColumnFilter restricts the values of a column. A nil filter restricts nothing.
type ColumnFilter interface {
	restrict(w *Where, column string)
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

// Comparison restricts an ordered value.
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
	DecimalFilter     = Comparison[scalar.Decimal]
	DateFilter        = Comparison[scalar.Date]
	PartialDateFilter = Comparison[scalar.PartialDate]
	PeriodFilter      = Comparison[string]
)

// EnumFilter restricts an enum value.
type EnumFilter[E ~string] struct {
	Eq     *E
	Ne     *E
	In     []E
	IsNull *bool
}

// BooleanFilter restricts a boolean.
type BooleanFilter struct {
	Eq     *bool
	IsNull *bool
}

// FloatFilter restricts a floating-point number.
type FloatFilter struct {
	Gte    *float64
	Lte    *float64
	IsNull *bool
}

func (f *StringFilter) restrict(w *Where, column string) {
	if f == nil {
		return
	}
	compare(w, column, "text", f.Eq, f.Ne, f.In)
	w.like(column, f.StartsWith, "")
	w.like(column, f.Contains, "%")
	w.isNull(column, f.IsNull)
}

func (f *Comparison[V]) restrict(w *Where, column string) {
	if f == nil {
		return
	}
	sqlType := sqlType[V]()
	compare(w, column, sqlType, f.Eq, f.Ne, f.In)
	for _, bound := range []struct {
		value    *V
		operator string
	}{{f.Gt, ">"}, {f.Gte, ">="}, {f.Lt, "<"}, {f.Lte, "<="}} {
		if bound.value != nil {
			w.And(column + " " + bound.operator + " " + w.params.Add(asText(*bound.value)) + "::" + sqlType)
		}
	}
	w.isNull(column, f.IsNull)
}

func (f *EnumFilter[E]) restrict(w *Where, column string) {
	if f == nil {
		return
	}
	compare(w, column, "text", f.Eq, f.Ne, f.In)
	w.isNull(column, f.IsNull)
}

func (f *BooleanFilter) restrict(w *Where, column string) {
	if f == nil {
		return
	}
	if f.Eq != nil {
		w.And(column + " = " + w.params.Add(*f.Eq))
	}
	w.isNull(column, f.IsNull)
}

func (f *FloatFilter) restrict(w *Where, column string) {
	if f == nil {
		return
	}
	if f.Gte != nil {
		w.And(column + " >= " + w.params.Add(*f.Gte))
	}
	if f.Lte != nil {
		w.And(column + " <= " + w.params.Add(*f.Lte))
	}
	w.isNull(column, f.IsNull)
}

// compare compiles the operators of all types. Ne also keeps NULLs; an empty In matches nothing.
func compare[V ~string | ~int32 | ~int64](w *Where, column, sqlType string, eq, ne *V, in []V) {
	if eq != nil {
		w.And(column + " = " + w.params.Add(fmt.Sprint(*eq)) + "::" + sqlType)
	}
	if ne != nil {
		w.And(column + " IS DISTINCT FROM " + w.params.Add(fmt.Sprint(*ne)) + "::" + sqlType)
	}
	if in == nil {
		return
	}
	texts := make([]string, len(in))
	for i, v := range in {
		texts[i] = fmt.Sprint(v)
	}
	w.And(column + " = ANY(" + w.params.Add(pq.Array(texts)) + "::" + sqlType + "[])")
}

func (w *Where) isNull(column string, isNull *bool) {
	switch {
	case isNull == nil:
	case *isNull:
		w.And(column + " IS NULL")
	default:
		w.And(column + " IS NOT NULL")
	}
}

// like restricts a column to values that contain the text, after what the pattern before matches. ILIKE would fold the case of
// the whole pattern for every row, which takes seconds for a long one. This pattern is a constant that PostgreSQL folds once, by
// the collation of the column: coalesce never returns the column, but gives its collation to the text. Text without letters has
// no case, so an index may serve a prefix.
func (w *Where) like(column string, text *string, before string) {
	if text == nil {
		return
	}
	w.params.patterns++
	pattern := w.params.Add(before + likeEscaper.Replace(*text) + "%")
	if strings.ContainsFunc(*text, mayHaveCase) {
		w.And(SQL("lower({column}) LIKE lower(coalesce({pattern}, {column}))", "column", column, "pattern", pattern))
		return
	}
	w.And(column + " LIKE " + pattern)
}

// mayHaveCase reports whether lower may change the character, or produce it from another one.
func mayHaveCase(r rune) bool {
	return r > unicode.MaxASCII || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

var likeEscaper = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)
