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
