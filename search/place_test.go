package search

import (
	"slices"
	"strings"
	"testing"

	"govhub/db"
)

// municipality returns the name of a municipality with that of its centre.
func municipality(oktmo, kind, name, centre, region string, residents int32) db.Name {
	n := db.Name{Resource: "municipality", Row: oktmo, Ru: &name, Kind: kind, Region: db.Ref(region), State: "CURRENT"}
	if centre != "" {
		n.Alias = &centre
	}
	if residents > 0 {
		n.Residents = &residents
	}
	return n
}

func within(n db.Name, oktmo string) db.Name {
	n.Within = db.Ref("municipality:" + oktmo)
	return n
}

func former(n db.Name) db.Name {
	n.State = "ENDED"
	return n
}

// TestPlaces resolves names of towns as people write them, among namesakes.
func TestPlaces(t *testing.T) {
	t.Parallel()
	region := func(oktmo, name string) db.Name {
		return db.Name{Resource: "region", Row: oktmo, Ru: &name, Region: db.Ref(oktmo)}
	}
	moscow := region("45000000", "Москва")
	moscow.Kind = "FEDERAL_CITY"
	x := indexOf(t, []db.Name{
		moscow, region("14000000", "Белгородская область"), region("27000000", "Калининградская область"), region("36000000", "Самарская область"),
		region("66000000", "Смоленская область"), region("70000000", "Тульская область"),
		region("71000000", "Ханты-Мансийский автономный округ — Югра"), region("84000000", "Республика Алтай"),
		municipality("14730000", "URBAN_OKRUG", "Губкинский", "Губкин", "14000000", 88562),
		municipality("71952000", "URBAN_OKRUG", "город Губкинский", "Губкинский", "71000000", 23340),
		municipality("84701000", "URBAN_OKRUG", "город Горно-Алтайск", "Горно-Алтайск", "84000000", 62861),
		municipality("71876000", "URBAN_OKRUG", "город Сургут", "Сургут", "71000000", 306675),
		municipality("71826000", "MUNICIPAL_DISTRICT", "Сургутский муниципальный район", "Сургут", "71000000", 306675),
		municipality("36638438", "RURAL_SETTLEMENT", "Сургут", "", "36000000", 0),
		municipality("27730000", "URBAN_OKRUG", "Советский", "Советск", "27000000", 41709),
		municipality("70648104", "URBAN_SETTLEMENT", "город Советск", "Советск", "70000000", 7000),
		municipality("66605000", "MUNICIPAL_DISTRICT", "Майский муниципальный район", "Лесное", "66000000", 0),
		municipality("45316000", "INTRACITY_TERRITORY", "муниципальный округ Лесное", "", "45000000", 0),
		municipality("70620101", "URBAN_SETTLEMENT", "город Лесное", "", "70000000", 3000),
		within(municipality("66605400", "RURAL_SETTLEMENT", "Береговской сельсовет", "", "66000000", 0), "66607000"),
		municipality("66607000", "MUNICIPAL_DISTRICT", "Глинковский муниципальный район", "", "66000000", 0),
		municipality("14755000", "URBAN_OKRUG", "Одинцовский", "Одинцово", "14000000", 187128),
		former(municipality("14641000", "MUNICIPAL_DISTRICT", "Одинцовский муниципальный район", "Одинцово", "14000000", 0)),
		former(within(municipality("14641110", "URBAN_SETTLEMENT", "Кубинка", "", "14000000", 22918), "14641000")),
		former(within(municipality("14641420", "RURAL_SETTLEMENT", "Ершовское", "", "14000000", 0), "14641000")),
		former(municipality("14730100", "URBAN_OKRUG", "город Звенигород", "", "14000000", 0)),
	}, db.Succession{Before: "14641000", After: "14755000"}, db.Succession{Before: "14730100", After: "14641000"})
	for _, test := range []struct {
		name     string
		decision Decision
		first    string // municipality, or region
	}{
		{"г. Губкин", Matched, "14730000"},                          // г. is not the initial of Губкин
		{"Gubkin", Matched, "14730000"},                             // a centre has its romanised name
		{"Губкинский", Ambiguous, "14730000"},                       // the larger one first
		{"Республика Алтай, г. Горно-Алтайск", Matched, "84701000"}, // Алтай is the region, not the second word of the city
		{"Москва, г. Москва", Matched, "45000000"},
		{"Сургут", Ambiguous, "71876000"},
		{"город Сургут", Matched, "71876000"},
		{"село Сургут", Matched, "36638438"}, // a given kind settles it
		{"Сургут, Самарская область", Matched, "36638438"},
		{"Сургутский район", Matched, "71826000"},
		{"г. Советск", Ambiguous, "27730000"},  // the centre of an okrug is as good as a settlement of the name
		{"Лесное", Ambiguous, "70620101"},      // a town before a part of Moscow, and before a district with a village of the name
		{"г. Береговской", Unsure, "66605400"}, // г. is not the initial of its district
		{"Кубинка", Matched, "14755000"},       // ended with its district, which became an okrug
		{"Одинцовский район", Matched, "14755000"},
		{"Звенигород", Matched, "14755000"},
		{"Ершовское", Unsure, "14755000"}, // far more villages have names
	} {
		list, err := x.Resolve(t.Context(), []string{test.name}, Options{}, 5)
		if err != nil {
			t.Fatal(err)
		}
		if r := list[0]; r.Decision != test.decision || len(r.Candidates) == 0 || !strings.HasSuffix(r.Candidates[0].ID, ":"+test.first) {
			t.Errorf("%s is %s, not %s with %s first:%s", test.name, r.Decision, test.decision, test.first, candidatesOf(r))
		}
	}
}

func candidatesOf(r *Resolution) string {
	var list []string
	for _, h := range slices.Clone(r.Candidates) {
		list = append(list, h.ID+" "+string(h.Matched.Reason)+" "+formatScore(h.Score))
	}
	return "\n    " + strings.Join(list, "\n    ")
}
