package resolvers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"govhub/db"
	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/scalar"
	"govhub/search"
	"govhub/warning"
)

// municipalityCalled returns the key of the only municipality of a name, on a day if there is one, with no value if there is none.
func municipalityCalled(ctx context.Context, name string, region *string, on *scalar.Date) (key db.NaturalKey, err error) {
	within, err := regionWith(ctx, region)
	if err != nil {
		return key, err
	}
	index, err := search.Of(ctx, db.ReleaseFrom(ctx))
	if err != nil {
		return key, err
	}
	day := ""
	if on != nil {
		day = string(*on)
	}
	found, err := index.Called(name, within, day)
	switch {
	case err != nil || len(found) == 0:
		return key, err
	case len(found) > 1:
		return key, severalCalled(ctx, name, found)
	case on == nil && !found[0].Exists:
		warning.Note(ctx, warning.NotToday, fmt.Sprintf("the only municipality called %.100q does not exist today: see its state", name))
	}
	key.Value = &found[0].OKTMO
	return key, nil
}

// regionWith returns the OKTMO code of the region with a code of any kind, empty for nil.
func regionWith(ctx context.Context, code *string) (oktmo string, err error) {
	if code == nil {
		return "", nil
	}
	for _, key := range new(db.RegionBy).Keys() {
		if key.Column == "" {
			continue
		}
		row, err := orNil(db.Regions.Find(rel.WithColumns(ctx, []string{"oktmo"}), db.ReleaseFrom(ctx), key.Column, *code))
		if err != nil {
			return "", err
		}
		if row != nil {
			return row.OKTMO, nil
		}
	}
	return "", errorcode.BadInput(errorcode.BadLookup, "no region has the code %.100q: write an ISO code such as RU-TA, a number such as 16, or an OKTMO code, as regions lists them", *code)
}

// mostNamesakes is the number of namesakes that an error lists.
const mostNamesakes = 10

// severalCalled is the error that lists the municipalities of a name and says how to choose one.
func severalCalled(ctx context.Context, name string, found []search.Namesake) error {
	listed := found[:min(len(found), mostNamesakes)]
	keys := make([]string, len(listed))
	for i, f := range listed {
		keys[i] = f.OKTMO
	}
	rows, err := db.Municipalities.ByKeys(rel.WithColumns(ctx, []string{"name_ru", "region"}), db.ReleaseFrom(ctx), keys)
	if err != nil {
		return err
	}
	regions, err := rowsOf(rel.WithColumns(ctx, []string{"name_ru", "iso"}), db.Regions, rows, func(m *db.Municipality) db.Ref { return m.RegionKey })
	if err != nil {
		return err
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = fmt.Sprintf("%s (%s, OKTMO %s)", row.NameRu, regions[i].NameRu, row.OKTMO)
	}
	if more := len(found) - len(listed); more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	what := "municipalities"
	if !slices.ContainsFunc(found, func(n search.Namesake) bool { return n.Exists }) {
		what = "municipalities, none of which exists today,"
	}
	return errorcode.BadInput(errorcode.BadLookup, "%d %s are called %.100q: %s: write %s",
		len(found), what, name, strings.Join(lines, "; "), choice(name, rows[0], regions))
}

// choice is how to write a lookup of the first of several namesakes: with its region if that is not the region of them all.
func choice(name string, first *db.Municipality, regions []*db.Region) string {
	text := fmt.Sprintf("municipality(by: {oktmo: %q})", first.OKTMO)
	if slices.ContainsFunc(regions, func(r *db.Region) bool { return r.OKTMO != regions[0].OKTMO }) {
		code := regions[0].OKTMO
		if regions[0].ISO != nil {
			code = *regions[0].ISO
		}
		text = fmt.Sprintf("municipality(by: {name: %.100q, region: %q}), or %s", name, code, text)
	}
	return text
}
