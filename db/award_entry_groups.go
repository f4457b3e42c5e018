package db

import (
	"slices"

	"govhub/page"
)

// AwardEntryGroupKey holds what the entries of a group have in common, as far as they were grouped by it.
type AwardEntryGroupKey struct {
	SeasonKey          Ref               `db:"season"`
	NominationKey      Ref               `db:"nomination"`
	Status             *EntryStatus      `db:"status"`
	RegionKey          Ref               `db:"region"`
	FederalDistrictKey Ref               `db:"federal_district"`
	MunicipalityKey    Ref               `db:"municipality"`
	MunicipalityKind   *MunicipalityKind `db:"municipality_kind"`
}

// AwardEntryMeasures are figures about award entries.
type AwardEntryMeasures struct {
	Count                  int64    `db:"count"`
	VotesSum               *int64   `db:"votes_sum"`
	VotesAverage           *Decimal `db:"votes_average"`
	VotesMin               *int32   `db:"votes_min"`
	VotesMax               *int32   `db:"votes_max"`
	DistinctNominations    int64    `db:"distinct_nominations"`
	DistinctRegions        int64    `db:"distinct_regions"`
	DistinctMunicipalities int64    `db:"distinct_municipalities"`
	DistinctPeople         int64    `db:"distinct_people"`
}

// AwardEntryGroup are the award entries with the same key.
type AwardEntryGroup struct {
	Key *AwardEntryGroupKey `db:"key"`
	AwardEntryMeasures
	RowPosition
}

// AwardEntryGroups are award entries in groups.
var AwardEntryGroups = &Groups[AwardEntryGroup, AwardEntryMeasures]{
	table: "award_entry",
	dimensions: []dimension{
		groupedBy("season"),
		groupedBy("nomination"),
		groupedBy("status"),
		groupedBy("region"),
		through("federal_district", "region.federal_district", joinRegion),
		groupedBy("municipality"),
		through("municipality_kind", "municipality.kind", joinMunicipality),
	},
	measures: slices.Concat([]measure{rowCount}, summaryOf("votes"), []measure{
		distinct("nominations", "nomination"),
		distinct("regions", "region"),
		distinct("municipalities", "municipality"),
		distinct("people", "person"),
	}),
}

// AwardEntryHaving restricts groups of award entries.
type AwardEntryHaving struct {
	And                    []*AwardEntryHaving
	Or                     []*AwardEntryHaving
	Not                    *AwardEntryHaving
	Count                  *Int64Filter
	VotesSum               *Int64Filter
	VotesAverage           *DecimalFilter
	VotesMin               *IntFilter
	VotesMax               *IntFilter
	DistinctNominations    *Int64Filter
	DistinctRegions        *Int64Filter
	DistinctMunicipalities *Int64Filter
	DistinctPeople         *Int64Filter
}

func (h *AwardEntryHaving) where(w *where) {
	if h == nil {
		return
	}
	logic(w, h.And, h.Or, h.Not)
	value(w, "count", h.Count)
	value(w, "votes_sum", h.VotesSum)
	value(w, "votes_average", h.VotesAverage)
	value(w, "votes_min", h.VotesMin)
	value(w, "votes_max", h.VotesMax)
	value(w, "distinct_nominations", h.DistinctNominations)
	value(w, "distinct_regions", h.DistinctRegions)
	value(w, "distinct_municipalities", h.DistinctMunicipalities)
	value(w, "distinct_people", h.DistinctPeople)
}

// Names that the GraphQL schema knows these types by.
type (
	AwardEntryDimension       = Dimension
	AwardEntryGroupConnection = page.Connection[AwardEntryGroup]
	AwardEntryGroupEdge       = page.Edge[AwardEntryGroup]
	AwardEntryGroupOrder      = Order
	AwardEntryGroupOrderField = OrderField
)
