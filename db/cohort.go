package db

import "govhub/page"

// Cohort is a row of resource cohort. Its fields are described by the Table Schema.
type Cohort struct {
	Slug                string       `db:"slug"`
	ProgramKey          Ref          `db:"program"`
	Label               string       `db:"label"`
	StartsOn            *PartialDate `db:"starts_on"`
	EndsOn              *PartialDate `db:"ends_on"`
	Candidates          *int32       `db:"candidates"`
	Participants        *int32       `db:"participants"`
	ParticipantsAtLeast bool         `db:"participants_at_least"`
	RegionsCount        *int32       `db:"regions_count"`
	Projects            *int32       `db:"projects"`
	Provenance
}

// Key returns the natural key of the row.
func (c *Cohort) Key() string { return c.Slug }

// ID returns the global identifier.
func (c *Cohort) ID() string { return globalID("cohort", c.Key()) }

// IsNode marks the row as a node.
func (*Cohort) IsNode() {}

// Cohorts is the table of resource cohort.
var Cohorts = newTable("cohort", "slug",
	byOptional("STARTS_ON", "starts_on", func(c *Cohort) *PartialDate { return c.StartsOn }),
	by("LABEL", "label", func(c *Cohort) string { return c.Label }),
	byOptional("PARTICIPANTS", "participants", func(c *Cohort) *int32 { return c.Participants }),
)

// Relations that lead to cohorts.
var (
	CohortsOfTrainingProgram = having(Cohorts, "program.cohorts", "program")
)

// CohortFilter restricts a list of cohorts.
type CohortFilter struct {
	And                 []*CohortFilter
	Or                  []*CohortFilter
	Not                 *CohortFilter
	Slug                *StringFilter
	Program             *TrainingProgramFilter
	Label               *StringFilter
	StartsOn            *PartialDateFilter
	EndsOn              *PartialDateFilter
	Candidates          *IntFilter
	Participants        *IntFilter
	ParticipantsAtLeast *BooleanFilter
	RegionsCount        *IntFilter
	Projects            *IntFilter
	Source              *SourceFilter
	Participations      *ParticipationListFilter
}

func (f *CohortFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	one(w, "program", TrainingPrograms, f.Program)
	w.text("label", f.Label)
	value(w, "starts_on", f.StartsOn)
	value(w, "ends_on", f.EndsOn)
	value(w, "candidates", f.Candidates)
	value(w, "participants", f.Participants)
	w.boolean("participants_at_least", f.ParticipantsAtLeast)
	value(w, "regions_count", f.RegionsCount)
	value(w, "projects", f.Projects)
	one(w, "source", Sources, f.Source)
	many(w, "slug", ParticipationsOfCohort, f.Participations)
}

// Names that the GraphQL schema knows these types by.
type (
	CohortConnection = page.Connection[Cohort]
	CohortEdge       = page.Edge[Cohort]
	CohortListFilter = ListFilter[CohortFilter]
	CohortOrder      = Order
	CohortOrderField = OrderField
)
