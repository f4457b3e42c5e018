package scalar_test

import (
	"testing"

	"govhub/scalar"
)

func TestPeriod(t *testing.T) {
	t.Parallel()
	for period, want := range map[string]struct {
		start, end scalar.Date
		kind       scalar.PeriodKind
	}{
		"2024":       {"2024-01-01", "2024-12-31", scalar.Year},
		"2009-Q1":    {"2009-01-01", "2009-03-31", scalar.Quarter},
		"2009-Q2":    {"2009-04-01", "2009-06-30", scalar.Quarter},
		"2009-Q3":    {"2009-07-01", "2009-09-30", scalar.Quarter},
		"2009-Q4":    {"2009-10-01", "2009-12-31", scalar.Quarter},
		"2024-02":    {"2024-02-01", "2024-02-29", scalar.Month},
		"2023-02":    {"2023-02-01", "2023-02-28", scalar.Month},
		"2023-12":    {"2023-12-01", "2023-12-31", scalar.Month},
		"2024-02-29": {"2024-02-29", "2024-02-29", scalar.Day},
		"0000":       {"0000-01-01", "0000-12-31", scalar.Year},
	} {
		if start, end, kind := scalar.PeriodStart(period), scalar.PeriodEnd(period), scalar.PeriodKindOf(period); start != want.start || end != want.end || kind != want.kind {
			t.Errorf("%s is the %s %s to %s, want the %s %s to %s", period, kind, start, end, want.kind, want.start, want.end)
		}
	}
}
