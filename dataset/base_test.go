package dataset

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
)

// TestBase reads fields of the current release as amended by inputs: as text, whatever their type, empty for no value.
func TestBase(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	municipalities := func(mode Mode, rows string) Input {
		return Input{Mode: mode, Package: open(t, partial(map[string]string{"municipality": rows}))}
	}
	// A changed row, a new one, and an invalid one.
	upsert := municipalities(Upsert, "oktmo,lat,valid_to\n01701000,56.5,2024-01-01\n03701000,,\n04701000,north,\n")
	replace := municipalities(Replace, "oktmo,population\n05701000,7\n")
	for _, test := range []struct {
		name   string
		inputs []Input
		want   []string
	}{
		{"none", nil, []string{"01701000|55.5|400000||", "01701305||||01701000", "02501000||||", "02601000|||2020-01-01|"}},
		{"another resource", []Input{{Mode: Replace, Package: open(t, partial(map[string]string{"source": "slug,title\na,A\n"}))}}, []string{"01701000|55.5|400000||", "01701305||||01701000", "02501000||||", "02601000|||2020-01-01|"}},
		{"upsert", []Input{upsert}, []string{
			"01701000|56.5|400000|2024-01-01|", "01701305||||01701000", "02501000||||", "02601000|||2020-01-01|", "03701000||||",
		}},
		{"replace, then upsert", []Input{replace, upsert}, []string{"01701000|56.5||2024-01-01|", "03701000||||", "05701000||7||"}},
		{"upsert, then replace", []Input{upsert, replace}, []string{"05701000||7||"}},
		{"whole", []Input{municipalities(Whole, "oktmo\n01701000\n")}, []string{"01701000||||"}},
	} {
		var got []string
		var keys map[string]bool
		err := atBase(t, db, func(ctx context.Context, base *Base) error {
			rows, err := base.Rows(ctx, test.inputs, "municipality", []string{"lat", "population", "valid_to", "parent"})
			for key, cells := range rows {
				got = append(got, key+"|"+strings.Join(cells, "|"))
			}
			if err != nil {
				return err
			}
			keys, err = base.Keys(ctx, test.inputs, "municipality")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		for i, row := range test.want {
			test.want[i], _, _ = strings.Cut(row, "|")
		}
		if diff := cmp.Diff(test.want, slices.Sorted(maps.Keys(keys))); diff != "" {
			t.Errorf("%s: keys (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestBaseRefuses unknown resources and fields, and keys of several fields.
func TestBaseRefuses(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	for resource, field := range map[string]string{"planet": "name", "region": "mayor", "observation": "value"} {
		err := atBase(t, db, func(ctx context.Context, base *Base) error {
			_, err := base.Rows(ctx, nil, resource, []string{field})
			return err
		})
		if err == nil || !strings.Contains(err.Error(), resource) {
			t.Errorf("%s.%s: %v", resource, field, err)
		}
	}
}

// atBase opens the current release as an import does, which then ends.
func atBase(t *testing.T, db *sql.DB, look func(context.Context, *Base) error) error {
	t.Helper()
	enough := errors.New("enough")
	_, err := Import(t.Context(), db, "test", Options{DryRun: true}, func(ctx context.Context, base *Base) ([]Input, error) {
		if err := look(ctx, base); err != nil {
			return nil, err
		}
		return nil, enough
	})
	if errors.Is(err, enough) {
		return nil
	}
	return err
}
