package search

import (
	"testing"

	"govhub/db"
	"govhub/scalar"
)

// TestOffices names offices by their title and what they belong to. The holder follows the office, and a former holder the present one.
func TestOffices(t *testing.T) {
	t.Parallel()
	text := func(s string) *string { return &s }
	names := []db.Name{
		{Resource: "region", Row: "70000000", Ru: text("Тульская область"), En: text("Tula Oblast"), Region: "70000000"},
		{Resource: "municipality", Row: "tula", Ru: text("городской округ город Тула"), En: text("Tula"), Kind: "URBAN_OKRUG", Region: "70000000"},
		{Resource: "municipality", Row: "village", Ru: text("Липовское сельское поселение"), Kind: "RURAL_SETTLEMENT", Region: "70000000"},
		{Resource: "organization", Row: "institute", Ru: text("Институт международных отношений"), Alias: text("ИМО")},
	}
	for _, person := range []string{"Анна Первая", "Борис Второй", "Вера Третья", "Глеб Четвертый", "Дарья Пятая"} {
		names = append(names, db.Name{Resource: "person", Row: person, Ru: text(person)})
	}
	names = append(names,
		db.Name{Resource: "position", Row: "governor", Ru: text("Губернатор"), Region: "70000000", Holder: "person:Анна Первая"},
		db.Name{Resource: "position", Row: "mayor", Ru: text("Глава города"), Region: "70000000", Within: "municipality:tula", Holder: "person:Борис Второй"},
		db.Name{Resource: "position", Row: "former-mayor", Ru: text("Глава города"), Region: "70000000", Within: "municipality:tula", Holder: "person:Вера Третья", Began: "2019-09-08", Ended: "2024"},
		db.Name{Resource: "position", Row: "village-head", Ru: text("Глава сельского поселения"), Region: "70000000", Within: "municipality:village", Holder: "person:Глеб Четвертый"},
		db.Name{Resource: "position", Row: "rector", Ru: text("Ректор"), Within: "organization:institute", Holder: "person:Дарья Пятая"},
		db.Name{Resource: "position", Row: "deputy-minister", Ru: text("Заместитель министра финансов Российской Федерации"), Holder: "person:Анна Первая"},
	)
	x := indexOf(t, names)
	for _, test := range []struct {
		query, id string
		typ       Type
		decision  Decision
		reason    Reason
	}{
		{"губернатор Тульской области", "position:governor", "", Matched, WordForm},
		{"governor of Tula Oblast", "position:governor", "", Matched, WordForm},
		{"губернатор Тульской области", "person:Анна Первая", "PERSON", Matched, Office},
		{"глава Тулы", "position:mayor", "", Matched, WordForm},
		{"глава города Тула", "position:mayor", "", Matched, Words},
		{"мэр Тулы", "position:mayor", "", Matched, WordForm},
		{"mayor of Tula", "position:mayor", "", Matched, WordForm},
		{"мэр Тулы", "person:Борис Второй", "PERSON", Matched, Office},
		{"ректор ИМО", "position:rector", "", Matched, Words},
		{"ректор института международных отношений", "position:rector", "", Matched, WordForm},
		{"заместитель министра финансов", "position:deputy-minister", "", Matched, Words},
		{"замминистра финансов", "position:deputy-minister", "", Matched, Abbreviation},
		{"министр финансов", "position:deputy-minister", "", Unsure, WordForm},
		{"глава Липовского поселения", "position:village-head", "", Matched, WordForm},
		{"Борис Второй", "person:Борис Второй", "", Matched, Exact},
		{"мэрия Тулы", "municipality:tula", "", Matched, WordForm},
	} {
		o := Options{}
		if test.typ != "" {
			o.Types = []Type{test.typ}
		}
		resolved, err := x.Resolve(t.Context(), []string{test.query}, o, 5)
		if err != nil {
			t.Fatal(err)
		}
		r := resolved[0]
		if len(r.Candidates) == 0 || r.Decision != test.decision || r.Candidates[0].ID != test.id || r.Candidates[0].Matched.Reason != test.reason {
			t.Errorf("%s %s is %s, want %s %s %s:%s", test.query, test.typ, r.Decision, test.decision, test.id, test.reason, top(r.Candidates))
		}
	}
	hits, err := x.Find(t.Context(), "мэр Тулы", Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"position:mayor", "person:Борис Второй", "position:former-mayor", "person:Вера Третья"}
	for i, id := range want {
		if i >= len(hits) || hits[i].ID != id {
			t.Errorf("hit %d is not %s:%s", i+1, id, top(hits))
			break
		}
	}
}

// TestPastOffice names offices that are held no longer, today and on days when they were.
func TestPastOffice(t *testing.T) {
	t.Parallel()
	region, town, mayor, person := "Вологодская область", "город Вологда", "Мэр", "Борис Второй"
	x := indexOf(t, []db.Name{
		{Resource: "region", Row: "19000000", Ru: &region, Region: "19000000"},
		{Resource: "municipality", Row: "vologda", Ru: &town, Kind: "URBAN_OKRUG", Region: "19000000"},
		{Resource: "person", Row: "boris", Ru: &person},
		{Resource: "position", Row: "mayor", Ru: &mayor, Region: "19000000", Within: "municipality:vologda", Holder: "person:boris", Began: "2017-09-12", Ended: "2024"},
	})
	for _, c := range []struct {
		on     scalar.Date
		reason DecisionReason
	}{
		{"", PastOffice},
		{"2017-09-11", PastOffice},
		{"2017-09-12", ClearLead},
		{"2024-12-31", ClearLead}, // the source states the year alone
		{"2025-01-01", PastOffice},
	} {
		resolved, err := x.Resolve(t.Context(), []string{"мэр Вологды", person}, Options{On: c.on}, 5)
		if err != nil {
			t.Fatal(err)
		}
		office, holder := resolved[0], resolved[1]
		if office.Reason != c.reason || len(office.Candidates) == 0 || office.Candidates[0].ID != "position:mayor" {
			t.Errorf("on %q the office is %s because %s:%s", c.on, office.Decision, office.Reason, top(office.Candidates))
		}
		if holder.Decision != Matched {
			t.Errorf("on %q the person is %s because %s", c.on, holder.Decision, holder.Reason)
		}
	}
}
