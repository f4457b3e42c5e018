package db

import "govhub/page"

// Source is a row of resource source. Its fields are described by the Table Schema.
type Source struct {
	Slug        string       `db:"slug"`
	Title       string       `db:"title"`
	Publisher   *string      `db:"publisher"`
	URL         *string      `db:"url"`
	Licence     *string      `db:"licence"`
	PublishedOn *PartialDate `db:"published_on"`
	RetrievedOn *Date        `db:"retrieved_on"`
	Note        *string      `db:"note"`
}

// Key returns the natural key of the row.
func (s *Source) Key() string { return s.Slug }

// ID returns the global identifier.
func (s *Source) ID() string { return globalID("source", s.Key()) }

// IsNode marks the row as a node.
func (*Source) IsNode() {}

// Sources is the table of resource source.
var Sources = newTable("source", "slug",
	by("TITLE", "title", func(s *Source) string { return s.Title }),
	byOptional("PUBLISHED_ON", "published_on", func(s *Source) *PartialDate { return s.PublishedOn }),
)

// SourceFilter restricts a list of sources.
type SourceFilter struct {
	And         []*SourceFilter
	Or          []*SourceFilter
	Not         *SourceFilter
	Slug        *StringFilter
	Title       *StringFilter
	Publisher   *StringFilter
	URL         *StringFilter
	Licence     *StringFilter
	PublishedOn *PartialDateFilter
	RetrievedOn *DateFilter
}

func (f *SourceFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	w.text("title", f.Title)
	w.text("publisher", f.Publisher)
	w.text("url", f.URL)
	w.text("licence", f.Licence)
	value(w, "published_on", f.PublishedOn)
	value(w, "retrieved_on", f.RetrievedOn)
}

// Names that the GraphQL schema knows these types by.
type (
	SourceConnection = page.Connection[Source]
	SourceEdge       = page.Edge[Source]
	SourceListFilter = ListFilter[SourceFilter]
	SourceOrder      = Order
	SourceOrderField = OrderField
)
