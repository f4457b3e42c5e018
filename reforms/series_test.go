package reforms_test

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/reforms"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// Invented values of Saratov 63701000, into which the district 63643000 merges in 2023 here, and of 61542000, made of 61642000 and 61710000 in 2024.
const (
	inventedIndicators = `flow,Поток,,,,persons,ANNUAL,,true,true,true,_T,,kgd-rdc-atlas-2019
rate,Доля,,,,percent,ANNUAL,,false,false,false,_T,,kgd-rdc-atlas-2019
people,Люди,,,,persons,ANNUAL,,true,false,true,_T,,kgd-rdc-atlas-2019
`
	inventedObservations = `flow 63701000 2021 10
flow 63643000 2021 5
flow 63701000 2022 11
flow 63643000 2022 6.5
flow 63701000 2023 20
flow 63643000 2023 7
flow 63701000 2024 30
flow 61642000 2022 2
flow 61642000 2023 2
flow 61710000 2023 3
flow 61542000 2024 6
rate 63701000 2021 0.5
rate 63643000 2021 0.2
rate 63701000 2022 0.5
rate 63643000 2022 0.1
people 63701000 2021 3
people 63643000 2021 1
`
)

// invented opens a release of the bundle with these values, in memory or not.
func invented(t *testing.T) (inMemory, inPostgres *db.Release) {
	t.Helper()
	d := bundletest.New(t)
	var rows strings.Builder
	for line := range strings.Lines(inventedObservations) {
		f := strings.Fields(line)
		fmt.Fprintf(&rows, "%s,%s,%s,_T,%s,NORMAL,,kgd-rdc-atlas-2019\n", f[0], f[1], f[2], f[3])
	}
	const first = "atlas-practices-implemented,27706000"
	bundletest.PublishEdited(t, d,
		bundletest.Edit{File: "indicator.csv", Before: "local-issues,", After: inventedIndicators + "local-issues,"},
		bundletest.Edit{File: "change_event.csv", Before: "sberindex-union-19,MERGE,2022-01-01", After: "sberindex-union-19,MERGE,2023"},
		bundletest.Edit{File: "observation.csv", Before: first, After: rows.String() + first},
	)
	open := func(memory int64) *db.Release {
		config := d.Config()
		config.Memory = memory
		hub, err := db.Open(t.Context(), config, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { hub.Close() })
		r, err := hub.Acquire(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(r.Done)
		return r
	}
	return open(d.Config().Memory), open(0)
}

// told tells a followed series in lines.
func told(t *testing.T, s *reforms.Series) string {
	t.Helper()
	points, err := s.Last(500)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, p := range points {
		switch {
		case p.Value != nil:
			fmt.Fprintf(&text, "%s %s = %s", p.Period, *p.Value, p.Formula)
		default:
			fmt.Fprintf(&text, "%s: %s", p.Period, *p.Reason)
		}
		if p.Note != nil {
			fmt.Fprintf(&text, " (%s)", *p.Note)
		}
		fmt.Fprintf(&text, " [%d]\n", len(p.Observations))
	}
	for _, b := range s.Breaks {
		fmt.Fprintf(&text, "break at %s: %s\n", b.Period, b.ChangeKey)
	}
	return text.String()
}

func TestFollow(t *testing.T) {
	t.Parallel()
	inMemory, inPostgres := invented(t)
	const both = "the change took effect in 2023, and 63643000, which it ended, has a value for 2023: values are for the borders before"
	const after = "the change took effect in 2024, and no municipality that it ended has a value for 2024: values are for the borders after"
	for name, test := range map[string]struct {
		indicator, place string
		borders          reforms.Borders
		weightedBy       *string
		want             string
	}{
		"borders of today": {"flow", "63701000", reforms.Now, nil, `
2021 15 = 63643000 + 63701000 [2]
2022 17.5 = 63643000 + 63701000 [2]
2023 27 = 63643000 + 63701000 (` + both + `) [2]
2024 30 = 63701000 [1]
break at 2024: sberindex-union-19
`},
		"borders of the time": {"flow", "63701000", reforms.Then, nil, `
2021 10 = 63701000 [1]
2022 11 = 63701000 [1]
2023 20 = 63701000 (` + both + `) [1]
2024 30 = 63701000 [1]
break at 2024: sberindex-union-19
`},
		"a part without a value": {"flow", "61542000", reforms.Now, nil, `
2022: no value of 61710000 is published for 2022 [1]
2023 5 = 61642000 + 61710000 [2]
2024 6 = 61542000 (` + after + `) [1]
break at 2024: sberindex-union-23
`},
		"several became it": {"flow", "61542000", reforms.Then, nil, `
2022: 61542000 was made of 61642000, 61710000 in 2024: ask for the borders NOW, or for one of them [0]
2023: 61542000 was made of 61642000, 61710000 in 2024: ask for the borders NOW, or for one of them [0]
2024 6 = 61542000 (` + after + `) [1]
break at 2024: sberindex-union-23
`},
		"it ended": {"flow", "61710000", reforms.Now, nil, "\n2023 3 = 61710000 [1]\n"},
		"rates": {"rate", "63701000", reforms.Now, nil, `
2021: values of rate do not add up over municipalities: name an indicator that does in weightedBy, for their mean [2]
2022: values of rate do not add up over municipalities: name an indicator that does in weightedBy, for their mean [2]
`},
		"weighted rates": {"rate", "63701000", reforms.Now, new("people"), `
2021 0.425 = mean of 63643000, 63701000, weighted by people [2]
2022: no value of people of 63643000 is published for 2022 [2]
`},
		"a region":  {"flow", "63000000", reforms.Now, nil, "\n"},
		"no places": {"flow", "nowhere", reforms.Now, nil, "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for where, r := range map[string]*db.Release{"memory": inMemory, "PostgreSQL": inPostgres} {
				series, err := db.ListSeries(t.Context(), r, db.SeriesArgs{Indicators: []string{test.indicator}, Places: []string{test.place}, Breakdowns: []string{"_T"}})
				if err != nil {
					t.Fatal(err)
				}
				followed, err := reforms.Follow(t.Context(), r, series, test.borders, test.weightedBy)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), told(t, followed[0])); diff != "" {
					t.Errorf("%s (-want +got):\n%s", where, diff)
				}
			}
		})
	}
}

// TestWeightsAddUp refuses a weight that is a rate, and one that nobody knows.
func TestWeightsAddUp(t *testing.T) {
	t.Parallel()
	_, r := invented(t)
	series, err := db.ListSeries(t.Context(), r, db.SeriesArgs{Indicators: []string{"rate"}, Places: []string{"63701000"}, Breakdowns: []string{"_T"}})
	if err != nil {
		t.Fatal(err)
	}
	for weight, want := range map[string]string{"rate": "do not add up", "nobody": "no indicator is called"} {
		if _, err := reforms.Follow(t.Context(), r, series, reforms.Now, &weight); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("weights %s: error %v, want %q", weight, err, want)
		}
	}
}
