package search_test

import (
	"testing"

	"govhub/dataset/bundletest"
	"govhub/search"
)

// TestKinds names regions by their capitals, with the kind of a region, which no city is.
func TestKinds(t *testing.T) {
	t.Parallel()
	const novosibirsk = "region:50000000"
	checkMeant(t, index(t, bundletest.New(t)), []meant{
		{"Новосибирск обл", "", search.Matched, novosibirsk},
		{"обл. Новосибирск", "", search.Matched, novosibirsk},
		{"Новосибирск область", "", search.Matched, novosibirsk},
		{"Челябинск обл.", "", search.Matched, "region:75000000"},
		{"Краснодар край", "", search.Unsure, ""},
		{"Тюмень обл", "", search.Unsure, ""},
		{"Саратов обл", "", search.Unsure, ""},
		{"Москва обл", "", search.Unsure, ""},
		{"Москва и область", "", search.Unsure, ""},
		{"г. Новосибирск, Новосибирская обл.", "", search.Matched, "municipality:50701000"},
		{"Новосибирск, Новосибирская область", "", search.Matched, "municipality:50701000"},
	})
}

// TestNamesOfRegions gives common names with the kind that the official one has, and two names of a region as one.
func TestNamesOfRegions(t *testing.T) {
	t.Parallel()
	checkMeant(t, index(t, bundletest.New(t)), []meant{
		{"ХМАО-Югра", "", search.Matched, "region:71800000"},
		{"ХМАО — Югра", "", search.Matched, "region:71800000"},
		{"РСО-Алания", "", search.Matched, "region:90000000"},
		{"Республика Башкирия", "", search.Matched, "region:80000000"},
		{"Республика Удмуртия", "", search.Matched, "region:94000000"},
		{"Республика Якутия", "", search.Matched, "region:98000000"},
		{"Пермская область", "", search.Matched, "region:57000000"},
		{"Татарстан область", "", search.Unsure, ""},
	})
}
