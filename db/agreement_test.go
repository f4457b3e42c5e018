package db_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/dataset"
	"govhub/db"
)

// goTypes are the types that a column may be read into, by the type or scalar of its Table Schema. A column that may be
// empty is read into a pointer, a reference always into db.Ref.
var goTypes = map[string]string{
	"string": "string", "integer": "int32", "number": "db.Decimal", "boolean": "bool", "date": "db.Date",
	"Float": "float64", "PartialDate": "db.PartialDate",
}

// scalars are the GraphQL types of the same.
var scalars = map[string]string{
	"string": "String", "integer": "Int", "number": "Decimal", "boolean": "Boolean", "date": "Date",
}

// typeNames are the GraphQL types whose names are not those of their resources.
var typeNames = map[string]string{"program": "TrainingProgram", "change_event": "TerritoryChange"}

// schemaOf reads the published schema: package graph would have to be compiled once more, for these tests alone.
func schemaOf(t *testing.T) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../docs/reference/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphql", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// isLink reports whether a resource has no type of its own: its key consists of references.
func isLink(s *dataset.Schema) bool { return len(s.PrimaryKey) > 1 && s.Name != "observation" }

func typeName(resource string) string {
	if name, ok := typeNames[resource]; ok {
		return name
	}
	return pascal(resource)
}

func pascal(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

func camel(name string) string {
	p := pascal(name)
	return strings.ToLower(p[:1]) + p[1:]
}

// TestTablesAgreeWithTableSchemas holds the Go structs against the Table Schemas: the same columns, of the right types.
func TestTablesAgreeWithTableSchemas(t *testing.T) {
	t.Parallel()
	tables := db.Describe()
	for _, s := range dataset.Schemas() {
		if isLink(s) {
			continue
		}
		table, ok := tables[s.Name]
		if !ok {
			t.Errorf("%s: no table in package db", s.Name)
			continue
		}
		delete(tables, s.Name)
		references := map[string]bool{}
		for _, k := range s.ForeignKeys {
			references[k.Field] = true
		}
		want := map[string]string{}
		for _, f := range s.Fields {
			kind := f.Type
			if f.Scalar != "" {
				kind = f.Scalar
			}
			goType, known := goTypes[kind]
			if !known {
				goType = "db." + kind // an enum
			}
			if !f.Constraints.Required {
				goType = "*" + goType
			}
			if references[f.Name] {
				goType = "db.Ref"
			}
			want[f.Name] = goType
		}
		if s.Name == "observation" {
			want["key"] = "string"
		}
		if diff := cmp.Diff(want, table.Columns); diff != "" {
			t.Errorf("%s (-schema +struct):\n%s", s.Name, diff)
		}
		indexes := s.Indexes
		for field, o := range table.Orders {
			if o.Column != table.Key && !slices.ContainsFunc(indexes, func(x []string) bool { return x[0] == o.Column && len(x) == 1 }) {
				t.Errorf("%s: order %s by %s has no index", s.Name, field, o.Column)
			}
			i := slices.IndexFunc(s.Fields, func(f dataset.Field) bool { return f.Name == o.Column })
			if nullable := !s.Fields[i].Constraints.Required; nullable != o.Nullable {
				t.Errorf("%s: order %s: nullable is %v, but the schema says %v", s.Name, field, o.Nullable, nullable)
			}
		}
	}
	for name := range tables {
		t.Errorf("%s: a table without a Table Schema", name)
	}
}

// TestLayoutsAgreeWithTableSchemas holds what releases are compared by against the Table Schemas.
func TestLayoutsAgreeWithTableSchemas(t *testing.T) {
	t.Parallel()
	want := map[string]db.Layout{}
	for _, s := range dataset.Schemas() {
		l := db.Layout{Key: s.PrimaryKey}
		if s.GeneratedKey {
			l.Key = []string{"key"}
		}
		for _, f := range s.Fields {
			l.Columns = append(l.Columns, f.Name)
		}
		slices.Sort(l.Columns)
		want[s.Name] = l
	}
	if diff := cmp.Diff(want, db.Layouts()); diff != "" {
		t.Errorf("(-schema +db):\n%s", diff)
	}
}

// TestTypesAgreeWithTableSchemas holds the GraphQL types against the Table Schemas: each column is a field of the right
// type with the same description, each reference leads to a type and back, and each enum has the same members.
func TestTypesAgreeWithTableSchemas(t *testing.T) {
	t.Parallel()
	schema := schemaOf(t)
	for _, s := range dataset.Schemas() {
		if isLink(s) {
			continue
		}
		def := schema.Types[typeName(s.Name)]
		if def == nil {
			t.Errorf("%s: no GraphQL type %s", s.Name, typeName(s.Name))
			continue
		}
		if def.Description != s.Description {
			t.Errorf("%s is described as %q, its Table Schema as %q", def.Name, def.Description, s.Description)
		}
		for _, f := range s.Fields {
			checkField(t, schema, def, s, f)
		}
	}
}

func checkField(t *testing.T, schema *ast.Schema, def *ast.Definition, s *dataset.Schema, f dataset.Field) {
	t.Helper()
	name, translated := camel(f.Name), false
	for _, suffix := range []string{"_ru", "_en"} {
		if base, ok := strings.CutSuffix(f.Name, suffix); ok {
			name, translated = camel(base), true
		}
	}
	field := def.Fields.ForName(name)
	if field == nil {
		t.Errorf("%s.%s: no such field, though %s has the column %s", def.Name, name, s.Name, f.Name)
		return
	}
	if translated {
		if field.Arguments.ForName("lang") == nil {
			t.Errorf("%s.%s: takes no language", def.Name, name)
		}
		return
	}
	if field.Description != f.Description {
		t.Errorf("%s.%s is described as %q, its column as %q", def.Name, name, field.Description, f.Description)
	}
	want := scalars[f.Type]
	if f.Scalar != "" {
		want = f.Scalar
	}
	for _, k := range s.ForeignKeys {
		if k.Field == f.Name {
			want = typeName(k.Resource)
		}
	}
	if f.Constraints.Required {
		want += "!"
	}
	if got := field.Type.String(); got != want {
		t.Errorf("%s.%s is %s, want %s", def.Name, name, got, want)
	}
	if len(f.Constraints.Enum) > 0 {
		var members []string
		for _, v := range schema.Types[f.Scalar].EnumValues {
			members = append(members, v.Name)
		}
		if diff := cmp.Diff(f.Constraints.Enum, members); diff != "" {
			t.Errorf("enum %s (-schema +GraphQL):\n%s", f.Scalar, diff)
		}
	}
}

// TestReferencesLeadBothWays finds, for each reference, a connection on the type that it leads to.
func TestReferencesLeadBothWays(t *testing.T) {
	t.Parallel()
	schema := schemaOf(t)
	for _, s := range dataset.Schemas() {
		for _, k := range s.ForeignKeys {
			if isLink(s) || k.Resource == "source" {
				continue
			}
			target := schema.Types[typeName(k.Resource)]
			back := slices.ContainsFunc(target.Fields, func(f *ast.FieldDefinition) bool {
				return f.Type.Name() == typeName(s.Name)+"Connection"
			})
			if !back {
				t.Errorf("%s.%s leads to %s, but no connection leads back", s.Name, k.Field, target.Name)
			}
		}
	}
}

// TestOrdersAgreeWithSchema holds the order enums of the GraphQL schema against the orders that package db knows.
func TestOrdersAgreeWithSchema(t *testing.T) {
	t.Parallel()
	schema := schemaOf(t)
	for name, table := range db.Describe() {
		var want, got []string
		for field := range table.Orders {
			got = append(got, string(field))
		}
		for _, v := range schema.Types[typeName(name)+"OrderField"].EnumValues {
			want = append(want, v.Name)
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%sOrderField (-GraphQL +db):\n%s", typeName(name), diff)
		}
	}
}

// TestGroupsAgreeWithSchema holds the dimensions and measures of groups against the GraphQL schema: the enums, the keys, the
// measures of groups and totals, and what having restricts.
func TestGroupsAgreeWithSchema(t *testing.T) {
	t.Parallel()
	schema := schemaOf(t)
	fieldsOf := func(typ string, without ...string) (names []string) {
		for _, f := range schema.Types[typ].Fields {
			if !slices.Contains(without, f.Name) {
				names = append(names, f.Name)
			}
		}
		return names
	}
	membersOf := func(enum string) (names []string) {
		for _, v := range schema.Types[enum].EnumValues {
			names = append(names, v.Name)
		}
		return names
	}
	for _, described := range []db.DescribedGroups{
		db.AwardEntryGroups.Describe(), db.ParticipationGroups.Describe(), db.MunicipalityGroups.Describe(),
		db.ObservationGroups.Describe(), db.ConferralGroups.Describe(),
	} {
		name := typeName(described.Table)
		var dimensions, measures, keys, figures []string
		for _, d := range described.Dimensions {
			dimensions = append(dimensions, string(d))
			keys = append(keys, camel(strings.ToLower(string(d))))
		}
		for _, m := range described.Measures {
			measures = append(measures, string(m))
			figures = append(figures, camel(strings.ToLower(string(m))))
		}
		for _, part := range []struct {
			what      string
			want, got []string
		}{
			{"Dimension", membersOf(name + "Dimension"), dimensions},
			{"GroupKey", fieldsOf(name + "GroupKey"), keys},
			{"Measures", fieldsOf(name + "Measures"), figures},
			{"Group", fieldsOf(name+"Group", "key"), figures},
			{"Having", fieldsOf(name+"Having", "and", "or", "not"), figures},
			{"GroupOrderField", membersOf(name + "GroupOrderField"), slices.Concat(measures, dimensions)},
		} {
			if diff := cmp.Diff(part.want, part.got); diff != "" {
				t.Errorf("%s%s (-GraphQL +db):\n%s", name, part.what, diff)
			}
		}
	}
}

// TestEverythingIsDescribed leaves no type, field, argument or enum value without a description.
func TestEverythingIsDescribed(t *testing.T) {
	t.Parallel()
	for _, def := range schemaOf(t).Types {
		if def.BuiltIn {
			continue
		}
		if def.Description == "" {
			t.Errorf("%s has no description", def.Name)
		}
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			if f.Description == "" {
				t.Errorf("%s.%s has no description", def.Name, f.Name)
			}
			for _, a := range f.Arguments {
				if a.Description == "" {
					t.Errorf("%s.%s(%s:) has no description", def.Name, f.Name, a.Name)
				}
			}
		}
		for _, v := range def.EnumValues {
			if v.Description == "" {
				t.Errorf("%s.%s has no description", def.Name, v.Name)
			}
		}
	}
}
