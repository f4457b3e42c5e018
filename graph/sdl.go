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
	f := formatter.NewFormatter(&b, formatter.WithIndent("  "))
	f.FormatSchemaDocument(&ast.SchemaDocument{Schema: ast.SchemaDefinitionList{{ // FormatSchema leaves it out
		Description:    schema.Description,
		OperationTypes: ast.OperationTypeDefinitionList{{Operation: ast.Query, Type: schema.Query.Name}},
	}}})
	f.FormatSchema(schema)
	return b.String()
}
