package db_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset/bundletest"
	"govhub/db"
)

// TestSourcesInMemory compares the sources of all rows with statements, and of one without, with those that PostgreSQL finds.
func TestSourcesInMemory(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	stored, kept := holding(t, d, 0), holding(t, d, d.Config().Memory)
	ids, own := []string{"region:none"}, []db.Ref{"none"}
	for _, s := range listed(t, t.Context(), stored, db.Statements, nil) {
		ids, own = append(ids, string(s.Subject)), append(own, s.SourceKey)
	}
	want, err := db.SourcesOf(t.Context(), stored, ids, own)
	if err != nil {
		t.Fatal(err)
	}
	got, err := db.SourcesOf(t.Context(), kept, ids, own)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-PostgreSQL +memory):\n%s", diff)
	}
	several := 0
	for _, sources := range want {
		if len(sources) > 1 {
			several++
		}
	}
	if several == 0 {
		t.Errorf("none of %d rows has several sources", len(ids))
	}
}
