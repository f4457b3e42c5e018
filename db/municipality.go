package db

import "govhub/page"

// Municipality is a row of resource municipality. Its fields are described by the Table Schema.
type Municipality struct {
	OKTMO string           `db:"oktmo"`
	Kind  MunicipalityKind `db:"kind"`
	Names
	RegionKey        Ref      `db:"region"`
	ParentKey        Ref      `db:"parent"`
	Centre           *string  `db:"centre"`
	Lat              *float64 `db:"lat"`
	Lon              *float64 `db:"lon"`
	Population       *int32   `db:"population"`
	PopulationOn     *Date    `db:"population_on"`
	CentrePopulation *int32   `db:"centre_population"`
	TimeZone         *string  `db:"time_zone"`
	ValidFrom        *Date    `db:"valid_from"`
	ValidTo          *Date    `db:"valid_to"`
	Provenance
}

// Key returns the natural key of the row.
func (m *Municipality) Key() string { return m.OKTMO }

// ID returns the global identifier.
func (m *Municipality) ID() string { return globalID("municipality", m.Key()) }

// IsNode marks the row as a node.
func (*Municipality) IsNode() {}

// MunicipalityKind: kind of a municipality, after article 10 of federal law 131-FZ, and what else has its place in the
// classifier.
type MunicipalityKind string

// Municipalities is the table of resource municipality.
var Municipalities = newTable("municipality", "oktmo",
	by("NAME", "name_ru", func(m *Municipality) string { return m.NameRu }),
	by("OKTMO", "oktmo", func(m *Municipality) string { return m.OKTMO }),
	byOptional("POPULATION", "population", func(m *Municipality) *int32 { return m.Population }),
	byOptional("CENTRE_POPULATION", "centre_population", func(m *Municipality) *int32 { return m.CentrePopulation }),
)

// Relations that lead to municipalities.
var (
	MunicipalitiesOfRegion     = having(Municipalities, "region.municipalities", "region")
	ChildrenOfMunicipality     = having(Municipalities, "municipality.children", "parent")
	PredecessorsOfMunicipality = linked(Municipalities, "municipality.predecessors",
		`SELECT b.municipality FROM change_event_municipality AS a
	JOIN change_event_municipality AS b ON b.change_event = a.change_event AND b.side = 'BEFORE'
	WHERE a.municipality = {parent} AND a.side = 'AFTER'`)
	SuccessorsOfMunicipality = linked(Municipalities, "municipality.successors",
		`SELECT a.municipality FROM change_event_municipality AS b
	JOIN change_event_municipality AS a ON a.change_event = b.change_event AND a.side = 'AFTER'
	WHERE b.municipality = {parent} AND b.side = 'BEFORE'`)
	BeforeOfTerritoryChange = linked(Municipalities, "change_event.before",
		`SELECT l.municipality FROM change_event_municipality AS l WHERE l.change_event = {parent} AND l.side = 'BEFORE'`)
	AfterOfTerritoryChange = linked(Municipalities, "change_event.after",
		`SELECT l.municipality FROM change_event_municipality AS l WHERE l.change_event = {parent} AND l.side = 'AFTER'`)
)

// MunicipalityFilter restricts a list of municipalities.
type MunicipalityFilter struct {
	And              []*MunicipalityFilter
	Or               []*MunicipalityFilter
	Not              *MunicipalityFilter
	OKTMO            *StringFilter
	Kind             *MunicipalityKindFilter
	Name             *StringFilter
	NameEn           *StringFilter
	Region           *RegionFilter
	Parent           *MunicipalityFilter
	Centre           *StringFilter
	Lat              *FloatFilter
	Lon              *FloatFilter
	Population       *IntFilter
	PopulationOn     *DateFilter
	CentrePopulation *IntFilter
	TimeZone         *StringFilter
	ValidFrom        *DateFilter
	ValidTo          *DateFilter
	Source           *SourceFilter
	CapitalOf        *RegionListFilter
	Children         *MunicipalityListFilter
	Positions        *PositionListFilter
	Participations   *ParticipationListFilter
	AwardEntries     *AwardEntryListFilter
	Conferrals       *ConferralListFilter
	Practices        *PracticeListFilter
	Adoptions        *AdoptionListFilter
	Observations     *ObservationListFilter
	Changes          *TerritoryChangeListFilter
	Predecessors     *MunicipalityListFilter
	Successors       *MunicipalityListFilter
}

func (f *MunicipalityFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("oktmo", f.OKTMO)
	enum(w, "kind", f.Kind)
	w.text("name_ru", f.Name)
	w.text("name_en", f.NameEn)
	one(w, "region", Regions, f.Region)
	one(w, "parent", Municipalities, f.Parent)
	w.text("centre", f.Centre)
	w.float("lat", f.Lat)
	w.float("lon", f.Lon)
	value(w, "population", f.Population)
	value(w, "population_on", f.PopulationOn)
	value(w, "centre_population", f.CentrePopulation)
	w.text("time_zone", f.TimeZone)
	value(w, "valid_from", f.ValidFrom)
	value(w, "valid_to", f.ValidTo)
	one(w, "source", Sources, f.Source)
	many(w, "oktmo", RegionsOfCapital, f.CapitalOf)
	many(w, "oktmo", ChildrenOfMunicipality, f.Children)
	many(w, "oktmo", PositionsOfMunicipality, f.Positions)
	many(w, "oktmo", ParticipationsOfMunicipality, f.Participations)
	many(w, "oktmo", AwardEntriesOfMunicipality, f.AwardEntries)
	many(w, "oktmo", ConferralsOfMunicipality, f.Conferrals)
	many(w, "oktmo", PracticesOfMunicipality, f.Practices)
	many(w, "oktmo", AdoptionsOfMunicipality, f.Adoptions)
	many(w, "oktmo", ObservationsOfMunicipality, f.Observations)
	many(w, "oktmo", ChangesOfMunicipality, f.Changes)
	many(w, "oktmo", PredecessorsOfMunicipality, f.Predecessors)
	many(w, "oktmo", SuccessorsOfMunicipality, f.Successors)
}

// MunicipalityBy finds a municipality by its code.
type MunicipalityBy struct {
	OKTMO *string
}

// Names that the GraphQL schema knows these types by.
type (
	MunicipalityConnection = page.Connection[Municipality]
	MunicipalityEdge       = page.Edge[Municipality]
	MunicipalityListFilter = ListFilter[MunicipalityFilter]
	MunicipalityOrder      = Order
	MunicipalityOrderField = OrderField
	MunicipalityKindFilter = EnumFilter[MunicipalityKind]
)
