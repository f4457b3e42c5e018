package search_test

import (
	"testing"

	"govhub/dataset/bundletest"
	"govhub/search"
)

// TestWords gives short words, words for kinds beside words of no name, and known words that are like others.
func TestWords(t *testing.T) {
	t.Parallel()
	checkMeant(t, index(t, bundletest.New(t)), []meant{
		{"ЖКХ", "", search.None, ""}, // whose first letter alone is on a letter of the other layout
		{"жкх", "", search.None, ""},
		{"НКО", "", search.None, ""}, // the beginning of nothing on the other layout
		{"ЖК РФ", "", search.Matched, "regulation:housing-code"},
		{"закон xyzzy", "", search.None, ""},
		{"закон о собаках", "", search.None, ""},
		{"премия xyzzy", "", search.None, ""},
		{"закон о ветеранах", "", search.Matched, "regulation:federal-law-5-1995"},
		{"закон", "", search.Unsure, ""},
		{"население Татарстана", "", search.Unsure, "region:92000000"}, // население is no поселение
		{"население Перми", "", search.Unsure, "municipality:57701000"},
		{"население Томска", "", search.Unsure, "municipality:69701000"},
		{"в Орле", "", search.Unsure, "municipality:54701000"}, // no Орлов
		{"в Казани", "", search.Matched, "municipality:92701000"},
		{"у Метшина", "", search.Matched, "person:metshin-ilsur"},
		{"население Уфы", "", search.Unsure, "municipality:80701000"},
	})
}
