package resolvers_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"

	"govhub/dataset/bundletest"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/network"
	"govhub/resolvers"
)

// TestCodeLists labels every closed set of the schema, except those whose members are names of fields and the codes of errors, and all
// units and breakdowns of the bundle.
func TestCodeLists(t *testing.T) {
	t.Parallel()
	type code struct{ Code, Ru, En string }
	var answer struct {
		Data struct {
			CodeLists []struct {
				Name, Ru, En string
				Codes        []code
			}
			Indicators struct{ Nodes []struct{ Unit string } }
		}
	}
	networks := network.New(manyLinks)
	config := graph.Config{Resolvers: &resolvers.Resolver{Networks: networks}}
	h := newHub(t, bundletest.New(t), 0, networks, graph.NewPlanSchema(config, plan.Options{Response: 10 << 20, Plans: 10}))
	text := h.post(t, `{ codeLists { name ru: label en: label(lang: EN) codes { code ru: label en: label(lang: EN) } } indicators(first: 100) { nodes { unit } } }`, "")
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	lists := map[string][]string{}
	for _, l := range answer.Data.CodeLists {
		for _, c := range append(slices.Clone(l.Codes), code{l.Name, l.Ru, l.En}) {
			if c.Ru == "" || c.En == "" || strings.ContainsFunc(c.En, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
				t.Errorf("%s %s has the labels %q and %q", l.Name, c.Code, c.Ru, c.En)
			}
		}
		for _, c := range l.Codes {
			lists[l.Name] = append(lists[l.Name], c.Code)
		}
	}
	for _, i := range answer.Data.Indicators.Nodes {
		if !slices.Contains(lists["Unit"], i.Unit) {
			t.Errorf("the unit %s has no label", i.Unit)
		}
	}
	for name, def := range graph.NewExecutableSchema(graph.Config{}).Schema().Types {
		if len(def.EnumValues) == 0 || def.BuiltIn || name == "ErrorCode" || strings.HasSuffix(name, "OrderField") || strings.HasSuffix(name, "OrderCount") || strings.HasSuffix(name, "Dimension") {
			continue
		}
		var members []string
		for _, v := range def.EnumValues {
			members = append(members, v.Name)
		}
		slices.Sort(members)
		slices.Sort(lists[name])
		if !slices.Equal(members, lists[name]) {
			t.Errorf("the code list %s has %s, the schema %s", name, lists[name], members)
		}
	}
}
