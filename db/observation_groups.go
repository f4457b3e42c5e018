package db

import (
	"govhub/page"
)

// ObservationGroupKey holds what the observations of a group have in common, as far as they are grouped by it.
type ObservationGroupKey struct {
	IndicatorKey       Ref                `db:"indicator"`
	Place              *string            `db:"place"`
	PlaceLevel         *PlaceLevel        `db:"place_level"`
	RegionKey          Ref                `db:"region"`
	FederalDistrictKey Ref                `db:"federal_district"`
	MunicipalityKey    Ref                `db:"municipality"`
	Period             *string            `db:"period"`
	Year               *string            `db:"year"`
	Breakdown          *string            `db:"breakdown"`
	Status             *ObservationStatus `db:"status"`
}

// ObservationMeasures are figures about observations.
type ObservationMeasures struct {
	Count              int64    `db:"count"`
	ValueSum           *Decimal `db:"value_sum"`
	ValueAverage       *Decimal `db:"value_average"`
	ValueMin           *Decimal `db:"value_min"`
	ValueMax           *Decimal `db:"value_max"`
	PeriodMin          *string  `db:"period_min"`
	PeriodMax          *string  `db:"period_max"`
	DistinctIndicators int64    `db:"distinct_indicators"`
	DistinctPlaces     int64    `db:"distinct_places"`
	DistinctPeriods    int64    `db:"distinct_periods"`
	DistinctBreakdowns int64    `db:"distinct_breakdowns"`
}

// ObservationGroup are the observations with the same key.
type ObservationGroup struct {
	Key *ObservationGroupKey `db:"key"`
	ObservationMeasures
	RowPosition
}

// PlaceLevel: level of an observed place.
type PlaceLevel string

// Joins to the place of an observation, which is a region or a municipality or neither, and to the region it is in.
const (
	joinPlaceRegion       = "LEFT JOIN region ON region.oktmo = r.place"
	joinPlaceMunicipality = "LEFT JOIN municipality ON municipality.oktmo = r.place"
	joinPlaceHome         = "LEFT JOIN region AS home ON home.oktmo = coalesce(region.oktmo, municipality.region)"
)

// ofOneIndicator is a figure about the values of observations, empty where they are of several indicators: millions of rubles
// and persons do not add up.
func ofOneIndicator(column, value string) measure {
	return measure{column, "numeric", "CASE WHEN min(r.indicator) = max(r.indicator) THEN " + value + " END"}
}

// ObservationGroups are observations in groups.
var ObservationGroups = &Groups[ObservationGroup, ObservationMeasures]{
	table: "observation",
	dimensions: []dimension{
		groupedBy("indicator"),
		groupedBy("place"),
		through("place_level", `CASE WHEN r.place = 'RU' THEN 'COUNTRY' WHEN region.oktmo IS NOT NULL THEN 'REGION' ELSE 'MUNICIPALITY' END`,
			joinPlaceRegion),
		through("region", "coalesce(region.oktmo, municipality.region)", joinPlaceRegion, joinPlaceMunicipality),
		through("federal_district", "home.federal_district", joinPlaceRegion, joinPlaceMunicipality, joinPlaceHome),
		through("municipality", "municipality.oktmo", joinPlaceMunicipality),
		groupedBy("period"),
		through("year", "left(r.period, 4)"),
		groupedBy("breakdown"),
		groupedBy("status"),
	},
	measures: []measure{
		rowCount,
		ofOneIndicator("value_sum", "trim_scale(sum(r.value))"),
		ofOneIndicator("value_average", averageOf("r.value")),
		ofOneIndicator("value_min", "min(r.value)"),
		ofOneIndicator("value_max", "max(r.value)"),
		{"period_min", "text", "min(r.period)"},
		{"period_max", "text", "max(r.period)"},
		distinct("indicators", "indicator"),
		distinct("places", "place"),
		distinct("periods", "period"),
		distinct("breakdowns", "breakdown"),
	},
}

// ObservationHaving restricts groups of observations.
type ObservationHaving struct {
	And                []*ObservationHaving
	Or                 []*ObservationHaving
	Not                *ObservationHaving
	Count              *Int64Filter
	ValueSum           *DecimalFilter
	ValueAverage       *DecimalFilter
	ValueMin           *DecimalFilter
	ValueMax           *DecimalFilter
	PeriodMin          *PeriodFilter
	PeriodMax          *PeriodFilter
	DistinctIndicators *Int64Filter
	DistinctPlaces     *Int64Filter
	DistinctPeriods    *Int64Filter
	DistinctBreakdowns *Int64Filter
}

func (h *ObservationHaving) where(w *where) {
	if h == nil {
		return
	}
	logic(w, h.And, h.Or, h.Not)
	value(w, "count", h.Count)
	value(w, "value_sum", h.ValueSum)
	value(w, "value_average", h.ValueAverage)
	value(w, "value_min", h.ValueMin)
	value(w, "value_max", h.ValueMax)
	value(w, "period_min", h.PeriodMin)
	value(w, "period_max", h.PeriodMax)
	value(w, "distinct_indicators", h.DistinctIndicators)
	value(w, "distinct_places", h.DistinctPlaces)
	value(w, "distinct_periods", h.DistinctPeriods)
	value(w, "distinct_breakdowns", h.DistinctBreakdowns)
}

// Names that the GraphQL schema knows these types by.
type (
	ObservationDimension       = Dimension
	ObservationGroupConnection = page.Connection[ObservationGroup]
	ObservationGroupEdge       = page.Edge[ObservationGroup]
	ObservationGroupOrder      = Order
	ObservationGroupOrderField = OrderField
)
