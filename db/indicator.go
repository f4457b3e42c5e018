package db

import "govhub/page"

// Indicator is a row of resource indicator. Its fields are described by the Table Schema.
type Indicator struct {
	Slug string `db:"slug"`
	Names
	Unit        string    `db:"unit"`
	Frequency   Frequency `db:"frequency"`
	Methodology *string   `db:"methodology"`
	Provenance
}

// Key returns the natural key of the row.
func (i *Indicator) Key() string { return i.Slug }

// ID returns the global identifier.
func (i *Indicator) ID() string { return globalID("indicator", i.Key()) }

// IsNode marks the row as a node.
func (*Indicator) IsNode() {}

// Frequency: how often an indicator is published.
type Frequency string

// Indicators is the table of resource indicator.
var Indicators = newTable("indicator", "slug",
	by("NAME", "name_ru", func(i *Indicator) string { return i.NameRu }),
)

// IndicatorFilter restricts a list of indicators.
type IndicatorFilter struct {
	And          []*IndicatorFilter
	Or           []*IndicatorFilter
	Not          *IndicatorFilter
	Slug         *StringFilter
	Name         *StringFilter
	NameEn       *StringFilter
	Unit         *StringFilter
	Frequency    *FrequencyFilter
	Methodology  *StringFilter
	Source       *SourceFilter
	Observations *ObservationListFilter
}

func (f *IndicatorFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	w.text("name_ru", f.Name)
	w.text("name_en", f.NameEn)
	w.text("unit", f.Unit)
	enum(w, "frequency", f.Frequency)
	w.text("methodology", f.Methodology)
	one(w, "source", Sources, f.Source)
	many(w, "slug", ObservationsOfIndicator, f.Observations)
}

// Names that the GraphQL schema knows these types by.
type (
	IndicatorConnection = page.Connection[Indicator]
	IndicatorEdge       = page.Edge[Indicator]
	IndicatorListFilter = ListFilter[IndicatorFilter]
	IndicatorOrder      = Order
	IndicatorOrderField = OrderField
	FrequencyFilter     = EnumFilter[Frequency]
)
