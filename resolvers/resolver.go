// Package resolvers resolves the fields of the schema. Each resolver passes all parents of a call to one query of package db. No
// resolver depends on the number of parents.
package resolvers

import (
	"context"
	"errors"
	"slices"

	"govhub/citation"
	"govhub/db"
	"govhub/db/rel"
	"govhub/network"
	"govhub/page"
)

// Resolver is the root of all resolvers. The release of a request is in its context; the networks of releases are here, because
// they outlive requests.
type Resolver struct {
	Networks    *network.Graphs
	SearchSteps int // maximum per search, the default if 0
	Addresses   citation.Addresses
}

// maxNodes is the maximum number of identifiers for Query.nodes.
const maxNodes = page.MaxSize

// rowsOf returns the row that each parent refers to, nil without a reference.
func rowsOf[P, T any](ctx context.Context, t *rel.Table[T], parents []*P, key func(*P) db.Ref) ([]*T, error) {
	keys := make([]string, len(parents))
	for i, p := range parents {
		keys[i] = string(key(p))
	}
	return t.ByKeys(ctx, db.ReleaseFrom(ctx), keys)
}

// rowsThrough is rowsOf for keys that may also be those of another table, whose rows refer to the wanted ones in a column.
func rowsThrough[P, T, O any](
	ctx context.Context, t *rel.Table[T], parents []*P, key func(*P) db.Ref, other *rel.Table[O], column string, reference func(*O) db.Ref,
) ([]*T, error) {
	rows, err := rowsOf(ctx, t, parents, key)
	if err != nil {
		return nil, err
	}
	missing := make([]string, len(parents)) // empty where the row is found
	for i, p := range parents {
		if rows[i] == nil {
			missing[i] = string(key(p))
		}
	}
	others, err := other.ByKeys(rel.WithColumns(ctx, []string{column}), db.ReleaseFrom(ctx), missing)
	if err != nil {
		return nil, err
	}
	referred, err := rowsOf(ctx, t, others, func(o *O) db.Ref {
		if o == nil {
			return ""
		}
		return reference(o)
	})
	for i, row := range referred {
		if row != nil {
			rows[i] = row
		}
	}
	return rows, err
}

// pagesOf returns a page of the list of each parent.
func pagesOf[P, T any](
	ctx context.Context, relation *rel.Relation[T], parents []*P, args page.Args, f rel.Filter, orders []*rel.Order,
) ([]*page.Connection[T], error) {
	keys := make([]string, len(parents))
	for i, p := range parents {
		keys[i] = any(p).(rel.Row).Key()
	}
	return relation.Pages(ctx, db.ReleaseFrom(ctx), keys, args, f, orders)
}

// pageOf returns a page of the list of all rows.
func pageOf[T any](ctx context.Context, t *rel.Table[T], args page.Args, f rel.Filter, orders []*rel.Order) (*page.Connection[T], error) {
	return t.All().Page(ctx, db.ReleaseFrom(ctx), args, f, orders)
}

// orNil converts "not found" to null.
func orNil[T any](row *T, err error) (*T, error) {
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil
	}
	return row, err
}

// network returns the network of the request's release.
func (r *Resolver) network(ctx context.Context) (*network.Graph, error) {
	return r.Networks.Of(ctx, db.ReleaseFrom(ctx))
}

// projection returns a projection of the network.
func (r *Resolver) projection(ctx context.Context, p network.Projection) (*network.Graph, error) {
	g, err := r.network(ctx)
	if err != nil {
		return nil, err
	}
	return g.Project(ctx, p)
}

// nodesOf returns the node that each parent names.
func nodesOf[P any](ctx context.Context, parents []*P, id func(*P) string) ([]db.Node, error) {
	ids := make([]string, len(parents))
	for i, p := range parents {
		ids[i] = id(p)
	}
	return db.NodesByID(ctx, db.ReleaseFrom(ctx), ids)
}

// nodeListsOf returns the nodes that each parent lists.
func nodeListsOf[P any](ctx context.Context, parents []*P, ids func(*P) []string) ([][]db.Node, error) {
	lists := make([][]string, len(parents))
	for i, p := range parents {
		lists[i] = ids(p)
	}
	return nodeLists(ctx, lists)
}

// nodeLists returns the nodes of lists of identifiers.
func nodeLists(ctx context.Context, ids [][]string) ([][]db.Node, error) {
	nodes, err := db.NodesByID(ctx, db.ReleaseFrom(ctx), slices.Concat(ids...))
	if err != nil {
		return nil, err
	}
	lists, from := make([][]db.Node, len(ids)), 0
	for i, list := range ids {
		end := from + len(list)
		lists[i], from = nodes[from:end:end], end
	}
	return lists, nil
}
