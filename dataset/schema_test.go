package dataset

import (
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the rest of the package takes for granted of every Table Schema.
func TestSchemas(t *testing.T) {
	t.Parallel()
	if len(Schemas()) != 28 {
		t.Errorf("%d resources, want 28", len(Schemas()))
	}
	identifier := regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	for _, s := range Schemas() {
		if s.Title == "" || s.Description == "" {
			t.Errorf("%s lacks a title or a description", s.Name)
		}
		seen := map[string]bool{}
		for i := range s.Fields {
			f := &s.Fields[i]
			if seen[f.Name] || !identifier.MatchString(f.Name) || s.GeneratedKey && f.Name == generatedKey {
				t.Errorf("%s.%s is no good name", s.Name, f.Name)
			}
			seen[f.Name] = true
			if !slices.Contains([]string{"string", "integer", "number", "boolean", "date"}, f.Type) {
				t.Errorf("%s.%s: no such type: %s", s.Name, f.Name, f.Type)
			}
			if f.Multiline && (f.Type != "string" || f.Format != "" || f.Constraints.Pattern != "" || len(f.Constraints.Enum) > 0) {
				t.Errorf("%s.%s: only free text has several lines", s.Name, f.Name)
			}
			if !slices.Contains([]string{"", "ru", "en"}, f.Lang) || !slices.Contains([]string{"", "uri"}, f.Format) {
				t.Errorf("%s.%s: no such language or format: %q, %q", s.Name, f.Name, f.Lang, f.Format)
			}
			if f.Description == "" {
				t.Errorf("%s.%s lacks a description", s.Name, f.Name)
			}
			if isNumber := f.Type == "integer" || f.Type == "number"; isNumber != (f.Unit != "") {
				t.Errorf("%s.%s: numbers have a unit, other fields none: %q", s.Name, f.Name, f.Unit)
			}
			newCellParser(s, f) // panics where a pattern or bound is wrong
		}
		if len(s.PrimaryKey) == 0 {
			t.Errorf("%s has no primary key", s.Name)
		}
		for _, name := range s.PrimaryKey {
			i := s.field(name)
			if i < 0 || s.Fields[i].Type != "string" || s.Fields[i].Lang != "" || !s.Fields[i].Constraints.Required {
				t.Errorf("%s.%s: a key is a required code", s.Name, name)
			}
		}
		for _, k := range s.ForeignKeys {
			target := schemaOf(k.Resource)
			if s.field(k.Field) < 0 || target == nil || !slices.Equal(target.PrimaryKey, []string{k.Key}) {
				t.Errorf("%s.%s refers to %s.%s, which is no primary key", s.Name, k.Field, k.Resource, k.Key)
			}
		}
		for _, k := range s.PlaceKeys {
			for _, resource := range k.Resources {
				target := schemaOf(resource)
				if s.field(k.Field) < 0 || target == nil || len(target.PrimaryKey) != 1 {
					t.Errorf("%s.%s refers to %s, which has no single key", s.Name, k.Field, resource)
				}
			}
		}
		for _, columns := range s.Indexes {
			if slices.Contains(s.positions(columns), -1) {
				t.Errorf("%s: the index %v names a column that is not there", s.Name, columns)
			}
		}
		if s.GeneratedKey {
			for _, name := range s.PrimaryKey {
				pattern := s.Fields[s.field(name)].Constraints.Pattern
				if !s.refers(name) && (pattern == "" || regexp.MustCompile(`^(?:`+pattern+`)$`).MatchString("/")) {
					t.Errorf("%s.%s may hold a slash, which makes the generated key ambiguous", s.Name, name)
				}
			}
		}
	}
}

// PostgreSQL cuts longer names, and refuses longer entries of an index.
func TestIndexLimits(t *testing.T) {
	t.Parallel()
	for _, s := range Schemas() {
		size := map[string]int{}
		for i := range s.Fields {
			f := &s.Fields[i]
			size[f.Name] = largest(s, f)
			if slices.Contains(s.PrimaryKey, f.Name) {
				size[generatedKey] += size[f.Name] + 1
			}
		}
		names := map[string]bool{}
		for _, x := range s.indexes() {
			name := x.name(s.Name + "_0123456789ab")
			if len(name) > 63 || names[name] {
				t.Errorf("%s is too long or not unique", name)
			}
			names[name] = true
			total := 16
			for _, column := range x.columns {
				total += size[column]
			}
			if total > 2704 {
				t.Errorf("%s may have entries of %d bytes", name, total)
			}
		}
	}
}

// largest returns how many bytes a value may take once the checks have passed.
func largest(s *Schema, f *Field) int {
	switch {
	case f.Type != "string":
		return 20 // numbers of 38 digits
	case len(f.Constraints.Enum) > 0, f.Constraints.Pattern != "", s.refers(f.Name):
		return s.maxLength(f) // patterns are for codes in ASCII, and references lead to such
	}
	return 4 * s.maxLength(f)
}

func TestDefinition(t *testing.T) {
	t.Parallel()
	for resource, want := range map[string]string{
		"initiative_regulation": `CREATE TABLE store."initiative_regulation" (
	"initiative" text COLLATE "C" NOT NULL,
	"regulation" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL
);
ALTER TABLE store."initiative_regulation" ADD CONSTRAINT "initiative_regulation_pkey" PRIMARY KEY ("initiative", "regulation");
CREATE INDEX "initiative_regulation_regulation" ON store."initiative_regulation" ("regulation", "initiative");
CREATE INDEX "initiative_regulation_source" ON store."initiative_regulation" ("source", "initiative", "regulation")`,
		"observation": `CREATE TABLE store."observation" (
	"indicator" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"period" text COLLATE "C" NOT NULL,
	"breakdown" text COLLATE "C" NOT NULL,
	"value" numeric NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"note" text COLLATE "en-x-icu",
	"source" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL GENERATED ALWAYS AS ("indicator" || '/' || "place" || '/' || "period" || '/' || "breakdown") STORED
);
ALTER TABLE store."observation" ADD CONSTRAINT "observation_pkey" PRIMARY KEY ("key");
CREATE INDEX "observation_indicator" ON store."observation" ("indicator", "key");
CREATE INDEX "observation_source" ON store."observation" ("source", "key");
CREATE INDEX "observation_period" ON store."observation" ("period", "key");
CREATE INDEX "observation_value" ON store."observation" ("value", "key");
CREATE INDEX "observation_place" ON store."observation" ("place", "key");
CREATE INDEX "observation_place_period" ON store."observation" ("place", "period", "key");
CREATE INDEX "observation_place_indicator_period" ON store."observation" ("place", "indicator", "period", "key");
CREATE INDEX "observation_indicator_period" ON store."observation" ("indicator", "period", "key");
CREATE INDEX "observation_indicator_value" ON store."observation" ("indicator", "value", "key");
CREATE INDEX "observation_indicator_place" ON store."observation" ("indicator", "place", "key")`,
	} {
		if diff := cmp.Diff(want, schemaOf(resource).definition()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", resource, diff)
		}
	}
}

// An index that another begins with is left out, unless it is there to keep values unique.
func TestIndexesWithoutPrefixes(t *testing.T) {
	t.Parallel()
	s := &Schema{
		Fields:      []Field{{Name: "id"}, {Name: "code", Constraints: Constraints{Unique: true}}, {Name: "a"}, {Name: "b"}},
		PrimaryKey:  []string{"id"},
		ForeignKeys: []ForeignKey{{Field: "a"}},
		Indexes:     [][]string{{"a"}, {"a", "id"}, {"a", "id", "b"}, {"code"}, {"id", "b"}, {"b", "a"}},
	}
	var got []string
	for _, x := range s.indexes() {
		got = append(got, x.name("t"))
	}
	want := []string{"t_pkey", "t_code_unique", "t_a_id_b", "t_code", "t_id_b", "t_b_a"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("indexes (-want +got):\n%s", diff)
	}
}

func TestParseSchema(t *testing.T) {
	t.Parallel()
	s, err := parseSchema([]byte(`{"name": "x", "primaryKey": ["a", "b"], "fields": [{"name": "a"}],
		"foreignKeys": [{"fields": "a", "reference": {"resource": "r", "fields": "k"}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a", "b"}, s.PrimaryKey); diff != "" {
		t.Errorf("primary key (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]ForeignKey{{Field: "a", Resource: "r", Key: "k"}}, s.ForeignKeys); diff != "" {
		t.Errorf("foreign keys (-want +got):\n%s", diff)
	}
	if _, err := parseSchema([]byte(`{"name": "x", "feilds": []}`)); err == nil {
		t.Error("a misspelt property went through")
	}
}
