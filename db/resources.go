package db

// resources are the tables whose rows are nodes, by the name that their identifiers begin with.
var resources = map[string]resource{
	Adoptions.name:        Adoptions,
	Appearances.name:      Appearances,
	Awards.name:           Awards,
	AwardEntries.name:     AwardEntries,
	AwardSeasons.name:     AwardSeasons,
	TerritoryChanges.name: TerritoryChanges,
	Cohorts.name:          Cohorts,
	Conferrals.name:       Conferrals,
	FederalDistricts.name: FederalDistricts,
	Forums.name:           Forums,
	ForumSessions.name:    ForumSessions,
	Indicators.name:       Indicators,
	Initiatives.name:      Initiatives,
	Municipalities.name:   Municipalities,
	Nominations.name:      Nominations,
	Observations.name:     Observations,
	Organizations.name:    Organizations,
	Participations.name:   Participations,
	People.name:           People,
	Positions.name:        Positions,
	Practices.name:        Practices,
	TrainingPrograms.name: TrainingPrograms,
	Regions.name:          Regions,
	Regulations.name:      Regulations,
	Sources.name:          Sources,
	Statements.name:       Statements,
}

// IsResource reports whether identifiers of nodes begin with the name.
func IsResource(name string) bool { return resources[name] != nil }
