package graph

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

// gqlparser defines @defer and shows it in introspection, but the hub does not support it.
func init() { delete(parsedSchema.Directives, "defer") }

// SDL writes the schema in the GraphQL schema definition language, with all descriptions.
func SDL(schema *ast.Schema) string {
	var b strings.Builder
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchema(schema)
	return b.String()
}
