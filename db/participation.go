package db

import "govhub/page"

// Participation is a row of resource participation. Its fields are described by the Table Schema.
type Participation struct {
	Slug            string            `db:"slug"`
	CohortKey       Ref               `db:"cohort"`
	Role            ParticipationRole `db:"role"`
	Completed       *bool             `db:"completed"`
	Headcount       *int32            `db:"headcount"`
	MunicipalityKey Ref               `db:"municipality"`
	RegionKey       Ref               `db:"region"`
	PersonKey       Ref               `db:"person"`
	Provenance
}

// Key returns the natural key of the row.
func (p *Participation) Key() string { return p.Slug }

// ID returns the global identifier.
func (p *Participation) ID() string { return globalID("participation", p.Key()) }

// IsNode marks the row as a node.
func (*Participation) IsNode() {}

// ParticipationRole: part that a place or person had in a cohort.
type ParticipationRole string

// Participations is the table of resource participation.
var Participations = newTable("participation", "slug",
	by("SLUG", "slug", func(p *Participation) string { return p.Slug }),
	byOptional("HEADCOUNT", "headcount", func(p *Participation) *int32 { return p.Headcount }),
)

// Relations that lead to participations.
var (
	ParticipationsOfRegion       = having(Participations, "region.participations", "region")
	ParticipationsOfMunicipality = having(Participations, "municipality.participations", "municipality")
	ParticipationsOfPerson       = having(Participations, "person.participations", "person")
	ParticipationsOfCohort       = having(Participations, "cohort.participations", "cohort")
)

// ParticipationFilter restricts a list of participations.
type ParticipationFilter struct {
	And          []*ParticipationFilter
	Or           []*ParticipationFilter
	Not          *ParticipationFilter
	Slug         *StringFilter
	Cohort       *CohortFilter
	Role         *ParticipationRoleFilter
	Completed    *BooleanFilter
	Headcount    *IntFilter
	Municipality *MunicipalityFilter
	Region       *RegionFilter
	Person       *PersonFilter
	Source       *SourceFilter
}

func (f *ParticipationFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	one(w, "cohort", Cohorts, f.Cohort)
	enum(w, "role", f.Role)
	w.boolean("completed", f.Completed)
	value(w, "headcount", f.Headcount)
	one(w, "municipality", Municipalities, f.Municipality)
	one(w, "region", Regions, f.Region)
	one(w, "person", People, f.Person)
	one(w, "source", Sources, f.Source)
}

// Names that the GraphQL schema knows these types by.
type (
	ParticipationConnection = page.Connection[Participation]
	ParticipationEdge       = page.Edge[Participation]
	ParticipationListFilter = ListFilter[ParticipationFilter]
	ParticipationOrder      = Order
	ParticipationOrderField = OrderField
	ParticipationRoleFilter = EnumFilter[ParticipationRole]
)
