package main

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestPercentile(t *testing.T) {
	t.Parallel()
	hundred := make([]time.Duration, 100)
	for i := range hundred {
		hundred[i] = time.Duration(i + 1)
	}
	for _, c := range []struct {
		name   string
		sorted []time.Duration
		p      float64
		want   time.Duration
	}{
		{"none", nil, 0.5, 0},
		{"one", []time.Duration{7}, 0.99, 7},
		{"middle of three", []time.Duration{1, 2, 9}, 0.5, 2},
		{"middle of an even number", []time.Duration{1, 2, 3, 4}, 0.5, 2},
		{"99th", hundred, 0.99, 99},
		{"least", hundred, 0, 1},
		{"most", hundred, 1, 100},
	} {
		if got := percentile(c.sorted, c.p); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

func TestSpread(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		values []float64
		want   spread
	}{
		{"none", nil, spread{}},
		{"odd", []float64{9, 1, 4}, spread{median: 4, least: 1, most: 9}},
		{"even", []float64{4, 1, 2, 8}, spread{median: 3, least: 1, most: 8}},
	} {
		if diff := cmp.Diff(c.want, spreadOf(c.values), cmp.AllowUnexported(spread{})); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestRatios(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff([]float64{2, 0.5}, ratios([]float64{10, 3}, []float64{5, 6, 1})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
