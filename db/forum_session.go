package db

import "govhub/page"

// ForumSession is a row of resource forum_session. Its fields are described by the Table Schema.
type ForumSession struct {
	Slug     string `db:"slug"`
	ForumKey Ref    `db:"forum"`
	Titles
	Topic  *string `db:"topic"`
	HeldOn *Date   `db:"held_on"`
	Provenance
}

// Key returns the natural key of the row.
func (f *ForumSession) Key() string { return f.Slug }

// ID returns the global identifier.
func (f *ForumSession) ID() string { return globalID("forum_session", f.Key()) }

// IsNode marks the row as a node.
func (*ForumSession) IsNode() {}

// ForumSessions is the table of resource forum_session.
var ForumSessions = newTable("forum_session", "slug",
	byOptional("HELD_ON", "held_on", func(f *ForumSession) *Date { return f.HeldOn }),
	by("TITLE", "title_ru", func(f *ForumSession) string { return f.TitleRu }),
)

// Relations that lead to forumSessions.
var (
	SessionsOfForum = having(ForumSessions, "forum.sessions", "forum")
)

// ForumSessionFilter restricts a list of forum sessions.
type ForumSessionFilter struct {
	And         []*ForumSessionFilter
	Or          []*ForumSessionFilter
	Not         *ForumSessionFilter
	Slug        *StringFilter
	Forum       *ForumFilter
	Title       *StringFilter
	TitleEn     *StringFilter
	Topic       *StringFilter
	HeldOn      *DateFilter
	Source      *SourceFilter
	Appearances *AppearanceListFilter
}

func (f *ForumSessionFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	one(w, "forum", Forums, f.Forum)
	w.text("title_ru", f.Title)
	w.text("title_en", f.TitleEn)
	w.text("topic", f.Topic)
	value(w, "held_on", f.HeldOn)
	one(w, "source", Sources, f.Source)
	many(w, "slug", AppearancesOfForumSession, f.Appearances)
}

// Names that the GraphQL schema knows these types by.
type (
	ForumSessionConnection = page.Connection[ForumSession]
	ForumSessionEdge       = page.Edge[ForumSession]
	ForumSessionListFilter = ListFilter[ForumSessionFilter]
	ForumSessionOrder      = Order
	ForumSessionOrderField = OrderField
)
