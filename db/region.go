package db

import "govhub/page"

// Region is a row of resource region. Its fields are described by the Table Schema.
type Region struct {
	OKTMO string     `db:"oktmo"`
	Kind  RegionKind `db:"kind"`
	Names
	Code                   string   `db:"code"`
	ISO                    *string  `db:"iso"`
	ISOAlternative         *string  `db:"iso_alternative"`
	OKATO                  *string  `db:"okato"`
	FederalDistrictKey     Ref      `db:"federal_district"`
	Capital                *string  `db:"capital"`
	CapitalMunicipalityKey Ref      `db:"capital_municipality"`
	Lat                    *float64 `db:"lat"`
	Lon                    *float64 `db:"lon"`
	AreaKm2                *Decimal `db:"area_km2"`
	Population             *int32   `db:"population"`
	PopulationOn           *Date    `db:"population_on"`
	TimeZone               *string  `db:"time_zone"`
	Disputed               bool     `db:"disputed"`
	Provenance
}

// Key returns the natural key of the row.
func (r *Region) Key() string { return r.OKTMO }

// ID returns the global identifier.
func (r *Region) ID() string { return globalID("region", r.Key()) }

// IsNode marks the row as a node.
func (*Region) IsNode() {}

// RegionKind: constitutional kind of a region.
type RegionKind string

// Regions is the table of resource region.
var Regions = newTable("region", "oktmo",
	by("NAME", "name_ru", func(r *Region) string { return r.NameRu }),
	by("CODE", "code", func(r *Region) string { return r.Code }),
	byOptional("POPULATION", "population", func(r *Region) *int32 { return r.Population }),
	byOptional("AREA", "area_km2", func(r *Region) *Decimal { return r.AreaKm2 }),
)

// Relations that lead to regions.
var (
	RegionsOfFederalDistrict = having(Regions, "federal_district.regions", "federal_district")
	RegionsOfCapital         = having(Regions, "municipality.capital_of", "capital_municipality")
)

// RegionFilter restricts a list of regions.
type RegionFilter struct {
	And                 []*RegionFilter
	Or                  []*RegionFilter
	Not                 *RegionFilter
	OKTMO               *StringFilter
	Kind                *RegionKindFilter
	Name                *StringFilter
	NameEn              *StringFilter
	Code                *StringFilter
	ISO                 *StringFilter
	ISOAlternative      *StringFilter
	OKATO               *StringFilter
	FederalDistrict     *FederalDistrictFilter
	Capital             *StringFilter
	CapitalMunicipality *MunicipalityFilter
	Lat                 *FloatFilter
	Lon                 *FloatFilter
	AreaKm2             *DecimalFilter
	Population          *IntFilter
	PopulationOn        *DateFilter
	TimeZone            *StringFilter
	Disputed            *BooleanFilter
	Source              *SourceFilter
	Municipalities      *MunicipalityListFilter
	Positions           *PositionListFilter
	Participations      *ParticipationListFilter
	AwardEntries        *AwardEntryListFilter
	Conferrals          *ConferralListFilter
	Forums              *ForumListFilter
	Practices           *PracticeListFilter
	Observations        *ObservationListFilter
}

func (f *RegionFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("oktmo", f.OKTMO)
	enum(w, "kind", f.Kind)
	w.text("name_ru", f.Name)
	w.text("name_en", f.NameEn)
	w.text("code", f.Code)
	w.text("iso", f.ISO)
	w.text("iso_alternative", f.ISOAlternative)
	w.text("okato", f.OKATO)
	one(w, "federal_district", FederalDistricts, f.FederalDistrict)
	w.text("capital", f.Capital)
	one(w, "capital_municipality", Municipalities, f.CapitalMunicipality)
	w.float("lat", f.Lat)
	w.float("lon", f.Lon)
	value(w, "area_km2", f.AreaKm2)
	value(w, "population", f.Population)
	value(w, "population_on", f.PopulationOn)
	w.text("time_zone", f.TimeZone)
	w.boolean("disputed", f.Disputed)
	one(w, "source", Sources, f.Source)
	many(w, "oktmo", MunicipalitiesOfRegion, f.Municipalities)
	many(w, "oktmo", PositionsOfRegion, f.Positions)
	many(w, "oktmo", ParticipationsOfRegion, f.Participations)
	many(w, "oktmo", AwardEntriesOfRegion, f.AwardEntries)
	many(w, "oktmo", ConferralsOfRegion, f.Conferrals)
	many(w, "oktmo", ForumsOfRegion, f.Forums)
	many(w, "oktmo", PracticesOfRegion, f.Practices)
	many(w, "oktmo", ObservationsOfRegion, f.Observations)
}

// RegionBy finds a region by one of its codes.
type RegionBy struct {
	OKTMO *string
	ISO   *string
	Code  *string
}

// Names that the GraphQL schema knows these types by.
type (
	RegionConnection = page.Connection[Region]
	RegionEdge       = page.Edge[Region]
	RegionListFilter = ListFilter[RegionFilter]
	RegionOrder      = Order
	RegionOrderField = OrderField
	RegionKindFilter = EnumFilter[RegionKind]
)
