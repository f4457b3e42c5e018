package db

import (
	"context"

	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/growth"
	"govhub/scalar"
)

// Change is the change of a value of a place from a period to another.
type Change struct {
	growth.Change
	From  *Observation
	To    *Observation
	Level PlaceLevel // of the place
}

// ChangeArgs select changes.
type ChangeArgs struct {
	Indicator string
	Breakdown string
	From      string
	To        string
}

// newChange compares two observations, nil if there is not both.
func newChange(from, to *Observation, level PlaceLevel) *Change {
	if from == nil || to == nil {
		return nil
	}
	return &Change{growth.Between(from.Value, to.Value, growth.Years(from.Period, to.Period)), from, to, level}
}

// Reason says why a figure is missing, nil if none is.
func (c *Change) Reason() *string {
	switch {
	case c.Percent == nil:
		return new("the first value is not greater than 0")
	case c.GrowthRate != nil:
		return nil
	case c.To.Value.Rational().Sign() <= 0:
		return new("the last value is not greater than 0")
	}
	return new("the last period does not follow the first")
}

// Years returns the time between the first days of the periods.
func (c *Change) Years() float64 { return scalar.Rounded(growth.Years(c.From.Period, c.To.Period)) }

// ChangesOf returns the change of each place, whose level is that at the same position, nil if it lacks one of the values. It is an error
// if the release lacks the indicator or the breakdown, or if the periods are of different lengths.
func ChangesOf(ctx context.Context, r *Release, places []string, levels []PlaceLevel, args ChangeArgs) ([]*Change, error) {
	if err := CheckIndicators(ctx, r, args.Indicator); err != nil {
		return nil, err
	}
	if err := checkBreakdowns(ctx, r, []string{args.Breakdown}, []string{args.Indicator}); err != nil {
		return nil, err
	}
	return changesOf(ctx, r, places, levels, args)
}

// changesOf is ChangesOf for an indicator and a breakdown that the release has.
func changesOf(ctx context.Context, r *Release, places []string, levels []PlaceLevel, args ChangeArgs) ([]*Change, error) {
	if err := checkPeriod("from", args.From); err != nil {
		return nil, err
	}
	if err := checkPeriod("to", args.To); err != nil {
		return nil, err
	}
	if err := sameKind(args.From, args.To); err != nil {
		return nil, err
	}
	keys := make([]string, 0, 2*len(places))
	for _, place := range places {
		for _, period := range []string{args.From, args.To} {
			keys = append(keys, ObservationKey{args.Indicator, place, period, args.Breakdown}.String())
		}
	}
	found, err := Observations.ByKeys(rel.WithAlso(ctx, "indicator", "place", "period", "breakdown", "value"), r, keys)
	if err != nil {
		return nil, err
	}
	changes := make([]*Change, len(places))
	for i := range changes {
		changes[i] = newChange(found[2*i], found[2*i+1], levels[i])
	}
	return changes, nil
}

// sameKind returns an error if two periods are of different lengths. The last may be empty.
func sameKind(from, to string) error {
	if to == "" || scalar.PeriodKindOf(from) == scalar.PeriodKindOf(to) {
		return nil
	}
	return errorcode.BadInput(errorcode.ValidationFailed, "%s and %s are periods of different lengths: compare years with years, quarters with quarters", from, to)
}

// LevelsOf returns the level of each place; unknown ones are taken for municipalities.
func LevelsOf(ctx context.Context, r *Release, places []string) ([]PlaceLevel, error) {
	found, err := Regions.ByKeys(rel.WithColumns(ctx, nil), r, places)
	if err != nil {
		return nil, err
	}
	levels := make([]PlaceLevel, len(places))
	for i, place := range places {
		switch {
		case place == WholeCountry:
			levels[i] = LevelCountry
		case found[i] != nil:
			levels[i] = LevelRegion
		default:
			levels[i] = LevelMunicipality
		}
	}
	return levels, nil
}

// Ranks are the ranks of a place at the beginning and the end of a change, by the greatest value.
type Ranks struct {
	From, To     int32
	OfFrom, OfTo int32 // places with a value
}

// Change returns by how many ranks the place rose.
func (r *Ranks) Change() int32 { return r.From - r.To }

// RanksOf ranks the places of changes.
func RanksOf(ctx context.Context, r *Release, changes []*Change) ([]*Ranks, error) {
	sections := map[lookup]*Section{}
	section := func(o *Observation, level PlaceLevel) (*Section, error) {
		key := lookup{string(o.IndicatorKey), o.Breakdown, level, o.Period}
		if s := sections[key]; s != nil {
			return s, nil
		}
		s, err := SectionOf(ctx, r, ObservationArgs{Indicator: key.indicator, Breakdown: key.breakdown, Level: level, Period: &o.Period})
		sections[key] = s
		return s, err
	}
	ranks := make([]*Ranks, len(changes))
	for i, c := range changes {
		from, err := section(c.From, c.Level)
		if err != nil {
			return nil, err
		}
		to, err := section(c.To, c.Level)
		if err != nil {
			return nil, err
		}
		ranks[i] = &Ranks{from.Rank(c.From.Place), to.Rank(c.To.Place), int32(len(from.Values)), int32(len(to.Values))}
	}
	return ranks, nil
}

// ChangesOfSeries returns the change of each series between two periods, nil if it lacks one of the values.
func ChangesOfSeries(ctx context.Context, r *Release, series []*Series, from, to string) ([]*Change, error) {
	places := make([]string, len(series))
	for i, s := range series {
		places[i] = s.Place
	}
	levels, err := LevelsOf(ctx, r, places)
	if err != nil {
		return nil, err
	}
	type kind struct{ indicator, breakdown string }
	of := map[kind][]int{}
	var kinds []kind
	for i, s := range series {
		k := kind{string(s.IndicatorKey), s.Breakdown}
		if of[k] == nil {
			kinds = append(kinds, k)
		}
		of[k] = append(of[k], i)
	}
	changes := make([]*Change, len(series))
	for _, k := range kinds {
		var at []string
		var on []PlaceLevel
		for _, i := range of[k] {
			at, on = append(at, places[i]), append(on, levels[i])
		}
		found, err := changesOf(ctx, r, at, on, ChangeArgs{Indicator: k.indicator, Breakdown: k.breakdown, From: from, To: to})
		if err != nil {
			return nil, err
		}
		for n, i := range of[k] {
			changes[i] = found[n]
		}
	}
	return changes, nil
}
