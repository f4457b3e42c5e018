package site

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
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
