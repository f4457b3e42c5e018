package db

import "govhub/page"

// Appearance is a row of resource appearance. Its fields are described by the Table Schema.
type Appearance struct {
	Slug       string         `db:"slug"`
	PersonKey  Ref            `db:"person"`
	ForumKey   Ref            `db:"forum"`
	SessionKey Ref            `db:"session"`
	Role       AppearanceRole `db:"role"`
	Topic      *string        `db:"topic"`
	Provenance
}

// Key returns the natural key of the row.
func (a *Appearance) Key() string { return a.Slug }

// ID returns the global identifier.
func (a *Appearance) ID() string { return globalID("appearance", a.Key()) }

// IsNode marks the row as a node.
func (*Appearance) IsNode() {}

// AppearanceRole: part that a person had at a forum.
type AppearanceRole string

// Appearances is the table of resource appearance.
var Appearances = newTable("appearance", "slug",
	by("SLUG", "slug", func(a *Appearance) string { return a.Slug }),
)

// Relations that lead to appearances.
var (
	AppearancesOfPerson       = having(Appearances, "person.appearances", "person")
	AppearancesOfForum        = having(Appearances, "forum.appearances", "forum")
	AppearancesOfForumSession = having(Appearances, "forum_session.appearances", "session")
)

// AppearanceFilter restricts a list of appearances.
type AppearanceFilter struct {
	And     []*AppearanceFilter
	Or      []*AppearanceFilter
	Not     *AppearanceFilter
	Slug    *StringFilter
	Person  *PersonFilter
	Forum   *ForumFilter
	Session *ForumSessionFilter
	Role    *AppearanceRoleFilter
	Topic   *StringFilter
	Source  *SourceFilter
}

func (f *AppearanceFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	one(w, "person", People, f.Person)
	one(w, "forum", Forums, f.Forum)
	one(w, "session", ForumSessions, f.Session)
	enum(w, "role", f.Role)
	w.text("topic", f.Topic)
	one(w, "source", Sources, f.Source)
}

// Names that the GraphQL schema knows these types by.
type (
	AppearanceConnection = page.Connection[Appearance]
	AppearanceEdge       = page.Edge[Appearance]
	AppearanceListFilter = ListFilter[AppearanceFilter]
	AppearanceOrder      = Order
	AppearanceOrderField = OrderField
	AppearanceRoleFilter = EnumFilter[AppearanceRole]
)
