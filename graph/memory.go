package graph

import (
	"context"

	"govhub/db"
	"govhub/db/columns"
	"govhub/db/rel"
	"govhub/graph/plan"
	"govhub/page"
)

// listed answers the arguments of a list from memory.
func listed(list interface {
	Cut(context.Context, rel.Release, *columns.Tables, *columns.Table, []int32, page.Args, rel.Filter, []*rel.Order) (*rel.Cut, bool, error)
}, filter func(plan.Args) rel.Filter,
) plan.Many {
	return func(ctx context.Context, tables *columns.Tables, from *columns.Table, rows []int32, a plan.Args) (*rel.Cut, bool, error) {
		args := page.Args{First: a["first"].(*int32), After: a["after"].(*string), Last: a["last"].(*int32), Before: a["before"].(*string)}
		return list.Cut(ctx, db.ReleaseFrom(ctx), tables, from, rows, args, filter(a), a["orderBy"].([]*rel.Order))
	}
}

// inEnglish reports whether the arguments of a field ask for English.
func inEnglish(a plan.Args) bool { return a["lang"].(db.Lang) == db.LangEn }
