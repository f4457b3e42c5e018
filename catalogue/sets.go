package catalogue

import (
	_ "embed"
	"fmt"
)

//go:embed sets.json
var sets []byte

// Sets returns the closed sets of the schema that are no fields of resources: of arguments, and of what is computed.
func Sets() (list []Set, err error) {
	if err := strictly(sets, &list); err != nil {
		return nil, fmt.Errorf("catalogue/sets.json: %w", err)
	}
	c := &checker{}
	for _, s := range list {
		c.checkLabels("catalogue/sets.json: "+s.Name, s.Labels, s.Categories)
	}
	return list, c.err()
}
