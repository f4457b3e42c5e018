package db

import (
	"context"
	"slices"
	"strings"

	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/page"
	"govhub/scalar"
)

// maxTableColumns bounds a table of places.
const maxTableColumns = 30

// TablePlaces are the places of a table: those of exactly one level, of municipalities those that exist unless the filter names states.
type TablePlaces struct {
	Regions        *RegionFilter
	Municipalities *MunicipalityFilter
}

func (p TablePlaces) level() (PlaceLevel, error) {
	switch {
	case (p.Regions == nil) == (p.Municipalities == nil):
		return "", errorcode.BadInput(errorcode.BadLookup, `argument "places" must name exactly one of regions, municipalities`)
	case p.Regions != nil:
		return LevelRegion, nil
	}
	return LevelMunicipality, nil
}

// TableIndicator is what a column of a table holds.
type TableIndicator struct {
	Indicator string
	Breakdown string
	Period    *string
}

// TableRows say which places are rows of a table.
type TableRows string

// Rows of tables; the other ones are ALL.
const (
	rowsWithAnyValue  TableRows = "WITH_ANY_VALUE"
	rowsWithAllValues TableRows = "WITH_ALL_VALUES"
)

// TableArgs select a table of places.
type TableArgs struct {
	Places     TablePlaces
	Indicators []*TableIndicator
	Rows       TableRows
}

// placeTable is a table that is not yet cut into pages.
type placeTable struct {
	page.Counter
	columns []*TableColumn
}

// TableColumn is an indicator in a period.
type TableColumn struct {
	Name         string
	IndicatorKey Ref
	Breakdown    string
	Period       *string // nil if no place has a value
}

// PeriodStart returns the first day of the period.
func (c *TableColumn) PeriodStart() *scalar.Date { return computed(c.Period, scalar.PeriodStart) }

// PeriodEnd returns the last day of the period.
func (c *TableColumn) PeriodEnd() *scalar.Date { return computed(c.Period, scalar.PeriodEnd) }

// PeriodKind returns how long the period lasts.
func (c *TableColumn) PeriodKind() *scalar.PeriodKind { return computed(c.Period, scalar.PeriodKindOf) }

// observed selects the observations of the column.
func (c *TableColumn) observed() *ObservationFilter {
	return &ObservationFilter{
		Indicator: &IndicatorFilter{Slug: &rel.StringFilter{Eq: new(string(c.IndicatorKey))}},
		Breakdown: &rel.StringFilter{Eq: &c.Breakdown}, Period: &rel.PeriodFilter{Eq: c.Period},
	}
}

// TableRow is a place of a table.
type TableRow struct {
	Place     string
	RegionKey Ref

	named interface{ Name(lang Lang) string }

	Population *int32
	Lat, Lon   *float64

	stated Sourced
	table  *placeTable
}

// Name returns the name of the place.
func (r *TableRow) Name(lang Lang) string { return r.named.Name(lang) }

// Table returns a page of a table. It is an error if the release lacks an indicator or a breakdown.
func Table(ctx context.Context, r *Release, args TableArgs, pages page.Args) (*page.Connection[TableRow], error) {
	pages.Largest = page.MaxTable
	if _, _, err := pages.Size(); err != nil {
		return nil, err
	}
	level, err := args.Places.level()
	if err != nil {
		return nil, err
	}
	t := new(placeTable)
	if t.columns, err = tableColumns(ctx, r, level, args.Indicators); err != nil {
		return nil, err
	}
	if rel.ReadsRows(ctx) {
		ctx = rel.WithColumns(ctx, []string{"name_ru", "name_en", "population", "lat", "lon", "source"})
		if level == LevelMunicipality {
			ctx = rel.WithAlso(ctx, "region")
		}
	}
	if level == LevelRegion {
		return t.ofRegions(ctx, r, args, pages)
	}
	return t.ofMunicipalities(ctx, r, args, pages)
}

func (t *placeTable) ofRegions(ctx context.Context, r *Release, args TableArgs, pages page.Args) (*page.Connection[TableRow], error) {
	observed := func(f *ObservationFilter) *RegionFilter {
		return &RegionFilter{Observations: &ObservationListFilter{Some: f}}
	}
	all, any := valued(t.columns, args.Rows, observed)
	f := &RegionFilter{And: append(all, args.Places.Regions), Or: any}
	found, err := Regions.All().Page(ctx, r, pages, f, []*rel.Order{{Field: "CODE", Direction: rel.Asc}})
	if err != nil {
		return nil, err
	}
	t.Counter = found.List()
	return page.Made(found, func(p *Region) *TableRow {
		return &TableRow{p.OKTMO, Ref(p.OKTMO), p, p.Population, p.Lat, p.Lon, p, t}
	}, t), nil
}

func (t *placeTable) ofMunicipalities(ctx context.Context, r *Release, args TableArgs, pages page.Args) (*page.Connection[TableRow], error) {
	observed := func(f *ObservationFilter) *MunicipalityFilter {
		return &MunicipalityFilter{Observations: &ObservationListFilter{Some: f}}
	}
	all, any := valued(t.columns, args.Rows, observed)
	f := &MunicipalityFilter{And: append(all, args.Places.Municipalities.Existing(nil, nil)), Or: any}
	found, err := Municipalities.All().Page(ctx, r, pages, f, []*rel.Order{{Field: "OKTMO", Direction: rel.Asc}})
	if err != nil {
		return nil, err
	}
	t.Counter = found.List()
	return page.Made(found, func(p *Municipality) *TableRow {
		return &TableRow{p.OKTMO, p.RegionKey, p, p.Population, p.Lat, p.Lon, p, t}
	}, t), nil
}

// valued returns the conditions on the columns that all hold for the rows, or of which any does.
func valued[F any](columns []*TableColumn, rows TableRows, observed func(*ObservationFilter) F) (all, any []F) {
	if rows != rowsWithAnyValue && rows != rowsWithAllValues {
		return nil, nil
	}
	var each []F
	for _, c := range columns {
		each = append(each, observed(c.observed()))
	}
	if rows == rowsWithAllValues {
		return each, nil
	}
	return nil, each
}

// tableColumns looks the columns up.
func tableColumns(ctx context.Context, r *Release, level PlaceLevel, indicators []*TableIndicator) ([]*TableColumn, error) {
	switch n := len(indicators); {
	case n == 0:
		return nil, errorcode.BadInput(errorcode.ValidationFailed, `argument "indicators" is empty: name the indicators of the columns`)
	case n > maxTableColumns:
		return nil, errorcode.BadInput(errorcode.ListTooLong, "%d indicators: a table has at most %d columns", n, maxTableColumns)
	}
	names, err := columnNames(indicators)
	if err != nil {
		return nil, err
	}
	columns := make([]*TableColumn, len(indicators))
	for i, in := range indicators {
		args := ObservationArgs{Indicator: in.Indicator, Breakdown: in.Breakdown, Level: level, Period: in.Period}
		period, err := args.known(ctx, r)
		if err != nil {
			return nil, err
		}
		columns[i] = &TableColumn{Name: names[i], IndicatorKey: Ref(in.Indicator), Breakdown: in.Breakdown}
		if period != "" {
			columns[i].Period = &period
		}
	}
	return columns, nil
}

// columnNames names each column by what tells it from the others.
func columnNames(indicators []*TableIndicator) ([]string, error) {
	several, seen := map[string]int{}, map[string]bool{}
	names := make([]string, len(indicators))
	for i, in := range indicators {
		names[i] = in.Indicator
		if in.Breakdown != TotalBreakdown {
			names[i] += "." + in.Breakdown
		}
		several[names[i]]++
	}
	for i, in := range indicators {
		if several[names[i]] > 1 && in.Period != nil {
			names[i] += "." + *in.Period
		}
		if seen[names[i]] {
			return nil, errorcode.BadInput(errorcode.ValidationFailed, `argument "indicators" asks twice for %.200s`,
				strings.ReplaceAll(names[i], ".", ", "))
		}
		seen[names[i]] = true
	}
	return names, nil
}

// TableColumns returns the columns of each table.
func TableColumns(tables []*TableConnection) [][]*TableColumn {
	columns := make([][]*TableColumn, len(tables))
	for i, c := range tables {
		columns[i] = c.List().(*placeTable).columns
	}
	return columns
}

// TableObservations returns the observations of each row, in the order of the columns, nil where there is none.
func TableObservations(ctx context.Context, r *Release, rows []*TableRow) ([][]*Observation, error) {
	var keys []string
	for _, row := range rows {
		for _, c := range row.table.columns {
			key := ""
			if c.Period != nil {
				key = ObservationKey{string(c.IndicatorKey), row.Place, *c.Period, c.Breakdown}.String()
			}
			keys = append(keys, key)
		}
	}
	found, err := Observations.ByKeys(ctx, r, keys)
	if err != nil {
		return nil, err
	}
	each := make([][]*Observation, len(rows))
	for i, row := range rows {
		n := len(row.table.columns)
		each[i], found = found[:n:n], found[n:]
	}
	return each, nil
}

// TableSources returns the sources of each row: those of the place, then those of its values in the order of the columns.
func TableSources(ctx context.Context, r *Release, rows []*TableRow) ([][]*Source, error) {
	observed, err := TableObservations(rel.WithColumns(ctx, []string{"source"}), r, rows)
	if err != nil {
		return nil, err
	}
	var ids []string
	var own []Ref
	ends := make([]int, len(rows))
	for i, row := range rows {
		ids, own = append(ids, row.stated.ID()), append(own, row.stated.OwnSource())
		for _, o := range observed[i] {
			if o != nil {
				ids, own = append(ids, o.ID()), append(own, o.OwnSource())
			}
		}
		ends[i] = len(ids)
	}
	stated, err := SourcesOf(ctx, r, ids, own)
	if err != nil {
		return nil, err
	}
	sources, start := make([][]*Source, len(rows)), 0
	for i, end := range ends {
		seen := map[string]bool{}
		for _, s := range slices.Concat(stated[start:end]...) {
			if !seen[s.Key()] {
				seen[s.Key()] = true
				sources[i] = append(sources[i], s)
			}
		}
		start = end
	}
	return sources, nil
}

// Names of these types in the GraphQL schema.
type (
	TableConnection = page.Connection[TableRow]
	TableEdge       = page.Edge[TableRow]
)
