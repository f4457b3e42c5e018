package rel

import "govhub/db/columns"

// Target leads from each row in memory to a row of another table, -1 for none. It reports false if that table is not in memory, or has no room for what leads there.
type Target = func(tables *columns.Tables, from *columns.Table, rows []int32) (to *columns.Table, targets []int32, ok bool)

// ToOne leads to the row that a column names.
func ToOne[T any](column string, t *Table[T]) Target {
	return func(tables *columns.Tables, from *columns.Table, rows []int32) (*columns.Table, []int32, bool) {
		to := tables.Table(t.name)
		if to == nil {
			return nil, nil, false
		}
		targets := tables.Targets(from, column, to)
		if targets == nil {
			return nil, nil, false
		}
		return to, lead(from, column, targets, rows), true
	}
}

// ToOneThrough leads to the row that a column names, or else to the one that the row of another table refers to that it names.
func ToOneThrough[T, O any](column string, t *Table[T], other *Table[O], reference string) Target {
	return func(tables *columns.Tables, from *columns.Table, rows []int32) (*columns.Table, []int32, bool) {
		to, between := tables.Table(t.name), tables.Table(other.name)
		if to == nil || between == nil {
			return nil, nil, false
		}
		direct, way := tables.Targets(from, column, to), tables.Through(from, column, to, between, reference)
		if direct == nil || way == nil {
			return nil, nil, false
		}
		targets, through := lead(from, column, direct, rows), lead(from, column, way, rows)
		for i, target := range targets {
			if target < 0 {
				targets[i] = through[i]
			}
		}
		return to, targets, true
	}
}

// lead returns the target of each row.
func lead(from *columns.Table, column string, targets, rows []int32) []int32 {
	named := from.Column(column).(*columns.Text)
	found := make([]int32, len(rows))
	for i, row := range rows {
		found[i] = targets[named.Code(row)]
	}
	return found
}
