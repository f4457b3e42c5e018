package rel

import (
	"strings"

	"govhub/db/columns"
	"govhub/page"
)

// addEmpty adds a group without rows for each combination of members that has none. It reports false if memory cannot, or if they are
// too many: PostgreSQL refuses those.
func (l *grouping[G, M]) addEmpty(d decider, g *Grouped) bool {
	sets := make([][]string, len(l.members))
	for i := range l.members {
		var ok bool
		if sets[i], ok = l.members[i].inMemory(d, g); !ok {
			return false
		}
	}
	combinations := crossed(sets)
	if combinations > page.MaxGroups {
		return false
	}
	observed := map[string]bool{}
	for group := range int32(g.Len()) {
		var key []byte
		for i := range l.members {
			key = append(g.made[l.members[i].Column].AppendText(key, group), 0)
		}
		observed[string(key)] = true
	}
	added, member := make([][]string, len(sets)), make([]string, len(sets))
	for n := range combinations {
		for i, set := range sets {
			member[i] = set[n%len(set)]
			n /= len(set)
		}
		if observed[strings.Join(member, "\x00")+"\x00"] {
			continue
		}
		for i := range added {
			added[i] = append(added[i], member[i])
		}
	}
	for i, key := range g.AddEmpty(added) {
		g.made[l.members[i].Column] = key
	}
	return true
}

// crossed counts the combinations of members, up to one more than may be.
func crossed(sets [][]string) int {
	combinations := 1
	for _, set := range sets {
		if len(set) == 0 {
			return 0
		}
		combinations = min(combinations*len(set), page.MaxGroups+1)
	}
	return combinations
}

// inMemory lists the members. It reports false if memory cannot tell.
func (s *memberSet) inMemory(d decider, g *Grouped) (members []string, ok bool) {
	switch {
	case s.Members == nil:
		return g.different(s.Column), true
	case s.Members.table == nil:
		return s.restricted(d, s.Members.codes)
	}
	rows := d.tables.Table(s.Members.table.name)
	if rows == nil {
		return nil, false
	}
	kept, ok := d.matches(rows, s.of)
	for row, keep := range kept {
		if keep {
			members = append(members, string(rows.Key().AppendText(nil, int32(row))))
		}
	}
	if !ok {
		return nil, false
	}
	return s.restricted(d, members)
}

// restricted lists the members that meet the conditions on them.
func (s *memberSet) restricted(d decider, members []string) (met []string, ok bool) {
	column := columns.NewText()
	for _, member := range members {
		column.Append(member, true)
	}
	rows := columns.NewTable("members", "", len(members), map[string]columns.Column{s.name: column.ByBytes()})
	kept, ok := d.matches(rows, s.own)
	for row, keep := range kept {
		if keep {
			met = append(met, members[row])
		}
	}
	return met, ok
}

// different lists the different values of a dimension.
func (g *Grouped) different(dimension string) (values []string) {
	column, seen := g.made[dimension], map[string]bool{}
	for group := range int32(g.Len()) {
		value := string(column.AppendText(nil, group))
		if !column.Null(group) && !seen[value] {
			seen[value] = true
			values = append(values, value)
		}
	}
	return values
}
