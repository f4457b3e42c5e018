package db

import "govhub/page"

// Practice is a row of resource practice. Its fields are described by the Table Schema.
type Practice struct {
	Slug      string  `db:"slug"`
	Title     string  `db:"title"`
	Theme     *string `db:"theme"`
	Summary   *string `db:"summary"`
	OriginKey Ref     `db:"origin"`
	RegionKey Ref     `db:"region"`
	EntryKey  Ref     `db:"entry"`
	Provenance
}

// Key returns the natural key of the row.
func (p *Practice) Key() string { return p.Slug }

// ID returns the global identifier.
func (p *Practice) ID() string { return globalID("practice", p.Key()) }

// IsNode marks the row as a node.
func (*Practice) IsNode() {}

// Practices is the table of resource practice.
var Practices = newTable("practice", "slug",
	by("TITLE", "title", func(p *Practice) string { return p.Title }),
)

// Relations that lead to practices.
var (
	PracticesOfRegion       = having(Practices, "region.practices", "region")
	PracticesOfMunicipality = having(Practices, "municipality.practices", "origin")
	PracticesOfAwardEntry   = having(Practices, "award_entry.practices", "entry")
)

// PracticeFilter restricts a list of practices.
type PracticeFilter struct {
	And       []*PracticeFilter
	Or        []*PracticeFilter
	Not       *PracticeFilter
	Slug      *StringFilter
	Title     *StringFilter
	Theme     *StringFilter
	Summary   *StringFilter
	Origin    *MunicipalityFilter
	Region    *RegionFilter
	Entry     *AwardEntryFilter
	Source    *SourceFilter
	Adoptions *AdoptionListFilter
}

func (f *PracticeFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	w.text("title", f.Title)
	w.text("theme", f.Theme)
	w.text("summary", f.Summary)
	one(w, "origin", Municipalities, f.Origin)
	one(w, "region", Regions, f.Region)
	one(w, "entry", AwardEntries, f.Entry)
	one(w, "source", Sources, f.Source)
	many(w, "slug", AdoptionsOfPractice, f.Adoptions)
}

// Names that the GraphQL schema knows these types by.
type (
	PracticeConnection = page.Connection[Practice]
	PracticeEdge       = page.Edge[Practice]
	PracticeListFilter = ListFilter[PracticeFilter]
	PracticeOrder      = Order
	PracticeOrderField = OrderField
)
