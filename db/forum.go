package db

import "govhub/page"

// Forum is a row of resource forum. Its fields are described by the Table Schema.
type Forum struct {
	Slug string `db:"slug"`
	Names
	ParentKey           Ref          `db:"parent"`
	OrganizerKey        Ref          `db:"organizer"`
	StartsOn            *PartialDate `db:"starts_on"`
	EndsOn              *PartialDate `db:"ends_on"`
	Venue               *string      `db:"venue"`
	City                *string      `db:"city"`
	RegionKey           Ref          `db:"region"`
	Participants        *int32       `db:"participants"`
	ParticipantsAtLeast bool         `db:"participants_at_least"`
	RegionsCount        *int32       `db:"regions_count"`
	Topics              *string      `db:"topics"`
	Programme           *string      `db:"programme"`
	Status              ForumStatus  `db:"status"`
	Provenance
}

// Key returns the natural key of the row.
func (f *Forum) Key() string { return f.Slug }

// ID returns the global identifier.
func (f *Forum) ID() string { return globalID("forum", f.Key()) }

// IsNode marks the row as a node.
func (*Forum) IsNode() {}

// ForumStatus: whether a forum took place.
type ForumStatus string

// Forums is the table of resource forum.
var Forums = newTable("forum", "slug",
	byOptional("STARTS_ON", "starts_on", func(f *Forum) *PartialDate { return f.StartsOn }),
	by("NAME", "name_ru", func(f *Forum) string { return f.NameRu }),
	byOptional("PARTICIPANTS", "participants", func(f *Forum) *int32 { return f.Participants }),
)

// Relations that lead to forums.
var (
	ForumsOfRegion       = having(Forums, "region.forums", "region")
	ForumsOfOrganization = having(Forums, "organization.forums", "organizer")
	PartsOfForum         = having(Forums, "forum.parts", "parent")
)

// ForumFilter restricts a list of forums.
type ForumFilter struct {
	And                 []*ForumFilter
	Or                  []*ForumFilter
	Not                 *ForumFilter
	Slug                *StringFilter
	Name                *StringFilter
	NameEn              *StringFilter
	Parent              *ForumFilter
	Organizer           *OrganizationFilter
	StartsOn            *PartialDateFilter
	EndsOn              *PartialDateFilter
	Venue               *StringFilter
	City                *StringFilter
	Region              *RegionFilter
	Participants        *IntFilter
	ParticipantsAtLeast *BooleanFilter
	RegionsCount        *IntFilter
	Topics              *StringFilter
	Programme           *StringFilter
	Status              *ForumStatusFilter
	Source              *SourceFilter
	AwardSeasons        *AwardSeasonListFilter
	Parts               *ForumListFilter
	Sessions            *ForumSessionListFilter
	Appearances         *AppearanceListFilter
	Initiatives         *InitiativeListFilter
}

func (f *ForumFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	w.text("name_ru", f.Name)
	w.text("name_en", f.NameEn)
	one(w, "parent", Forums, f.Parent)
	one(w, "organizer", Organizations, f.Organizer)
	value(w, "starts_on", f.StartsOn)
	value(w, "ends_on", f.EndsOn)
	w.text("venue", f.Venue)
	w.text("city", f.City)
	one(w, "region", Regions, f.Region)
	value(w, "participants", f.Participants)
	w.boolean("participants_at_least", f.ParticipantsAtLeast)
	value(w, "regions_count", f.RegionsCount)
	w.text("topics", f.Topics)
	w.text("programme", f.Programme)
	enum(w, "status", f.Status)
	one(w, "source", Sources, f.Source)
	many(w, "slug", AwardSeasonsOfForum, f.AwardSeasons)
	many(w, "slug", PartsOfForum, f.Parts)
	many(w, "slug", SessionsOfForum, f.Sessions)
	many(w, "slug", AppearancesOfForum, f.Appearances)
	many(w, "slug", InitiativesOfForum, f.Initiatives)
}

// Names that the GraphQL schema knows these types by.
type (
	ForumConnection   = page.Connection[Forum]
	ForumEdge         = page.Edge[Forum]
	ForumListFilter   = ListFilter[ForumFilter]
	ForumOrder        = Order
	ForumOrderField   = OrderField
	ForumStatusFilter = EnumFilter[ForumStatus]
)
