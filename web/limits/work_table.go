package limits

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"
)

// priceTableColumn is the price of a column of a table of places: up to 1,000 values by key.
const priceTableColumn = 10

// table is the price of the columns of a table of places, and of the condition that rows have values in them.
func (p *pricer) table(f *ast.Field) int {
	each := priceTableColumn
	switch fmt.Sprint(p.argument(f, "rows")) {
	case "WITH_ANY_VALUE":
		each = add(each, priceCondition)
	case "WITH_ALL_VALUES":
		each = add(each, priceRelation)
	}
	total := 0
	for _, item := range items(p.argument(f, "indicators")) {
		total = add(total, each)
		if column, ok := item.(map[string]any); ok && column["period"] == nil {
			total = add(total, priceRanking)
		}
	}
	return total
}
