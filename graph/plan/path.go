package plan

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

type pathKey struct{}

// at is where a field stands in a query.
type at struct {
	path  []string // of aliases
	field graphql.CollectedField
}

// PathOf returns the aliases that lead to the field whose resolver has the context, in either executor. A resolver answers for
// many objects: there are no positions in lists.
func PathOf(ctx context.Context) []string {
	if a, ok := ctx.Value(pathKey{}).(at); ok {
		return a.path
	}
	var path []string
	for _, step := range graphql.GetPath(ctx) {
		if name, ok := step.(ast.PathName); ok {
			path = append(path, string(name))
		}
	}
	return path
}

// ElementFailed reports why an element is null in the list that a resolver of the root returns. Its other elements stay.
func ElementFailed(ctx context.Context, index int, err error) {
	if a, ok := ctx.Value(pathKey{}).(at); ok {
		ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: "Query", Field: a.field})
	}
	err = graphql.AddFieldLocationToError(ctx, &gqlerror.Error{Err: err, Message: err.Error()})
	graphql.AddError(graphql.WithFieldContext(ctx, &graphql.FieldContext{Index: &index}), err)
}
