package limits

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"
)

// priceTableColumn is the price of reading a column of a table of places: up to 1,000 values by key.
const priceTableColumn = 10

// readsColumns reports whether a field of the rows of a table reads the values of its columns. Each does so for itself.
func readsColumns(f *ast.Field) bool {
	return f.ObjectDefinition.Name == "TableRow" && (f.Name == "values" || f.Name == "observations" || f.Name == "sources")
}

// table is the price of looking up the columns of a table of places, and of the condition that rows have values in them.
func (p *pricer) table(f *ast.Field) int {
	columns, each := items(p.argument(f, "indicators")), 0
	p.each = len(columns)
	switch fmt.Sprint(p.argument(f, "rows")) {
	case "WITH_ANY_VALUE":
		each = priceCondition
	case "WITH_ALL_VALUES":
		each = priceRelation
	}
	total := 0
	for _, item := range columns {
		total = add(total, each)
		if column, ok := item.(map[string]any); ok && column["period"] == nil {
			total = add(total, priceRanking)
		}
	}
	return total
}
