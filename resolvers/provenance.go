package resolvers

import (
	"context"

	"govhub/citation"
	"govhub/cite"
	"govhub/db"
	"govhub/db/rel"
	"govhub/page"
)

// sourcesOf returns the publications that state each row.
func sourcesOf[N db.Sourced](ctx context.Context, rows []N) ([][]*db.Source, error) {
	ids, own := make([]string, len(rows)), make([]db.Ref, len(rows))
	for i, r := range rows {
		ids[i], own[i] = r.ID(), r.OwnSource()
	}
	return db.SourcesOf(ctx, db.ReleaseFrom(ctx), ids, own)
}

// statementsOf returns a page of the statements about each row.
func statementsOf[N db.Sourced](
	ctx context.Context, rows []N, args page.Args, f *db.StatementFilter, orders []*rel.Order,
) ([]*page.Connection[db.Statement], error) {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID()
	}
	return db.StatementsOfNode.Pages(ctx, db.ReleaseFrom(ctx), ids, args, f, orders)
}

// citationsOf cites each row.
func citationsOf[N db.Node](ctx context.Context, a citation.Addresses, nodes []N, style cite.Style, lang *db.Lang) ([]string, error) {
	return citation.Nodes(ctx, a, db.ReleaseFrom(ctx), nodes, style, db.LangOf(lang))
}

// reportAddressesOf returns where to report an error in each row.
func reportAddressesOf[N db.Node](ctx context.Context, a citation.Addresses, nodes []N) ([]*string, error) {
	return citation.ReportAddresses(ctx, a, db.ReleaseFrom(ctx), nodes)
}
