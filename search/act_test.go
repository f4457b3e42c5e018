package search_test

import (
	"testing"

	"govhub/dataset/bundletest"
	"govhub/search"
)

// meant is what a name should mean.
type meant struct {
	name     string
	typ      search.Type // all if empty
	decision search.Decision
	id       string // of the first candidate, any if empty
}

// checkMeant resolves names one by one.
func checkMeant(t *testing.T, x *search.Index, list []meant) {
	t.Helper()
	for _, m := range list {
		var o search.Options
		if m.typ != "" {
			o.Types = []search.Type{m.typ}
		}
		resolved, err := x.Resolve(t.Context(), []string{m.name}, o, 5)
		if err != nil {
			t.Fatal(err)
		}
		r := resolved[0]
		if r.Decision != m.decision || m.id != "" && (len(r.Candidates) == 0 || r.Candidates[0].ID != m.id) {
			t.Errorf("%s %s is %s, want %s %s:%s", m.name, m.typ, r.Decision, m.decision, m.id, describe(r.Candidates))
		}
	}
}

// TestActs names acts by number, by the end of the title, and codes by their short title.
func TestActs(t *testing.T) {
	t.Parallel()
	const law131, budgetCode = "regulation:federal-law-131-2003", "regulation:budget-code"
	checkMeant(t, index(t, bundletest.New(t)), []meant{
		{"131-ФЗ", "", search.Matched, law131},
		{"№ 131-ФЗ", "", search.Matched, law131},
		{"ФЗ 131", "", search.Matched, law131},
		{"ФЗ-131", "", search.Matched, law131},
		{"131 фз", "", search.Matched, law131},
		{"закон 131", "", search.Matched, law131},
		{"федеральный закон 131", "", search.Matched, law131},
		{"federal law 131", "", search.Matched, law131},
		{"131ФЗ", "", search.Matched, law131},
		{"фз131", "", search.Matched, law131},
		{"закон №131", "", search.Matched, law131},
		{"131-FZ", "", search.Matched, law131},
		{"33-ФЗ", "", search.Matched, "regulation:federal-law-33-2025"},
		{"распоряжение 2764-р", "", search.Matched, "regulation:government-order-2764-r-2020"},
		{"131", "", search.Unsure, law131},
		{"8-ФЗ", "", search.Ambiguous, ""}, // of 1996 and of 2009
		{"273-ФЗ", "", search.Ambiguous, ""},
		{"999-ФЗ", "", search.Unsure, ""},
		{"закон о ветеранах", "", search.Matched, "regulation:federal-law-5-1995"},
		{"закон о персональных данных", "", search.Matched, "regulation:federal-law-152-2006"},
		{"бюджетный кодекс", "", search.Matched, budgetCode},
		{"Бюджетный кодекс РФ", "", search.Matched, budgetCode},
		{"Budget Code", "", search.Matched, budgetCode},
		{"Сила в семье", "", search.Matched, "practice:berezovsky-sila-v-semye"},
		{"Школа муниципального юриста", "", search.Matched, "program:kuzbass-school-of-municipal-lawyer"},
		{"Служение", "", search.Matched, "award:service"},
	})
}
