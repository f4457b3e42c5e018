package graph

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

// gqlparser knows @defer and tells of it by introspection, though answers here come whole.
func init() { delete(parsedSchema.Directives, "defer") }

// SDL writes the schema in the GraphQL schema definition language, with all descriptions.
func SDL(schema *ast.Schema) string {
	var b strings.Builder
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchema(schema)
	return b.String()
}
