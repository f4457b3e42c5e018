package db

import "govhub/page"

// Position is a row of resource position. Its fields are described by the Table Schema.
type Position struct {
	Slug      string `db:"slug"`
	PersonKey Ref    `db:"person"`
	Titles
	OrganizationKey Ref          `db:"organization"`
	MunicipalityKey Ref          `db:"municipality"`
	RegionKey       Ref          `db:"region"`
	ValidFrom       *PartialDate `db:"valid_from"`
	ValidTo         *PartialDate `db:"valid_to"`
	Provenance
}

// Key returns the natural key of the row.
func (p *Position) Key() string { return p.Slug }

// ID returns the global identifier.
func (p *Position) ID() string { return globalID("position", p.Key()) }

// IsNode marks the row as a node.
func (*Position) IsNode() {}

// Positions is the table of resource position.
var Positions = newTable("position", "slug",
	by("TITLE", "title_ru", func(p *Position) string { return p.TitleRu }),
	byOptional("VALID_FROM", "valid_from", func(p *Position) *PartialDate { return p.ValidFrom }),
)

// Relations that lead to positions.
var (
	PositionsOfRegion       = having(Positions, "region.positions", "region")
	PositionsOfMunicipality = having(Positions, "municipality.positions", "municipality")
	PositionsOfOrganization = having(Positions, "organization.positions", "organization")
	PositionsOfPerson       = having(Positions, "person.positions", "person")
)

// PositionFilter restricts a list of positions.
type PositionFilter struct {
	And          []*PositionFilter
	Or           []*PositionFilter
	Not          *PositionFilter
	Slug         *StringFilter
	Person       *PersonFilter
	Title        *StringFilter
	TitleEn      *StringFilter
	Organization *OrganizationFilter
	Municipality *MunicipalityFilter
	Region       *RegionFilter
	ValidFrom    *PartialDateFilter
	ValidTo      *PartialDateFilter
	Source       *SourceFilter
}

func (f *PositionFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	one(w, "person", People, f.Person)
	w.text("title_ru", f.Title)
	w.text("title_en", f.TitleEn)
	one(w, "organization", Organizations, f.Organization)
	one(w, "municipality", Municipalities, f.Municipality)
	one(w, "region", Regions, f.Region)
	value(w, "valid_from", f.ValidFrom)
	value(w, "valid_to", f.ValidTo)
	one(w, "source", Sources, f.Source)
}

// Names that the GraphQL schema knows these types by.
type (
	PositionConnection = page.Connection[Position]
	PositionEdge       = page.Edge[Position]
	PositionListFilter = ListFilter[PositionFilter]
	PositionOrder      = Order
	PositionOrderField = OrderField
)
