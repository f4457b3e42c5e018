package db

import (
	"context"

	"govhub/scalar"
)

// OtherName is a name of a place beside its present one.
type OtherName struct {
	Place     string              `db:"place"` // identifier of its node
	Ru        string              `db:"name_ru"`
	En        *string             `db:"name_en"`
	Kind      PlaceNameKind       `db:"kind"`
	ValidFrom *scalar.PartialDate `db:"valid_from"`
	ValidTo   *scalar.PartialDate `db:"valid_to"`
}

// OtherNames returns those of a release, dated ones first.
func OtherNames(ctx context.Context, r *Release) (list []*OtherName, err error) {
	defer wrap(&err, "read other names of places")
	const query = `SELECT coalesce('municipality:' || municipality, 'region:' || region) AS place, name_ru, name_en, kind, valid_from, valid_to
		FROM place_name ORDER BY valid_from NULLS LAST, valid_to NULLS LAST, slug`
	return list, r.Query(ctx, "place_name.names", &list, query)
}
