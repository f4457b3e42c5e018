package derived

import (
	"context"
	"math/big"

	"govhub/db"
	"govhub/db/rel"
	"govhub/scalar"
)

// StandingAmong is which places of the same level a value stands among.
type StandingAmong string

// Places that a value stands among; the other ones are those of the country.
const (
	amongRegion   StandingAmong = "REGION"
	amongDistrict StandingAmong = "FEDERAL_DISTRICT"
)

// Standing is where the value of a place stands among those of other places.
type Standing struct {
	Observation *db.Observation
	Rank        int32 // of the greatest value 1
	Of          int32 // places with a value
	Percentile  float64
	Quartile    int32 // 1 to 4, the last with the greatest values

	Minimum, LowerQuartile, Median, UpperQuartile, Maximum scalar.Decimal
}

// Value returns the value.
func (s *Standing) Value() scalar.Decimal { return s.Observation.Value }

// Standings returns where the value of each place of a level stands, nil for those without one. It is an error if the release lacks
// the indicator or the breakdown.
func Standings(ctx context.Context, r *db.Release, places []string, args db.ObservationArgs, among StandingAmong) ([]*Standing, error) {
	section, err := db.SectionOf(ctx, r, args)
	if err != nil {
		return nil, err
	}
	group := func(string) string { return "" }
	if among == amongRegion || among == amongDistrict {
		if group, err = groupsOf(ctx, r, args.Level, among); err != nil {
			return nil, err
		}
	}
	groups := map[string]*db.Section{}
	of := func(place string) *db.Section {
		g := group(place)
		if groups[g] == nil {
			groups[g] = section.Among(func(other string) bool { return group(other) == g })
		}
		return groups[g]
	}
	if among != amongRegion && among != amongDistrict {
		groups[""] = section
	}
	return standingsIn(ctx, r, places, args, section.Period, of)
}

// standingsIn returns where the value of each place stands in the section that of returns for the place.
func standingsIn(
	ctx context.Context, r *db.Release, places []string, args db.ObservationArgs, period string, of func(place string) *db.Section,
) ([]*Standing, error) {
	keys := make([]string, len(places))
	for i, place := range places {
		if period != "" {
			keys[i] = db.ObservationKey{Indicator: args.Indicator, Place: place, Period: period, Breakdown: args.Breakdown}.String()
		}
	}
	observed, err := db.Observations.ByKeys(rel.WithAlso(ctx, "value", "place"), r, keys)
	if err != nil {
		return nil, err
	}
	standings := make([]*Standing, len(places))
	for i, o := range observed {
		if o == nil {
			continue
		}
		standings[i] = newStanding(o, of(o.Place))
	}
	return standings, nil
}

// groupsOf returns the region or the federal district of each place of a level.
func groupsOf(ctx context.Context, r *db.Release, level db.PlaceLevel, among StandingAmong) (func(place string) string, error) {
	attributes, err := db.AttributesOf(ctx, r, level)
	if err != nil {
		return nil, err
	}
	groups := make(map[string]string, len(attributes))
	for _, a := range attributes {
		groups[a.Place] = string(a.RegionKey)
	}
	if among == amongRegion {
		return func(place string) string { return groups[place] }, nil
	}
	regions, err := db.AttributesOf(ctx, r, db.LevelRegion)
	if err != nil {
		return nil, err
	}
	districts := make(map[string]string, len(regions))
	for _, a := range regions {
		districts[a.Place] = string(a.DistrictKey)
	}
	return func(place string) string { return districts[groups[place]] }, nil
}

func newStanding(o *db.Observation, s *db.Section) *Standing {
	below, equal := s.Below(o.Place)
	n := len(s.Values)
	lower, median, upper := quartile(s, 1), quartile(s, 2), quartile(s, 3)
	standing := &Standing{
		Observation: o, Rank: s.Rank(o.Place), Of: int32(n), Percentile: scalar.Rounded((float64(below) + float64(equal)/2) / float64(n) * 100),
		Minimum: s.Values[0].Value, LowerQuartile: scalar.Shortest(lower), Median: scalar.Shortest(median),
		UpperQuartile: scalar.Shortest(upper), Maximum: s.Values[n-1].Value, Quartile: 1,
	}
	for _, bound := range []*big.Rat{lower, median, upper} {
		if o.Value.Rational().Cmp(bound) > 0 {
			standing.Quartile++
		}
	}
	return standing
}

// quartile returns the quantile of a number of quarters, interpolated between the two values around it.
func quartile(s *db.Section, quarters int) *big.Rat {
	at := (len(s.Values) - 1) * quarters
	value := s.Values[at/4].Value.Rational()
	if part := at % 4; part > 0 {
		step := new(big.Rat).Sub(s.Values[at/4+1].Value.Rational(), value)
		value.Add(value, step.Mul(step, big.NewRat(int64(part), 4)))
	}
	return value
}
