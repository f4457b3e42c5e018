package main

import (
	"strings"
	"testing"

	"govhub/dataset"
	"govhub/graph"
)

// TestWrite finds every resource and field, and for each field of a type where it appears in GraphQL.
func TestWrite(t *testing.T) {
	t.Parallel()
	graphql := graph.NewExecutableSchema(graph.Config{}).Schema()
	var text strings.Builder
	write(&text, dataset.Schemas(), graphql)
	for _, s := range dataset.Schemas() {
		_, section, found := strings.Cut(text.String(), "\n## "+s.Name+"\n")
		if !found {
			t.Errorf("no section %s", s.Name)
		}
		section, _, _ = strings.Cut(section, "\n## ")
		def := typeOf(graphql, s)
		if link := len(s.PrimaryKey) > 1 && s.Name != "observation"; link != (def == nil) {
			t.Errorf("%s: a link is %v, but its type is %v", s.Name, link, def)
		}
		for i := range s.Fields {
			f := &s.Fields[i]
			if !strings.Contains(section, "\n| `"+f.Name+"` | ") || !strings.Contains(section, f.Description) {
				t.Errorf("%s.%s is not described", s.Name, f.Name)
			}
			if def != nil && fieldOf(def, f) == "" {
				t.Errorf("%s.%s appears nowhere in %s", s.Name, f.Name, def.Name)
			}
		}
	}
}
