package assist_test

import (
	"slices"
	"strings"
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
		{ID: "region:40000000", Region: "region:40000000", Names: []string{"Санкт-Петербург"}, Had: []string{"Ленинград"}},
		{ID: "municipality:22701000", Region: "region:22000000", Names: []string{"город Нижний Новгород", "Нижний"}, Had: []string{"Горький"}},
		{ID: "municipality:65751000", Region: "region:65000000", Names: []string{"город Нижний Тагил"}},
		{ID: "region:01000000", Region: "region:01000000", Names: []string{"Алтайский край", "Алтай"}},
		{ID: "region:84000000", Region: "region:84000000", Names: []string{"Республика Алтай"}},
		{ID: "municipality:17701000", Region: "region:17000000", Names: []string{"город Владимир"}},
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
		"В Нижнем Тагиле грязно.":             {"municipality:65751000"},
		"В Республике Алтай":                  {"region:84000000"},
		"На Алтае":                            {"region:01000000", "region:84000000"},
		"Владимир Иванов из Владимира":        {"municipality:17701000"},
		"Раньше в Ленинграде было метро.":     {"region:40000000"},
		"Горький писал о море.":               nil, // a former name needs a preposition or the kind
		"Я родился в г. Горький":              {"municipality:22701000"},
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

// TestCitedActs suggests the acts that a request cites by number, all of a number, and the law on their subject beside them.
func TestCitedActs(t *testing.T) {
	t.Parallel()
	x := index(t)
	for request, want := range map[string][]string{
		"44-ФЗ":                        {"regulation:federal-law-44-2013"},
		"ст. 5 закона № 44-ФЗ":         {"regulation:federal-law-44-2013"},
		"Что говорит 8-ФЗ?":            {"regulation:federal-law-8-1996", "regulation:federal-law-8-2009"},
		"по 131-ФЗ и 59-ФЗ":            {"regulation:federal-law-131-2003", "regulation:federal-law-59-2006"},
		"Не выдают справку по 131-ФЗ.": {"regulation:federal-law-131-2003"},
	} {
		var got []string
		for _, s := range suggest(t, ask(t, x, request, ""), assist.Regulations) {
			got = append(got, s.ID)
		}
		for _, id := range want {
			if !slices.Contains(got, id) {
				t.Errorf("%q suggests %v, not %s", request, got, id)
			}
		}
	}
	for request, want := range map[string]string{
		"Школа мэров: как поступить?":                                        "program:school-of-mayors",
		"Как мэру поучиться управлению? Есть ли школа для глав округов?":     "program:school-of-mayors",
		"Какая средняя зарплата работников органов местного самоуправления?": "indicator:local-government-pay",
	} {
		kind, _, _ := strings.Cut(want, ":")
		if found := suggest(t, ask(t, x, request, ""), assist.Kind(kind)); !slices.ContainsFunc(found, func(s *assist.Suggestion) bool { return s.ID == want }) {
			t.Errorf("%q suggests %s, not %s", request, describe(found), want)
		}
	}
}
