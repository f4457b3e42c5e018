package db

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"govhub/db/session"
	"govhub/page"
)

// RankedPlace is a place of a ranking.
type RankedPlace struct {
	Rank        int32        `db:"rank"`
	Observation *Observation `db:"row"`
	RowPosition
}

// RankingArgs say what is ranked: the places of a level by an indicator, in a period or, without one, the latest for which
// any of them has a value.
type RankingArgs struct {
	Indicator string
	Breakdown string
	Level     PlaceLevel
	Period    *string
	Filter    Filter
	Direction Direction
}

// ranking is a ranking before it is cut into pages.
type ranking struct {
	release *Release
	args    RankingArgs
}

// levels are conditions on the place of an observation r.
var levels = map[PlaceLevel]string{
	"COUNTRY":      "r.place = '" + wholeCountry + "'",
	"REGION":       "EXISTS (SELECT FROM region AS l WHERE l.oktmo = r.place)",
	"MUNICIPALITY": "EXISTS (SELECT FROM municipality AS l WHERE l.oktmo = r.place)",
}

// Ranking returns a page of a ranking. Places with equal values share the best of their ranks, and the ranks after them are
// skipped: 1, 2, 2, 4. An indicator that the release does not hold is an error, as is a breakdown that it does not have.
func Ranking(ctx context.Context, r *Release, args RankingArgs, pages page.Args) (*page.Connection[RankedPlace], error) {
	order := keyset{{"VALUE", "value", "numeric", args.Direction}, {"PLACE", "place", "text", Asc}}
	s, err := order.span(pages)
	if err != nil {
		return nil, err
	}
	if args.Period != nil {
		if err := checkPeriod("period", *args.Period); err != nil {
			return nil, err
		}
	}
	if err := checkIndicators(ctx, r, args.Indicator); err != nil {
		return nil, err
	}
	if err := checkBreakdowns(ctx, r, []string{args.Breakdown}, []string{args.Indicator}); err != nil {
		return nil, err
	}
	list := &ranking{release: r, args: args}
	p := new(params)
	scope, err := list.scope(p)
	if err != nil {
		return nil, err
	}
	found := []*RankedPlace{}
	if !readsRows(ctx) {
		return cut(s, found, list), nil
	}
	columns := Observations.chosen(ctx, "value", "place")
	named := make([]string, len(columns))
	for i, c := range columns {
		named[i] = fmt.Sprintf(`g.%s AS "row.%[1]s"`, c)
	}
	text := fmt.Sprintf("SELECT g.rank, %s, %s AS position\nFROM (SELECT rank() OVER (ORDER BY r.value %s)::integer AS rank, %s\n\tFROM observation AS r\n\tWHERE %s) AS g\nWHERE %s\nORDER BY %s LIMIT %d",
		strings.Join(named, ", "), order.position(), string(args.Direction), listed("r", columns), scope,
		strings.Join(append([]string{"true"}, s.within(p)...), " AND "), s.orderBy(), s.size+1)
	if err := r.query(session.Heavy(session.PlannedAnew(ctx)), "ranking.list", &found, text, p.values...); err != nil {
		return nil, err
	}
	return cut(s, found, list), nil
}

// Totals counts the places. It is the Counter of the connection, of which there is one.
func (l *ranking) Totals(ctx context.Context, parents []string) ([]int32, error) {
	p := new(params)
	scope, err := l.scope(p)
	if err != nil {
		return nil, err
	}
	var counted []int32
	text := "SELECT count(*)::integer\nFROM observation AS r\nWHERE " + scope
	if err := l.release.query(session.Heavy(session.PlannedAnew(ctx)), "ranking.list.total", &counted, text, p.values...); err != nil {
		return nil, err
	}
	return slices.Repeat(counted, len(parents)), nil
}

// scope writes the conditions on the observations r that are ranked.
func (l *ranking) scope(p *params) (string, error) {
	w := &where{alias: "r", params: p}
	w.and("r.indicator = " + p.add(l.args.Indicator))
	w.and("r.breakdown = " + p.add(l.args.Breakdown))
	w.and(levels[l.args.Level])
	if l.args.Filter != nil {
		l.args.Filter.where(w)
	}
	if w.err != nil {
		return "", w.err
	}
	conditions := strings.Join(w.conditions, " AND ")
	if l.args.Period != nil {
		return conditions + " AND r.period = " + p.add(*l.args.Period), nil
	}
	return conditions + " AND r.period = (SELECT max(r.period) FROM observation AS r WHERE " + conditions + ")", nil
}

// Names that the GraphQL schema knows these types by.
type (
	RankingConnection = page.Connection[RankedPlace]
	RankingEdge       = page.Edge[RankedPlace]
)
