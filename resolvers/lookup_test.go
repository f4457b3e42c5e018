package resolvers_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"govhub/catalogue"
	"govhub/catalogue/model"
	"govhub/dataset/bundletest"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/resolvers"
)

// TestEveryKeyFindsItsRow looks up a row of every type by each of its natural keys and by its identifier.
func TestEveryKeyFindsItsRow(t *testing.T) {
	t.Parallel()
	m, err := model.Read(catalogue.Schemas())
	if err != nil {
		t.Fatal(err)
	}
	h := lookupHub(t)
	for _, e := range m.Entities {
		t.Run(e.Type(), func(t *testing.T) {
			for _, written := range waysToFind(t, h, e) {
				query := fmt.Sprintf("{ %s(%s) { id } }", e.Root(), written.arguments)
				if answer := h.post(t, query, ""); !strings.Contains(answer, `"id": "`+written.id+`"`) {
					t.Errorf("%s does not find %s: %s", query, written.id, answer)
				}
			}
		})
	}
}

// TestExactlyOneKey refuses lookups by no key, by two, by a part of one, and by an identifier of another type, and says what to write.
func TestExactlyOneKey(t *testing.T) {
	t.Parallel()
	m, err := model.Read(catalogue.Schemas())
	if err != nil {
		t.Fatal(err)
	}
	h := lookupHub(t)
	for _, e := range m.Entities {
		t.Run(e.Type(), func(t *testing.T) {
			wrong := map[string]string{"none": "{}", "two": `{"id": "region:1", "` + firstKey(e) + `}`, "another type": `{"id": "award:service"}`}
			if e.Type() == "Award" {
				wrong["another type"] = `{"id": "region:92000000"}`
			}
			for name, by := range wrong {
				query := fmt.Sprintf("query($by: %sBy!) { %s(by: $by) { id } }", e.Type(), e.Root())
				if answer := h.post(t, query, `{"by": `+by+`}`); !strings.Contains(answer, `"BAD_LOOKUP"`) || !strings.Contains(answer, "write ") {
					t.Errorf("%s: %s", name, answer)
				}
			}
			if e.FormerArguments() == nil {
				return
			}
			for name, arguments := range map[string]string{
				"no argument": "", "both forms": `(by: {id: "x"}, ` + e.FormerArguments()[0].Name + `: "x")`, "null": "(by: null)",
			} {
				if answer := h.post(t, "{ "+e.Root()+arguments+" { id } }", ""); !strings.Contains(answer, `"BAD_LOOKUP"`) || !strings.Contains(answer, e.Root()+"(by: {") {
					t.Errorf("%s: %s", name, answer)
				}
			}
		})
	}
}

// TestSeveralOfAName lists the namesakes and says how to choose one of them.
func TestSeveralOfAName(t *testing.T) {
	t.Parallel()
	h := lookupHub(t)
	answer := h.post(t, `{ municipality(by: {name: "Кировский район"}) { oktmo } }`, "")
	for _, want := range []string{
		`"BAD_LOOKUP"`, `2 municipalities are called \"Кировский район\": Кировский муниципальный район (`,
		`: write municipality(by: {name: \"Кировский район\", region: \"RU-`,
	} {
		if !strings.Contains(answer, want) {
			t.Errorf("not %s: %s", want, answer)
		}
	}
}

// TestSynonyms suggests the field and the type that other words for them mean.
func TestSynonyms(t *testing.T) {
	t.Parallel()
	h := lookupHub(t)
	for _, s := range catalogue.Schemas() {
		one, plural := model.Lower(s.GraphQL.Type), s.GraphQL.Plural
		for _, synonym := range s.GraphQL.Synonyms {
			for query, want := range map[string]string{
				"{ " + synonym.One + " { id } }": one, "{ " + synonym.Many + " { totalCount } }": plural,
				"{ ... on " + model.Upper(synonym.One) + " { id } }":                                 s.GraphQL.Type,
				"{ node(id: \"x\") { ...F } } fragment F on " + model.Upper(synonym.One) + " { id }": s.GraphQL.Type,
			} {
				if synonym.One == one && want != plural {
					continue // persons is another word for people, person is not
				}
				if answer := h.post(t, query, ""); !strings.Contains(answer, `Did you mean \"`+want+`\"?"`) || strings.Contains(answer, `?Unknown`) {
					t.Errorf("%s: %s", query, answer)
				}
			}
		}
	}
	answer := h.post(t, "{ award(by: {slug: \"service\"}) { persons { id } } }", "")
	if strings.Contains(answer, "people") {
		t.Errorf("a synonym of a field of Query is suggested below it: %s", answer)
	}
}

func lookupHub(t *testing.T) *hub {
	t.Helper()
	database := bundletest.New(t)
	bundletest.PublishEdited(t, database, bundletest.Edit{ // the bundle has no row of this type
		File: "adoption.csv", After: "made-up,kazan-yedinstvo,92701000,2025-06,UNDER_WAY,,report-forum-1-2024-01-16\n",
	})
	schema := graph.NewPlanSchema(graph.Config{Resolvers: new(resolvers.Resolver)}, plan.Options{Response: 10 << 20, Plans: 10})
	return newHub(t, database, 0, nil, schema)
}

// firstKey is the primary key with a value as a member of JSON, without the quotation mark before its name.
func firstKey(e *model.Entity) string {
	if e.KeyParts() == nil {
		return e.Keys()[0].Name + `": "x"`
	}
	var parts []string
	for _, c := range e.KeyParts() {
		parts = append(parts, fmt.Sprintf("%q: %q", c.Name, "x"))
	}
	return `key": {` + strings.Join(parts, ", ") + "}"
}

// way is the arguments of a lookup, and the identifier of the row that it finds.
type way struct{ arguments, id string }

// waysToFind returns a way for each key of a type, each to a row of the bundle with a value of the key.
func waysToFind(t *testing.T, h *hub, e *model.Entity) (ways []way) {
	t.Helper()
	selected := []string{"id"}
	for _, c := range e.Keys() {
		selected = append(selected, c.Name)
	}
	var answer struct {
		Data map[string]struct{ Nodes []map[string]*string }
	}
	text := h.post(t, fmt.Sprintf("{ %s(first: 100) { nodes { %s } } }", e.GraphQL.Plural, strings.Join(selected, " ")), "")
	if err := json.Unmarshal([]byte(text), &answer); err != nil || len(answer.Data[e.GraphQL.Plural].Nodes) == 0 {
		t.Fatalf("no row: %v in %.300s", err, text)
	}
	rows := answer.Data[e.GraphQL.Plural].Nodes
	for _, key := range selected {
		for _, row := range rows {
			if row[key] != nil {
				ways = append(ways, way{fmt.Sprintf("by: {%s: %q}", key, *row[key]), *row["id"]})
				break
			}
		}
	}
	if len(ways) != len(selected) {
		t.Errorf("%d of the keys %v have a value in the first rows", len(ways), selected)
	}
	id := *rows[0]["id"]
	_, key, _ := strings.Cut(id, ":")
	var parts []string
	for i, value := range strings.SplitN(key, "/", len(e.PrimaryKey)) {
		parts = append(parts, fmt.Sprintf("%s: %q", model.Camel(e.PrimaryKey[i]), value))
	}
	if e.KeyParts() != nil {
		ways = append(ways, way{"by: {key: {" + strings.Join(parts, ", ") + "}}", id})
	}
	if e.FormerArguments() != nil {
		ways = append(ways, way{strings.Join(parts, ", "), id})
	}
	return ways
}
