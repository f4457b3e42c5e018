package indicators

import (
	"slices"
	"strings"
)

// series is an Indicator made ready for reading.
type series struct {
	*Indicator
	breakdowns map[string]string // code by the text of the file
}

func newSeries(i *Indicator) *series {
	s := &series{Indicator: i, breakdowns: map[string]string{}}
	for _, b := range i.Breakdowns {
		s.breakdowns[b.published()] = b.Code
	}
	return s
}

// flag returns the first flag that applies to a value, nil if none does.
func (s *series) flag(value, period string) *Flag {
	for i := range s.Flags {
		if s.Flags[i].applies(value, period) {
			return &s.Flags[i]
		}
	}
	return nil
}

func (f *Flag) applies(value, period string) bool {
	return (f.Above == "" || compare(value, f.Above) > 0) &&
		(f.Below == "" || compare(value, f.Below) < 0) &&
		(len(f.Periods) == 0 || slices.Contains(f.Periods, period))
}

// published returns the indicator as the file writes it.
func (i *Indicator) published() string {
	if i.Published != "" {
		return i.Published
	}
	return i.Slug
}

// published returns the code as the file writes it.
func (b Breakdown) published() string {
	if b.Published != "" {
		return b.Published
	}
	return b.Code
}

// total returns the breakdown that is the total, "" if there is none.
func (i *Indicator) total() string {
	if i.Total == "" && (len(i.Breakdowns) == 0 || i.has(total)) {
		return total
	}
	return i.Total
}

// has reports whether the code list has the breakdown.
func (i *Indicator) has(breakdown string) bool {
	return slices.ContainsFunc(i.Breakdowns, func(b Breakdown) bool { return b.Code == breakdown })
}

// describe returns the methodology with the breakdowns that have no Russian name, and so are no rows.
func (i *Indicator) describe() string {
	var codes []string
	for _, b := range i.Breakdowns {
		if b.NameRu == "" {
			codes = append(codes, b.Code+" "+b.Name)
		}
	}
	if len(codes) == 0 {
		return i.Methodology
	}
	return strings.TrimSpace(i.Methodology + " Breakdown: " + strings.Join(codes, "; ") + ".")
}
