// Package prominence orders places of the same name by how likely people mean them.
package prominence

import (
	"cmp"
	"slices"
)

// Place is what has a name: a municipality, or its centre.
type Place struct {
	Kind   string // of the municipality
	People int32  // that live there, 0 if unknown
	Former bool   // it has the name no longer
	Seat   bool   // the name is that of its seat
}

// kinds are the kinds of municipalities, better known ones first.
var kinds = []string{
	"FEDERAL_CITY", "URBAN_OKRUG_WITH_DIVISION", "URBAN_OKRUG", "MUNICIPAL_DISTRICT", "MUNICIPAL_OKRUG", "INTRACITY_TERRITORY",
	"INTRACITY_DISTRICT", "URBAN_SETTLEMENT", "RURAL_SETTLEMENT",
}

// Compare orders places, likelier ones first: towns and districts, then parts of cities and those that had the name before, then
// villages; among these by population, then the town before the district around it, then by kind.
func Compare(a, b Place) int {
	return cmp.Or(
		cmp.Compare(a.part(), b.part()),
		cmp.Compare(b.People, a.People),
		cmp.Compare(seat(a), seat(b)),
		cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)),
	)
}

func seat(p Place) int {
	if p.Seat {
		return 1
	}
	return 0
}

func (p Place) part() int {
	if p.Former {
		return 1
	}
	switch p.Kind {
	case "INTRACITY_TERRITORY", "INTRACITY_DISTRICT":
		return 1
	case "RURAL_SETTLEMENT":
		return 2
	}
	return 0
}
