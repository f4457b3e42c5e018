package resolvers

import (
	"context"
	"slices"

	"govhub/db"
	"govhub/db/rel"
	"govhub/graph"
	"govhub/page"
	"govhub/scalar"
)

func (r *queryResolver) Table(ctx context.Context, places db.TablePlaces, indicators []*db.TableIndicator, rows db.TableRows, first *int32, after *string, last *int32, before *string) (*page.Connection[db.TableRow], error) {
	return db.Table(ctx, db.ReleaseFrom(ctx), db.TableArgs{Places: places, Indicators: indicators, Rows: rows},
		page.Args{First: first, After: after, Last: last, Before: before})
}

func (r *tableConnectionResolver) TotalCount(ctx context.Context, objs []*page.Connection[db.TableRow]) ([]int32, error) {
	return page.TotalCounts(ctx, objs)
}

func (r *tableConnectionResolver) Columns(_ context.Context, objs []*page.Connection[db.TableRow]) ([][]*db.TableColumn, error) {
	return db.TableColumns(objs), nil
}

func (r *tableColumnResolver) Indicator(ctx context.Context, objs []*db.TableColumn) ([]*db.Indicator, error) {
	return rowsOf(ctx, db.Indicators, objs, func(c *db.TableColumn) db.Ref { return c.IndicatorKey })
}

func (r *tableRowResolver) Region(ctx context.Context, objs []*db.TableRow) ([]*db.Region, error) {
	return rowsOf(ctx, db.Regions, objs, func(row *db.TableRow) db.Ref { return row.RegionKey })
}

func (r *tableRowResolver) Municipality(ctx context.Context, objs []*db.TableRow) ([]*db.Municipality, error) {
	return rowsOf(ctx, db.Municipalities, objs, func(row *db.TableRow) db.Ref { return db.Ref(row.Place) })
}

func (r *tableRowResolver) Values(ctx context.Context, objs []*db.TableRow) ([][]*scalar.Decimal, error) {
	found, err := db.TableObservations(rel.WithColumns(ctx, []string{"value"}), db.ReleaseFrom(ctx), objs)
	if err != nil {
		return nil, err
	}
	values := make([][]*scalar.Decimal, len(found))
	for i, observed := range found {
		values[i] = valuesOf(observed)
	}
	return values, nil
}

func (r *tableRowResolver) Observations(ctx context.Context, objs []*db.TableRow) ([][]*db.Observation, error) {
	found, err := db.TableObservations(ctx, db.ReleaseFrom(ctx), objs)
	for i := range found {
		found[i] = slices.DeleteFunc(found[i], func(o *db.Observation) bool { return o == nil })
	}
	return found, err
}

func (r *tableRowResolver) Sources(ctx context.Context, objs []*db.TableRow) ([][]*db.Source, error) {
	return db.TableSources(ctx, db.ReleaseFrom(ctx), objs)
}

func (r *Resolver) TableConnection() graph.TableConnectionResolver {
	return &tableConnectionResolver{r}
}
func (r *Resolver) TableColumn() graph.TableColumnResolver { return &tableColumnResolver{r} }
func (r *Resolver) TableRow() graph.TableRowResolver       { return &tableRowResolver{r} }

type (
	tableConnectionResolver struct{ *Resolver }
	tableColumnResolver     struct{ *Resolver }
	tableRowResolver        struct{ *Resolver }
)
