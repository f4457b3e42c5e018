package search

import (
	"strings"
	"testing"

	"govhub/db"
)

// FuzzCodes enters a region with any codes and asks for anything.
func FuzzCodes(f *testing.F) {
	f.Add("92", "16", "RU-TA", "92")
	f.Add("92000000000", "", "", "ОКАТО 92000000000")
	f.Add("920000000001", "016", "RU-", "920000000001")
	f.Add(strings.Repeat("9", 500), "\x00", "-", strings.Repeat("9", 499))
	f.Add("", "ё", "й", "0")
	f.Fuzz(func(t *testing.T, okato, code, iso, query string) {
		name := "Республика Татарстан"
		n := db.Name{Resource: "region", Row: "92000000", Region: "92000000", Ru: &name, Code: &code, ISO: &iso, OKATO: &okato}
		x := indexOf(t, []db.Name{n})
		for _, text := range []string{query, okato, code, iso} {
			if _, err := x.Find(t.Context(), text, Options{}); err != nil && len(text) <= maxQuery {
				t.Fatal(err)
			}
		}
		hits, err := x.Find(t.Context(), okato, Options{})
		if asked := strings.Trim(okato, "0123456789") == "" && okato != ""; err == nil && asked && len(okato) <= okatoDigits && len(hits) != 1 {
			t.Errorf("OKATO %s finds %v", okato, hits)
		}
	})
}
