package db

import "govhub/page"

// Organization is a row of resource organization. Its fields are described by the Table Schema.
type Organization struct {
	Slug string `db:"slug"`
	Kind string `db:"kind"`
	Names
	ShortName *string      `db:"short_name"`
	Website   *string      `db:"website"`
	FoundedOn *PartialDate `db:"founded_on"`
	Provenance
}

// Key returns the natural key of the row.
func (o *Organization) Key() string { return o.Slug }

// ID returns the global identifier.
func (o *Organization) ID() string { return globalID("organization", o.Key()) }

// IsNode marks the row as a node.
func (*Organization) IsNode() {}

// Organizations is the table of resource organization.
var Organizations = newTable("organization", "slug",
	by("NAME", "name_ru", func(o *Organization) string { return o.NameRu }),
	byOptional("FOUNDED_ON", "founded_on", func(o *Organization) *PartialDate { return o.FoundedOn }),
)

// OrganizationFilter restricts a list of organizations.
type OrganizationFilter struct {
	And              []*OrganizationFilter
	Or               []*OrganizationFilter
	Not              *OrganizationFilter
	Slug             *StringFilter
	Kind             *StringFilter
	Name             *StringFilter
	NameEn           *StringFilter
	ShortName        *StringFilter
	Website          *StringFilter
	FoundedOn        *PartialDateFilter
	Source           *SourceFilter
	Positions        *PositionListFilter
	TrainingPrograms *TrainingProgramListFilter
	Awards           *AwardListFilter
	Forums           *ForumListFilter
	Initiatives      *InitiativeListFilter
}

func (f *OrganizationFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	w.text("kind", f.Kind)
	w.text("name_ru", f.Name)
	w.text("name_en", f.NameEn)
	w.text("short_name", f.ShortName)
	w.text("website", f.Website)
	value(w, "founded_on", f.FoundedOn)
	one(w, "source", Sources, f.Source)
	many(w, "slug", PositionsOfOrganization, f.Positions)
	many(w, "slug", TrainingProgramsOfOrganization, f.TrainingPrograms)
	many(w, "slug", AwardsOfOrganization, f.Awards)
	many(w, "slug", ForumsOfOrganization, f.Forums)
	many(w, "slug", InitiativesOfOrganization, f.Initiatives)
}

// Names that the GraphQL schema knows these types by.
type (
	OrganizationConnection = page.Connection[Organization]
	OrganizationEdge       = page.Edge[Organization]
	OrganizationListFilter = ListFilter[OrganizationFilter]
	OrganizationOrder      = Order
	OrganizationOrderField = OrderField
)
