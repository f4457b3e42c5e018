//go:build real

package tests

import (
	"encoding/csv"
	"net/url"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/stat"
)

// checkTable correlates two indicators over the municipalities that have both, from one download, with the figures published about the files.
func checkTable(t *testing.T, h *cachingHub) {
	t.Helper()
	const query = `{ table(places: {municipalities: {}}, rows: WITH_ALL_VALUES, indicators: [
		{indicator: "municipal-market-access", period: "2024"}, {indicator: "municipal-average-salary", period: "2024"}]) { nodes { place values } } }`
	rows, err := csv.NewReader(h.getTarget(t, "/graphql.csv?query="+url.QueryEscape(query)).Body).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var access, salary []float64
	for _, row := range rows[1:] {
		a, first := strconv.ParseFloat(row[1], 64)
		s, second := strconv.ParseFloat(row[2], 64)
		if first == nil && second == nil {
			access, salary = append(access, a), append(salary, s)
		}
	}
	r := stat.Correlation(access, salary, nil)
	if got := strconv.FormatFloat(r, 'f', 5, 64); got != "0.29078" || len(access) != 2443 {
		t.Errorf("r = %s over %d municipalities, want 0.29078 over 2443", got, len(access))
	}
}
