package db

import (
	"govhub/page"
)

// ConferralGroupKey holds what the conferrals of a group have in common, as far as they are grouped by it.
type ConferralGroupKey struct {
	AwardKey           Ref     `db:"award"`
	Year               *string `db:"year"`
	PersonKey          Ref     `db:"person"`
	RegionKey          Ref     `db:"region"`
	FederalDistrictKey Ref     `db:"federal_district"`
	MunicipalityKey    Ref     `db:"municipality"`
}

// ConferralMeasures are figures about conferrals.
type ConferralMeasures struct {
	Count                  int64 `db:"count"`
	ConferredOnMin         *Date `db:"conferred_on_min"`
	ConferredOnMax         *Date `db:"conferred_on_max"`
	DistinctPeople         int64 `db:"distinct_people"`
	DistinctRegions        int64 `db:"distinct_regions"`
	DistinctMunicipalities int64 `db:"distinct_municipalities"`
}

// ConferralGroup are the conferrals with the same key.
type ConferralGroup struct {
	Key *ConferralGroupKey `db:"key"`
	ConferralMeasures
	RowPosition
}

// ConferralGroups are conferrals in groups.
var ConferralGroups = &Groups[ConferralGroup, ConferralMeasures]{
	table: "conferral",
	dimensions: []dimension{
		groupedBy("award"),
		through("year", "to_char(r.conferred_on, 'YYYY')"),
		groupedBy("person"),
		groupedBy("region"),
		through("federal_district", "region.federal_district", joinRegion),
		groupedBy("municipality"),
	},
	measures: []measure{
		rowCount,
		{"conferred_on_min", "date", "min(r.conferred_on)"},
		{"conferred_on_max", "date", "max(r.conferred_on)"},
		distinct("people", "person"),
		distinct("regions", "region"),
		distinct("municipalities", "municipality"),
	},
}

// ConferralHaving restricts groups of conferrals.
type ConferralHaving struct {
	And                    []*ConferralHaving
	Or                     []*ConferralHaving
	Not                    *ConferralHaving
	Count                  *Int64Filter
	ConferredOnMin         *DateFilter
	ConferredOnMax         *DateFilter
	DistinctPeople         *Int64Filter
	DistinctRegions        *Int64Filter
	DistinctMunicipalities *Int64Filter
}

func (h *ConferralHaving) where(w *where) {
	if h == nil {
		return
	}
	logic(w, h.And, h.Or, h.Not)
	value(w, "count", h.Count)
	value(w, "conferred_on_min", h.ConferredOnMin)
	value(w, "conferred_on_max", h.ConferredOnMax)
	value(w, "distinct_people", h.DistinctPeople)
	value(w, "distinct_regions", h.DistinctRegions)
	value(w, "distinct_municipalities", h.DistinctMunicipalities)
}

// Names that the GraphQL schema knows these types by.
type (
	ConferralDimension       = Dimension
	ConferralGroupConnection = page.Connection[ConferralGroup]
	ConferralGroupEdge       = page.Edge[ConferralGroup]
	ConferralGroupOrder      = Order
	ConferralGroupOrderField = OrderField
)
