package reforms

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"govhub/db"
	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/scalar"
)

// change is a territorial change.
type change struct {
	slug          string
	first, last   scalar.Date // days between which it took effect; empty if unknown
	before, after []string    // codes of municipalities, without those within another of them
	order         int         // among all changes: those without a day first, then latest first
}

// dated reports whether it is known when the change took effect.
func (c *change) dated() bool { return c.last != "" }

// ceased lists the municipalities that the change ended.
func (c *change) ceased() []string { return without(c.before, c.after) }

// made lists the municipalities that the change made.
func (c *change) made() []string { return without(c.after, c.before) }

// without lists the codes that are not among others.
func without(codes, others []string) []string {
	return slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return slices.Contains(others, code) })
}

// single reports whether one municipality became one: its code, kind or name changed.
func (c *change) single() bool { return len(c.before) == 1 && len(c.after) == 1 }

// moves reports whether it changed a code or borders.
func (c *change) moves() bool { return !c.single() || c.before[0] != c.after[0] }

// history is the territorial changes around some municipalities.
type history struct {
	byAfter  map[string][]*change // in their order
	byBefore map[string][]*change
}

// maxSides bounds the municipalities before and after the changes of a history.
const maxSides = 20_000

// side is a municipality before or after a change.
type side struct {
	Change     string              `db:"change"`
	OccurredOn *scalar.PartialDate `db:"occurred_on"`
	Code       string              `db:"code"`
	Side       string              `db:"side"`
	Parent     *string             `db:"parent"`
}

// historyOf reads the changes that municipalities went through, and those of what they came from and what they became.
func historyOf(ctx context.Context, r *db.Release, codes []string) (*history, error) {
	p := new(rel.Params)
	text := rel.SQL(`WITH RECURSIVE related(code) AS (
	SELECT p.key COLLATE "C" FROM {codes}
	UNION
	SELECT other.municipality FROM related
	JOIN change_event_municipality AS one ON one.municipality = related.code
	JOIN change_event_municipality AS other ON other.change_event = one.change_event AND other.side <> one.side
)
SELECT c.slug AS change, c.occurred_on, s.municipality AS code, s.side, m.parent
FROM change_event AS c
JOIN change_event_municipality AS s ON s.change_event = c.slug
JOIN municipality AS m ON m.oktmo = s.municipality
WHERE c.slug IN (SELECT one.change_event FROM related JOIN change_event_municipality AS one ON one.municipality = related.code)
ORDER BY c.slug, s.municipality
LIMIT {most}::bigint`, "codes", p.Keys(codes, "p"), "most", p.Add(maxSides+1))
	var sides []side
	if err := r.Query(ctx, "reforms.history", &sides, text, p.Values...); err != nil {
		return nil, err
	}
	if len(sides) > maxSides {
		return nil, errorcode.BadInput(errorcode.ListTooLong, "these places went through changes of more than %d municipalities: ask for fewer places", maxSides)
	}
	return newHistory(sides), nil
}

func newHistory(sides []side) *history {
	changes := map[string]*change{}
	within := map[string][]side{} // by change
	for _, s := range sides {
		if changes[s.Change] == nil {
			changes[s.Change] = &change{slug: s.Change}
			if s.OccurredOn != nil {
				changes[s.Change].first, changes[s.Change].last = daysOf(*s.OccurredOn)
			}
		}
		within[s.Change] = append(within[s.Change], s)
	}
	ordered := make([]*change, 0, len(changes))
	for slug, c := range changes {
		c.before, c.after = outermost(within[slug], "BEFORE"), outermost(within[slug], "AFTER")
		ordered = append(ordered, c)
	}
	slices.SortFunc(ordered, func(a, b *change) int {
		switch {
		case a.dated() && !b.dated():
			return 1
		case b.dated() && !a.dated():
			return -1
		}
		return cmp.Or(strings.Compare(string(b.last), string(a.last)), cmp.Compare(a.slug, b.slug))
	})
	h := &history{byAfter: map[string][]*change{}, byBefore: map[string][]*change{}}
	for i, c := range ordered {
		c.order = i
		for _, code := range c.after {
			h.byAfter[code] = append(h.byAfter[code], c)
		}
		for _, code := range c.before {
			h.byBefore[code] = append(h.byBefore[code], c)
		}
	}
	return h
}

// outermost lists the municipalities on a side that are not part of another one there: a district counts, not its settlements too.
func outermost(sides []side, on string) (codes []string) {
	there := map[string]bool{}
	for _, s := range sides {
		there[s.Code] = there[s.Code] || s.Side == on
	}
	for _, s := range sides {
		if s.Side == on && (s.Parent == nil || !there[*s.Parent]) {
			codes = append(codes, s.Code)
		}
	}
	return codes
}

// daysOf returns the first and the last day of a date that may lack its day and month.
func daysOf(on scalar.PartialDate) (first, last scalar.Date) {
	return scalar.PeriodStart(string(on)), scalar.PeriodEnd(string(on))
}

// today returns the municipality that one became by changes of its code, kind or name alone.
func (h *history) today(code string) string {
	for passed := map[string]bool{}; !passed[code]; {
		passed[code] = true
		for _, c := range h.byBefore[code] {
			if c.single() && c.moves() {
				code = c.after[0]
				break
			}
		}
	}
	return code
}

// related lists a municipality and all that it came from.
func (h *history) related(code string) []string {
	found := []string{code}
	for i := 0; i < len(found); i++ {
		for _, c := range h.byAfter[found[i]] {
			for _, before := range c.before {
				if !slices.Contains(found, before) {
					found = append(found, before)
				}
			}
		}
	}
	return found
}
