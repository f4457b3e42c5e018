package plan

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

type pathKey struct{}

// PathOf returns the aliases that lead to the field whose resolver has the context, in either executor. A resolver answers for
// many objects: there are no positions in lists.
func PathOf(ctx context.Context) []string {
	if path, ok := ctx.Value(pathKey{}).([]string); ok {
		return path
	}
	var path []string
	for _, step := range graphql.GetPath(ctx) {
		if name, ok := step.(ast.PathName); ok {
			path = append(path, string(name))
		}
	}
	return path
}
