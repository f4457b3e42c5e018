package peers_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"govhub/peers"
)

func all(int) bool { return true }

var about = cmpopts.EquateApprox(0, 1e-9)

// TestNearest compares peers with those computed by hand. Of the values 0, 1 and 2 the percentiles 1 and 99 are 0.02 and 1.98, the mean is 1
// and the scores are −√1.5, 0 and √1.5. Of 0, 0 and 3 the scores are −√0.5, −√0.5 and √2.
func TestNearest(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	dimensions := []peers.Dimension{
		{Values: []float64{0, nan, 1, 2, 7}, Weight: 3},
		{Values: []float64{0, 5, 0, 3, nan}, Weight: 3},
	}
	f := peers.NewField(dimensions)
	if diff := cmp.Diff([]int{0, 2, 3}, f.Places); diff != "" {
		t.Errorf("places with all values: %s", diff)
	}
	want := peers.Standard{Low: 0.02, High: 1.98, Mean: 1, Deviation: 0.98 / math.Sqrt(1.5)}
	if diff := cmp.Diff(want, f.Standards[0], about); diff != "" {
		t.Error(diff)
	}
	for place, want := range map[int][]peers.Peer{
		0: {{2, math.Sqrt(0.75), []float64{1, 0}}, {3, math.Sqrt(5.25), []float64{0.571429, 0.428571}}},
		2: {{0, math.Sqrt(0.75), []float64{1, 0}}, {3, math.Sqrt(3), []float64{0.25, 0.75}}},
		1: nil,
	} {
		got, ok := f.Nearest(place, 5, all)
		if diff := cmp.Diff(want, got, about); diff != "" || ok != (want != nil) {
			t.Errorf("peers of %d, %v: %s", place, ok, diff)
		}
	}
	dimensions[0].Weight = 9
	if got, _ := peers.NewField(dimensions).Nearest(0, 1, func(place int) bool { return place != 2 }); got[0].Place != 3 ||
		cmp.Diff(math.Sqrt(0.75*6+0.25*4.5), got[0].Distance, about) != "" {
		t.Errorf("with weights and without place 2: %+v", got)
	}
}

// TestScales compares values by their ratios, and tells nothing apart by values that are all the same.
func TestScales(t *testing.T) {
	t.Parallel()
	f := peers.NewField([]peers.Dimension{
		{Values: []float64{10, 100, 1000, 0, -1}, Log: true, Weight: 1},
		{Values: []float64{4, 4, 4, 4, 4}, Weight: 1},
	})
	got, _ := f.Nearest(1, 5, all)
	if len(got) != 2 || math.Abs(got[0].Distance-got[1].Distance) > 1e-9 || got[0].Shares[0] != 1 || f.Standards[1].Deviation != 0 {
		t.Errorf("got %+v", got)
	}
	same := peers.NewField([]peers.Dimension{{Values: []float64{4, 4}, Weight: 1}})
	if got, _ := same.Nearest(0, 5, all); got[0].Distance != 0 || got[0].Shares != nil {
		t.Errorf("equal places: %+v", got)
	}
}

// dimensions draws the values of places.
func dimensions(t *rapid.T) []peers.Dimension {
	places := rapid.IntRange(1, 30).Draw(t, "places")
	list := make([]peers.Dimension, rapid.IntRange(1, 5).Draw(t, "dimensions"))
	for i := range list {
		list[i] = peers.Dimension{Log: rapid.Bool().Draw(t, "log"), Weight: rapid.Float64Range(0.1, 9).Draw(t, "weight")}
		for range places {
			v := float64(rapid.IntRange(1, 1_000_000).Draw(t, "value")) / 100
			if rapid.IntRange(0, 9).Draw(t, "missing") == 0 {
				v = math.NaN()
			}
			list[i].Values = append(list[i].Values, v)
		}
	}
	return list
}

// TestDistances holds what is true of all distances: they are the same in both directions, keep the order and the triangle, their shares
// sum to 1, and other units of a dimension change nothing.
func TestDistances(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		given := dimensions(t)
		f := peers.NewField(given)
		distances := map[[2]int]float64{}
		for _, place := range f.Places {
			nearest, _ := f.Nearest(place, 100, all)
			for i, p := range nearest {
				distances[[2]int{place, p.Place}] = p.Distance
				if i > 0 && p.Distance < nearest[i-1].Distance {
					t.Fatalf("peer %d of %d is nearer than the one before", i, place)
				}
				if sum := sumOf(p.Shares); p.Shares != nil && math.Abs(sum-1) > 1e-9 {
					t.Fatalf("shares sum to %g", sum)
				}
			}
		}
		other := slices.Clone(given)
		for i := range other {
			factor := rapid.SampledFrom([]float64{1, 1000, 0.001, 12}).Draw(t, "unit")
			other[i].Values = slices.Clone(given[i].Values)
			for place := range other[i].Values {
				other[i].Values[place] *= factor
			}
		}
		scaled := peers.NewField(other)
		for _, place := range f.Places {
			nearest, _ := scaled.Nearest(place, 100, all)
			for _, p := range nearest {
				here, there := distances[[2]int{place, p.Place}], distances[[2]int{p.Place, place}]
				if here != there {
					t.Fatalf("%d is %g from %d, but back it is %g", place, here, p.Place, there)
				}
				if math.Abs(here-p.Distance) > 1e-6 {
					t.Fatalf("in other units %d is %g from %d, not %g", place, p.Distance, p.Place, here)
				}
				for _, between := range f.Places {
					if between != place && between != p.Place && here > distances[[2]int{place, between}]+distances[[2]int{between, p.Place}]+1e-9 {
						t.Fatalf("by way of %d it is nearer from %d to %d", between, place, p.Place)
					}
				}
			}
		}
	})
}

func sumOf(list []float64) (sum float64) {
	for _, v := range list {
		sum += v
	}
	return sum
}
