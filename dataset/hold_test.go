package dataset

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
)

// A held release is not pruned, and does not keep others from being pruned.
func TestPruneLeavesWhatIsHeld(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 4)
	supersededLongAgo(t, db)
	first, err := Hold(t.Context(), db, 2)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Hold(t.Context(), db, 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, letGo := range []func(){first, second} {
		pruned, err := Prune(t.Context(), db, 1)
		if err != nil {
			t.Fatal(err)
		}
		if list, _ := numbers(t, db); !cmp.Equal(list, []int32{4, 2}) {
			t.Errorf("left %v after %v were pruned, want 4 and 2", list, pruned)
		}
		letGo()
	}
	if pruned, err := Prune(t.Context(), db, 1); err != nil || !cmp.Equal(pruned, []int32{2}) {
		t.Errorf("pruned %v, %v, want the one let go", pruned, err)
	}
	if _, err := Hold(t.Context(), db, 2); !errors.Is(err, ErrReleaseNotFound) {
		t.Errorf("holding a release that was pruned: %v", err)
	}
}
