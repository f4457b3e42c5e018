package prominence

import (
	"slices"
	"testing"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	want := []Place{
		{Kind: "URBAN_OKRUG", People: 500_000},
		{Kind: "URBAN_SETTLEMENT", People: 30_000},
		{Kind: "MUNICIPAL_DISTRICT", People: 30_000, Seat: true},
		{Kind: "MUNICIPAL_DISTRICT", People: 20_000},
		{Kind: "URBAN_OKRUG", People: 0}, // of unknown population, by kind
		{Kind: "URBAN_SETTLEMENT", People: 0},
		{Kind: "URBAN_OKRUG", People: 1_100_000, Former: true}, // a city that had the name behind a town that has it
		{Kind: "INTRACITY_TERRITORY", People: 190_000},         // a part of Moscow behind a town of its name
		{Kind: "RURAL_SETTLEMENT", People: 9_000},
		{Kind: "RURAL_SETTLEMENT", People: 0},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if !slices.Equal(got, want) {
		t.Errorf("the order is %v", got)
	}
}
