// Package synthetic writes data packages of any size for load tests. The regions, their federal districts and the sources of both
// are those of the bundled data package. Every other row is made up and says so: its source is [Source], and its names are marked
// (synthetic).
//
// The same size and seed give the same bytes. Each resource has its own random stream of whole numbers and is generated row by row
// in the order of its key; memory holds twelve bytes per municipality and a little per cohort. Rows that sum up others, as a
// cohort does its participations, draw those twice.
package synthetic

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"

	"govhub/dataset"
)

// Source is the key of the source of every synthetic row.
const Source = "synthetic"

// MaxScale bounds [Scale]. Beyond 25, codes of municipalities can run out.
const MaxScale = 20

// Size is the number of rows of each resource.
type Size struct {
	Municipalities int
	Programs       int
	Cohorts        int
	Participations int
	Entries        int
	Observations   int
}

// Scale returns the size for n million observations. Regions, seasons, nominations and indicators are the same at every scale.
func Scale(n int) (Size, error) {
	if n < 1 || n > MaxScale {
		return Size{}, fmt.Errorf("scale %d is out of range: choose 1 to %d", n, MaxScale)
	}
	return Size{
		Municipalities: 20_000 * n,
		Programs:       12 * n,
		Cohorts:        120 * n,
		Participations: 60_000 * n,
		Entries:        124_000 * n,
		Observations:   1_000_000 * n,
	}, nil
}

// Write writes a data package into dir, which must be new or empty. The folder appears only when it is complete.
func Write(ctx context.Context, dir string, size Size, seed uint64) error {
	g, err := newGenerator(size, seed)
	if err != nil {
		return fmt.Errorf("generate: %w", err)
	}
	version := fmt.Sprintf("observations-%d-seed-%d", size.Observations, seed)
	return dataset.Write(ctx, dir, "govhub-synthetic", version, g.rows)
}

type generator struct {
	size    Size
	seed    uint64
	bundle  bundle
	regions []region
	places  []place // by code
	cohorts []cohort
	seasons []season
	quotas  []int // observations by indicator
}

func newGenerator(size Size, seed uint64) (*generator, error) {
	for _, n := range []int{size.Municipalities, size.Programs, size.Cohorts, size.Participations, size.Entries, size.Observations} {
		if n < 1 {
			return nil, fmt.Errorf("a size of %d is out of range: write at least one row of each", n)
		}
	}
	g := &generator{size: size, seed: seed}
	var err error
	if g.bundle, err = readBundle(); err != nil {
		return nil, err
	}
	if g.regions, err = g.bundle.parseRegions(); err != nil {
		return nil, err
	}
	if g.places, err = g.planPlaces(); err != nil {
		return nil, err
	}
	g.cohorts = g.planCohorts()
	g.seasons = g.planSeasons()
	g.quotas, err = g.planObservations()
	return g, err
}

// rows yields the rows of a resource, none for resources that the load does not need.
func (g *generator) rows(s *dataset.Schema) iter.Seq[[]string] {
	t := newTable(s)
	return func(yield func([]string) bool) {
		switch s.Name {
		case "source":
			g.sourceRows(t, yield)
		case "federal_district":
			each(g.bundle.districts, t, yield)
		case "region":
			each(g.bundle.regions, t, yield)
		case "municipality":
			g.municipalityRows(t, yield)
		case "program":
			g.programRows(t, yield)
		case "cohort":
			g.cohortRows(t, yield)
		case "participation":
			g.participationRows(t, yield)
		case "award":
			g.awardRows(t, yield)
		case "award_season":
			g.seasonRows(t, yield)
		case "nomination":
			g.nominationRows(t, yield)
		case "award_entry":
			g.entryRows(t, yield)
		case "indicator":
			g.indicatorRows(t, yield)
		case "observation":
			g.observationRows(t, yield)
		}
	}
}

// table collects the rows of a resource.
type table struct {
	position map[string]int
	values   []string
}

func newTable(s *dataset.Schema) *table {
	t := &table{position: map[string]int{}, values: make([]string, len(s.Fields))}
	for i, f := range s.Fields {
		t.position[f.Name] = i
	}
	return t
}

// synthetic returns a row with the given fields, as name, value, name, value, and the synthetic source.
func (t *table) synthetic(pairs ...string) []string {
	clear(t.values)
	for i := 0; i < len(pairs); i += 2 {
		t.set(pairs[i], pairs[i+1])
	}
	t.set("source", Source)
	return t.values
}

// set panics if the Table Schema has no such field.
func (t *table) set(field, value string) {
	i, ok := t.position[field]
	if !ok {
		panic("synthetic: no field " + field)
	}
	t.values[i] = value
}

// Random streams. Their order is part of what a seed means.
const (
	streamPlaces = iota
	streamMunicipalities
	streamCohorts
	streamParticipations
	streamSeasons
	streamEntries
	streamQuotas
	streamObservations
)

func (g *generator) random(stream uint64) *rand.Rand { return rand.New(rand.NewPCG(g.seed, stream)) }

// apportion splits a total in proportion to weights.
func apportion(total int, weights []int) []int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	parts := make([]int, len(weights))
	before, weight := 0, 0
	for i, w := range weights {
		weight += w
		until := int(int64(total) * int64(weight) / int64(sum))
		parts[i], before = until-before, until
	}
	return parts
}

// weights draws n weights of 1 to most.
func weights(r *rand.Rand, n, most int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = 1 + r.IntN(most)
	}
	return list
}

// skewed draws a number below 1<<bits, mostly small ones.
func skewed(r *rand.Rand, bits int) int { return r.IntN(1 << r.IntN(bits+1)) }

// percent is true with a probability of n percent.
func percent(r *rand.Rand, n int) bool { return r.IntN(100) < n }

// pick draws a municipality, some hundreds of times as often as others, all over the country.
func (g *generator) pick(r *rand.Rand) *place {
	const prime = 2_147_483_647 // divides no count of municipalities, so every rank is a different one
	n := len(g.places)
	rank := r.IntN(1 + r.IntN(1+r.IntN(n)))
	return &g.places[uint64(rank)*prime%uint64(n)]
}
