package db

import (
	"slices"

	"govhub/page"
)

// MunicipalityGroupKey holds what the municipalities of a group have in common, as far as they are grouped by it.
type MunicipalityGroupKey struct {
	RegionKey          Ref               `db:"region"`
	FederalDistrictKey Ref               `db:"federal_district"`
	Kind               *MunicipalityKind `db:"kind"`
	ParentKey          Ref               `db:"parent"`
	Former             *bool             `db:"former"`
}

// MunicipalityMeasures are figures about municipalities.
type MunicipalityMeasures struct {
	Count             int64    `db:"count"`
	PopulationSum     *int64   `db:"population_sum"`
	PopulationAverage *Decimal `db:"population_average"`
	PopulationMin     *int32   `db:"population_min"`
	PopulationMax     *int32   `db:"population_max"`
	PopulationCount   int64    `db:"population_count"`
	PopulationOnMin   *Date    `db:"population_on_min"`
	PopulationOnMax   *Date    `db:"population_on_max"`
	DistinctRegions   int64    `db:"distinct_regions"`
}

// MunicipalityGroup are the municipalities with the same key.
type MunicipalityGroup struct {
	Key *MunicipalityGroupKey `db:"key"`
	MunicipalityMeasures
	RowPosition
}

// MunicipalityGroups are municipalities in groups.
var MunicipalityGroups = &Groups[MunicipalityGroup, MunicipalityMeasures]{
	table: "municipality",
	dimensions: []dimension{
		groupedBy("region"),
		through("federal_district", "region.federal_district", joinRegion),
		groupedBy("kind"),
		groupedBy("parent"),
		{column: "former", value: "r.valid_to IS NOT NULL", sqlType: "boolean"},
	},
	measures: slices.Concat([]measure{rowCount}, summaryOf("population"), []measure{
		{"population_count", "bigint", "count(r.population)"},
		{"population_on_min", "date", "min(r.population_on)"},
		{"population_on_max", "date", "max(r.population_on)"},
		distinct("regions", "region"),
	}),
}

// MunicipalityHaving restricts groups of municipalities.
type MunicipalityHaving struct {
	And               []*MunicipalityHaving
	Or                []*MunicipalityHaving
	Not               *MunicipalityHaving
	Count             *Int64Filter
	PopulationSum     *Int64Filter
	PopulationAverage *DecimalFilter
	PopulationMin     *IntFilter
	PopulationMax     *IntFilter
	PopulationCount   *Int64Filter
	PopulationOnMin   *DateFilter
	PopulationOnMax   *DateFilter
	DistinctRegions   *Int64Filter
}

func (h *MunicipalityHaving) where(w *where) {
	if h == nil {
		return
	}
	logic(w, h.And, h.Or, h.Not)
	value(w, "count", h.Count)
	value(w, "population_sum", h.PopulationSum)
	value(w, "population_average", h.PopulationAverage)
	value(w, "population_min", h.PopulationMin)
	value(w, "population_max", h.PopulationMax)
	value(w, "population_count", h.PopulationCount)
	value(w, "population_on_min", h.PopulationOnMin)
	value(w, "population_on_max", h.PopulationOnMax)
	value(w, "distinct_regions", h.DistinctRegions)
}

// Names that the GraphQL schema knows these types by.
type (
	MunicipalityDimension       = Dimension
	MunicipalityGroupConnection = page.Connection[MunicipalityGroup]
	MunicipalityGroupEdge       = page.Edge[MunicipalityGroup]
	MunicipalityGroupOrder      = Order
	MunicipalityGroupOrderField = OrderField
)
