package db

import (
	"slices"
	"strconv"

	"govhub/db/columns"
	"govhub/db/rel"
)

// averageRefusal says why the values of groups of observations have no average, as the SQL of VALUE_AVERAGE_REFUSAL does.
func averageRefusal(g *rel.Grouped) (columns.Column, bool) {
	a, ok := newAdditivity(g)
	levels, ok1 := bits(g, observationLevelBit)
	lengths, ok2 := bits(g, observationPeriodLengthBit)
	if !ok || !ok1 || !ok2 {
		return nil, false
	}
	refusals := make([]string, g.Len())
	for group := range refusals {
		switch {
		case a.indicators.Several(group):
			refusals[group] = "SEVERAL_INDICATORS"
		case a.breakdowns.Several(group) && a.hasTotal(group):
			refusals[group] = "TOTAL_AND_PARTS"
		case !slices.Contains([]int{0, 1, 2, 4, 12, 20}, levels(group)):
			refusals[group] = "SEVERAL_LEVELS"
		case !slices.Contains([]int{0, 1, 2, 4, 8}, lengths(group)):
			refusals[group] = "SEVERAL_PERIOD_LENGTHS"
		}
	}
	return columns.Unordered(refusals), true
}

// sumRefusal says why they have no sum, as the SQL of VALUE_SUM_REFUSAL does.
func sumRefusal(g *rel.Grouped) (columns.Column, bool) {
	a, ok := newAdditivity(g)
	unlike, ok1 := g.Measure("value_average_refusal")
	counts, ok2 := g.Measure("count")
	places, ok3 := g.Values(g.Rows.Column("place"))
	periods, ok4 := g.Values(g.Rows.Column("period"))
	if !ok || !ok1 || !ok2 || !ok3 || !ok4 {
		return nil, false
	}
	refusals := make([]string, g.Len())
	for group := range refusals {
		several := counts.(*columns.Number).Scaled(int32(group)) > 1
		switch over := a.of(group); {
		case several && !a.indicators.Several(group) && !over.places && !over.periods && !over.breakdowns:
			refusals[group] = "NOT_ADDITIVE"
		case !unlike.Null(int32(group)):
			refusals[group] = unlike.(*columns.Text).Value(int32(group))
		case a.breakdowns.Several(group) && !over.breakdowns:
			refusals[group] = "SEVERAL_BREAKDOWNS"
		case places.Several(group) && !over.places:
			refusals[group] = "SEVERAL_PLACES"
		case periods.Several(group) && !over.periods:
			refusals[group] = "SEVERAL_PERIODS"
		}
	}
	return columns.Unordered(refusals), true
}

// additivity is what the values of groups add up over.
type additivity struct {
	indicators, breakdowns *columns.Values
	rules                  []additions // by code of the indicator
}

// additions is what the values of an indicator add up over.
type additions struct {
	places, periods, breakdowns bool
	total                       int32 // code of the breakdown that is the total of the others, 0 for none
}

func newAdditivity(g *rel.Grouped) (a additivity, ok bool) {
	about := g.Tables.Table("indicator")
	if about == nil {
		return a, false
	}
	var ok1, ok2 bool
	a.indicators, ok1 = g.Values(g.Rows.Column("indicator"))
	a.breakdowns, ok2 = g.Values(g.Rows.Column("breakdown"))
	is := func(column string, row int32) bool { return about.Column(column).(*columns.Boolean).True(row) }
	breakdowns, totals := g.Rows.Column("breakdown").(*columns.Text), about.Column("total_breakdown").(*columns.Text)
	named := g.Tables.Targets(g.Rows, "indicator", about)
	if named == nil {
		return a, false // the references exceed the memory budget
	}
	for _, row := range named {
		rule := additions{}
		if row >= 0 {
			rule = additions{is("adds_over_places", row), is("adds_over_periods", row), is("adds_over_breakdowns", row), 0}
			if !totals.Null(row) {
				rule.total = breakdowns.Find(totals.Value(row))
			}
		}
		a.rules = append(a.rules, rule)
	}
	return a, ok1 && ok2
}

// of returns what the values of a group with one indicator add up over.
func (a *additivity) of(group int) additions { return a.rules[a.indicators.Least(group)] }

// hasTotal reports whether a group with one indicator has its total.
func (a *additivity) hasTotal(group int) bool {
	total := a.of(group).total
	return total > 0 && a.breakdowns.Has(group, total)
}

// bits returns the function from a group to the bitwise or of a term, 0 if there are no rows.
func bits(g *rel.Grouped, term string) (func(group int) int, bool) {
	column := g.Tables.Derived(g.Rows, term)
	if column == nil {
		return nil, false
	}
	values, ok := g.Values(column)
	masks := make([]int, column.Codes())
	for code := range masks[1:] {
		mask, err := strconv.Atoi(column.Word(int32(code + 1)))
		ok = ok && err == nil
		masks[code+1] = mask
	}
	return func(group int) (mask int) {
		for code := range masks[1:] {
			if values.Has(group, int32(code+1)) {
				mask |= masks[code+1]
			}
		}
		return mask
	}, ok
}

// valueSum is the sum of the values where it is not refused.
func valueSum(g *rel.Grouped) (columns.Column, bool) {
	refusal, ok1 := g.Measure("value_sum_refusal")
	sums, ok2 := g.Sums(g.Rows.Column("value"))
	if !ok1 || !ok2 {
		return nil, false
	}
	return sums.Column(refusal)
}

// valueAverage is the average of the values where it is not refused.
func valueAverage(g *rel.Grouped) (columns.Column, bool) {
	refusal, ok1 := g.Measure("value_average_refusal")
	sums, ok2 := g.Sums(g.Rows.Column("value"))
	if !ok1 || !ok2 {
		return nil, false
	}
	return sums.Averages(refusal)
}

// valueMin is the least value of groups of one indicator.
func valueMin(g *rel.Grouped) (columns.Column, bool) {
	least, _, ok := valueExtremes(g)
	return least, ok
}

// valueMax is the greatest value of groups of one indicator.
func valueMax(g *rel.Grouped) (columns.Column, bool) {
	_, most, ok := valueExtremes(g)
	return most, ok
}

func valueExtremes(g *rel.Grouped) (least, most columns.Column, ok bool) {
	indicators, ok1 := g.Values(g.Rows.Column("indicator"))
	least, most, ok = g.Extremes(g.Rows.Column("value"))
	if !ok || !ok1 {
		return nil, nil, false
	}
	return columns.Unless(least, indicators.Several), columns.Unless(most, indicators.Several), true
}
