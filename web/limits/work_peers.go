package limits

import "github.com/vektah/gqlparser/v2/ast"

// Prices of what compares all places of a level, in milliseconds over 20,000 of them.
const (
	priceStanding      = 100 // reads the values of one period or two
	priceRankedChange  = 150 // reads two periods
	priceAttributes    = 100
	pricePeerDimension = 50
)

// defaultPeerDimensions is the number of dimensions without the argument by.
const defaultPeerDimensions = 4

// peers is the price of comparing places in dimensions.
func (p *pricer) peers(f *ast.Field) int {
	dimensions := defaultPeerDimensions
	if by := p.argument(f, "by"); by != nil {
		dimensions = len(items(by))
	}
	return add(priceAttributes, mul(pricePeerDimension, dimensions))
}
