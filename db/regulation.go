package db

import "govhub/page"

// Regulation is a row of resource regulation. Its fields are described by the Table Schema.
type Regulation struct {
	Slug string `db:"slug"`
	Kind string `db:"kind"`
	Titles
	Number    *string `db:"number"`
	AdoptedOn *Date   `db:"adopted_on"`
	URL       *string `db:"url"`
	Summaries
	Provenance
}

// Key returns the natural key of the row.
func (r *Regulation) Key() string { return r.Slug }

// ID returns the global identifier.
func (r *Regulation) ID() string { return globalID("regulation", r.Key()) }

// IsNode marks the row as a node.
func (*Regulation) IsNode() {}

// Regulations is the table of resource regulation.
var Regulations = newTable("regulation", "slug",
	by("TITLE", "title_ru", func(r *Regulation) string { return r.TitleRu }),
	byOptional("ADOPTED_ON", "adopted_on", func(r *Regulation) *Date { return r.AdoptedOn }),
)

// Relations that lead to regulations.
var (
	RegulationsOfInitiative = linked(Regulations, "initiative.regulations",
		`SELECT l.regulation FROM initiative_regulation AS l WHERE l.initiative = {parent}`)
)

// RegulationFilter restricts a list of regulations.
type RegulationFilter struct {
	And         []*RegulationFilter
	Or          []*RegulationFilter
	Not         *RegulationFilter
	Slug        *StringFilter
	Kind        *StringFilter
	Title       *StringFilter
	TitleEn     *StringFilter
	Number      *StringFilter
	AdoptedOn   *DateFilter
	URL         *StringFilter
	Summary     *StringFilter
	SummaryEn   *StringFilter
	Source      *SourceFilter
	Initiatives *InitiativeListFilter
}

func (f *RegulationFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	w.text("kind", f.Kind)
	w.text("title_ru", f.Title)
	w.text("title_en", f.TitleEn)
	w.text("number", f.Number)
	value(w, "adopted_on", f.AdoptedOn)
	w.text("url", f.URL)
	w.text("summary_ru", f.Summary)
	w.text("summary_en", f.SummaryEn)
	one(w, "source", Sources, f.Source)
	many(w, "slug", InitiativesOfRegulation, f.Initiatives)
}

// Names that the GraphQL schema knows these types by.
type (
	RegulationConnection = page.Connection[Regulation]
	RegulationEdge       = page.Edge[Regulation]
	RegulationListFilter = ListFilter[RegulationFilter]
	RegulationOrder      = Order
	RegulationOrderField = OrderField
)
