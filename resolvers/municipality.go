package resolvers

import (
	"context"

	"govhub/db"
	"govhub/scalar"
)

func (r *queryResolver) Municipality(ctx context.Context, by db.MunicipalityBy, on *scalar.Date) (*db.Municipality, error) {
	column, value, err := oneOf("by", municipalityCodes(by)...)
	if err != nil {
		return nil, err
	}
	if on != nil {
		return orNil(db.MunicipalityOn(ctx, db.ReleaseFrom(ctx), value, *on))
	}
	return rowBy(ctx, db.Municipalities, column, value)
}
