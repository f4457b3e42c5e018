package derived

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db"
	"govhub/scalar"
)

// TestStanding compares standings with those computed by hand.
func TestStanding(t *testing.T) {
	t.Parallel()
	section := func(values ...scalar.Decimal) *db.Section {
		list := []db.PlaceValue{}
		for i, v := range values {
			list = append(list, db.NewPlaceValue(string(rune('a'+i)), v))
		}
		return db.NewSection("2024", list)
	}
	for place, test := range map[string]struct {
		section *db.Section
		want    Standing
	}{
		"c": {section("1", "2", "3", "4"), Standing{Rank: 2, Of: 4, Percentile: 62.5, Quartile: 3, Minimum: "1", LowerQuartile: "1.75", Median: "2.5", UpperQuartile: "3.25", Maximum: "4"}},
		"b": {section("7", "5.0", "5"), Standing{Rank: 2, Of: 3, Percentile: 33.333333, Quartile: 1, Minimum: "5.0", LowerQuartile: "5", Median: "5", UpperQuartile: "6", Maximum: "7"}},
		"a": {section("-0.5"), Standing{Rank: 1, Of: 1, Percentile: 50, Quartile: 1, Minimum: "-0.5", LowerQuartile: "-0.5", Median: "-0.5", UpperQuartile: "-0.5", Maximum: "-0.5"}},
		"d": {section("0.1", "0.2", "0.4", "0.7", "1.3"), Standing{Rank: 2, Of: 5, Percentile: 70, Quartile: 3, Minimum: "0.1", LowerQuartile: "0.2", Median: "0.4", UpperQuartile: "0.7", Maximum: "1.3"}},
	} {
		value, _ := test.section.Of(place)
		got := newStanding(&db.Observation{Place: place, Value: value.Value}, test.section)
		if got.Observation = nil; cmp.Diff(&test.want, got) != "" {
			t.Errorf("%s: %s", place, cmp.Diff(&test.want, got))
		}
	}
}

// TestKilometres measures a quarter of a meridian, and the way from Kazan to Naberezhnye Chelny.
func TestKilometres(t *testing.T) {
	t.Parallel()
	if got, want := kilometres(0, 40, 90, 40), radius*math.Pi/2; math.Abs(got-want) > 1e-6 {
		t.Errorf("%g km, want %g", got, want)
	}
	if got := kilometres(55.7958, 49.1066, 55.7434, 52.3958); math.Abs(got-205.7) > 0.5 {
		t.Errorf("%g km, want about 205.7", got)
	}
}
