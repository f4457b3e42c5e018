package table

import (
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// No two columns have the same name, whatever an indicator is called.
func TestWidenNamesColumns(t *testing.T) {
	t.Parallel()
	values := &ast.FieldDefinition{Name: "values", Type: ast.ListType(ast.NamedType("Decimal", nil), nil)}
	number := &ast.FieldDefinition{Name: "population", Type: ast.NamedType("Int", nil)}
	l := &List{
		schema:  &ast.Schema{Types: map[string]*ast.Definition{"TableRow": {Name: "TableRow", Fields: ast.FieldList{number, values}}}},
		Columns: []*Column{{Header: "values", Definition: values}, {Header: "population", Definition: number}},
	}
	l.widen([]*tableColumn{{Name: "population"}, {Name: "income"}})
	var got []string
	for _, c := range l.Columns {
		got = append(got, c.Header)
	}
	if want := []string{"values.population", "income", "population"}; !slices.Equal(got, want) {
		t.Errorf("columns %v, want %v", got, want)
	}
}
