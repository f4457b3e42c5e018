package assist_test

import (
	"slices"
	"testing"

	"govhub/assist"
	"govhub/prominence"
)

// TestSilence writes requests whose courtesies, auxiliary verbs and common words would lead to suggestions and places on other subjects.
func TestSilence(t *testing.T) {
	t.Parallel()
	x := index(t)
	for _, c := range []struct {
		request string
		kind    assist.Kind
		not     string
	}{
		{"Уважаемый глава! На нашей улице не горят фонари.", assist.Practices, "practice:krasnoyarsk-semya-dusha-i-sila"},
		{"Уважаемый глава города! На нашей улице не горят фонари.", assist.Programs, "program:school-of-mayors"},
		{"Могу ли я узнать, что построят на пустыре?", assist.Regulations, "regulation:federal-law-8-1996"}, // могу is no могила
		{"Как подать заявление на паспорт?", assist.Indicators, "indicator:service-first-time-share"},
		{"Стоит ли батарея телефона своих денег?", assist.Regulations, "regulation:federal-law-190-2010"},
	} {
		for _, s := range suggest(t, ask(t, x, c.request, ""), c.kind) {
			if s.ID == c.not {
				t.Errorf("%q suggests %s", c.request, describe([]*assist.Suggestion{s}))
			}
		}
	}
	for _, request := range []string{"Здравствуйте!", "Уважаемый глава! Прошу помочь.", "Могу ли я? С уважением, глава семьи.", "Dear Mayor, could you please help us?"} {
		a := ask(t, x, request, "")
		for _, kind := range kinds {
			if found := suggest(t, a, kind); len(found) > 0 {
				t.Errorf("%q says nothing, but has suggestions:%s", request, describe(found))
			}
		}
	}
}

// TestMeantPlaces wants the place that people mean first, and none where they mean no place.
func TestMeantPlaces(t *testing.T) {
	t.Parallel()
	x := newIndex(t, documents, []assist.Place{
		{ID: "municipality:36638438", Region: "region:36000000", Names: []string{"Сургут"}, Known: prominence.Place{Kind: "RURAL_SETTLEMENT"}},
		{ID: "municipality:71876000", Region: "region:71800000", Names: []string{"город Сургут"}, Known: prominence.Place{Kind: "URBAN_OKRUG", People: 306_675}},
		{ID: "municipality:46758000", Region: "region:46000000", Names: []string{"Пушкинский", "Пушкино"}, Known: prominence.Place{Kind: "URBAN_OKRUG"}},
		{ID: "municipality:82606425", Region: "region:82000000", Names: []string{"село Кака"}, Known: prominence.Place{Kind: "RURAL_SETTLEMENT"}},
		{ID: "municipality:33701000", Region: "region:33000000", Names: []string{"город Киров"}},
		{ID: "municipality:45000001", Region: "region:45000000", Names: []string{"Московский"}},
	})
	for request, want := range map[string][]string{
		"Мы живём в Сургуте.":                 {"municipality:71876000", "municipality:36638438"},
		"Как подать заявление?":               nil,
		"В селе Кака нет воды.":               {"municipality:82606425"},
		"Когда починят свет в Пушкино?":       {"municipality:46758000"},
		"На улице Кирова и на ул. Кирова ямы": nil,
		"Московское шоссе, дом 5":             nil,
		"В Кирове нет автобусов.":             {"municipality:33701000"},
		"Яма на нашей улице. Киров, дом 5":    {"municipality:33701000"},
		"Какова площадь Кирова?":              {"municipality:33701000"},
	} {
		var got []string
		for _, m := range ask(t, x, request, "").Places {
			got = append(got, m.Places...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q names %v, want %v", request, got, want)
		}
	}
}

// TestSalutations keeps what a letter is about, however it begins and ends.
func TestSalutations(t *testing.T) {
	t.Parallel()
	x := newIndex(t, documents, nil)
	for _, request := range []string{
		"Уважаемый глава прошу починить дорогу",
		"Соседи не уважают правила и паркуются на дороге, дорога занята",
		"Прошу уважаемую администрацию отремонтировать дорогу",
		"Отнеситесь с уважением к тем, кто чинит дорогу",
		"С уважением, жители. Когда починят дорогу?",
	} {
		if found := suggest(t, ask(t, x, request, ""), assist.Regulations); len(found) == 0 || found[0].ID != "regulation:roads" {
			t.Errorf("%q suggests %s", request, describe(found))
		}
	}
}
