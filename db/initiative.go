package db

import "govhub/page"

// Initiative is a row of resource initiative. Its fields are described by the Table Schema.
type Initiative struct {
	Slug   string           `db:"slug"`
	Kind   InitiativeKind   `db:"kind"`
	Status InitiativeStatus `db:"status"`
	Titles
	Descriptions
	RaisedBy        *string `db:"raised_by"`
	ForumKey        Ref     `db:"forum"`
	OrganizationKey Ref     `db:"organization"`
	Provenance
}

// Key returns the natural key of the row.
func (i *Initiative) Key() string { return i.Slug }

// ID returns the global identifier.
func (i *Initiative) ID() string { return globalID("initiative", i.Key()) }

// IsNode marks the row as a node.
func (*Initiative) IsNode() {}

// InitiativeKind: kind of a policy initiative.
type InitiativeKind string

// InitiativeStatus: state of a policy initiative at the date of its source.
type InitiativeStatus string

// Initiatives is the table of resource initiative.
var Initiatives = newTable("initiative", "slug",
	by("TITLE", "title_ru", func(i *Initiative) string { return i.TitleRu }),
)

// Relations that lead to initiatives.
var (
	InitiativesOfOrganization = having(Initiatives, "organization.initiatives", "organization")
	InitiativesOfForum        = having(Initiatives, "forum.initiatives", "forum")
	InitiativesOfRegulation   = linked(Initiatives, "regulation.initiatives",
		`SELECT l.initiative FROM initiative_regulation AS l WHERE l.regulation = {parent}`)
)

// InitiativeFilter restricts a list of initiatives.
type InitiativeFilter struct {
	And          []*InitiativeFilter
	Or           []*InitiativeFilter
	Not          *InitiativeFilter
	Slug         *StringFilter
	Kind         *InitiativeKindFilter
	Status       *InitiativeStatusFilter
	Title        *StringFilter
	TitleEn      *StringFilter
	RaisedBy     *StringFilter
	Forum        *ForumFilter
	Organization *OrganizationFilter
	Source       *SourceFilter
	Regulations  *RegulationListFilter
}

func (f *InitiativeFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	enum(w, "kind", f.Kind)
	enum(w, "status", f.Status)
	w.text("title_ru", f.Title)
	w.text("title_en", f.TitleEn)
	w.text("raised_by", f.RaisedBy)
	one(w, "forum", Forums, f.Forum)
	one(w, "organization", Organizations, f.Organization)
	one(w, "source", Sources, f.Source)
	many(w, "slug", RegulationsOfInitiative, f.Regulations)
}

// Names that the GraphQL schema knows these types by.
type (
	InitiativeConnection   = page.Connection[Initiative]
	InitiativeEdge         = page.Edge[Initiative]
	InitiativeListFilter   = ListFilter[InitiativeFilter]
	InitiativeOrder        = Order
	InitiativeOrderField   = OrderField
	InitiativeKindFilter   = EnumFilter[InitiativeKind]
	InitiativeStatusFilter = EnumFilter[InitiativeStatus]
)
