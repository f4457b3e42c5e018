package db

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"govhub/db/rel"
	"govhub/db/session"
	"govhub/page"
)

// RankedPlace is a place with its rank.
type RankedPlace struct {
	Rank        int32        `db:"rank"`
	Observation *Observation `db:"row"`
	rel.RowPosition

	list *ranking
}

// RankingArgs select a ranking: the places of a level by an indicator, in a period or, without one, in the latest period in which
// any of them has a value.
type RankingArgs struct {
	Indicator string
	Breakdown string
	Level     PlaceLevel
	Period    *string
	Filter    *ObservationFilter
	Direction rel.Direction
	By        RankingMeasure // by value if empty
	Since     *string        // first period of changes
}

// ranking is a ranking that is not yet cut into pages.
type ranking struct {
	release *Release
	args    RankingArgs
	columns *rankedColumns // nil if memory cannot tell
	changed []rankedChange // best first; only by change
}

var levels = map[PlaceLevel]string{
	LevelCountry:      "r.place = '" + WholeCountry + "'",
	LevelRegion:       "EXISTS (SELECT FROM region AS l WHERE l.oktmo = r.place)",
	LevelMunicipality: "EXISTS (SELECT FROM municipality AS l WHERE l.oktmo = r.place)",
}

// Ranking returns a page of a ranking. Ties share the best rank, and the following ranks are skipped: 1, 2, 2, 4. It is an error
// if the release lacks the indicator or the breakdown.
func Ranking(ctx context.Context, r *Release, args RankingArgs, pages page.Args) (*page.Connection[RankedPlace], error) {
	args.By = cmp.Or(args.By, byValue)
	order := rel.Keyset{
		{Field: rel.OrderField(args.By), Column: "value", SQLType: "numeric", Direction: args.Direction},
		{Field: "PLACE", Column: "place", SQLType: "text", Direction: rel.Asc},
	}
	s, err := order.Span(pages)
	if err != nil {
		return nil, err
	}
	if args.Period != nil {
		if err := checkPeriod("period", *args.Period); err != nil {
			return nil, err
		}
	}
	if err := CheckIndicators(ctx, r, args.Indicator); err != nil {
		return nil, err
	}
	if err := checkBreakdowns(ctx, r, []string{args.Breakdown}, []string{args.Indicator}); err != nil {
		return nil, err
	}
	if err := args.checkSince(); err != nil {
		return nil, err
	}
	list := &ranking{release: r, args: args}
	p := new(rel.Params)
	scope, err := list.scope(p)
	if err != nil {
		return nil, err
	}
	if list.columns, err = list.inMemory(ctx); err != nil {
		return nil, err
	}
	if args.By != byValue {
		return list.byChange(ctx, s)
	}
	found := []*RankedPlace{}
	if !rel.ReadsRows(ctx) {
		return rel.CutComputed(ctx, s, found, list), nil
	}
	if list.columns != nil {
		list.columns.sort(args.Direction)
		if found, ok := list.columns.page(s, order); ok {
			return list.cut(ctx, s, found), nil
		}
	}
	columns := Observations.Columns(ctx, "value", "place")
	text := rel.SQL(`SELECT g.rank, {named}, {position}
FROM (SELECT rank() OVER (ORDER BY r.value {direction})::integer AS rank, {columns}
	FROM observation AS r
	WHERE {scope}) AS g
WHERE {within}
ORDER BY {order} LIMIT {limit}`,
		"named", rel.AsRow("g", columns), "position", order.Position(), "direction", string(args.Direction),
		"columns", rel.Qualified("r", columns), "scope", scope, "within", s.Within(p), "order", s.OrderBy(), "limit", p.Add(s.Size+1))
	if err := r.Query(session.Heavy(session.PlannedAnew(ctx)), "ranking.list", &found, text, p.Values...); err != nil {
		return nil, err
	}
	return list.cut(ctx, s, found), nil
}

// cut makes a page of the places read.
func (l *ranking) cut(ctx context.Context, s rel.KeysetSpan, found []*RankedPlace) *page.Connection[RankedPlace] {
	for _, place := range found {
		place.list = l
	}
	return rel.CutComputed(ctx, s, found, l)
}

// Totals counts the places. It implements Counter for the only connection.
func (l *ranking) Totals(ctx context.Context, parents []string) ([]int32, error) {
	switch {
	case l.args.By != byValue:
		return slices.Repeat([]int32{int32(len(l.changed))}, len(parents)), nil
	case l.columns != nil:
		return slices.Repeat([]int32{int32(len(l.columns.rows))}, len(parents)), nil
	}
	p := new(rel.Params)
	scope, err := l.scope(p)
	if err != nil {
		return nil, err
	}
	var counted []int32
	text := "SELECT count(*)::integer\nFROM observation AS r\nWHERE " + scope
	if err := l.release.Query(session.Heavy(session.PlannedAnew(ctx)), "ranking.list.total", &counted, text, p.Values...); err != nil {
		return nil, err
	}
	return slices.Repeat(counted, len(parents)), nil
}

// scope writes the condition on the observations r that are ranked.
func (l *ranking) scope(p *rel.Params) (string, error) {
	conditions := []string{
		"r.indicator = " + p.Add(l.args.Indicator), "r.breakdown = " + p.Add(l.args.Breakdown), levels[l.args.Level],
	}
	chosen, err := rel.Conditions("r", l.args.Filter, p)
	if err != nil {
		return "", err
	}
	scope := rel.And(append(conditions, chosen...)...)
	return scope + " AND r.period = " + l.period(scope, p), nil
}

// WithoutValue counts, for each ranking, the places of its level that existed and have no value; nil if that is not known.
func WithoutValue(ctx context.Context, rankings []*RankingConnection) ([]*int32, error) {
	counts := make([]*int32, len(rankings))
	for i, c := range rankings {
		var err error
		if counts[i], err = c.List().(*ranking).withoutValue(ctx); err != nil {
			return nil, err
		}
	}
	return counts, nil
}

func (l *ranking) withoutValue(ctx context.Context) (*int32, error) {
	if l.args.By != byValue || !l.args.Filter.onPlaces() {
		return nil, nil
	}
	p := new(rel.Params)
	scope, err := l.scope(p)
	if err != nil {
		return nil, err
	}
	chosen, err := rel.Conditions("r", l.args.Filter, p)
	if err != nil {
		return nil, err
	}
	text := rel.SQL(`WITH ranked AS (SELECT r.place, r.period FROM observation AS r WHERE {scope}),
	day AS (SELECT {day} AS day FROM (SELECT {period}::text AS period) AS p),
	places AS (SELECT r.place, r.kind, r.part, EXISTS (SELECT FROM ranked WHERE ranked.place = r.place) AS valued
		FROM ({existing}) AS r WHERE {chosen})
SELECT CASE WHEN {known} THEN (SELECT count(*) FROM places AS p
	WHERE NOT p.valued AND (NOT p.part OR p.kind IN (SELECT kind FROM places WHERE valued AND part)))::integer END
FROM day`,
		"scope", scope, "day", firstDay("p.period"), "existing", existing[l.args.Level], "known", knownOn[l.args.Level],
		"chosen", rel.And(append([]string{"r.there"}, chosen...)...), "period", l.rankedPeriod(p))
	var counted []sql.NullInt32
	if err := l.release.Query(session.Heavy(session.PlannedAnew(ctx)), "ranking.list.without_value", &counted, text, p.Values...); err != nil {
		return nil, err
	}
	if !counted[0].Valid {
		return nil, nil
	}
	return &counted[0].Int32, nil
}

// rankedPeriod writes the period of the CTE ranked; it is NULL if nothing is ranked in the latest period.
func (l *ranking) rankedPeriod(p *rel.Params) string {
	if l.args.Period != nil {
		return p.Add(*l.args.Period)
	}
	return "(SELECT max(period) FROM ranked)"
}

// onPlaces reports whether the filter says nothing but which places.
func (f *ObservationFilter) onPlaces() bool {
	if f == nil {
		return true
	}
	other := func(f *ObservationFilter) bool { return !f.onPlaces() }
	return f.Indicator == nil && f.Period == nil && f.Breakdown == nil && f.Value == nil && f.Status == nil && f.Source == nil &&
		f.Not.onPlaces() && !slices.ContainsFunc(f.And, other) && !slices.ContainsFunc(f.Or, other)
}

// period writes the period of the ranking.
func (l *ranking) period(scope string, p *rel.Params) string {
	if l.args.Period != nil {
		return p.Add(*l.args.Period)
	}
	return "(SELECT max(r.period) FROM observation AS r WHERE " + scope + ")"
}

// Names of these types in the GraphQL schema.
type (
	RankingConnection = page.Connection[RankedPlace]
	RankingEdge       = page.Edge[RankedPlace]
)
