package scalar

import "time"

// PeriodKind is how long a period lasts.
type PeriodKind string

// Kinds of periods.
const (
	Year    PeriodKind = "YEAR"
	Quarter PeriodKind = "QUARTER"
	Month   PeriodKind = "MONTH"
	Day     PeriodKind = "DAY"
)

// PeriodKindOf returns how long a period lasts: `2024`, `2024-Q1`, `2024-01` or `2024-01-16`.
func PeriodKindOf(period string) PeriodKind {
	switch {
	case len(period) == len("2024"):
		return Year
	case len(period) == len(time.DateOnly):
		return Day
	case period[len("2024-")] == 'Q':
		return Quarter
	}
	return Month
}

// PeriodStart returns the first day of a period.
func PeriodStart(period string) Date {
	switch PeriodKindOf(period) {
	case Year:
		return Date(period + "-01-01")
	case Quarter:
		return Date(period[:len("2024-")] + [...]string{"01", "04", "07", "10"}[quarter(period)-1] + "-01")
	case Month:
		return Date(period + "-01")
	}
	return Date(period)
}

// PeriodEnd returns the last day of a period.
func PeriodEnd(period string) Date {
	switch PeriodKindOf(period) {
	case Year:
		return Date(period + "-12-31")
	case Quarter:
		return Date(period[:len("2024-")] + [...]string{"03-31", "06-30", "09-30", "12-31"}[quarter(period)-1])
	case Month:
		return lastOfMonth(period)
	}
	return Date(period)
}

// quarter returns the number of the quarter, 1 to 4.
func quarter(period string) int { return int(period[len("2024-Q")] - '0') }

func lastOfMonth(period string) Date {
	first, err := time.Parse("2006-01", period)
	if err != nil {
		panic("scalar: " + period + " is not a period") // no release has another
	}
	return Date(first.AddDate(0, 1, -1).Format(time.DateOnly))
}
