package rel

import (
	"context"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"govhub/scalar"
)

// shareSuffix makes the column of a share of that of a measure. A share is computed of the group and the total.
const shareSuffix = "_share"

// shared lists the measures whose shares the context selects.
func (l *grouping[G, M]) shared(ctx context.Context) (measures []string) {
	l.findFields()
	columns, ok := asked(ctx)
	for _, f := range l.groupFields {
		if measure, is := strings.CutSuffix(f.column, shareSuffix); is && (!ok || slices.Contains(columns, f.column)) {
			measures = append(measures, measure)
		}
	}
	return measures
}

// share sets the shares of groups: null where a group or all of them have none, or have nothing together.
func (l *grouping[G, M]) share(ctx context.Context, groups []*G, measures []string) error {
	if len(measures) == 0 || len(groups) == 0 {
		return nil
	}
	total, err := l.total(WithColumns(ctx, measures))
	if err != nil {
		return err
	}
	for _, measure := range measures {
		whole := numberIn(total, l.totalFields, measure)
		if whole == nil || whole.Sign() == 0 {
			continue
		}
		share := l.groupFields[slices.IndexFunc(l.groupFields, func(f field) bool { return f.column == measure+shareSuffix })]
		for _, group := range groups {
			if part := numberIn(group, l.groupFields, measure); part != nil {
				rounded := scalar.Shortest(part.Quo(part, whole))
				reflect.ValueOf(group).Elem().FieldByIndex(share.index).Set(reflect.ValueOf(&rounded))
			}
		}
	}
	return nil
}

// numberIn returns the number in a column of a struct, nil for NULL.
func numberIn[T any](of *T, fields []field, column string) *big.Rat {
	switch v := valueIn(of, fields, column); {
	case !v.IsValid():
		return nil
	case v.Kind() == reflect.String:
		return scalar.Decimal(v.String()).Rational()
	default:
		return new(big.Rat).SetInt64(v.Int())
	}
}

// valueIn returns the value in a column of a struct, the zero Value for NULL.
func valueIn[T any](of *T, fields []field, column string) reflect.Value {
	f := fields[slices.IndexFunc(fields, func(f field) bool { return f.column == column })]
	v := reflect.ValueOf(of).Elem().FieldByIndex(f.index)
	if f.pointer {
		return v.Elem()
	}
	return v
}
