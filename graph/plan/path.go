package plan

import (
	"context"
	"slices"
	"strings"

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

// PathOf returns the aliases that lead to the field whose resolver has the context, in either executor, for warnings about the rows that
// it shows; nil if the query asks for none of them, such as for a total alone. A resolver answers for many objects: there are no positions
// in lists.
func PathOf(ctx context.Context) []string {
	if a, ok := ctx.Value(pathKey{}).(at); ok {
		if !showsRows(ctx, a.field) {
			return nil
		}
		return a.path
	}
	if !showsRows(ctx, graphql.GetFieldContext(ctx).Field) {
		return nil
	}
	var path []string
	for _, step := range graphql.GetPath(ctx) {
		if name, ok := step.(ast.PathName); ok {
			path = append(path, string(name))
		}
	}
	return path
}

// showsRows reports whether a field, if it is a connection, is asked for rows or for their place in the list.
func showsRows(ctx context.Context, field graphql.CollectedField) bool {
	typ := field.Definition.Type.Name()
	if !strings.HasSuffix(typ, "Connection") {
		return true
	}
	return slices.ContainsFunc(graphql.CollectFields(graphql.GetOperationContext(ctx), field.Selections, []string{typ}), func(f graphql.CollectedField) bool {
		return f.Name == "nodes" || f.Name == "edges" || f.Name == "pageInfo"
	})
}

// Gives reports whether the query gives an argument to the field whose resolver has the context, in either executor.
func Gives(ctx context.Context, argument string) bool {
	if a, ok := ctx.Value(pathKey{}).(at); ok {
		return a.field.Arguments.ForName(argument) != nil
	}
	return graphql.GetFieldContext(ctx).Field.Arguments.ForName(argument) != nil
}

// ElementFailed reports why an element is null in the list that a resolver of the root returns. Its other elements stay.
func ElementFailed(ctx context.Context, index int, err error) {
	if a, ok := ctx.Value(pathKey{}).(at); ok {
		ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: "Query", Field: a.field})
	}
	err = graphql.AddFieldLocationToError(ctx, &gqlerror.Error{Err: err, Message: err.Error()})
	graphql.AddError(graphql.WithFieldContext(ctx, &graphql.FieldContext{Index: &index}), err)
}
