package db

import "govhub/page"

// Adoption is a row of resource adoption. Its fields are described by the Table Schema.
type Adoption struct {
	Slug            string         `db:"slug"`
	PracticeKey     Ref            `db:"practice"`
	MunicipalityKey Ref            `db:"municipality"`
	AdoptedOn       *PartialDate   `db:"adopted_on"`
	Status          AdoptionStatus `db:"status"`
	Provenance
}

// Key returns the natural key of the row.
func (a *Adoption) Key() string { return a.Slug }

// ID returns the global identifier.
func (a *Adoption) ID() string { return globalID("adoption", a.Key()) }

// IsNode marks the row as a node.
func (*Adoption) IsNode() {}

// AdoptionStatus: how far the adoption of a practice came.
type AdoptionStatus string

// Adoptions is the table of resource adoption.
var Adoptions = newTable("adoption", "slug",
	byOptional("ADOPTED_ON", "adopted_on", func(a *Adoption) *PartialDate { return a.AdoptedOn }),
	by("SLUG", "slug", func(a *Adoption) string { return a.Slug }),
)

// Relations that lead to adoptions.
var (
	AdoptionsOfMunicipality = having(Adoptions, "municipality.adoptions", "municipality")
	AdoptionsOfPractice     = having(Adoptions, "practice.adoptions", "practice")
)

// AdoptionFilter restricts a list of adoptions.
type AdoptionFilter struct {
	And          []*AdoptionFilter
	Or           []*AdoptionFilter
	Not          *AdoptionFilter
	Slug         *StringFilter
	Practice     *PracticeFilter
	Municipality *MunicipalityFilter
	AdoptedOn    *PartialDateFilter
	Status       *AdoptionStatusFilter
	Source       *SourceFilter
}

func (f *AdoptionFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	one(w, "practice", Practices, f.Practice)
	one(w, "municipality", Municipalities, f.Municipality)
	value(w, "adopted_on", f.AdoptedOn)
	enum(w, "status", f.Status)
	one(w, "source", Sources, f.Source)
}

// Names that the GraphQL schema knows these types by.
type (
	AdoptionConnection   = page.Connection[Adoption]
	AdoptionEdge         = page.Edge[Adoption]
	AdoptionListFilter   = ListFilter[AdoptionFilter]
	AdoptionOrder        = Order
	AdoptionOrderField   = OrderField
	AdoptionStatusFilter = EnumFilter[AdoptionStatus]
)
