package search

import (
	"fmt"
	"strings"
	"testing"

	"govhub/db"
)

// TestDecisions gives names that no table should hold, and wants an honest decision with its reason.
func TestDecisions(t *testing.T) {
	t.Parallel()
	x := indexOf(t, []db.Name{
		municipality("92701000", "URBAN_OKRUG", "город Казань", "Казань", "92000000", 1_300_000),
		municipality("29610448", "RURAL_SETTLEMENT", "село Хотьково", "", "29000000", 0),
	})
	for _, c := range []struct {
		name     string
		decision Decision
		reason   DecisionReason
	}{
		{"Казань", Matched, ClearLead},
		{"Кaзaнь", Matched, ClearLead},             // a is Latin
		{"\u202eКазань\u202c", Matched, ClearLead}, // written from the right
		{"  «КАЗАНЬ»\u00a0", Matched, ClearLead},
		{"92701000", Matched, ClearLead},
		{"92701000001", Matched, ClearLead}, // of a locality
		{"Хотьково", Unsure, VillageAlone},
		{"село Хотьково", Matched, ClearLead},
		{"Казанка", Unsure, NoneGood},
		{"Ъъъ", None, NothingLike},
		{"123456", None, UnknownCode},
		{"٣٤", None, UnknownCode},
		{"", None, NoWords},
		{" \u200b\u202e— … !", None, NoWords},
		{strings.Repeat("Казань ", 100), None, TooLong},
	} {
		list, err := x.Resolve(t.Context(), []string{c.name, "город Казань"}, Options{}, 5)
		if err != nil {
			t.Fatalf("%+q: %v", c.name, err)
		}
		if r := list[0]; r.Decision != c.decision || r.Reason != c.reason {
			t.Errorf("%+q is %s because %s, not %s because %s%s", c.name, r.Decision, r.Reason, c.decision, c.reason, candidatesOf(r))
		}
		if list[1].Decision != Matched {
			t.Errorf("beside %+q another name is %s", c.name, list[1].Decision)
		}
	}
}

// TestHomonyms resolves the name of ten thousand places: the answer is that it is ambiguous, and takes a few steps for each of them.
func TestHomonyms(t *testing.T) {
	t.Parallel()
	const places = 10_000
	var names []db.Name
	for i := range places {
		names = append(names, municipality(fmt.Sprintf("%08d", i), "MUNICIPAL_DISTRICT", "Октябрьский район", "", "", 0))
	}
	x := indexOf(t, names)
	for _, name := range []string{"Октябрьский", "Октябрьский район", "р-н Октябрьский", "Jrnz,hmcrbq"} {
		s := x.search(t.Context(), Options{Steps: 60 * places})
		err := s.find(name, decisive, func(f *finding, ranked []candidate) {
			if decision, reason := f.decide(ranked); decision != Ambiguous || reason != Namesakes {
				t.Errorf("%s is %s because %s", name, decision, reason)
			}
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCodesOfSeveral resolves digits that are codes in several classifiers. The second has a single name.
func TestCodesOfSeveral(t *testing.T) {
	t.Parallel()
	kurgan, moscow, none, code, okato := "Курганская область", "Москва", "—", "45", "45"
	x := indexOf(t, []db.Name{
		{Resource: "region", Row: "37000000", Ru: &kurgan, Region: "37000000", Code: &code},
		{Resource: "region", Row: "45000000", Ru: &moscow, Region: "45000000", OKATO: &okato},
		{Resource: "person", Row: "nobody", Ru: &none}, // has no word
	})
	list, err := x.Resolve(t.Context(), []string{"45"}, Options{}, 5)
	if err != nil {
		t.Fatal(err)
	}
	if r := list[0]; r.Decision != Matched || r.Best.ID != "region:37000000" || len(r.Candidates) != 2 {
		t.Errorf("45 is %s%s", r.Decision, candidatesOf(r))
	}
}
