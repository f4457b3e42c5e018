package reforms

import (
	"fmt"
	"slices"
	"strings"

	"govhub/scalar"
)

// Borders are those that a series is for. Its values are those of the GraphQL enum Borders.
type Borders string

// Borders of a series.
const (
	Then Borders = "THEN" // of the municipality in the period
	Now  Borders = "NOW"  // of today
)

// area is what a value of a period is for.
type area struct {
	codes  []string  // of the municipalities it is made of
	undone []*change // that the period precedes
	notes  []string  // how it was decided whether the period precedes a change
	reason string    // why the codes are not known
}

// finder finds areas for a period.
type finder struct {
	history *history
	borders Borders
	period  string
	known   func(code string) bool // reports whether the municipality has a value for the period

	found area
}

// areaOf finds what a value for a place is made of.
func (h *history) areaOf(place string, b Borders, period string, known func(code string) bool) area {
	f := finder{history: h, borders: b, period: period, known: known}
	f.find(place, -1)
	slices.Sort(f.found.codes)
	f.found.codes = slices.Compact(f.found.codes)
	if f.found.reason != "" {
		f.found.codes = nil
	}
	return f.found
}

// find adds what a municipality, as it was before the change of this order, is made of.
func (f *finder) find(code string, order int) {
	for _, c := range f.history.byAfter[code] {
		if c.order <= order {
			continue
		}
		if !f.precedes(c, code) {
			break
		}
		if c.moves() {
			f.found.undone = append(f.found.undone, c)
		}
		switch {
		case f.borders == Then && slices.Contains(c.before, code):
			f.find(code, c.order) // other borders, but the same municipality
		case len(c.after) > 1 && slices.Contains(c.before, code):
			f.refuse("%s lost a part in %s: what part of its values before was within the borders after is not known", code, c.when())
		case len(c.after) > 1:
			f.refuse("%s was part of %s until %s: what part of its values was within its borders is not known", code, strings.Join(c.before, ", "), c.when())
		case f.borders == Then && len(c.before) > 1:
			f.refuse("%s was made of %s in %s: ask for the borders NOW, or for one of them", code, strings.Join(c.before, ", "), c.when())
		default:
			for _, before := range c.before {
				f.find(before, c.order)
			}
		}
		return
	}
	f.found.codes = append(f.found.codes, code)
}

func (f *finder) refuse(format string, args ...any) {
	if f.found.reason == "" {
		f.found.reason = fmt.Sprintf(format, args...)
	}
}

// precedes reports whether the period precedes a change that formed the municipality, or is counted as if. Values for the period in which
// it took effect are for the borders before if one of those that it ended has one: publishers count by the codes that they use.
func (f *finder) precedes(c *change, code string) bool {
	start, end := scalar.PeriodStart(f.period), scalar.PeriodEnd(f.period)
	switch {
	case c.last == "":
		return f.unknown(c, code)
	case end < c.first:
		return true
	case start > c.last:
		return false
	}
	for _, one := range c.ceased() {
		if f.known(one) {
			f.note(c, "%s, which it ended, has a value for %s: values are for the borders before", one, f.period)
			return true
		}
	}
	f.note(c, "no municipality that it ended has a value for %s: values are for the borders after", f.period)
	return false
}

func (f *finder) note(c *change, format string, args ...any) {
	if c.moves() {
		f.found.notes = append(f.found.notes, fmt.Sprintf("the change took effect in "+c.when()+", and "+format, args...))
	}
}

// unknown decides for a change of an unknown day: before it, those that it ended have values.
func (f *finder) unknown(c *change, code string) bool {
	return !f.known(code) && slices.ContainsFunc(c.ceased(), f.known)
}

// when says when the change took effect, as precisely as is known.
func (c *change) when() string {
	switch {
	case c.last == "":
		return "an unknown year"
	case c.first == c.last:
		return string(c.first)
	case c.first[:len("2024-01")] == c.last[:len("2024-01")]:
		return string(c.first[:len("2024-01")])
	}
	return string(c.first[:len("2024")])
}
