package prominence

import (
	"slices"
	"testing"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	want := []Place{
		{"URBAN_OKRUG", 500_000},
		{"URBAN_SETTLEMENT", 30_000},
		{"MUNICIPAL_DISTRICT", 20_000},
		{"URBAN_OKRUG", 0}, // of unknown population, by kind
		{"URBAN_SETTLEMENT", 0},
		{"INTRACITY_TERRITORY", 190_000}, // a part of Moscow behind a town of its name
		{"RURAL_SETTLEMENT", 9_000},
		{"RURAL_SETTLEMENT", 0},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if !slices.Equal(got, want) {
		t.Errorf("the order is %v", got)
	}
}
