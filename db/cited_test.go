package db_test

import (
	"slices"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db"
)

// TestCitedSources finds the source of a row, and that of a statement about a row.
func TestCitedSources(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	cited, err := db.CitedSources(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	for resource, source := range map[string]string{
		"award_season": "regnum-service-final-2025-04-01", // of a row
		"forum":        "chelsosna-forum-1",               // of a statement
	} {
		if !slices.Contains(cited[resource], source) {
			t.Errorf("%s: %s is not among %v", resource, source, cited[resource])
		}
		if !slices.IsSorted(cited[resource]) || len(slices.Compact(slices.Clone(cited[resource]))) != len(cited[resource]) {
			t.Errorf("%s: %v is not in order", resource, cited[resource])
		}
	}
	if len(cited["source"]) > 0 {
		t.Errorf("sources state sources: %v", cited["source"])
	}
}
