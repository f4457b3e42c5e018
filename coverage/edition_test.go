package coverage_test

import (
	"testing"

	"govhub/coverage"
	"govhub/db"
	"govhub/scalar"
)

func TestNextEdition(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ last, frequency, on, want string }{
		{"2023", "ANNUAL", "2024-12-31", "2024 false"},
		{"2023", "ANNUAL", "2025-01-01", "2024 true"},
		{"2019-04", "ANNUAL", "2020-05-01", "2020-04 true"},
		{"2024-02-29", "ANNUAL", "2025-02-28", "2025-02-28 false"},
		{"2024-11", "QUARTERLY", "2025-02-28", "2025-02 false"},
		{"2024-01-31", "MONTHLY", "2024-03-01", "2024-02-29 true"},
		{"2023", "QUARTERLY", "2026-01-01", "none"}, // the month is not known
		{"2023", "IRREGULAR", "2026-01-01", "none"},
		{"2023", "", "2026-01-01", "none"},
		{"", "ANNUAL", "2026-01-01", "none"},
		{"2023", "ANNUAL", "", "2024 unknown"},
	} {
		s := &db.Source{}
		if test.last != "" {
			s.Edition = new(scalar.PartialDate(test.last))
		}
		if test.frequency != "" {
			s.Frequency = new(db.Frequency(test.frequency))
		}
		got := "none"
		if next := coverage.NextEdition(s); next != nil {
			got = string(*next)
			switch overdue := coverage.Overdue(s, test.on); {
			case overdue == nil:
				got += " unknown"
			case *overdue:
				got += " true"
			default:
				got += " false"
			}
		}
		if got != test.want {
			t.Errorf("%+v: got %s", test, got)
		}
	}
	published := &db.Source{PublishedOn: new(scalar.PartialDate("2024")), Frequency: new(db.Frequency("ANNUAL"))}
	if next := coverage.NextEdition(published); next == nil || *next != "2025" {
		t.Errorf("after one published in 2024 comes %v, want 2025", next)
	}
}
