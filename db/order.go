package db

import (
	"context"

	"govhub/db/columns"
	"govhub/db/rel"
)

// levelOf are the levels of the places that have values of indicators, by resource.
var levelOf = map[string]PlaceLevel{Regions.Name(): LevelRegion, Municipalities.Name(): LevelMunicipality}

// Computed returns what an order names, for the rows of a table, that is no column of theirs: a value of an indicator or a count.
func (r *Release) Computed(ctx context.Context, table string, o *rel.Order) (rel.Computed, error) {
	if o.Value == nil {
		return counts[table][o.Count], nil
	}
	args := ObservationArgs{Indicator: o.Value.Indicator, Breakdown: o.Value.Breakdown, Level: levelOf[table], Period: o.Value.Period}
	period, err := args.known(ctx, r)
	if err != nil {
		return rel.Computed{}, err
	}
	return args.computed(period), nil
}

// computed returns the values of places in a period.
func (a ObservationArgs) computed(period string) rel.Computed {
	return rel.Computed{
		Field: rel.OrderField("VALUE " + ObservationKey{Indicator: a.Indicator, Period: period, Breakdown: a.Breakdown}.String()), SQLType: "numeric", Nullable: true,
		SQL: func(row string, p *rel.Params) string {
			return rel.SQL("(SELECT o.value FROM observation AS o WHERE o.key = {before} || {row}.oktmo || {after})",
				"before", p.Add(a.Indicator+"/")+"::text", "row", row, "after", p.Add("/"+period+"/"+a.Breakdown)+"::text")
		},
		Memory: func(_ context.Context, tables *columns.Tables, places *columns.Table) columns.Column {
			return a.column(tables, places, period)
		},
	}
}

// column returns the values of places in memory. It returns nil if memory cannot tell.
func (a ObservationArgs) column(tables *columns.Tables, places *columns.Table, period string) columns.Column {
	o := observedIn(tables)
	if o == nil {
		return nil
	}
	key := ObservationKey{a.Indicator, places.Name, period, a.Breakdown}.String()
	values, _ := columns.Remember(tables, "values "+key, func() (columns.Column, int, bool) {
		targets := tables.Targets(o.Table, "place", places)
		if targets == nil {
			return nil, 0, false
		}
		observed := make([]int32, places.Rows()) // one more than the row of the observation of each place
		first, end := o.of(a.Indicator)
		for _, row := range o.Select(first, end, columns.And{equal(o.breakdown, a.Breakdown), equal(o.period, period)}) {
			if place := targets[o.place.Code(row)]; place >= 0 {
				observed[place] = row + 1
			}
		}
		return columns.Gather(o.Column("value"), observed)
	})
	return values
}
