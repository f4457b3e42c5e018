package network

import (
	"fmt"
	"time"

	"govhub/db"
)

// date is a day, a month or a year as a number, 20240116 or 20240100 or 20240000, and 0 where there is none. Numbers compare
// as partial dates do.
type date int32

// parseDate reads a partial date of a release.
func parseDate(text []byte) (date, error) {
	if len(text) == 0 {
		return 0, nil
	}
	var parts [3]int // year, month, day
	n := 0
	for _, c := range text {
		switch {
		case c == '-' && n < 2:
			n++
		case c >= '0' && c <= '9':
			parts[n] = parts[n]*10 + int(c-'0')
		default:
			return 0, fmt.Errorf("%q is no date", text)
		}
	}
	if parts[0] < 1 || parts[0] > 9999 || parts[1] > 12 || parts[2] > 31 {
		return 0, fmt.Errorf("%q is no date", text)
	}
	return date(parts[0]*10_000 + parts[1]*100 + parts[2]), nil
}

// day reads a day that a client names; nil is no day.
func day(d *db.Date) (date, error) {
	if d == nil {
		return 0, nil
	}
	return parseDate([]byte(*d))
}

// partial writes the date as far as it is known.
func (d date) partial() *db.PartialDate {
	if d == 0 {
		return nil
	}
	text := fmt.Sprintf("%04d", d/10_000)
	if month := d / 100 % 100; month != 0 {
		text += fmt.Sprintf("-%02d", month)
		if n := d % 100; n != 0 {
			text += fmt.Sprintf("-%02d", n)
		}
	}
	p := db.PartialDate(text)
	return &p
}

// last is the number of the last day that the date may mean. It need not be a day of the calendar, only compare like one.
func (d date) last() date {
	switch {
	case d%10_000 == 0:
		return d + 1231
	case d%100 == 0:
		return d + 31
	}
	return d
}

// Days returns the first and the last day of a partial date: 2024-02 is 2024-02-01 to 2024-02-29.
func Days(p db.PartialDate) (first, last string) {
	switch len(p) {
	case len("2024"):
		return string(p) + "-01-01", string(p) + "-12-31"
	case len("2024-01"):
		begin, err := time.Parse("2006-01", string(p))
		if err != nil {
			return string(p), string(p) // releases hold none
		}
		return begin.Format(time.DateOnly), begin.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return string(p), string(p)
}
