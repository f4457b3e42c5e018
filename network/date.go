package network

import (
	"fmt"
	"time"

	"govhub/scalar"
)

// date is a day, month or year as a number, 20240116, 20240100 or 20240000, and 0 for none. Numbers compare as partial dates do.
type date int32

// exclusive marks the end of something that lasts: it no longer holds on that day, or on some day of the year or month if only that
// is known.
const exclusive date = 1 << 30

func (d date) ended() date {
	if d == 0 {
		return 0
	}
	return d | exclusive
}

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
			return 0, fmt.Errorf("%q is not a date", text)
		}
	}
	if parts[0] < 1 || parts[0] > 9999 || parts[1] > 12 || parts[2] > 31 {
		return 0, fmt.Errorf("%q is not a date", text)
	}
	return date(parts[0]*10_000 + parts[1]*100 + parts[2]), nil
}

// day converts a day given by a client; nil is no day.
func day(d *scalar.Date) (date, error) {
	if d == nil {
		return 0, nil
	}
	return parseDate([]byte(*d))
}

// partial returns the date with the precision that it has.
func (d date) partial() *scalar.PartialDate {
	if d == 0 {
		return nil
	}
	d &^= exclusive
	month, day := d/100%100, d%100
	p := scalar.PartialDate(fmt.Sprintf("%04d-%02d-%02d", d/10_000, month, day))
	switch {
	case month == 0:
		p = p[:len("2024")]
	case day == 0:
		p = p[:len("2024-01")]
	}
	return &p
}

// last is the last day on which something that ends on d may hold. It need not be a calendar day, only compare like one.
func (d date) last() date {
	switch day := d &^ exclusive; {
	case day%10_000 == 0:
		return day + 1231
	case day%100 == 0:
		return day + 31
	case d != day:
		return day - 1
	default:
		return day
	}
}

// days returns the first and last day of a partial date: 2024-02 is 2024-02-01 to 2024-02-29.
func days(p scalar.PartialDate) (first, last time.Time, err error) {
	switch len(p) {
	case len("2024"):
		first, err = time.Parse("2006", string(p))
		return first, first.AddDate(1, 0, -1), err
	case len("2024-01"):
		first, err = time.Parse("2006-01", string(p))
		return first, first.AddDate(0, 1, -1), err
	}
	first, err = time.Parse(time.DateOnly, string(p))
	return first, first, err
}

// spell returns the first and last day of a period, both inclusive, empty where it is open. Something that lasts no longer holds on
// the day on which it ends; if only a year or month is known, its last day counts.
func spell(from, to scalar.PartialDate, lasts bool) (start, end string) {
	var began time.Time
	if first, _, err := days(from); err == nil && from != "" {
		began, start = first, first.Format(time.DateOnly)
	}
	if _, last, err := days(to); err == nil && to != "" {
		if lasts && len(to) == len(time.DateOnly) {
			last = last.AddDate(0, 0, -1)
		}
		if last.Before(began) { // it ended on its first day
			last = began
		}
		end = last.Format(time.DateOnly)
	}
	return start, end
}
