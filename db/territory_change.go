package db

import "govhub/page"

// TerritoryChange is a row of resource change_event. Its fields are described by the Table Schema.
type TerritoryChange struct {
	Slug       string       `db:"slug"`
	Kind       ChangeKind   `db:"kind"`
	OccurredOn *PartialDate `db:"occurred_on"`
	Act        *string      `db:"act"`
	Provenance
}

// Key returns the natural key of the row.
func (t *TerritoryChange) Key() string { return t.Slug }

// ID returns the global identifier.
func (t *TerritoryChange) ID() string { return globalID("change_event", t.Key()) }

// IsNode marks the row as a node.
func (*TerritoryChange) IsNode() {}

// ChangeKind: kind of a territorial change.
type ChangeKind string

// TerritoryChanges is the table of resource change_event.
var TerritoryChanges = newTable("change_event", "slug",
	byOptional("OCCURRED_ON", "occurred_on", func(t *TerritoryChange) *PartialDate { return t.OccurredOn }),
	by("SLUG", "slug", func(t *TerritoryChange) string { return t.Slug }),
)

// Relations that lead to territoryChanges.
var (
	ChangesOfMunicipality = linked(TerritoryChanges, "municipality.changes",
		`SELECT l.change_event FROM change_event_municipality AS l WHERE l.municipality = {parent}`)
)

// TerritoryChangeFilter restricts a list of territory changes.
type TerritoryChangeFilter struct {
	And        []*TerritoryChangeFilter
	Or         []*TerritoryChangeFilter
	Not        *TerritoryChangeFilter
	Slug       *StringFilter
	Kind       *ChangeKindFilter
	OccurredOn *PartialDateFilter
	Act        *StringFilter
	Source     *SourceFilter
	Before     *MunicipalityListFilter
	After      *MunicipalityListFilter
}

func (f *TerritoryChangeFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	enum(w, "kind", f.Kind)
	value(w, "occurred_on", f.OccurredOn)
	w.text("act", f.Act)
	one(w, "source", Sources, f.Source)
	many(w, "slug", BeforeOfTerritoryChange, f.Before)
	many(w, "slug", AfterOfTerritoryChange, f.After)
}

// Names that the GraphQL schema knows these types by.
type (
	TerritoryChangeConnection = page.Connection[TerritoryChange]
	TerritoryChangeEdge       = page.Edge[TerritoryChange]
	TerritoryChangeListFilter = ListFilter[TerritoryChangeFilter]
	TerritoryChangeOrder      = Order
	TerritoryChangeOrderField = OrderField
	ChangeKindFilter          = EnumFilter[ChangeKind]
)
