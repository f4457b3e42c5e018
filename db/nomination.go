package db

import "govhub/page"

// Nomination is a row of resource nomination. Its fields are described by the Table Schema.
type Nomination struct {
	Slug      string `db:"slug"`
	SeasonKey Ref    `db:"season"`
	Position  int32  `db:"position"`
	Names
	Special       bool   `db:"special"`
	NewThisSeason bool   `db:"new_this_season"`
	Applications  *int32 `db:"applications"`
	Provenance
}

// Key returns the natural key of the row.
func (n *Nomination) Key() string { return n.Slug }

// ID returns the global identifier.
func (n *Nomination) ID() string { return globalID("nomination", n.Key()) }

// IsNode marks the row as a node.
func (*Nomination) IsNode() {}

// Nominations is the table of resource nomination.
var Nominations = newTable("nomination", "slug",
	by("POSITION", "position", func(n *Nomination) int32 { return n.Position }),
	by("NAME", "name_ru", func(n *Nomination) string { return n.NameRu }),
	byOptional("APPLICATIONS", "applications", func(n *Nomination) *int32 { return n.Applications }),
)

// Relations that lead to nominations.
var (
	NominationsOfAwardSeason = having(Nominations, "award_season.nominations", "season")
)

// NominationFilter restricts a list of nominations.
type NominationFilter struct {
	And           []*NominationFilter
	Or            []*NominationFilter
	Not           *NominationFilter
	Slug          *StringFilter
	Season        *AwardSeasonFilter
	Position      *IntFilter
	Name          *StringFilter
	NameEn        *StringFilter
	Special       *BooleanFilter
	NewThisSeason *BooleanFilter
	Applications  *IntFilter
	Source        *SourceFilter
	Entries       *AwardEntryListFilter
}

func (f *NominationFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	one(w, "season", AwardSeasons, f.Season)
	value(w, "position", f.Position)
	w.text("name_ru", f.Name)
	w.text("name_en", f.NameEn)
	w.boolean("special", f.Special)
	w.boolean("new_this_season", f.NewThisSeason)
	value(w, "applications", f.Applications)
	one(w, "source", Sources, f.Source)
	many(w, "slug", EntriesOfNomination, f.Entries)
}

// Names that the GraphQL schema knows these types by.
type (
	NominationConnection = page.Connection[Nomination]
	NominationEdge       = page.Edge[Nomination]
	NominationListFilter = ListFilter[NominationFilter]
	NominationOrder      = Order
	NominationOrderField = OrderField
)
