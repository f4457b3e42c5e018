package search

import (
	"slices"
	"testing"

	"govhub/db"
)

// TestFormer finds a municipality that ended by its code, and by its name only on request.
func TestFormer(t *testing.T) {
	t.Parallel()
	name := "Дмитровский муниципальный район"
	x := indexOf(t, []db.Name{{Resource: "municipality", Row: "46608000", Ru: &name, Kind: "MUNICIPAL_DISTRICT", State: "ENDED"}})
	for _, test := range []struct {
		query  string
		states []string
		found  bool
	}{
		{"46608000", nil, true}, {"Дмитровский", nil, false}, {"Дмитровский", []string{"ENDED"}, true}, {"Дмитровский", []string{"CURRENT"}, false},
	} {
		hits, err := x.Find(t.Context(), test.query, Options{States: test.states})
		if err != nil {
			t.Fatal(err)
		}
		if found := slices.ContainsFunc(hits, func(h *Hit) bool { return h.ID == "municipality:46608000" }); found != test.found {
			t.Errorf("%s in %v: found is %v", test.query, test.states, found)
		}
	}
}
