package db

import "govhub/page"

// Award is a row of resource award. Its fields are described by the Table Schema.
type Award struct {
	Slug string    `db:"slug"`
	Kind AwardKind `db:"kind"`
	Names
	EstablishedOn *Date   `db:"established_on"`
	Decree        *string `db:"decree"`
	OrganizerKey  Ref     `db:"organizer"`
	URL           *string `db:"url"`
	Provenance
}

// Key returns the natural key of the row.
func (a *Award) Key() string { return a.Slug }

// ID returns the global identifier.
func (a *Award) ID() string { return globalID("award", a.Key()) }

// IsNode marks the row as a node.
func (*Award) IsNode() {}

// AwardKind: kind of an award.
type AwardKind string

// Awards is the table of resource award.
var Awards = newTable("award", "slug",
	by("NAME", "name_ru", func(a *Award) string { return a.NameRu }),
	byOptional("ESTABLISHED_ON", "established_on", func(a *Award) *Date { return a.EstablishedOn }),
)

// Relations that lead to awards.
var (
	AwardsOfOrganization = having(Awards, "organization.awards", "organizer")
)

// AwardFilter restricts a list of awards.
type AwardFilter struct {
	And           []*AwardFilter
	Or            []*AwardFilter
	Not           *AwardFilter
	Slug          *StringFilter
	Kind          *AwardKindFilter
	Name          *StringFilter
	NameEn        *StringFilter
	EstablishedOn *DateFilter
	Decree        *StringFilter
	Organizer     *OrganizationFilter
	URL           *StringFilter
	Source        *SourceFilter
	Seasons       *AwardSeasonListFilter
	Conferrals    *ConferralListFilter
}

func (f *AwardFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	enum(w, "kind", f.Kind)
	w.text("name_ru", f.Name)
	w.text("name_en", f.NameEn)
	value(w, "established_on", f.EstablishedOn)
	w.text("decree", f.Decree)
	one(w, "organizer", Organizations, f.Organizer)
	w.text("url", f.URL)
	one(w, "source", Sources, f.Source)
	many(w, "slug", SeasonsOfAward, f.Seasons)
	many(w, "slug", ConferralsOfAward, f.Conferrals)
}

// Names that the GraphQL schema knows these types by.
type (
	AwardConnection = page.Connection[Award]
	AwardEdge       = page.Edge[Award]
	AwardListFilter = ListFilter[AwardFilter]
	AwardOrder      = Order
	AwardOrderField = OrderField
	AwardKindFilter = EnumFilter[AwardKind]
)
