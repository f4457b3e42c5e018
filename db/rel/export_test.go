package rel

import "context"

// EachAtOnce is Each with another number of rows per query.
func EachAtOnce[T any](ctx context.Context, t *Table[T], r Release, atOnce int, visit func(*T)) error {
	return t.each(ctx, r, atOnce, visit)
}
