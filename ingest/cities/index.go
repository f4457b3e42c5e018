package cities

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"govhub/dataset"
	"govhub/ingest"
)

// index finds municipalities.
type index struct {
	byCode   map[string]*ingest.Municipality // current ones
	ended    map[string]bool                 // codes
	byCentre map[string][]*ingest.Municipality
	cities   map[string]int // how many of the list lie in a municipality
	taken    map[string]int // lines of the centres found so far, by code
}

func newIndex(municipalities []ingest.Municipality, list []city) *index {
	x := &index{ended: map[string]bool{}, byCode: map[string]*ingest.Municipality{}, byCentre: map[string][]*ingest.Municipality{}, cities: map[string]int{}, taken: map[string]int{}}
	for i := range municipalities {
		m := &municipalities[i]
		if m.Ended {
			x.ended[m.OKTMO] = true
			continue
		}
		x.byCode[m.OKTMO] = m
		if m.Parent == "" && m.Centre != "" {
			key := m.Region + folded(m.Centre)
			x.byCentre[key] = append(x.byCentre[key], m)
		}
	}
	for _, c := range list {
		if c.problem == nil {
			x.cities[c.oktmo]++
		}
	}
	return x
}

// take returns the municipalities whose centre a city is, or what is wrong with its line. A municipality has only one centre.
func (x *index) take(c city) ([]*ingest.Municipality, *dataset.Problem) {
	of, problem := x.find(c)
	if problem != nil {
		return nil, problem
	}
	for _, m := range of {
		if first, ok := x.taken[m.OKTMO]; ok {
			return nil, &dataset.Problem{Column: columnNames()[colOKTMO], Code: dataset.CodePrimaryKey, Value: c.oktmo, Message: fmt.Sprintf(
				"is the centre of %s %s, as is the city on line %d: keep one of them", m.OKTMO, m.Name, first,
			)}
		}
	}
	for _, m := range of {
		x.taken[m.OKTMO] = c.line
	}
	return of, nil
}

// find returns the municipalities that a city may be the centre of, or the problem if that is not clear.
func (x *index) find(c city) (of []*ingest.Municipality, problem *dataset.Problem) {
	if c.problem != nil || c.name == "" {
		return nil, c.problem
	}
	known := false
	for _, code := range slices.Compact([]string{c.oktmo, c.oktmo[:5] + "000"}) {
		m := x.byCode[code]
		if m == nil {
			continue
		}
		known = true
		if folded(m.Centre) == folded(c.name) || m.Centre == "" && code == c.oktmo && x.cities[code] == 1 && isUrban(m.Kind) {
			of = append(of, m)
		}
	}
	if known {
		return of, nil
	}
	of = x.byCentre[ingest.RegionOf(c.oktmo)+folded(c.name)]
	if len(of) == 1 {
		return of, nil
	}
	problem = &dataset.Problem{Column: columnNames()[colOKTMO], Code: dataset.CodeForeignKey, Value: c.oktmo}
	state := "is not a municipality of the release"
	if x.ended[c.oktmo] {
		state = "has ended in the release"
	}
	switch {
	case len(of) > 0:
		problem.Message = fmt.Sprintf("%s, and %s is the centre of several municipalities in its region, %s: correct the code to one of them", state, c.name, candidates(of))
	case x.ended[c.oktmo]:
		problem.Message = fmt.Sprintf("%s, and %s is no longer a centre in its region: leave the line out, or allow it to be rejected", state, c.name)
	default:
		problem.Message = fmt.Sprintf("%s, and %s is not a centre in its region: import the municipalities first", state, c.name)
	}
	return nil, problem
}

// around returns the municipality that a city lies in without being its centre, nil if it has the name itself.
func (x *index) around(c city) *ingest.Municipality {
	for _, code := range []string{c.oktmo, c.oktmo[:5] + "000"} {
		if m := x.byCode[code]; m != nil && c.name != "" {
			if strings.Contains(" "+folded(m.Name)+" ", " "+folded(c.name)+" ") {
				return nil
			}
			return m
		}
	}
	return nil
}

// isUrban reports whether a city is the core of municipalities of the kind.
func isUrban(kind string) bool {
	return kind == "URBAN_SETTLEMENT" || kind == "URBAN_OKRUG" || kind == "URBAN_OKRUG_WITH_DIVISION"
}

// candidates lists municipalities, by code.
func candidates(of []*ingest.Municipality) string {
	slices.SortFunc(of, func(a, b *ingest.Municipality) int { return cmp.Compare(a.OKTMO, b.OKTMO) })
	names := make([]string, len(of))
	for i, m := range of {
		names[i] = m.OKTMO + " " + m.Name
	}
	return strings.Join(names, " and ")
}

// folded returns the name in lower case with е for ё, as it is often written.
func folded(name string) string {
	return strings.ReplaceAll(strings.ToLower(name), "ё", "е")
}
