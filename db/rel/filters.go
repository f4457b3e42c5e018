package rel

import (
	"fmt"

	"govhub/scalar"
)

// ColumnFilter restricts the values of a column. A nil filter restricts nothing.
type ColumnFilter interface {
	restrict(w *Where, o operand)
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

// TextFilter restricts a text that has two languages.
type TextFilter struct {
	StringFilter
	Lang Lang
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

func (f *StringFilter) restrict(w *Where, o operand) {
	if f == nil {
		return
	}
	compare(w, o, "text", f.Eq, f.Ne, f.In)
	if f.StartsWith != nil {
		w.add(like{operand: o, text: *f.StartsWith})
	}
	if f.Contains != nil {
		w.add(like{operand: o, text: *f.Contains, anywhere: true})
	}
	isNull(w, o, f.IsNull)
}

func (f *Comparison[V]) restrict(w *Where, o operand) {
	if f == nil {
		return
	}
	sqlType := sqlType[V]()
	compare(w, o, sqlType, f.Eq, f.Ne, f.In)
	compareWith(w, o, more, sqlType, f.Gt)
	compareWith(w, o, moreEqual, sqlType, f.Gte)
	compareWith(w, o, less, sqlType, f.Lt)
	compareWith(w, o, lessEqual, sqlType, f.Lte)
	isNull(w, o, f.IsNull)
}

func (f *EnumFilter[E]) restrict(w *Where, o operand) {
	if f == nil {
		return
	}
	compare(w, o, "text", f.Eq, f.Ne, f.In)
	isNull(w, o, f.IsNull)
}

func (f *BooleanFilter) restrict(w *Where, o operand) {
	if f == nil {
		return
	}
	if f.Eq != nil {
		w.add(truth{o, *f.Eq})
	}
	isNull(w, o, f.IsNull)
}

func (f *FloatFilter) restrict(w *Where, o operand) {
	if f == nil {
		return
	}
	if f.Gte != nil {
		w.add(floatComparison{o, moreEqual, *f.Gte})
	}
	if f.Lte != nil {
		w.add(floatComparison{o, lessEqual, *f.Lte})
	}
	isNull(w, o, f.IsNull)
}

// compare adds the operators of all types. Ne also keeps NULLs; an empty In matches nothing.
func compare[V any](w *Where, o operand, sqlType string, eq, ne *V, in []V) {
	compareWith(w, o, equal, sqlType, eq)
	compareWith(w, o, different, sqlType, ne)
	if in == nil {
		return
	}
	texts := make([]string, len(in))
	for i, v := range in {
		texts[i] = fmt.Sprint(v)
	}
	w.add(among{o, sqlType, texts})
}

func compareWith[V any](w *Where, o operand, with operator, sqlType string, value *V) {
	if value != nil {
		w.add(comparison{o, with, sqlType, fmt.Sprint(*value)})
	}
}

func isNull(w *Where, o operand, null *bool) {
	if null != nil {
		w.add(nullity{o, *null})
	}
}
