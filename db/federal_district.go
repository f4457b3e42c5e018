package db

import "govhub/page"

// FederalDistrict is a row of resource federal_district. Its fields are described by the Table Schema.
type FederalDistrict struct {
	Slug string `db:"slug"`
	Names
	Centre    *string `db:"centre"`
	FoundedOn *Date   `db:"founded_on"`
	Provenance
}

// Key returns the natural key of the row.
func (f *FederalDistrict) Key() string { return f.Slug }

// ID returns the global identifier.
func (f *FederalDistrict) ID() string { return globalID("federal_district", f.Key()) }

// IsNode marks the row as a node.
func (*FederalDistrict) IsNode() {}

// FederalDistricts is the table of resource federal_district.
var FederalDistricts = newTable("federal_district", "slug",
	by("NAME", "name_ru", func(f *FederalDistrict) string { return f.NameRu }),
	byOptional("FOUNDED_ON", "founded_on", func(f *FederalDistrict) *Date { return f.FoundedOn }),
)

// FederalDistrictFilter restricts a list of federal districts.
type FederalDistrictFilter struct {
	And       []*FederalDistrictFilter
	Or        []*FederalDistrictFilter
	Not       *FederalDistrictFilter
	Slug      *StringFilter
	Name      *StringFilter
	NameEn    *StringFilter
	Centre    *StringFilter
	FoundedOn *DateFilter
	Source    *SourceFilter
	Regions   *RegionListFilter
}

func (f *FederalDistrictFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	w.text("name_ru", f.Name)
	w.text("name_en", f.NameEn)
	w.text("centre", f.Centre)
	value(w, "founded_on", f.FoundedOn)
	one(w, "source", Sources, f.Source)
	many(w, "slug", RegionsOfFederalDistrict, f.Regions)
}

// Names that the GraphQL schema knows these types by.
type (
	FederalDistrictConnection = page.Connection[FederalDistrict]
	FederalDistrictEdge       = page.Edge[FederalDistrict]
	FederalDistrictListFilter = ListFilter[FederalDistrictFilter]
	FederalDistrictOrder      = Order
	FederalDistrictOrderField = OrderField
)
