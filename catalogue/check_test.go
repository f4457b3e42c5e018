package catalogue_test

import (
	"fmt"
	"strings"
	"testing"

	"govhub/catalogue"
)

// small is a resource with one of everything that the cases break.
const small = `{"name": "thing", "title": "Things", "description": "Thing.", "graphql": {"type": "Thing", "plural": "things", "ru": "вещь"}, "rank": 1,
	"fields": [
		{"name": "slug", "type": "string", "description": "Key.", "constraints": {"required": true, "pattern": "[a-z]+"}},
		{"name": "size", "type": "integer", "unit": "metres", "description": "Size."},
		{"name": "parent", "type": "string", "description": "Thing that it is part of."}
	],
	"primaryKey": "slug",
	"foreignKeys": [{"fields": "parent", "reference": {"resource": "thing", "fields": "slug"}, "inverse": {"name": "parts", "description": "Parts."}}],
	"orders": [{"name": "SIZE", "field": "size"}],
	"indexes": [["size"]]}`

// TestCheck breaks a description and checks the error.
func TestCheck(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ old, new, want string }{
		"nothing":                {"Thing.", "Thing.", ""},
		"no description":         {`"description": "Size."`, `"description": ""`, "thing.size: lacks a description"},
		"no title":               {`"title": "Things"`, `"title": ""`, "thing: lacks a title"},
		"name":                   {`"name": "size"`, `"name": "Size"`, "thing.Size: appears twice, is reserved, or is not a name"},
		"type":                   {`"type": "integer"`, `"type": "float"`, `thing.size: has the type "float"`},
		"lang":                   {`"unit": "metres"`, `"unit": "metres", "lang": "fr"`, `thing.size: has the lang "fr"`},
		"unit":                   {`"unit": "metres", `, "", "thing.size: has the unit \"\": numbers have one"},
		"multiline":              {`"unit": "metres"`, `"unit": "metres", "multiline": true`, "thing.size: is multiline"},
		"categories":             {`"unit": "metres"`, `"unit": "metres", "categories": ["A"]`, "thing.size: has categories"},
		"no label":               {`"unit": "metres"`, `"unit": "metres", "labels": {"en": "size", "ru": "размер"}, "known": [{"value": "1", "en": "one"}]`, "thing.size: has the member 1 without labels"},
		"no label of the set":    {`"unit": "metres"`, `"unit": "metres", "known": [{"value": "1", "en": "one", "ru": "один"}]`, "thing.size: is a set of values without labels"},
		"no word in Russian":     {`, "ru": "вещь"`, ``, "thing: has no word for a row in Russian"},
		"computed from a number": {`"unit": "metres"`, `"unit": "metres", "computed": [{"name": "area", "type": "Int!", "function": "scalar.Area", "description": "Area."}]`, "thing.size: has the computed field area, which needs"},
		"computed by nothing":    {`"name": "parent"`, `"computed": [{"name": "area", "type": "Int!", "description": "Area."}], "name": "parent"`, "thing.parent: has the computed field area, which needs"},
		"computed of one name":   {`"name": "parent"`, `"computed": [{"name": "id", "type": "Int!", "function": "scalar.Area", "description": "Area."}], "name": "parent"`, "thing: the field id appears twice in GraphQL"},
		"romanised":              {`"unit": "metres"`, `"unit": "metres", "romanised": {"origin": "parent", "kind": "parent"}`, "thing.size: is romanised"},
		"key":                    {`"required": true`, `"required": false`, "thing.slug: is in the primaryKey"},
		"no key":                 {`"primaryKey": "slug"`, `"primaryKey": []`, "thing: has no primaryKey"},
		"reference":              {`"resource": "thing"`, `"resource": "other"`, "thing.parent: refers to other.slug"},
		"no way back":            {`, "inverse": {"name": "parts", "description": "Parts."}`, "", "thing.parent: leads to thing, but has no way back"},
		"order":                  {`[["size"]]`, `[]`, `thing: the order SIZE has no index: add ["size"] to indexes`},
		"type in GraphQL":        {`"type": "Thing"`, `"type": "ODAThing"`, `thing: has the type "ODAThing" and the plural "things" in GraphQL`},
		"no plural":              {`, "plural": "things"`, ``, `thing: has the type "Thing" and the plural "" in GraphQL`},
		"key of several":         {`"primaryKey": "slug"`, `"primaryKey": ["slug", "parent"]`, "thing: has a primaryKey of several fields"},
		"one language":           {`"name": "size", "type": "integer", "unit": "metres"`, `"name": "name_ru", "type": "string", "lang": "ru"`, "thing.name_ru: is a text of two languages"},
		"default":                {`"orders"`, `"lookup": {"defaults": {"size": "1"}}, "orders"`, "thing.size: has a default in lookup"},
		"synonym":                {`"plural"`, `"synonyms": ["stuff stuff"], "plural"`, "thing: thing has the synonym stuff already"},
		"network without source": {`"orders"`, `"network": {}, "orders"`, "thing: is part of the network, but has no field source"},
		"source without note":    {`"name": "parent"`, `"name": "source"`, "thing: has a note without a source, or a source without a note"},
		"list of one name":       {`"name": "parts"`, `"name": "citation"`, "thing: the field citation appears twice in GraphQL"},
		"no order":               {`[{"name": "SIZE", "field": "size"}]`, `[]`, "thing: has no orders"},
		"index":                  {`[["size"]]`, `[["size"], ["weight"]]`, "thing: the index [weight] names the unknown field weight"},
		"rank":                   {`"rank": 1`, `"rank": 0`, "thing: the rank 0 is not unique"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(small, c.old) {
				t.Fatalf("the description does not hold %s", c.old)
			}
			s, err := catalogue.Parse([]byte(strings.Replace(small, c.old, c.new, 1)))
			if err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprint(catalogue.Check([]*catalogue.Schema{s}))
			if c.want == "" && got != "<nil>" || !strings.Contains(got, c.want) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// TestCheckTogether checks errors that only several resources show.
func TestCheckTogether(t *testing.T) {
	t.Parallel()
	parse := func(text string) *catalogue.Schema {
		s, err := catalogue.Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	other := strings.ReplaceAll(strings.Replace(small, `"name": "thing"`, `"name": "other"`, 1), `"pattern": "[a-z]+"`, `"pattern": ".+"`)
	other = strings.Replace(other, `"rank": 1,`, `"rank": 1, "generatedKey": true,`, 1)
	got := fmt.Sprint(catalogue.Check([]*catalogue.Schema{parse(small), parse(other)}))
	for _, want := range []string{
		"other: the rank 1 is not unique among the resources (thing)",
		"other: thing has a type Thing already",
		"other.slug: may hold a slash, which makes the generated key ambiguous",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestSchemas finds nothing wrong with the descriptions of the project.
func TestSchemas(t *testing.T) {
	t.Parallel()
	if err := catalogue.Check(catalogue.Schemas()); err != nil {
		t.Error(err)
	}
}
