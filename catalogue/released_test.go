package catalogue

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
)

var release = flag.Bool("release", false, "write released.json by the schemas: the program is about to be released with them")

func TestReleased(t *testing.T) {
	if *release {
		var resources map[string]releasedResource // with the columns of all past releases, whose data is still read
		if err := json.Unmarshal(releasedFile, &resources); err != nil {
			t.Fatal(err)
		}
		for _, s := range Schemas() {
			r := releasedResource{PrimaryKey: s.PrimaryKey, Columns: resources[s.Name].Columns}
			if r.Columns == nil {
				r.Columns = map[string]releasedColumn{}
			}
			for _, f := range s.Fields {
				r.Columns[f.Name] = releasedColumn{Type: f.Type, Required: f.Constraints.Required, Categories: f.Constraints.Enum}
			}
			resources[s.Name] = r
		}
		text, err := json.MarshalIndent(resources, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("released.json", append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err := CheckReleased(Schemas()); err != nil {
		t.Error(err)
	}
}

// TestCheckReleased changes the schema of a resource in each compatible and each incompatible way.
func TestCheckReleased(t *testing.T) {
	t.Parallel()
	released := map[string]releasedResource{"grant": {PrimaryKey: []string{"id"}, Columns: map[string]releasedColumn{
		"id": {"string", true, nil}, "name": {"string", true, nil}, "year": {"integer", false, nil}, "state": {"string", false, []string{"NEW", "OLD"}},
	}}}
	const id, name, year = `{"name": "id", "type": "string", "constraints": {"required": true}},{"name": "state", "type": "string", "constraints": {"enum": ["NEW", "OLD"]}}`,
		`{"name": "name", "type": "string", "constraints": {"required": true}}`,
		`{"name": "year", "type": "integer"}`
	tests := []struct{ label, fields, removed, want string }{
		{"as it was", id + "," + name + "," + year, ``, ``},
		{"a column that may be empty", id + "," + name + "," + year + `,{"name": "note", "type": "string"}`, ``, ``},
		{"a required column with a value", id + "," + name + "," + year +
			`,{"name": "kind", "type": "string", "missing": "X", "constraints": {"required": true}}`, ``, ``},
		{
			"a required column", id + "," + name + "," + year + `,{"name": "kind", "type": "string", "constraints": {"required": true}}`, ``,
			"grant.kind is new and required, and older releases lack it: declare `missing`, or let it be empty",
		},
		{"a name that changed", id + "," + year + `,{"name": "title", "type": "string", "formerNames": ["name"], "constraints": {"required": true}}`, ``, ``},
		{
			"a key that is no longer one", `{"name": "slug", "type": "string", "formerNames": ["id"]},{"name": "state", "type": "string", "constraints": {"enum": ["NEW", "OLD"]}},` + name + "," + year, ``,
			"grant.primaryKey was id and is id: published identifiers contain it, so it must stay",
		},
		{
			"a member of a closed set gone", strings.Replace(id, `, "OLD"`, "", 1) + "," + name + "," + year, ``,
			"grant.state has lost the member OLD, which rows of older releases have: keep it",
		},
		{"a column removed", id + "," + name, `"year"`, ``},
		{
			"a column gone", id + "," + name, ``,
			"grant.year is gone: list it in the `formerNames` of the field that replaced it, or in `removedFields`",
		},
		{
			"another type", id + "," + name + `,{"name": "year", "type": "string"}`, ``,
			"grant.year was of type integer and is of type string: give the new one another name, and list year in `removedFields`",
		},
		{
			"required now", id + "," + name + `,{"name": "year", "type": "integer", "constraints": {"required": true}}`, ``,
			"grant.year may be empty in older releases and is required: declare `missing`, or let it be empty",
		},
		{"required now, with a value", id + "," + name + `,{"name": "year", "type": "integer", "missing": "2000", "constraints": {"required": true}}`, ``, ``},
	}
	for _, tt := range tests {
		s, err := Parse([]byte(`{"name": "grant", "primaryKey": "id", "fields": [` + tt.fields + `], "removedFields": [` + tt.removed + `]}`))
		if err != nil {
			t.Errorf("%s: %v", tt.label, err)
			continue
		}
		got := ""
		if err := checkReleased([]*Schema{s}, released); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.label, got, tt.want)
		}
	}
	if err := checkReleased(nil, released); err == nil || !strings.Contains(err.Error(), "grant is gone") {
		t.Errorf("without the resource: %v", err)
	}
}

func TestHistoryOfFields(t *testing.T) {
	t.Parallel()
	for fields, want := range map[string]string{
		`{"name": "a", "type": "string", "formerNames": ["b"]}, {"name": "b", "type": "string"}`: "a name must mean the same",
		`{"name": "a", "type": "string", "formerNames": ["gone"]}`:                               `"gone" is a former name of a and removed`,
		`{"name": "id", "type": "string", "missing": "x"}`:                                       "would be the key of every row",
		`{"name": "a", "type": "string", "missing": "x", "constraints": {"unique": true}}`:       "would be the key of every row",
		`{"name": "region", "type": "string", "missing": "x"}`:                                   "would refer to a row",
		`{"name": "place", "type": "string", "missing": "x"}`:                                    "would refer to a row",
		`{"name": "place", "type": "string", "missing": "RU"}`:                                   "",
		`{"name": "a", "type": "string", "missing": " x"}`:                                       "is not a valid string in canonical form",
		`{"name": "a", "type": "integer", "missing": "01"}`:                                      "is not a valid integer in canonical form",
		`{"name": "a", "type": "integer", "missing": "3000000000"}`:                              "is not a valid integer in canonical form",
		`{"name": "a", "type": "number", "missing": "1.50"}`:                                     "is not a valid number in canonical form",
		`{"name": "a", "type": "number", "missing": "-0"}`:                                       "is not a valid number in canonical form",
		`{"name": "a", "type": "number", "missing": "-0.5"}`:                                     "",
		`{"name": "a", "type": "boolean", "missing": "yes"}`:                                     "is not a valid boolean in canonical form",
		`{"name": "a", "type": "date", "missing": "2024-02-30"}`:                                 "is not a valid date in canonical form",
		`{"name": "a", "type": "date", "missing": "2024-02-29"}`:                                 "",
		`{"name": "a", "type": "string", "missing": "X", "constraints": {"enum": ["Y"]}}`:        "breaks the constraints",
		`{"name": "a", "type": "string", "missing": "X", "constraints": {"pattern": "[a-z]"}}`:   "breaks the constraints",
		`{"name": "a", "type": "integer", "missing": "-1", "constraints": {"minimum": 0}}`:       "breaks the constraints",
		`{"name": "a", "type": "integer", "missing": "2", "constraints": {"maximum": 1}}`:        "breaks the constraints",
	} {
		_, err := Parse([]byte(`{"name": "grant", "primaryKey": "id", "fields": [` + fields + `], "removedFields": ["gone"],
			"foreignKeys": [{"fields": "region", "reference": {"resource": "region", "fields": "oktmo"}}],
			"placeKeys": [{"field": "place", "resources": ["region"], "except": ["RU"]}]}`))
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", fields, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: got error %v, want one that says %q", fields, err, want)
		}
	}
}
