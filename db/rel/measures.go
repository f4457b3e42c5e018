package rel

import "govhub/db/columns"

// InMemory computes a measure from columns: a column of the groups. It reports false if only PostgreSQL can.
type InMemory func(g *Grouped) (columns.Column, bool)

// Grouped is groups of rows in memory, with their dimensions and measures as columns.
type Grouped struct {
	*columns.Groups
	Tables *columns.Tables
	Rows   *columns.Table // that are grouped

	measures []MeasureColumn
	made     map[string]columns.Column
}

// Measure returns a measure, or a dimension, by its column. It reports false if only PostgreSQL can compute it.
func (g *Grouped) Measure(name string) (columns.Column, bool) {
	if made := g.made[name]; made != nil {
		return made, true
	}
	for _, m := range g.measures {
		if m.Column != name || m.Memory == nil {
			continue
		}
		made, ok := m.Memory(g)
		if ok {
			g.made[name] = made
		}
		return made, ok
	}
	return nil, false
}

// Count is the number of rows.
func Count(g *Grouped) (columns.Column, bool) { return g.Counts() }

// CountOf is the number of rows with a value.
func CountOf(column string) InMemory {
	return func(g *Grouped) (columns.Column, bool) { return g.CountsOf(g.Rows.Column(column)) }
}

// DistinctOf is the number of different values.
func DistinctOf(column string) InMemory {
	return func(g *Grouped) (columns.Column, bool) {
		values, ok := g.Values(g.Rows.Column(column))
		if !ok {
			return nil, false
		}
		return values.Counts()
	}
}

// SumOf is the sum of numbers.
func SumOf(column string) InMemory {
	return func(g *Grouped) (columns.Column, bool) {
		sums, ok := g.Sums(g.Rows.Column(column))
		if !ok {
			return nil, false
		}
		return sums.Column(nil)
	}
}

// AverageOf is the average of numbers, rounded half away from zero to six digits after the point.
func AverageOf(column string) InMemory {
	return func(g *Grouped) (columns.Column, bool) {
		sums, ok := g.Sums(g.Rows.Column(column))
		if !ok {
			return nil, false
		}
		return sums.Averages(nil)
	}
}

// LeastOf is the first value in the order of the column.
func LeastOf(column string) InMemory {
	return func(g *Grouped) (columns.Column, bool) {
		least, _, ok := g.Extremes(g.Rows.Column(column))
		return least, ok
	}
}

// MostOf is the last value in the order of the column.
func MostOf(column string) InMemory {
	return func(g *Grouped) (columns.Column, bool) {
		_, most, ok := g.Extremes(g.Rows.Column(column))
		return most, ok
	}
}

// QuantileOf is a percentile of numbers, NULL where the measure unless, if it is not empty, has a value.
func QuantileOf(column string, percent int, unless string) InMemory {
	return func(g *Grouped) (columns.Column, bool) {
		except, ok := g.exception(unless)
		if !ok {
			return nil, false
		}
		return g.Quantiles(g.Rows.Column(column), percent, except)
	}
}

// DeviationOf is the standard deviation of numbers, NULL where the measure unless, if it is not empty, has a value.
func DeviationOf(column, unless string) InMemory {
	return func(g *Grouped) (columns.Column, bool) {
		except, ok := g.exception(unless)
		if !ok {
			return nil, false
		}
		return g.Deviations(g.Rows.Column(column), except)
	}
}

// exception returns the measure whose values refuse another one, nil if there is none.
func (g *Grouped) exception(measure string) (columns.Column, bool) {
	if measure == "" {
		return nil, true
	}
	return g.Measure(measure)
}
