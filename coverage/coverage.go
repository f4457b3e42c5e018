// Package coverage says what a release lacks: places without a value, values that imports left out, and editions that are overdue.
package coverage

import (
	"context"

	"govhub/dataset"
	"govhub/db"
	"govhub/scalar"
)

// Coverage says of how many places an indicator has a value in a period.
type Coverage struct {
	Level       db.PlaceLevel
	Period      string
	Breakdown   string
	Places      *int32 // that could have a value; nil if it is not known which existed
	WithValue   int32
	Without     *int32
	Others      *int32 // values of other places
	Quarantined *int32 // values that imports left out; nil if the release does not know
}

// PeriodStart returns the first day of the period.
func (c *Coverage) PeriodStart() scalar.Date { return scalar.PeriodStart(c.Period) }

// PeriodEnd returns the last day of the period.
func (c *Coverage) PeriodEnd() scalar.Date { return scalar.PeriodEnd(c.Period) }

// PeriodKind returns how long the period lasts.
func (c *Coverage) PeriodKind() scalar.PeriodKind { return scalar.PeriodKindOf(c.Period) }

// Of returns the coverage of each indicator.
func Of(ctx context.Context, r *db.Release, indicators []*db.Indicator, args db.CoverageArgs) ([]*Coverage, error) {
	counted, err := db.CoverageOf(ctx, r, indicators, args)
	if err != nil {
		return nil, err
	}
	var metadata dataset.Metadata
	if err := metadata.Scan(r.Info().Metadata); err != nil {
		return nil, err
	}
	list := make([]*Coverage, len(indicators))
	for i, c := range counted {
		list[i] = &Coverage{
			Level: args.Level, Period: args.Period, Breakdown: args.Breakdown, Places: c.Places, WithValue: c.WithValue, Others: c.Others,
			Quarantined: quarantined(metadata.Imports, indicators[i], args),
		}
		if c.Places != nil {
			without := *c.Places - c.WithValue
			list[i].Without = &without
		}
	}
	return list, nil
}

// quarantined counts the values that imports of the source of an indicator left out, nil if there was none or its losses are not known.
func quarantined(imports []dataset.Imported, of *db.Indicator, args db.CoverageArgs) *int32 {
	var known bool
	var n int32
	for _, i := range imports {
		if i.Source != string(of.SourceKey) {
			continue
		}
		if i.LostUnknown {
			return nil
		}
		known = true
		for _, l := range i.Lost {
			if l.Indicator == of.Slug && l.Period == args.Period && l.Breakdown == args.Breakdown && l.Level == args.Level {
				n += int32(l.Values)
			}
		}
	}
	if !known {
		return nil
	}
	return &n
}
