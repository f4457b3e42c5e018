// Package peers finds the places that are most alike: their distance is Euclidean, over standardised values.
//
// Only places with a value in every dimension are compared. In each dimension, values on a logarithmic scale become logarithms; then
// values beyond the 1st and the 99th percentile become those; then the mean becomes 0 and the standard deviation 1. The distance of two
// places is the root of the mean of the squared differences, weighted.
package peers

import (
	"cmp"
	"math"
	"slices"
)

// Dimension is a dimension in which places are compared.
type Dimension struct {
	Values []float64 // of the places, NaN without one
	Log    bool      // on a logarithmic scale, which only values greater than 0 have
	Weight float64   // greater than 0
}

// Standard is how the values of a dimension are standardised.
type Standard struct {
	Low, High float64 // percentiles 1 and 99, of logarithms on a logarithmic scale
	Mean      float64
	Deviation float64 // 0 if all values are the same: the dimension tells no places apart
}

// Peer is a place beside the one it is compared with.
type Peer struct {
	Place    int // its position among the places
	Distance float64
	Shares   []float64 // of the dimensions in the square of the distance, nil if that is 0
}

// Field is the places that can be compared.
type Field struct {
	Standards []Standard // of the dimensions
	Weights   []float64  // of the dimensions, 1 together
	Places    []int      // with a value in every dimension, ascending

	scores [][]float64 // standardised values of a dimension, of these places
}

// Percentiles beyond which values are cut.
const (
	lowest  = 0.01
	highest = 0.99
)

// NewField standardises the values of places in dimensions, of which there is one at least.
func NewField(dimensions []Dimension) *Field {
	f := &Field{Weights: make([]float64, len(dimensions))}
	for place := range dimensions[0].Values {
		if !slices.ContainsFunc(dimensions, func(d Dimension) bool { return math.IsNaN(d.at(place)) }) {
			f.Places = append(f.Places, place)
		}
	}
	sum := 0.0
	for _, d := range dimensions {
		sum += d.Weight
	}
	for i, d := range dimensions {
		f.Weights[i] = d.Weight / sum
		standard, scores := d.standardise(f.Places)
		f.Standards, f.scores = append(f.Standards, standard), append(f.scores, scores)
	}
	return f
}

// at returns the value of a place on the scale of the dimension, NaN without one.
func (d Dimension) at(place int) float64 {
	v := d.Values[place]
	if !d.Log {
		return v
	}
	if v <= 0 {
		return math.NaN()
	}
	return math.Log(v)
}

// standardise returns the scores of places.
func (d Dimension) standardise(places []int) (s Standard, scores []float64) {
	if len(places) == 0 {
		return s, nil
	}
	scores = make([]float64, len(places))
	for i, place := range places {
		scores[i] = d.at(place)
	}
	ordered := slices.Sorted(slices.Values(scores))
	s.Low, s.High = quantile(ordered, lowest), quantile(ordered, highest)
	for i, v := range scores {
		scores[i] = min(max(v, s.Low), s.High)
		s.Mean += scores[i] / float64(len(scores))
	}
	variance := 0.0
	for _, v := range scores {
		variance += (v - s.Mean) * (v - s.Mean) / float64(len(scores))
	}
	if s.Low < s.High {
		s.Deviation = math.Sqrt(variance)
	}
	for i, v := range scores {
		if scores[i] = 0; s.Deviation > 0 {
			scores[i] = (v - s.Mean) / s.Deviation
		}
	}
	return s, scores
}

// quantile returns a quantile of ascending values, interpolated between the two around it.
func quantile(ordered []float64, q float64) float64 {
	at := q * float64(len(ordered)-1)
	below := int(at)
	if below+1 >= len(ordered) {
		return ordered[len(ordered)-1]
	}
	part := at - float64(below)
	return ordered[below] + part*(ordered[below+1]-ordered[below])
}

// Nearest returns up to n peers of a place, the nearest first, those at the same distance in the order of places. It reports false if the
// place lacks a value. Only places for which among reports true are peers.
func (f *Field) Nearest(place, n int, among func(place int) bool) (nearest []Peer, ok bool) {
	own, ok := slices.BinarySearch(f.Places, place)
	if !ok {
		return nil, false
	}
	for i, other := range f.Places {
		if i != own && among(other) {
			nearest = append(nearest, Peer{Place: other, Distance: f.distance(own, i)})
		}
	}
	slices.SortStableFunc(nearest, func(a, b Peer) int { return cmp.Compare(a.Distance, b.Distance) })
	nearest = nearest[:min(n, len(nearest))]
	for i := range nearest {
		other, _ := slices.BinarySearch(f.Places, nearest[i].Place)
		nearest[i].Shares = f.shares(own, other)
	}
	return nearest, true
}

// part returns what a dimension adds to the square of the distance of two places.
func (f *Field) part(dimension, a, b int) float64 {
	difference := f.scores[dimension][a] - f.scores[dimension][b]
	return f.Weights[dimension] * difference * difference
}

func (f *Field) distance(a, b int) float64 {
	sum := 0.0
	for i := range f.scores {
		sum += f.part(i, a, b)
	}
	return math.Sqrt(sum)
}

// shares returns the share of each dimension in the square of a distance, nil if that is 0.
func (f *Field) shares(a, b int) []float64 {
	parts, sum := make([]float64, len(f.scores)), 0.0
	for i := range parts {
		parts[i] = f.part(i, a, b)
		sum += parts[i]
	}
	if sum == 0 {
		return nil
	}
	return rounded(parts, sum)
}

// whole is the sum of shares in units of their last digit.
const whole = 1_000_000

// rounded returns the share of each part, rounded to six digits after the point so that they sum to 1: those that lose most get what is
// left.
func rounded(parts []float64, sum float64) []float64 {
	units, left := make([]int, len(parts)), whole
	order, lost := make([]int, len(parts)), make([]float64, len(parts))
	for i, part := range parts {
		exact := part / sum * whole
		units[i] = int(exact)
		lost[i], order[i] = exact-float64(units[i]), i
		left -= units[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lost[b], lost[a]) })
	for _, i := range order[:min(max(left, 0), len(order))] {
		units[i]++
	}
	shares := make([]float64, len(parts))
	for i, n := range units {
		shares[i] = float64(n) / whole
	}
	return shares
}
