package db

import "govhub/page"

// Person is a row of resource person. Its fields are described by the Table Schema.
type Person struct {
	Slug string `db:"slug"`
	Names
	Provenance
}

// Key returns the natural key of the row.
func (p *Person) Key() string { return p.Slug }

// ID returns the global identifier.
func (p *Person) ID() string { return globalID("person", p.Key()) }

// IsNode marks the row as a node.
func (*Person) IsNode() {}

// People is the table of resource person.
var People = newTable("person", "slug",
	by("NAME", "name_ru", func(p *Person) string { return p.NameRu }),
)

// PersonFilter restricts a list of people.
type PersonFilter struct {
	And            []*PersonFilter
	Or             []*PersonFilter
	Not            *PersonFilter
	Slug           *StringFilter
	Name           *StringFilter
	NameEn         *StringFilter
	Source         *SourceFilter
	Positions      *PositionListFilter
	Participations *ParticipationListFilter
	AwardEntries   *AwardEntryListFilter
	Conferrals     *ConferralListFilter
	Appearances    *AppearanceListFilter
}

func (f *PersonFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	w.text("name_ru", f.Name)
	w.text("name_en", f.NameEn)
	one(w, "source", Sources, f.Source)
	many(w, "slug", PositionsOfPerson, f.Positions)
	many(w, "slug", ParticipationsOfPerson, f.Participations)
	many(w, "slug", AwardEntriesOfPerson, f.AwardEntries)
	many(w, "slug", ConferralsOfPerson, f.Conferrals)
	many(w, "slug", AppearancesOfPerson, f.Appearances)
}

// Names that the GraphQL schema knows these types by.
type (
	PersonConnection = page.Connection[Person]
	PersonEdge       = page.Edge[Person]
	PersonListFilter = ListFilter[PersonFilter]
	PersonOrder      = Order
	PersonOrderField = OrderField
)
