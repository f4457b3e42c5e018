package dataset

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
)

// TestRowsOfRelease reads fields of the current release as text, whatever their type; empty where there is no value.
func TestRowsOfRelease(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	var got []string
	err := Rows(t.Context(), db, "municipality", []string{"oktmo", "lat", "population", "valid_to", "parent"}, func(cells []string) error {
		got = append(got, strings.Join(cells, "|"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	want := []string{"01701000|55.5|400000||", "01701305||||01701000", "02501000||||", "02601000|||2020-01-01|"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}

	enough := errors.New("enough")
	if err := Rows(t.Context(), db, "region", []string{"oktmo"}, func([]string) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("error %v, want that of yield", err)
	}
	for resource, field := range map[string]string{"planet": "name", "region": "mayor"} {
		err := Rows(t.Context(), db, resource, []string{field}, func([]string) error { return nil })
		if err == nil {
			t.Errorf("%s.%s: no error", resource, field)
		}
	}
}
