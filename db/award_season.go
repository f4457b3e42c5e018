package db

import "govhub/page"

// AwardSeason is a row of resource award_season. Its fields are described by the Table Schema.
type AwardSeason struct {
	Slug              string       `db:"slug"`
	AwardKey          Ref          `db:"award"`
	Number            int32        `db:"number"`
	Years             string       `db:"years"`
	Applications      *int32       `db:"applications"`
	RegionsCount      *int32       `db:"regions_count"`
	NominationsCount  *int32       `db:"nominations_count"`
	Finalists         *int32       `db:"finalists"`
	Laureates         *int32       `db:"laureates"`
	ApplicationsFrom  *PartialDate `db:"applications_from"`
	ApplicationsTo    *PartialDate `db:"applications_to"`
	VotingFrom        *Date        `db:"voting_from"`
	VotingTo          *Date        `db:"voting_to"`
	VotingPlatform    *string      `db:"voting_platform"`
	Voters            *int32       `db:"voters"`
	VotersApproximate bool         `db:"voters_approximate"`
	CeremonyOn        *Date        `db:"ceremony_on"`
	CeremonyVenue     *string      `db:"ceremony_venue"`
	ForumKey          Ref          `db:"forum"`
	Provenance
}

// Key returns the natural key of the row.
func (a *AwardSeason) Key() string { return a.Slug }

// ID returns the global identifier.
func (a *AwardSeason) ID() string { return globalID("award_season", a.Key()) }

// IsNode marks the row as a node.
func (*AwardSeason) IsNode() {}

// AwardSeasons is the table of resource award_season.
var AwardSeasons = newTable("award_season", "slug",
	byOptional("CEREMONY_ON", "ceremony_on", func(a *AwardSeason) *Date { return a.CeremonyOn }),
	by("NUMBER", "number", func(a *AwardSeason) int32 { return a.Number }),
	byOptional("APPLICATIONS", "applications", func(a *AwardSeason) *int32 { return a.Applications }),
)

// Relations that lead to awardSeasons.
var (
	SeasonsOfAward      = having(AwardSeasons, "award.seasons", "award")
	AwardSeasonsOfForum = having(AwardSeasons, "forum.award_seasons", "forum")
)

// AwardSeasonFilter restricts a list of award seasons.
type AwardSeasonFilter struct {
	And               []*AwardSeasonFilter
	Or                []*AwardSeasonFilter
	Not               *AwardSeasonFilter
	Slug              *StringFilter
	Award             *AwardFilter
	Number            *IntFilter
	Years             *StringFilter
	Applications      *IntFilter
	RegionsCount      *IntFilter
	NominationsCount  *IntFilter
	Finalists         *IntFilter
	Laureates         *IntFilter
	ApplicationsFrom  *PartialDateFilter
	ApplicationsTo    *PartialDateFilter
	VotingFrom        *DateFilter
	VotingTo          *DateFilter
	VotingPlatform    *StringFilter
	Voters            *IntFilter
	VotersApproximate *BooleanFilter
	CeremonyOn        *DateFilter
	CeremonyVenue     *StringFilter
	Forum             *ForumFilter
	Source            *SourceFilter
	Nominations       *NominationListFilter
	Entries           *AwardEntryListFilter
}

func (f *AwardSeasonFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	one(w, "award", Awards, f.Award)
	value(w, "number", f.Number)
	w.text("years", f.Years)
	value(w, "applications", f.Applications)
	value(w, "regions_count", f.RegionsCount)
	value(w, "nominations_count", f.NominationsCount)
	value(w, "finalists", f.Finalists)
	value(w, "laureates", f.Laureates)
	value(w, "applications_from", f.ApplicationsFrom)
	value(w, "applications_to", f.ApplicationsTo)
	value(w, "voting_from", f.VotingFrom)
	value(w, "voting_to", f.VotingTo)
	w.text("voting_platform", f.VotingPlatform)
	value(w, "voters", f.Voters)
	w.boolean("voters_approximate", f.VotersApproximate)
	value(w, "ceremony_on", f.CeremonyOn)
	w.text("ceremony_venue", f.CeremonyVenue)
	one(w, "forum", Forums, f.Forum)
	one(w, "source", Sources, f.Source)
	many(w, "slug", NominationsOfAwardSeason, f.Nominations)
	many(w, "slug", EntriesOfAwardSeason, f.Entries)
}

// Names that the GraphQL schema knows these types by.
type (
	AwardSeasonConnection = page.Connection[AwardSeason]
	AwardSeasonEdge       = page.Edge[AwardSeason]
	AwardSeasonListFilter = ListFilter[AwardSeasonFilter]
	AwardSeasonOrder      = Order
	AwardSeasonOrderField = OrderField
)
