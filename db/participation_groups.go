package db

import (
	"slices"

	"govhub/page"
)

// ParticipationGroupKey holds what the participations of a group have in common, as far as they are grouped by it.
type ParticipationGroupKey struct {
	ProgramKey         Ref                `db:"program"`
	CohortKey          Ref                `db:"cohort"`
	Year               *string            `db:"year"`
	Role               *ParticipationRole `db:"role"`
	Completed          *bool              `db:"completed"`
	RegionKey          Ref                `db:"region"`
	FederalDistrictKey Ref                `db:"federal_district"`
	MunicipalityKey    Ref                `db:"municipality"`
	MunicipalityKind   *MunicipalityKind  `db:"municipality_kind"`
}

// ParticipationMeasures are figures about participations.
type ParticipationMeasures struct {
	Count                  int64    `db:"count"`
	HeadcountSum           *int64   `db:"headcount_sum"`
	HeadcountAverage       *Decimal `db:"headcount_average"`
	HeadcountMin           *int32   `db:"headcount_min"`
	HeadcountMax           *int32   `db:"headcount_max"`
	DistinctCohorts        int64    `db:"distinct_cohorts"`
	DistinctRegions        int64    `db:"distinct_regions"`
	DistinctMunicipalities int64    `db:"distinct_municipalities"`
	DistinctPeople         int64    `db:"distinct_people"`
}

// ParticipationGroup are the participations with the same key.
type ParticipationGroup struct {
	Key *ParticipationGroupKey `db:"key"`
	ParticipationMeasures
	RowPosition
}

const joinCohort = "JOIN cohort ON cohort.slug = r.cohort"

// ParticipationGroups are participations in groups.
var ParticipationGroups = &Groups[ParticipationGroup, ParticipationMeasures]{
	table: "participation",
	dimensions: []dimension{
		through("program", "cohort.program", joinCohort),
		groupedBy("cohort"),
		through("year", "left(cohort.starts_on, 4)", joinCohort),
		groupedBy("role"),
		{column: "completed", value: "r.completed", sqlType: "boolean"},
		groupedBy("region"),
		through("federal_district", "region.federal_district", joinRegion),
		groupedBy("municipality"),
		through("municipality_kind", "municipality.kind", joinMunicipality),
	},
	measures: slices.Concat([]measure{rowCount}, summaryOf("headcount"), []measure{
		distinct("cohorts", "cohort"),
		distinct("regions", "region"),
		distinct("municipalities", "municipality"),
		distinct("people", "person"),
	}),
}

// ParticipationHaving restricts groups of participations.
type ParticipationHaving struct {
	And                    []*ParticipationHaving
	Or                     []*ParticipationHaving
	Not                    *ParticipationHaving
	Count                  *Int64Filter
	HeadcountSum           *Int64Filter
	HeadcountAverage       *DecimalFilter
	HeadcountMin           *IntFilter
	HeadcountMax           *IntFilter
	DistinctCohorts        *Int64Filter
	DistinctRegions        *Int64Filter
	DistinctMunicipalities *Int64Filter
	DistinctPeople         *Int64Filter
}

func (h *ParticipationHaving) where(w *where) {
	if h == nil {
		return
	}
	logic(w, h.And, h.Or, h.Not)
	value(w, "count", h.Count)
	value(w, "headcount_sum", h.HeadcountSum)
	value(w, "headcount_average", h.HeadcountAverage)
	value(w, "headcount_min", h.HeadcountMin)
	value(w, "headcount_max", h.HeadcountMax)
	value(w, "distinct_cohorts", h.DistinctCohorts)
	value(w, "distinct_regions", h.DistinctRegions)
	value(w, "distinct_municipalities", h.DistinctMunicipalities)
	value(w, "distinct_people", h.DistinctPeople)
}

// Names that the GraphQL schema knows these types by.
type (
	ParticipationDimension       = Dimension
	ParticipationGroupConnection = page.Connection[ParticipationGroup]
	ParticipationGroupEdge       = page.Edge[ParticipationGroup]
	ParticipationGroupOrder      = Order
	ParticipationGroupOrderField = OrderField
)
