package indicators

import (
	"slices"
	"testing"

	"govhub/dataset"
	"govhub/ingest"
)

// recorder keeps what a sink gets.
type recorder struct {
	sources, indicators, observations [][]string
	lines                             []int // of observations
	rejects                           []dataset.Problem
	lost                              []dataset.Lost
	skips                             []int
	err                               error // returned by Row of an observation
}

func (r *recorder) Row(t *ingest.Table, line int, cells []string) error {
	cells = slices.Clone(cells)
	switch t.Resource {
	case "source":
		r.sources = append(r.sources, cells)
	case "indicator":
		r.indicators = append(r.indicators, cells)
	case "observation":
		r.observations = append(r.observations, cells)
		r.lines = append(r.lines, line)
		return r.err
	}
	return nil
}

func (r *recorder) Reject(p dataset.Problem, lost ...dataset.Lost) error {
	r.rejects = append(r.rejects, p)
	r.lost = append(r.lost, lost...)
	return nil
}

func (r *recorder) Skip(line int) error {
	r.skips = append(r.skips, line)
	return nil
}

func mapping(t testing.TB, name string) *Mapping {
	t.Helper()
	for _, m := range Shipped() {
		if m.Name == name {
			return m
		}
	}
	t.Fatalf("no mapping %s is shipped", name)
	return nil
}

func parse(t testing.TB, text string) *Mapping {
	t.Helper()
	m, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// places is a dictionary of three territories. The first changed its code at the start of 2024, the second ended with 2019.
func places(territory, year int) (string, bool) {
	switch {
	case territory == 1 && year < 2024:
		return "01612000", true
	case territory == 1:
		return "01512000", true
	case territory == 2 && year < 2020:
		return "57708000", true
	case territory == 3:
		return "79701000", true
	}
	return "", false
}

// small is a mapping that uses all of the format that one file can.
const small = `{
  "name": "small",
  "source": {"slug": "small", "title": "Проба"},
  "place": {"column": "place", "form": "oktmo8"},
  "period": {"column": "year", "form": "year"},
  "breakdown": "part",
  "values": [{"column": "a", "indicator": "a"}, {"column": "b", "indicator": "b"}],
  "ignore": ["comment"],
  "rows": [
    {"when": {"level": ["sum"]}, "do": "skip", "why": "is a sum of other rows"},
    {"when": {"level": ["region"], "name": ["Другой"]}, "do": "reject", "why": "is the code of another place"}
  ],
  "indicators": [
    {"slug": "a", "name_ru": "А", "keywords_ru": "первая; азбука", "keywords_en": "first", "unit": "RUB", "frequency": "ANNUAL", "methodology": "Sum.", "adds_over": ["places", "periods"], "multiplier": "1000",
     "breakdowns": [{"code": "_T", "published": "0", "name": "all"}, {"code": "X", "name": "part"}],
     "flags": [
       {"above": "5000", "periods": ["2020"], "status": "LOW_RELIABILITY", "note": "Big in 2020."},
       {"above": "9000", "status": "SUSPECTED_OUTLIER", "note": "Big."},
       {"below": "-9000", "status": "SUSPECTED_OUTLIER", "note": "Small."}]},
    {"slug": "b", "name_ru": "Б", "unit": "percent", "frequency": "ANNUAL",
     "breakdowns": [{"code": "_T", "published": "0", "name": "all"}]}
  ]
}`
