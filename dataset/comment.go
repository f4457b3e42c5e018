package dataset

import (
	"fmt"
	"strings"

	"github.com/lib/pq"
)

// comments returns the SQL that describes the views of a schema and their columns, in English with the label in Russian.
func comments(schema string) (list []string) {
	add := func(what, name, description, ru string) {
		if ru != "" {
			description += " — " + ru
		}
		list = append(list, fmt.Sprintf("COMMENT ON %s %s IS %s", what, name, pq.QuoteLiteral(description)))
	}
	for _, s := range schemas() {
		view := quote(schema) + "." + quote(s.Name)
		add("VIEW", view, s.Description, s.GraphQL.Ru)
		for i := range s.Fields {
			f := &s.Fields[i]
			add("COLUMN", view+"."+quote(f.Name), f.Description, f.Ru)
		}
		if s.GeneratedKey {
			add("COLUMN", view+"."+quote(generatedKey), "Key: "+strings.Join(s.PrimaryKey, ", ")+", joined by slashes.", "ключ")
		}
	}
	return list
}
