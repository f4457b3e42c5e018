package rel

import (
	"context"
	"math"
	"math/big"

	"github.com/lib/pq"

	"govhub/db/columns"
	"govhub/errorcode"
	"govhub/page"
	"govhub/scalar"
)

// maxBuckets bounds the buckets of a histogram, and its bounds.
const maxBuckets = 50

// HistogramBucket is the rows with a number from the lower bound to below the upper one, nil for none. The last bucket of round bounds
// has its upper bound too.
type HistogramBucket struct {
	Lower, Upper *scalar.Decimal
	Count        int64
}

// NumberColumn is a column of numbers, with the measures of it.
type NumberColumn struct {
	Column      string
	Least, Most string
	Unless      string // measure that refuses a histogram where it has a value; empty if none does
}

// Histograms counts the numbers of all filtered rows of each connection by buckets: of the bounds, or else of equal width between round
// bounds, at most so many. A histogram is nil where the numbers are not alike.
func (g *Groups[G, M]) Histograms(
	ctx context.Context, connections []*page.Connection[G], of NumberColumn, buckets int32, bounds []scalar.Decimal,
) ([][]*HistogramBucket, error) {
	if err := checkBuckets(buckets, bounds); err != nil {
		return nil, err
	}
	histograms := make([][]*HistogramBucket, len(connections))
	for i, c := range connections {
		histogram, err := c.List().(*grouping[G, M]).histogram(ctx, of, buckets, bounds)
		if err != nil {
			return nil, err
		}
		histograms[i] = histogram
	}
	return histograms, nil
}

func checkBuckets(buckets int32, bounds []scalar.Decimal) error {
	if buckets < 1 || buckets > maxBuckets {
		return errorcode.BadInput(errorcode.BadGroups, "buckets is %d: ask for 1 to %d", buckets, maxBuckets)
	}
	if len(bounds) > maxBuckets {
		return errorcode.BadInput(errorcode.BadGroups, "bounds has %d numbers: give 1 to %d", len(bounds), maxBuckets)
	}
	for i := 1; i < len(bounds); i++ {
		if bounds[i-1].Rational().Cmp(bounds[i].Rational()) >= 0 {
			return errorcode.BadInput(errorcode.BadGroups, "bounds has %s before %s: give them in ascending order", bounds[i-1], bounds[i])
		}
	}
	return nil
}

func (l *grouping[G, M]) histogram(ctx context.Context, of NumberColumn, buckets int32, bounds []scalar.Decimal) ([]*HistogramBucket, error) {
	needed := []string{of.Least, of.Most}
	if of.Unless != "" {
		needed = append(needed, of.Unless)
	}
	total, err := l.total(WithColumns(ctx, needed))
	if err != nil {
		return nil, err
	}
	l.findFields()
	if of.Unless != "" && valueIn(total, l.totalFields, of.Unless).IsValid() {
		return nil, nil
	}
	least, most := numberIn(total, l.totalFields, of.Least), numberIn(total, l.totalFields, of.Most)
	if least == nil {
		return []*HistogramBucket{}, nil
	}
	edges := make([]*scalar.Decimal, 0, maxBuckets+2) // of the buckets, nil for none
	if len(bounds) > 0 {
		edges = append(edges, nil)
		for i := range bounds {
			edges = append(edges, &bounds[i])
		}
		edges = append(edges, nil)
	} else {
		for _, bound := range roundBounds(least, most, int64(buckets)) {
			edges = append(edges, new(exactly(bound)))
		}
	}
	counts, err := l.countBetween(ctx, of.Column, edges[1:len(edges)-1])
	if err != nil {
		return nil, err
	}
	histogram := make([]*HistogramBucket, len(counts))
	for i, count := range counts {
		histogram[i] = &HistogramBucket{edges[i], edges[i+1], count}
	}
	return histogram, nil
}

// countBetween counts the numbers of all rows below the first threshold, from each to below the next, and from the last.
func (l *grouping[G, M]) countBetween(ctx context.Context, column string, thresholds []*scalar.Decimal) ([]int64, error) {
	if counts, ok, err := inTurn(ctx, l, func() ([]int64, bool) { return l.countBetweenInMemory(ctx, column, thresholds) }); ok || err != nil {
		return counts, err
	}
	p := new(Params)
	text := SQL(`SELECT width_bucket(r.{column}::numeric, {thresholds}::numeric[]) AS bucket, count(*)
FROM {view} AS r
WHERE {condition} AND r.{column} IS NOT NULL
GROUP BY 1`, "column", column, "thresholds", p.Add(pq.Array(thresholds)), "view", pq.QuoteIdentifier(l.Table),
		"condition", And(written("r", l.filter, p)...))
	var found []*struct {
		Bucket int
		Count  int64
	}
	if err := l.query(ctx, ".groups.histogram", &found, text, p); err != nil {
		return nil, err
	}
	counts := make([]int64, len(thresholds)+1)
	for _, f := range found {
		counts[f.Bucket] = f.Count
	}
	return counts, nil
}

// countBetweenInMemory answers countBetween from memory. It reports false if that cannot answer.
func (l *grouping[G, M]) countBetweenInMemory(ctx context.Context, column string, thresholds []*scalar.Decimal) ([]int64, bool) {
	g, ok := l.inMemory(ctx, nil)
	if !ok {
		return nil, false
	}
	numbers, ok := g.Rows.Column(column).(*columns.Number)
	if !ok {
		return nil, false
	}
	scaled := make([]int64, len(thresholds))
	for i, t := range thresholds {
		scaled[i] = scaledUp(t.Rational(), numbers.Scale())
	}
	return g.Histogram(numbers, scaled), true
}

// scaledUp multiplies a number by ten to the power of scale and rounds it up: what is not less than the one is not less than the other.
func scaledUp(value *big.Rat, scale int) int64 {
	up := ceiling(new(big.Rat).Mul(value, new(big.Rat).SetInt(powerOfTen(scale))))
	switch {
	case up.IsInt64():
		return up.Int64()
	case up.Sign() > 0:
		return math.MaxInt64 // more than any number in memory
	}
	return math.MinInt64
}

// roundBounds returns the bounds of at most so many buckets of equal width, of 1, 2 or 5 times a power of ten, whose bounds are multiples
// of the width. Equal numbers are a bucket without width.
func roundBounds(least, most *big.Rat, buckets int64) []*big.Rat {
	if least.Cmp(most) == 0 {
		return []*big.Rat{least, most}
	}
	span, _ := new(big.Rat).Sub(most, least).Float64()
	for power := int(math.Floor(math.Log10(span/float64(buckets)))) - 1; ; power++ { // two powers of ten below is narrow enough
		for _, factor := range []int64{1, 2, 5} {
			width := new(big.Rat).SetInt64(factor)
			if power < 0 {
				width.Quo(width, new(big.Rat).SetInt(powerOfTen(-power)))
			} else {
				width.Mul(width, new(big.Rat).SetInt(powerOfTen(power)))
			}
			first, last := floor(new(big.Rat).Quo(least, width)), ceiling(new(big.Rat).Quo(most, width))
			if count := new(big.Int).Sub(last, first); !count.IsInt64() || count.Int64() > buckets {
				continue
			}
			var bounds []*big.Rat
			for at := new(big.Int).Set(first); at.Cmp(last) <= 0; at = new(big.Int).Add(at, big.NewInt(1)) {
				bounds = append(bounds, new(big.Rat).Mul(new(big.Rat).SetInt(at), width))
			}
			return bounds
		}
	}
}

func floor(value *big.Rat) *big.Int {
	return new(big.Int).Div(value.Num(), value.Denom()) // Euclidean: the denominator is positive
}

func ceiling(value *big.Rat) *big.Int {
	down := floor(value)
	if value.IsInt() {
		return down
	}
	return down.Add(down, big.NewInt(1))
}

func powerOfTen(digits int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
}

// exactly writes a decimal fraction.
func exactly(value *big.Rat) scalar.Decimal {
	digits, _ := value.FloatPrec()
	return scalar.Decimal(value.FloatString(digits))
}
