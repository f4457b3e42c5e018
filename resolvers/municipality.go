package resolvers

import (
	"context"

	"govhub/db"
	"govhub/errorcode"
	"govhub/scalar"
)

func (r *queryResolver) Municipality(ctx context.Context, by db.MunicipalityBy, on *scalar.Date) (*db.Municipality, error) {
	key, err := asked{"municipality(by: {%s})", by.Keys(), nil}.key(db.Municipalities.Name())
	switch {
	case err != nil:
	case key.Member == "name":
		key, err = municipalityCalled(ctx, *by.Name, by.Region, on)
	case by.Region != nil:
		err = errorcode.BadInput(errorcode.BadLookup,
			"a region says which municipality of a name is meant: write municipality(by: {name: …, region: …}), or municipality(by: {%s})", key.Written)
	}
	if err != nil || key.Value == nil {
		return nil, err
	}
	if on != nil {
		return orNil(db.MunicipalityOn(ctx, db.ReleaseFrom(ctx), *key.Value, *on))
	}
	return orNil(db.Municipalities.ByKey(ctx, db.ReleaseFrom(ctx), *key.Value))
}
