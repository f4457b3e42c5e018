package db

import "govhub/page"

// TrainingProgram is a row of resource program. Its fields are described by the Table Schema.
type TrainingProgram struct {
	Slug string      `db:"slug"`
	Kind ProgramKind `db:"kind"`
	Names
	OrganizerKey Ref     `db:"organizer"`
	Audience     *string `db:"audience"`
	Descriptions
	StartedOn *PartialDate `db:"started_on"`
	URL       *string      `db:"url"`
	Provenance
}

// Key returns the natural key of the row.
func (t *TrainingProgram) Key() string { return t.Slug }

// ID returns the global identifier.
func (t *TrainingProgram) ID() string { return globalID("program", t.Key()) }

// IsNode marks the row as a node.
func (*TrainingProgram) IsNode() {}

// ProgramKind: kind of a training programme.
type ProgramKind string

// TrainingPrograms is the table of resource program.
var TrainingPrograms = newTable("program", "slug",
	by("NAME", "name_ru", func(t *TrainingProgram) string { return t.NameRu }),
	byOptional("STARTED_ON", "started_on", func(t *TrainingProgram) *PartialDate { return t.StartedOn }),
)

// Relations that lead to trainingPrograms.
var (
	TrainingProgramsOfOrganization = having(TrainingPrograms, "organization.training_programs", "organizer")
)

// TrainingProgramFilter restricts a list of training programs.
type TrainingProgramFilter struct {
	And       []*TrainingProgramFilter
	Or        []*TrainingProgramFilter
	Not       *TrainingProgramFilter
	Slug      *StringFilter
	Kind      *ProgramKindFilter
	Name      *StringFilter
	NameEn    *StringFilter
	Organizer *OrganizationFilter
	Audience  *StringFilter
	StartedOn *PartialDateFilter
	URL       *StringFilter
	Source    *SourceFilter
	Cohorts   *CohortListFilter
}

func (f *TrainingProgramFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	enum(w, "kind", f.Kind)
	w.text("name_ru", f.Name)
	w.text("name_en", f.NameEn)
	one(w, "organizer", Organizations, f.Organizer)
	w.text("audience", f.Audience)
	value(w, "started_on", f.StartedOn)
	w.text("url", f.URL)
	one(w, "source", Sources, f.Source)
	many(w, "slug", CohortsOfTrainingProgram, f.Cohorts)
}

// Names that the GraphQL schema knows these types by.
type (
	TrainingProgramConnection = page.Connection[TrainingProgram]
	TrainingProgramEdge       = page.Edge[TrainingProgram]
	TrainingProgramListFilter = ListFilter[TrainingProgramFilter]
	TrainingProgramOrder      = Order
	TrainingProgramOrderField = OrderField
	ProgramKindFilter         = EnumFilter[ProgramKind]
)
