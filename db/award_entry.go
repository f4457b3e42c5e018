package db

import "govhub/page"

// AwardEntry is a row of resource award_entry. Its fields are described by the Table Schema.
type AwardEntry struct {
	Slug            string      `db:"slug"`
	SeasonKey       Ref         `db:"season"`
	NominationKey   Ref         `db:"nomination"`
	ProjectTitle    *string     `db:"project_title"`
	Status          EntryStatus `db:"status"`
	Votes           *int32      `db:"votes"`
	MunicipalityKey Ref         `db:"municipality"`
	RegionKey       Ref         `db:"region"`
	PersonKey       Ref         `db:"person"`
	Provenance
}

// Key returns the natural key of the row.
func (a *AwardEntry) Key() string { return a.Slug }

// ID returns the global identifier.
func (a *AwardEntry) ID() string { return globalID("award_entry", a.Key()) }

// IsNode marks the row as a node.
func (*AwardEntry) IsNode() {}

// EntryStatus: how far an entry came in its season.
type EntryStatus string

// AwardEntries is the table of resource award_entry.
var AwardEntries = newTable("award_entry", "slug",
	by("SLUG", "slug", func(a *AwardEntry) string { return a.Slug }),
	byOptional("VOTES", "votes", func(a *AwardEntry) *int32 { return a.Votes }),
	byOptional("PROJECT_TITLE", "project_title", func(a *AwardEntry) *string { return a.ProjectTitle }),
)

// Relations that lead to awardEntries.
var (
	AwardEntriesOfRegion       = having(AwardEntries, "region.award_entries", "region")
	AwardEntriesOfMunicipality = having(AwardEntries, "municipality.award_entries", "municipality")
	AwardEntriesOfPerson       = having(AwardEntries, "person.award_entries", "person")
	EntriesOfAwardSeason       = having(AwardEntries, "award_season.entries", "season")
	EntriesOfNomination        = having(AwardEntries, "nomination.entries", "nomination")
)

// AwardEntryFilter restricts a list of award entries.
type AwardEntryFilter struct {
	And          []*AwardEntryFilter
	Or           []*AwardEntryFilter
	Not          *AwardEntryFilter
	Slug         *StringFilter
	Season       *AwardSeasonFilter
	Nomination   *NominationFilter
	ProjectTitle *StringFilter
	Status       *EntryStatusFilter
	Votes        *IntFilter
	Municipality *MunicipalityFilter
	Region       *RegionFilter
	Person       *PersonFilter
	Source       *SourceFilter
	Practices    *PracticeListFilter
}

func (f *AwardEntryFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	one(w, "season", AwardSeasons, f.Season)
	one(w, "nomination", Nominations, f.Nomination)
	w.text("project_title", f.ProjectTitle)
	enum(w, "status", f.Status)
	value(w, "votes", f.Votes)
	one(w, "municipality", Municipalities, f.Municipality)
	one(w, "region", Regions, f.Region)
	one(w, "person", People, f.Person)
	one(w, "source", Sources, f.Source)
	many(w, "slug", PracticesOfAwardEntry, f.Practices)
}

// Names that the GraphQL schema knows these types by.
type (
	AwardEntryConnection = page.Connection[AwardEntry]
	AwardEntryEdge       = page.Edge[AwardEntry]
	AwardEntryListFilter = ListFilter[AwardEntryFilter]
	AwardEntryOrder      = Order
	AwardEntryOrderField = OrderField
	EntryStatusFilter    = EnumFilter[EntryStatus]
)
