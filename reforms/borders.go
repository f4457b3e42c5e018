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

	passed map[*change]bool // on the way back from the place
	found  area
}

// areaOf finds what a value for a place is made of.
func (h *history) areaOf(place string, b Borders, period string, known func(code string) bool) area {
	f := finder{history: h, borders: b, period: period, known: known, passed: map[*change]bool{}}
	f.find(place, -1)
	slices.Sort(f.found.codes)
	f.found.codes = slices.Compact(f.found.codes)
	if f.found.reason != "" {
		f.found.codes = nil
	}
	return f.found
}

// find adds what a municipality, as it was before the dated change of this order, is made of.
func (f *finder) find(code string, order int) {
	for _, c := range f.history.byAfter[code] {
		switch {
		case f.passed[c] || c.dated() && c.order <= order:
			continue
		case f.precedes(c, code):
			f.undo(c, code, order)
			return
		case c.dated(): // so are those before it
			f.found.codes = append(f.found.codes, code)
			return
		}
	}
	f.found.codes = append(f.found.codes, code)
}

// undo adds what a municipality was made of before a change.
func (f *finder) undo(c *change, code string, order int) {
	f.passed[c] = true
	defer delete(f.passed, c)
	if c.dated() {
		order = c.order
	}
	if c.moves() {
		f.found.undone = append(f.found.undone, c)
	}
	switch {
	case f.borders == Then && slices.Contains(c.before, code):
		f.find(code, order) // other borders, but the same municipality
	case len(c.after) > 1 && slices.Contains(c.before, code):
		f.refuse("%s lost a part %s: what part of its values before was within the borders after is not known", code, c.at())
	case len(c.after) > 1:
		f.refuse("%s was part of %s until %s: what part of its values was within its borders is not known", code, strings.Join(c.before, ", "), c.when())
	case f.borders == Then && len(c.before) > 1:
		f.refuse("%s was made of %s %s: ask for the borders NOW, or for one of them", code, strings.Join(c.before, ", "), c.at())
	default:
		for _, before := range c.before {
			f.find(before, order)
		}
	}
}

func (f *finder) refuse(format string, args ...any) {
	if f.found.reason == "" {
		f.found.reason = fmt.Sprintf(format, args...)
	}
}

// precedes reports whether the period precedes a change that formed the municipality, or is counted as if.
func (f *finder) precedes(c *change, code string) bool {
	switch start, end := scalar.PeriodStart(f.period), scalar.PeriodEnd(f.period); {
	case c.dated() && end < c.first:
		return true
	case c.dated() && start > c.last:
		return false
	case c.single(): // the borders are the same
		return !f.known(code)
	}
	return f.counted(c)
}

// counted decides whether values are for the borders before a change that took effect in the period, or nobody knows when: publishers count
// by the codes that they use.
func (f *finder) counted(c *change) (before bool) {
	ended := c.ceased()
	if i := slices.IndexFunc(ended, f.known); i >= 0 {
		f.note(c, "%s, which it ended, has a value for %s: values are for the borders before", ended[i], f.period)
		return true
	}
	switch made := c.made(); {
	case len(ended) > 0:
		f.note(c, "no municipality that it ended has a value for %s: values are for the borders after", f.period)
		return false
	case slices.ContainsFunc(made, f.known):
		f.note(c, "a municipality that it made has a value for %s: values are for the borders after", f.period)
		return false
	}
	f.note(c, "no municipality that it made has a value for %s: values are for the borders before", f.period)
	return true
}

func (f *finder) note(c *change, format string, args ...any) {
	f.found.notes = append(f.found.notes, fmt.Sprintf("the change took effect "+c.at()+", and "+format, args...))
}

// at is when with its preposition.
func (c *change) at() string {
	if c.dated() && c.first == c.last {
		return "on " + c.when()
	}
	return "in " + c.when()
}

// when says when the change took effect, as precisely as is known.
func (c *change) when() string {
	switch {
	case !c.dated():
		return "an unknown year"
	case c.first == c.last:
		return string(c.first)
	case c.first[:len("2024-01")] == c.last[:len("2024-01")]:
		return string(c.first[:len("2024-01")])
	}
	return string(c.first[:len("2024")])
}
