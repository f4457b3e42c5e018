package search_test

import (
	"testing"

	"govhub/dataset/bundletest"
	"govhub/search"
)

// TestResidue gives cells of spreadsheets with what is left around the names.
func TestResidue(t *testing.T) {
	t.Parallel()
	const kazan, arkhangelsk = "municipality:92701000", "region:11000000"
	checkMeant(t, index(t, bundletest.New(t)), []meant{
		{"1. Казань", "", search.Matched, kazan},
		{"12) г. Казань", "", search.Matched, kazan},
		{"Казань (1)", "", search.Matched, kazan},
		{"Казань[2]", "", search.Matched, kazan},
		{"Казань¹", "", search.Matched, kazan},
		{"Казань1", "", search.Matched, kazan},
		{"Казань*", "", search.Matched, kazan},
		{"Арзамас-16", "", search.Matched, "municipality:22704000"},
		{"2764-р", "", search.Matched, "regulation:government-order-2764-r-2020"},
		{"г.Казань, ул. Баумана, 1", "", search.Unsure, kazan},
		{"Республика Татарстан, г. Казань, проспект Победы, д. 5", "", search.Unsure, kazan},
		{"Архангельская область (кроме Ненецкого автономного округа)", "", search.Unsure, arkhangelsk},
		{"N/A", "", search.None, ""},
		{"н/д", "", search.None, ""},
		{"Россия", "", search.None, ""},
		{"Российская Федерация", "", search.None, ""},
		{"РФ", "", search.None, ""},
	})
}
