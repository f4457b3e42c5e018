package db_test

import (
	"errors"
	"fmt"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/errorcode"
)

// TestRevisions changes a name in release 2 and takes it back in release 3; release 4 leaves the row alone.
func TestRevisions(t *testing.T) {
	t.Parallel()
	const barnaul = "municipality:01701000"
	d, _ := revised(t)
	bundletest.PublishEdited(t, d, bundletest.Edit{File: "region.csv", Before: ",Казань,", After: ",Kazan III,"})
	bundletest.PublishEdited(t, d)
	h := opened(t, d.Config())
	there := change{"2", barnaul, "CHANGED", "name_en: Barnaul > Barnaul II"}
	back := change{"3", barnaul, "CHANGED", "name_en: Barnaul II > Barnaul"}
	for _, c := range []struct {
		answering int32
		id        string
		want      []change
	}{
		{4, barnaul, []change{back, there}},
		{2, barnaul, []change{there}},
		{1, barnaul, nil},
		{4, "person:nobody", nil},
	} {
		r, err := h.Acquire(t.Context(), c.answering)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Done()
		found, err := r.Revisions(t.Context(), c.id)
		if err != nil {
			t.Fatal(err)
		}
		var got []change
		for _, v := range found {
			f := flat(&db.RowChange{Kind: v.Kind, Fields: v.Fields})
			got = append(got, change{fmt.Sprint(v.Release.Number), c.id, f.Kind, f.Fields})
		}
		if diff := gocmp.Diff(c.want, got); diff != "" {
			t.Errorf("release %d, %s (-want +got):\n%s", c.answering, c.id, diff)
		}
	}
	// Of a release that was pruned meanwhile, and of the oldest that is left, nothing is said.
	if _, err := d.Owner(t).Exec(`DELETE FROM govhub.release WHERE number = 1; DROP SCHEMA release_1 CASCADE`); err != nil {
		t.Fatal(err)
	}
	left, err := current(t, h).Revisions(t.Context(), barnaul)
	if err != nil || len(left) != 1 || left[0].Release.Number != 3 {
		t.Errorf("after pruning: %v, %v, want release 3", left, err)
	}
	var bad *errorcode.InputError
	if _, err := current(t, h).Revisions(t.Context(), "nothing"); !errors.As(err, &bad) || bad.Code != errorcode.BadID {
		t.Errorf("an id that is none: %v", err)
	}
}
