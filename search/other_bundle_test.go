package search_test

import (
	"testing"

	"govhub/dataset/bundletest"
	"govhub/search"
)

// TestOtherNamesOfBundle names places of the bundle as they were called before, and as people call them.
func TestOtherNamesOfBundle(t *testing.T) {
	t.Parallel()
	const petersburg, yekaterinburg = "region:40000000", "municipality:65701000"
	checkMeant(t, index(t, bundletest.New(t)), []meant{
		{"Ленинград", "", search.Matched, petersburg},
		{"г. Ленинград", "", search.Matched, petersburg},
		{"в Ленинграде", "", search.Matched, petersburg},
		{"Leningrad", "", search.Matched, petersburg},
		{"Лененград", "", search.Unsure, petersburg},
		{"Ленинградская область", "", search.Matched, "region:41000000"},
		{"Питер", "", search.Matched, petersburg},
		{"Свердловск", "", search.Matched, yekaterinburg},
		{"Свердловск, Свердловская область", "", search.Matched, yekaterinburg},
		{"Свердловская область", "", search.Matched, "region:65000000"},
		{"Екб", "", search.Matched, yekaterinburg},
		{"Куйбышев", "", search.Matched, "municipality:36701000"},
		{"Горький", "", search.Matched, "municipality:22701000"},
		{"Калинин", "", search.Matched, "municipality:28701000"},
		{"г. Молотов", "", search.Matched, "municipality:57701000"},
		{"Брежнев", "", search.Matched, "municipality:92730000"},
		{"Арзамас-16", "", search.Matched, "municipality:22704000"},
		{"Ставрополь", "", search.Matched, "municipality:07701000"},
		{"Калининград", "", search.Matched, "municipality:27701000"},
		{"Загорск", "", search.Matched, "municipality:46728000"},
		{"Киров", "", search.Matched, "municipality:33701000"},
		{"Орджоникидзе", "", search.Matched, "municipality:90701000"},
		{"Троцк", "", search.Ambiguous, ""}, // Gatchina and Chapayevsk
		{"Владик", "", search.Ambiguous, "municipality:05701000"},
		{"Алтай", "", search.Ambiguous, ""},
		{"Чувашия", "", search.Matched, "region:97000000"},
		{"Пермская область", "", search.Matched, "region:57000000"},
		{"Чечено-Ингушская АССР", "", search.Ambiguous, ""},
		{"Подмосковье", "", search.Matched, "region:46000000"},
		{"Кёниг", "", search.Matched, "municipality:27701000"},
	})
}
