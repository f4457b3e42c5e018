package coverage

import (
	"time"

	"govhub/db"
	"govhub/scalar"
)

// NextEdition returns the day, month or year as of which the next edition of a source will state facts, nil if that is not known.
func NextEdition(s *db.Source) *scalar.PartialDate {
	last := s.Edition
	if last == nil {
		last = s.PublishedOn
	}
	if last == nil || s.Frequency == nil {
		return nil
	}
	months := map[db.Frequency]int{"ANNUAL": 12, "QUARTERLY": 3, "MONTHLY": 1}[*s.Frequency]
	layout := layoutOf(*last)
	day, err := time.Parse(layout, string(*last))
	if err != nil || months == 0 || months < 12 && layout == "2006" { // the month is not known
		return nil
	}
	first := day.AddDate(0, 0, 1-day.Day()).AddDate(0, months, 0)
	end := first.AddDate(0, 1, -1) // the last day of a shorter month
	next := scalar.PartialDate(first.AddDate(0, 0, min(day.Day(), end.Day())-1).Format(layout))
	return &next
}

// Overdue reports whether the time of the next edition of a source was over on a day, nil if that is not known.
func Overdue(s *db.Source, on string) *bool {
	next := NextEdition(s)
	if next == nil || on == "" {
		return nil
	}
	overdue := string(*next) < on[:min(len(on), len(*next))]
	return &overdue
}

func layoutOf(date scalar.PartialDate) string {
	return time.DateOnly[:min(len(date), len(time.DateOnly))]
}
