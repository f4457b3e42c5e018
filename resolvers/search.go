package resolvers

import (
	"context"

	"govhub/db"
	"govhub/search"
)

// options are the restrictions of a search. Nothing lies in a region that does not exist.
func (r *queryResolver) searchOptions(ctx context.Context, types []search.Type, region *db.RegionBy, lang *db.Lang) (o search.Options, err error) {
	o.Types, o.Steps = types, r.SearchSteps
	if lang != nil {
		o.Lang = *lang
	}
	if region == nil {
		return o, nil
	}
	column, value, err := oneOf("region", regionCodes(*region)...)
	if err != nil {
		return o, err
	}
	row, err := rowBy(ctx, db.Regions, column, value)
	if err != nil {
		return o, err
	}
	if row == nil {
		o.Types = []search.Type{}
		return o, nil
	}
	o.Region = row.OKTMO
	return o, nil
}
