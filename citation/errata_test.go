package citation_test

import (
	"testing"

	"govhub/citation"
	"govhub/db/control"
)

// TestErrata shows an erratum with the first release that states it, in the releases that it names.
func TestErrata(t *testing.T) {
	t.Parallel()
	version := func(text string) *string { return &text }
	all := []*control.Release{ // newest first
		{Number: 4, Package: "facts", Metadata: []byte(`{"errata": [{"release": 1, "text": "A", "subject": "forum:a"}, {"version": "1.1", "text": "B"}]}`)},
		{Number: 3, Package: "facts", Metadata: []byte(`{"errata": [{"release": 1, "text": "A", "subject": "forum:a"}, {"release": 4, "text": "none yet"}]}`)},
		{Number: 2, Package: "facts", PackageVersion: version("1.1"), Metadata: []byte(`{}`)},
		{Number: 1, Package: "others", PackageVersion: version("1.1"), Metadata: []byte(`{}`)},
	}
	for number, want := range map[int32][]string{1: {"A"}, 2: {"B"}, 3: nil, 4: nil} {
		errata, err := citation.Errata(all[4-number], all)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range errata {
			got = append(got, e.Text)
			if by := e.CorrectedBy.Number; e.Text == "A" && (by != 3 || *e.Subject != "forum:a") || e.Text == "B" && (by != 4 || e.Subject != nil) {
				t.Errorf("%s: corrected by %d, about %v", e.Text, by, e.Subject)
			}
		}
		if len(got) != len(want) || len(got) > 0 && got[0] != want[0] {
			t.Errorf("release %d: got %v, want %v", number, got, want)
		}
	}
}
