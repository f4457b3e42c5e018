package rel

import (
	"context"
	"fmt"
	"strings"

	"github.com/lib/pq"

	"govhub/errorcode"
	"govhub/page"
)

// includeEmpty finds the members of the dimensions.
func (l *grouping[G, M]) includeEmpty() error {
	for _, d := range l.by {
		s, err := membersOf(d, l.filter)
		if err != nil {
			return err
		}
		l.members = append(l.members, s)
	}
	return nil
}

// withEmpty writes the subquery of groups with these measures, and of a group without rows for each combination of members that has none.
// The measures of no rows are those that PostgreSQL computes of none.
func (l *grouping[G, M]) withEmpty(p *Params, measures []MeasureColumn) string {
	var observed, crossed, none, same, computed []string
	for i, s := range l.members {
		observed, crossed = append(observed, "o."+s.Column), append(crossed, fmt.Sprintf("m%d.%s", i, s.Column))
		same = append(same, fmt.Sprintf("o.%s = m%d.%[1]s", s.Column, i))
	}
	for _, m := range measures {
		observed, none, computed = append(observed, "o."+m.Column), append(none, "none."+m.Column), append(computed, m.selected())
	}
	return SQL(`{with}
	SELECT {observed} FROM observed AS o
	UNION ALL
	SELECT {crossed} FROM {members} CROSS JOIN (SELECT {computed} FROM {view} AS r WHERE false) AS none
	WHERE NOT EXISTS (SELECT FROM observed AS o WHERE {same})`,
		"with", l.observing(p, measures), "observed", strings.Join(observed, ", "), "crossed", strings.Join(append(crossed, none...), ", "),
		"members", l.crossed(p), "computed", strings.Join(computed, ", "), "view", pq.QuoteIdentifier(l.Table), "same", And(same...))
}

// observing names the subquery of the groups that have rows.
func (l *grouping[G, M]) observing(p *Params, measures []MeasureColumn) string {
	return "WITH observed AS (" + l.observed(p, measures) + ")"
}

// crossed writes all combinations of members.
func (l *grouping[G, M]) crossed(p *Params) string {
	sets := make([]string, len(l.members))
	for i := range l.members {
		sets[i] = fmt.Sprintf("(%s) AS m%d", l.members[i].sql(p), i)
	}
	return strings.Join(sets, " CROSS JOIN ")
}

// bounded refuses groups without rows if they are too many together.
func (l *grouping[G, M]) bounded(ctx context.Context) error {
	if l.members == nil {
		return nil
	}
	p := new(Params)
	text := SQL("{with}\nSELECT count(*)::integer FROM (SELECT FROM {members} LIMIT {limit}) AS m",
		"with", l.observing(p, nil), "members", l.crossed(p), "limit", p.Add(page.MaxGroups+1))
	var found []int32
	if err := l.query(ctx, ".groups.members", &found, text, p); err != nil {
		return err
	}
	if found[0] > page.MaxGroups {
		return errorcode.BadInput(errorcode.BadGroups,
			"includeEmpty lists more than %d groups: group by fewer dimensions, or by those with fewer members", page.MaxGroups)
	}
	return nil
}
