package search

import (
	"path/filepath"
	"slices"
	"testing"

	"govhub/db"
	"govhub/ingest/indicators"
)

// TestKeywords asks for indicators by everyday words, among those of the bundled data and of the mappings of the hub.
func TestKeywords(t *testing.T) {
	t.Parallel()
	names := csvNames(t, filepath.Join("..", "data"), "indicator", "slug")
	for _, m := range indicators.Shipped() {
		for i := range m.Indicators {
			n := &m.Indicators[i]
			if slices.ContainsFunc(names, func(known db.Name) bool { return known.Row == n.Slug }) {
				continue // the bundle has it too
			}
			names = append(names, db.Name{Resource: "indicator", Row: n.Slug, Ru: &n.NameRu, En: &n.NameEn, KeywordsRu: &n.KeywordsRu, KeywordsEn: &n.KeywordsEn})
		}
	}
	x := indexOf(t, names)
	for query, id := range map[string]string{
		"зарплата":            "municipal-average-salary",
		"средняя зарплата":    "municipal-average-salary",
		"заработная плата":    "municipal-average-salary",
		"salary":              "municipal-average-salary",
		"average salary":      "municipal-average-salary",
		"зарплата чиновников": "large-city-municipal-salary-administration",
		"миграция":            "municipal-net-migration",
		"migration":           "municipal-net-migration",
		"отток населения":     "municipal-net-migration",
		"бюджет":              "local-budget-revenue",
		"budget":              "local-budget-revenue",
		"бюджет города":       "large-city-revenue",
		"население":           "municipal-population",
		"НДФЛ":                "large-city-revenue-personal-income-tax",
		"ЖКХ":                 "large-city-expenditure-housing-utilities",
		"пенсии":              "municipal-social-payments",
		"доходы населения":    "municipal-income-total",
		"income per capita":   "municipal-income-per-capita",
		"транспортная доступность": "municipal-market-access",
	} {
		hits, err := x.Find(t.Context(), query, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(hits) == 0 || hits[0].ID != "indicator:"+id || hits[0].Matched.Reason != Keyword || hits[0].Score != aliasShare {
			t.Errorf("%s should find %s by a keyword:%s", query, id, top(hits))
		}
	}
}
