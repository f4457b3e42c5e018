package districts

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"govhub/ingest"
)

// change is one change as the versions that name it state it.
type change struct {
	id            string
	before, after []*version
}

// event is a change as the hub states it.
type event struct {
	slug          string
	kind          string
	year          int
	before, after []string // codes
	note          string
	line          int // last of those that state it
}

// changeSlug returns the key of a change by its id in the dictionary, empty if it is not such an id.
func changeSlug(id string) string {
	kind, number, _ := strings.Cut(id, "_")
	switch kind {
	case "union", "disunion", "transfer":
	default:
		return ""
	}
	if n := natural(number); n < 0 || strconv.Itoa(n) != number {
		return "" // 04 and 4 would be two changes with one key
	}
	return "sberindex-" + kind + "-" + number
}

// events returns what happened to municipalities, in the order of the file. Changes that name an unusable line are left out.
// The error is an *ingest.LayoutError if lines contradict each other.
func (d *dictionary) events() ([]event, error) {
	var events []event
	for _, c := range d.changes() {
		if err := c.check(d.file); err != nil {
			return nil, err
		}
		if e := c.event(); e != nil {
			events = append(events, *e)
		}
	}
	for _, versions := range d.territories {
		slices.SortFunc(versions, func(v, w *version) int { return v.From - w.From })
		for i, next := range versions[1:] {
			if e := succession(versions[i], next); e != nil {
				events = append(events, *e)
			}
		}
	}
	slices.SortFunc(events, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.line, b.line), strings.Compare(a.slug, b.slug))
	})
	return events, nil
}

// changes gathers the changes that versions name.
func (d *dictionary) changes() []*change {
	var list []*change
	byID := map[string]*change{}
	named := func(id string) *change {
		if byID[id] == nil {
			byID[id] = &change{id: id}
			list = append(list, byID[id])
		}
		return byID[id]
	}
	for _, e := range d.entries {
		v := e.version
		if v == nil {
			continue
		}
		if v.ended != "" && !d.broken[v.ended] {
			c := named(v.ended)
			c.before = append(c.before, v)
		}
		if v.began != "" && !d.broken[v.began] {
			c := named(v.began)
			c.after = append(c.after, v)
		}
	}
	return list
}

// check refuses a file that states only half of a change, or gives it two years: the file is cut, or it is unclear which
// line is wrong.
func (c *change) check(file string) error {
	refuse := func(v *version, reason string) error {
		return &ingest.LayoutError{File: file, Line: v.line, Reason: fmt.Sprintf("the change %s %s", c.id, reason)}
	}
	if len(c.after) == 0 {
		return refuse(c.before[0], "ends versions but begins none: obtain the whole file")
	}
	first := c.after[0]
	if len(c.before) == 0 {
		return refuse(first, "begins versions but ends none: obtain the whole file")
	}
	sameYear := func(v *version, year int) error {
		if year == first.From {
			return nil
		}
		return refuse(v, fmt.Sprintf("has the year %d here and %d on line %d: correct the years", year, first.From, first.line))
	}
	for _, v := range c.before {
		if err := sameYear(v, v.To); err != nil {
			return err
		}
	}
	for _, v := range c.after {
		if err := sameYear(v, v.From); err != nil {
			return err
		}
	}
	return nil
}

// event returns what the change did to codes, nil if nothing.
func (c *change) event() *event {
	e := &event{slug: changeSlug(c.id), year: c.after[0].From}
	switch before, after := c.before, c.after; {
	case strings.HasPrefix(c.id, "union_"):
		e.kind = "MERGE"
		e.add(before, after)
	case strings.HasPrefix(c.id, "disunion_"):
		e.kind = "SPLIT"
		e.add(before, after)
	default: // a transfer of land: codes go on
		e.kind = "STATUS_CHANGE"
		e.add(without(before, after), without(after, before))
		if len(e.before)+len(e.after) == 0 {
			return nil
		}
	}
	return e
}

// without returns the versions whose codes no version in others has.
func without(versions, others []*version) []*version {
	return slices.DeleteFunc(slices.Clone(versions), func(v *version) bool {
		return slices.ContainsFunc(others, func(w *version) bool { return v.OKTMO == w.OKTMO })
	})
}

// succession returns what happened where one version of a territory follows another, nil if nothing did or a change states it.
func succession(last, next *version) *event {
	if last.To != next.From || last.ended != "" || next.began != "" {
		return nil
	}
	e := &event{year: next.From, slug: fmt.Sprintf("sberindex-territory-%d-%d", next.territory, next.From)}
	switch {
	case last.kind != next.kind:
		e.kind = "STATUS_CHANGE"
	case last.OKTMO != next.OKTMO:
		e.kind = "STATUS_CHANGE"
		e.note = "The code changed, the kind of the municipality did not."
	case last.name != next.name:
		e.kind = "RENAME"
	default:
		return nil
	}
	e.add([]*version{last}, []*version{next})
	return e
}

// add takes the municipalities on both sides. Where a code is on both, its row has only the name that came after, so the
// former one goes into the note.
func (e *event) add(before, after []*version) {
	for _, v := range before {
		e.before = append(e.before, v.OKTMO)
		e.line = max(e.line, v.line)
		for _, w := range after {
			if v.OKTMO == w.OKTMO && v.name != w.name {
				e.note = strings.TrimSpace(e.note + " " + v.OKTMO + " was named " + v.name + " until then.")
			}
		}
	}
	for _, v := range after {
		e.after = append(e.after, v.OKTMO)
		e.line = max(e.line, v.line)
	}
}
