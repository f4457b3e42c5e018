package db

import "govhub/page"

// Conferral is a row of resource conferral. Its fields are described by the Table Schema.
type Conferral struct {
	Slug            string  `db:"slug"`
	AwardKey        Ref     `db:"award"`
	PersonKey       Ref     `db:"person"`
	ConferredOn     *Date   `db:"conferred_on"`
	Decree          *string `db:"decree"`
	Role            *string `db:"role"`
	MunicipalityKey Ref     `db:"municipality"`
	RegionKey       Ref     `db:"region"`
	Provenance
}

// Key returns the natural key of the row.
func (c *Conferral) Key() string { return c.Slug }

// ID returns the global identifier.
func (c *Conferral) ID() string { return globalID("conferral", c.Key()) }

// IsNode marks the row as a node.
func (*Conferral) IsNode() {}

// Conferrals is the table of resource conferral.
var Conferrals = newTable("conferral", "slug",
	by("SLUG", "slug", func(c *Conferral) string { return c.Slug }),
	byOptional("CONFERRED_ON", "conferred_on", func(c *Conferral) *Date { return c.ConferredOn }),
)

// Relations that lead to conferrals.
var (
	ConferralsOfRegion       = having(Conferrals, "region.conferrals", "region")
	ConferralsOfMunicipality = having(Conferrals, "municipality.conferrals", "municipality")
	ConferralsOfPerson       = having(Conferrals, "person.conferrals", "person")
	ConferralsOfAward        = having(Conferrals, "award.conferrals", "award")
)

// ConferralFilter restricts a list of conferrals.
type ConferralFilter struct {
	And          []*ConferralFilter
	Or           []*ConferralFilter
	Not          *ConferralFilter
	Slug         *StringFilter
	Award        *AwardFilter
	Person       *PersonFilter
	ConferredOn  *DateFilter
	Decree       *StringFilter
	Role         *StringFilter
	Municipality *MunicipalityFilter
	Region       *RegionFilter
	Source       *SourceFilter
}

func (f *ConferralFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	one(w, "award", Awards, f.Award)
	one(w, "person", People, f.Person)
	value(w, "conferred_on", f.ConferredOn)
	w.text("decree", f.Decree)
	w.text("role", f.Role)
	one(w, "municipality", Municipalities, f.Municipality)
	one(w, "region", Regions, f.Region)
	one(w, "source", Sources, f.Source)
}

// Names that the GraphQL schema knows these types by.
type (
	ConferralConnection = page.Connection[Conferral]
	ConferralEdge       = page.Edge[Conferral]
	ConferralListFilter = ListFilter[ConferralFilter]
	ConferralOrder      = Order
	ConferralOrderField = OrderField
)
