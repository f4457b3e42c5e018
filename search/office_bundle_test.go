package search_test

import (
	"testing"

	"govhub/dataset/bundletest"
	"govhub/search"
)

// TestHolders names people of the bundle with their offices. The surname confirms an office, a given name alone does not.
func TestHolders(t *testing.T) {
	t.Parallel()
	const kazan, president = "position:metshin-ilsur-mayor", "position:putin-vladimir-president"
	checkMeant(t, index(t, bundletest.New(t)), []meant{
		{"Метшин, мэр Казани", "", search.Matched, kazan},
		{"мэр Казани Ильсур Метшин", "", search.Matched, kazan},
		{"мэр Казани Метшин", "PERSON", search.Matched, "person:metshin-ilsur"},
		{"mayor of Kazan Metshin", "", search.Matched, kazan},
		{"Президент Путин", "", search.Matched, president},
		{"Президент РФ Владимир Путин", "", search.Matched, president},
		{"ректор Торкунов", "", search.Matched, "position:torkunov-anatoliy-mgimo-rector"},
		{"вице-премьер Хуснуллин", "", search.Matched, "position:khusnullin-marat-deputy-government-chair"},
		{"Воропанов, мэр Вологды", "", search.Unsure, "position:voropanov-sergey-mayor"}, // until 2024
		{"мэр Казани Путин", "", search.Unsure, ""},
		{"мэр Владимира", "", search.Unsure, ""}, // no mayor of that given name
		{"РФ Путин", "", search.Unsure, "person:putin-vladimir"},
	})
}
