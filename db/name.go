package db

import (
	"context"
	"fmt"
)

// Name is what a row is found by.
type Name struct {
	Resource string  `db:"-"`
	Row      string  `db:"key"`
	Ru       *string `db:"name_ru"`
	En       *string `db:"name_en"`
	Alias    *string `db:"alias"` // short name, or the seat of a municipality
	Region   Ref     `db:"region"`
	Within   Ref     `db:"within"` // identifier of the node that the row is part of

	Kind       string `db:"kind"`
	Population *int32 `db:"population"`
	Former     bool   `db:"former"` // no longer valid

	// Codes of a region.
	Code           *string `db:"code"`
	ISO            *string `db:"iso"`
	ISOAlternative *string `db:"iso_alternative"`
	OKATO          *string `db:"okato"`
}

// ID returns the identifier of the node.
func (n *Name) ID() string { return globalID(n.Resource, n.Row) }

// named are the resources whose rows have names. Cohorts and seasons have none of their own: theirs are put together from
// what they belong to and their numbers.
var named = []struct{ resource, key, columns, from string }{
	{"federal_district", "slug", "t.name_ru, t.name_en", "federal_district AS t"},
	{
		"region", "oktmo", "t.name_ru, t.name_en, t.oktmo AS region, t.kind, t.population, t.code, t.iso, t.iso_alternative, t.okato",
		"region AS t",
	},
	{
		"municipality", "oktmo", `t.name_ru, t.name_en, t.centre AS alias, t.region, 'municipality:' || t.parent AS within, t.kind,
			t.population, t.valid_to IS NOT NULL AS former`, "municipality AS t",
	},
	{"organization", "slug", "t.name_ru, t.name_en, t.short_name AS alias", "organization AS t"},
	{"person", "slug", "t.name_ru, t.name_en", "person AS t"},
	{"program", "slug", "t.name_ru, t.name_en", "program AS t"},
	{
		"cohort", "slug", `p.name_ru || ', поток ' || t.label AS name_ru, p.name_en || ', cohort ' || t.label AS name_en,
			'program:' || t.program AS within`, "cohort AS t JOIN program AS p ON p.slug = t.program",
	},
	{"award", "slug", "t.name_ru, t.name_en", "award AS t"},
	{
		"award_season", "slug", `a.name_ru || ', сезон ' || t.number || ', ' || t.years AS name_ru,
			a.name_en || ', season ' || t.number || ', ' || t.years AS name_en, 'award:' || t.award AS within`,
		"award_season AS t JOIN award AS a ON a.slug = t.award",
	},
	{"nomination", "slug", "t.name_ru, t.name_en, 'award_season:' || t.season AS within", "nomination AS t"},
	{
		"award_entry", "slug", "t.project_title AS name_ru, t.region, 'municipality:' || t.municipality AS within",
		"award_entry AS t",
	},
	{"forum", "slug", "t.name_ru, t.name_en, t.region", "forum AS t"},
	{"forum_session", "slug", "t.title_ru AS name_ru, t.title_en AS name_en, 'forum:' || t.forum AS within", "forum_session AS t"},
	{"practice", "slug", "t.title AS name_ru, t.region, 'municipality:' || t.origin AS within", "practice AS t"},
	{"initiative", "slug", "t.title_ru AS name_ru, t.title_en AS name_en", "initiative AS t"},
	{"regulation", "slug", "t.title_ru AS name_ru, t.title_en AS name_en", "regulation AS t"},
	{"indicator", "slug", "t.name_ru, t.name_en", "indicator AS t"},
	{"source", "slug", "t.title AS name_ru", "source AS t"},
}

// namesAtOnce is how many names a statement brings, so that none lasts long however many names there are.
const namesAtOnce = 50_000

// EachName visits the names of a release, resource by resource, each in the order of its keys.
func EachName(ctx context.Context, r *Release, visit func(*Name)) (err error) {
	defer wrap(&err, "read names")
	for _, n := range named {
		text := fmt.Sprintf("SELECT t.%[1]s AS key, %[2]s\nFROM %[3]s WHERE t.%[1]s > $1 ORDER BY t.%[1]s LIMIT $2", n.key, n.columns, n.from)
		for after, more := "", true; more; {
			var rows []Name
			if err := r.query(ctx, n.resource+".names", &rows, text, after, namesAtOnce); err != nil {
				return err
			}
			for i := range rows {
				rows[i].Resource = n.resource
				if rows[i].Ru != nil {
					visit(&rows[i])
				}
			}
			if more = len(rows) == namesAtOnce; more {
				after = rows[len(rows)-1].Row
			}
		}
	}
	return nil
}
