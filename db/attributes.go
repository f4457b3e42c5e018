package db

import (
	"cmp"
	"context"
	"slices"

	"govhub/db/columns"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/scalar"
)

// PlaceAttributes are what a region or municipality is compared by besides its observations. They are shared: no one may change them.
type PlaceAttributes struct {
	Place       string          `db:"place"`
	Kind        string          `db:"kind"`
	RegionKey   Ref             `db:"region"`
	DistrictKey Ref             `db:"federal_district"` // of a region
	Current     bool            `db:"current"`
	Population  *int32          `db:"population"`
	AreaKm2     *scalar.Decimal `db:"area_km2"`
	Lat         *float64        `db:"lat"`
	Lon         *float64        `db:"lon"`
}

// AttributesOf returns the attributes of all places of a level, which is that of regions or municipalities, in the order of their codes.
func AttributesOf(ctx context.Context, r *Release, level PlaceLevel) ([]PlaceAttributes, error) {
	read := attributesOfRegions
	if level == LevelMunicipality {
		read = attributesOfMunicipalities
	}
	tables := r.Tables()
	if tables.Table(Regions.Name()) == nil || tables.Table(Municipalities.Name()) == nil {
		return read(ctx, r)
	}
	var err error
	found, _ := columns.Remember(tables, "attributes\x00"+string(level), func() ([]PlaceAttributes, int, bool) {
		var found []PlaceAttributes
		found, err = read(ctx, r)
		return found, bytesOfAttributes * len(found), err == nil
	})
	return found, err
}

// bytesOfAttributes is what the attributes of a place take.
const bytesOfAttributes = 150

func attributesOfRegions(ctx context.Context, r *Release) (found []PlaceAttributes, err error) {
	if r.Tables().Table(Regions.Name()) == nil {
		return storedAttributes(ctx, r, `SELECT oktmo AS place, kind, oktmo AS region, federal_district, true AS current, population, area_km2, lat, lon
FROM region`)
	}
	err = Regions.Each(rel.WithAllColumns(ctx), r, func(p *Region) {
		found = append(found, PlaceAttributes{p.OKTMO, string(p.Kind), Ref(p.OKTMO), p.FederalDistrictKey, true, p.Population, p.AreaKm2, p.Lat, p.Lon})
	})
	return ordered(found), err
}

func attributesOfMunicipalities(ctx context.Context, r *Release) (found []PlaceAttributes, err error) {
	if r.Tables().Table(Municipalities.Name()) == nil {
		return storedAttributes(ctx, r, `SELECT oktmo AS place, kind, region, NULL AS federal_district, state = 'CURRENT' AS current, population, NULL::numeric AS area_km2, lat, lon
FROM municipality`)
	}
	err = Municipalities.Each(rel.WithAllColumns(ctx), r, func(p *Municipality) {
		found = append(found, PlaceAttributes{p.OKTMO, string(p.Kind), p.RegionKey, "", p.State == "CURRENT", p.Population, nil, p.Lat, p.Lon})
	})
	return ordered(found), err
}

func storedAttributes(ctx context.Context, r *Release, text string) (found []PlaceAttributes, err error) {
	err = r.Query(session.Heavy(ctx), "place.attributes", &found, text)
	return ordered(found), err
}

func ordered(list []PlaceAttributes) []PlaceAttributes {
	slices.SortFunc(list, func(a, b PlaceAttributes) int { return cmp.Compare(a.Place, b.Place) })
	return list
}
