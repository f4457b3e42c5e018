package site

import (
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"govhub/web/site/preview"
)

// Figures are written as people of the language write them; what is not known is left out.
func TestFigures(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		language       Language
		resource, node string
		want           []preview.Figure
	}{
		{Russian, "municipality", `{"value0": 1318604, "on0": "2024-01-01", "value1": {"totalCount": 3}, "value2": {"totalCount": 21}}`, []preview.Figure{
			{Value: "1\u00a0318\u00a0604", Label: "население, 2024"}, {Value: "3", Label: "заявки на премию"}, {Value: "21", Label: "практика"},
		}},
		{English, "municipality", `{"value0": 1318604, "on0": null, "value1": {"totalCount": 1}, "value2": {"totalCount": 0}}`, []preview.Figure{
			{Value: "1,318,604", Label: "population"}, {Value: "1", Label: "award entry"},
		}},
		{Russian, "municipality", `{"value0": null, "on0": null, "value1": {"totalCount": 5}, "value2": null}`, []preview.Figure{{Value: "5", Label: "заявок на премию"}}},
		{Russian, "municipality", `{"value0": 3, "on0": null, "value1": null, "value2": null}`, []preview.Figure{{Value: "3", Label: "население"}}},
		{Russian, "observation", `{"value0": "1163.325", "unit0": {"unitLabel": "тыс. человек"}}`, []preview.Figure{{Value: "1\u00a0163,325", Label: "тыс. человек"}}},
		{English, "observation", `{"value0": "-0.5", "unit0": {"unitLabel": "%"}}`, []preview.Figure{{Value: "−0.5", Label: "%"}}},
		{English, "observation", `{"value0": "0", "on0": "2024-Q1", "unit0": {"unitLabel": "persons"}, "status0": "ESTIMATED"}`, []preview.Figure{{Value: "≈ 0", Label: "persons, 2024-Q1"}}},
		{English, "region", `null`, nil},
		{English, "provision", `{}`, nil},
	} {
		s := &Site{config: Config{API: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintf(w, `{"data": {"node": %s}}`, test.node) })}}
		got, code := s.figures(t.Context(), page{Language: test.language}, kind{Resource: test.resource}, "x")
		if code != "" {
			t.Error(code)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s %s: %s", test.resource, test.node, diff)
		}
	}
}

// The API is asked nothing that it does not know: its errors would only make pages say less.
func TestQueriesAreValid(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/reference/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: string(text)})
	queries := []string{thingQuery, releaseQuery, countsQuery, fmt.Sprintf(keysQuery, "regions")}
	for resource, of := range headlines {
		queries = append(queries, of.query())
		if typ := schema.Types[of.on]; typ == nil || !strings.EqualFold(strings.ReplaceAll(resource, "_", ""), strings.TrimPrefix(of.on, "Training")) {
			t.Errorf("%s has the type %s", resource, of.on)
		}
	}
	for _, q := range queries {
		if _, errs := gqlparser.LoadQueryWithRules(schema, q, rules.NewDefaultRules()); len(errs) > 0 {
			t.Errorf("%s: %v", q, errs)
		}
	}
}

// Previews and the cards of embeds show the same figures, in the same words.
func TestFiguresAreThoseOfCards(t *testing.T) {
	t.Parallel()
	read := func(name string) string {
		text, err := os.ReadFile("../explorer/src/pages/embed/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	doc, err := parser.ParseQuery(&ast.Source{Input: read("embed.graphql")})
	if err != nil {
		t.Fatal(err)
	}
	cards := map[string][]string{} // fields by type
	for _, on := range doc.Fragments.ForName("Headlines").SelectionSet {
		of := on.(*ast.InlineFragment)
		for _, f := range of.SelectionSet {
			cards[of.TypeCondition] = append(cards[of.TypeCondition], f.(*ast.Field).Name)
		}
	}
	nouns := map[string][2]string{} // forms by field
	noun := regexp.MustCompile(`(?m)^  (\w+): \{ en: \[(.+?)\], ru: \[(.+?)\] \},$`)
	for _, m := range noun.FindAllStringSubmatch(read("headlines.ts"), -1) {
		nouns[m[1]] = [2]string{forms(m[2]), forms(m[3])}
	}
	for _, of := range headlines {
		if of.on == "Indicator" { // its embeds are charts
			continue
		}
		var asked []string
		for _, h := range of.list {
			field, _, _ := strings.Cut(h.field, " ")
			unit, _, _ := strings.Cut(h.unit, " ")
			asked = append(asked, field, h.on, unit, h.status)
			if want := [2]string{forms(h.en), forms(h.ru)}; h.unit == "" && nouns[field] != want {
				t.Errorf("%s.%s is called %q in previews and %q on cards", of.on, field, want, nouns[field])
			}
		}
		asked = slices.DeleteFunc(asked, func(field string) bool { return field == "" })
		slices.Sort(asked)
		slices.Sort(cards[of.on])
		if diff := cmp.Diff(cards[of.on], asked); diff != "" {
			t.Errorf("fields of %s (-cards +previews):\n%s", of.on, diff)
		}
		delete(cards, of.on)
	}
	if len(cards) > 0 {
		t.Errorf("cards alone have figures of %v", cards)
	}
}

// forms joins the distinct forms of a noun, as either list writes them.
func forms(written string) string {
	all := strings.FieldsFunc(written, func(r rune) bool { return r == '|' || r == ',' || r == '\'' })
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	all = slices.DeleteFunc(all, func(form string) bool { return form == "" })
	return strings.Join(slices.Compact(all), "|")
}
