package catalogue_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/catalogue"
)

// TestParse reads keys in both forms, and refuses a misspelt property.
func TestParse(t *testing.T) {
	t.Parallel()
	s, err := catalogue.Parse([]byte(`{"name": "x", "primaryKey": ["a", "b"], "fields": [{"name": "a"}],
		"foreignKeys": [{"fields": "a", "reference": {"resource": "r", "fields": "k"}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a", "b"}, s.PrimaryKey); diff != "" {
		t.Errorf("primary key (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]catalogue.ForeignKey{{Field: "a", Resource: "r", Key: "k"}}, s.ForeignKeys); diff != "" {
		t.Errorf("foreign keys (-want +got):\n%s", diff)
	}
	for _, misspelt := range []string{
		`{"name": "x", "feilds": []}`,
		`{"name": "x", "fields": [{"name": "a", "categories": [{"value": "A", "lable": "A."}]}]}`,
		`{"name": "x", "foreignKeys": [{"fields": "a", "reference": {"resource": "r", "fields": "k"}, "invers": {}}]}`,
	} {
		if _, err := catalogue.Parse([]byte(misspelt)); err == nil || !strings.Contains(err.Error(), "unknown field") {
			t.Errorf("%s: %v", misspelt, err)
		}
	}
}

// TestParseSynonyms refuses a synonym for one row only.
func TestParseSynonyms(t *testing.T) {
	t.Parallel()
	s, err := catalogue.Parse([]byte(`{"name": "x", "graphql": {"synonyms": ["thing things"]}}`))
	if diff := cmp.Diff([]catalogue.Synonym{{One: "thing", Many: "things"}}, s.GraphQL.Synonyms); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if _, err := catalogue.Parse([]byte(`{"name": "x", "graphql": {"synonyms": ["things"]}}`)); err == nil || !strings.Contains(err.Error(), "is not two words") {
		t.Error(err)
	}
}

// TestExport leaves what the hub makes of a resource out of data packages, and has closed sets as the standard's enum.
func TestExport(t *testing.T) {
	t.Parallel()
	s, err := catalogue.Parse([]byte(`{"name": "x", "title": "X", "description": "X.", "primaryKey": "a", "graphql": {"type": "X", "plural": "xs"},
		"fields": [{"name": "a", "type": "string", "scalar": "A", "scalarDescription": "A.", "description": "A.", "constraints": {"required": true},
			"categories": [{"value": "B", "label": "B."}, {"value": "C", "label": "C."}]}],
		"foreignKeys": [{"fields": "a", "reference": {"resource": "r", "fields": "k"}, "inverse": {"name": "xs", "description": "Xs."}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Export()
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"$schema":"","name":"x","title":"X","description":"X.",` +
		`"fields":[{"name":"a","type":"string","scalar":"A","description":"A.","constraints":{"required":true,"enum":["B","C"]}}],` +
		`"primaryKey":"a","foreignKeys":[{"fields":"a","reference":{"resource":"r","fields":"k"}}]}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
