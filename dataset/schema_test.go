package dataset

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/catalogue"
)

// PostgreSQL cuts longer names, and refuses longer index entries.
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

// largest returns how many bytes a value that passes the checks may take.
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
	"relation" text COLLATE "C",
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

// An index that is a prefix of another is left out, unless it keeps values unique.
func TestIndexesWithoutPrefixes(t *testing.T) {
	t.Parallel()
	s := &Schema{&catalogue.Schema{
		Fields:      []Field{{Name: "id"}, {Name: "code", Constraints: Constraints{Unique: true}}, {Name: "a"}, {Name: "b"}},
		PrimaryKey:  []string{"id"},
		ForeignKeys: []ForeignKey{{Field: "a"}},
		Indexes:     [][]string{{"a"}, {"a", "id"}, {"a", "id", "b"}, {"code"}, {"id", "b"}, {"b", "a"}},
	}}
	var got []string
	for _, x := range s.indexes() {
		got = append(got, x.name("t"))
	}
	want := []string{"t_pkey", "t_code_unique", "t_a_id_b", "t_code", "t_id_b", "t_b_a"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("indexes (-want +got):\n%s", diff)
	}
}
