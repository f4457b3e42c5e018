package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/catalogue"
	"govhub/catalogue/model"
)

// descriptions are two resources, and a link between them.
var descriptions = []string{
	`{"name": "school", "title": "Schools", "description": "School.", "graphql": {"type": "School", "plural": "schools", "ru": "школа"}, "rank": 10,
		"fields": [
			{"name": "slug", "type": "string", "description": "Key.", "constraints": {"required": true, "pattern": "[a-z]+"}},
			{"name": "title_ru", "type": "string", "lang": "ru", "description": "Title in Russian.", "constraints": {"required": true}},
			{"name": "title_en", "type": "string", "lang": "en", "description": "Title in English."},
			{"name": "note", "type": "string", "description": "Note."}, {"name": "source", "type": "string", "description": "Source."}
		],
		"primaryKey": "slug", "orders": [{"name": "SLUG", "field": "slug"}], "search": {"precedence": 1, "description": "School."}, "network": {},
		"lists": [{"name": "hosted", "resource": "course", "description": "Courses that it hosted.", "through": "host", "where": {"role": "HOST"}}]}`,
	`{"name": "course", "title": "Courses", "description": "Course.", "graphql": {"type": "TrainingCourse", "plural": "trainingCourses", "ru": "курс"}, "rank": 20,
		"fields": [
			{"name": "slug", "type": "string", "description": "Key.", "constraints": {"required": true, "pattern": "[a-z]+"}},
			{"name": "school", "type": "string", "description": "School of the course.", "constraints": {"required": true}},
			{"name": "role", "type": "string", "description": "Role."},
			{"name": "seats", "type": "integer", "unit": "persons", "description": "Seats."},
			{"name": "note", "type": "string", "description": "Note."}, {"name": "source", "type": "string", "description": "Source."}
		],
		"primaryKey": "slug", "orders": [{"name": "SEATS", "field": "seats"}], "indexes": [["seats"]],
		"foreignKeys": [{"fields": "school", "reference": {"resource": "school", "fields": "slug"}, "inverse": {"name": "courses", "description": "Courses of the school."},
			"links": [{"kind": "TAUGHT_AT", "when": {"role": "X"}, "rank": 10, "description": "A course is taught at a school.", "en": ["taught at", "teaches"], "ru": ["идёт в", "ведёт"]}]}],
		"groups": {"count": "Courses.", "dimensions": [{"name": "SCHOOL_TITLE", "description": "Title of the school.", "field": "school.title_ru"}],
			"measures": [{"name": "SEATS", "summary": "seats", "noun": "seats"}, {"name": "DISTINCT_SCHOOLS", "description": "Schools.", "distinct": "school"}]},
		"network": {"since": "t.role"}}`,
	`{"name": "host", "title": "Hosts", "description": "Host of a course.",
		"fields": [
			{"name": "course", "type": "string", "description": "Course.", "constraints": {"required": true}},
			{"name": "school", "type": "string", "description": "School.", "constraints": {"required": true}},
			{"name": "role", "type": "string", "description": "Role."}
		],
		"primaryKey": ["course", "school"],
		"foreignKeys": [
			{"fields": "course", "reference": {"resource": "course", "fields": "slug"}},
			{"fields": "school", "reference": {"resource": "school", "fields": "slug"}}
		]}`,
}

// read reads the descriptions, with a text in them replaced.
func read(t *testing.T, replaced ...string) (*model.Model, error) {
	t.Helper()
	var schemas []*catalogue.Schema
	for _, text := range descriptions {
		s, err := catalogue.Parse([]byte(strings.NewReplacer(replaced...).Replace(text)))
		if err != nil {
			t.Fatal(err)
		}
		schemas = append(schemas, s)
	}
	return model.Read(schemas)
}

// TestRead derives relations, groups, names and links.
func TestRead(t *testing.T) {
	t.Parallel()
	m, err := read(t)
	if err != nil {
		t.Fatal(err)
	}
	school, course := m.Entity("school"), m.Entity("course")
	got := map[string]any{
		"plural":      course.Plural,
		"member":      course.Member(),
		"label":       []string{school.LabelRu(), school.LabelEn(), course.LabelRu(), course.LabelEn()},
		"names":       school.NameColumns() + " FROM " + school.NamesFrom(),
		"link":        m.Entity("host") == nil,
		"reads texts": fmt.Sprint(m.Reads("School", "title")),
		"reads a row": fmt.Sprint(m.Reads("TrainingCourse", "school")),
		"reads rows":  fmt.Sprint(m.Reads("School", "courses")),
		"reads a key": fmt.Sprint(m.Reads("TrainingCourseGroupKey", "schoolTitle")),
		"knows not":   fmt.Sprint(m.Reads("PageInfo", "endCursor")),
	}
	for _, l := range school.Lists {
		got["list "+l.Name] = l.Rows.Type() + " by " + l.Column + l.SQL
	}
	d := course.Dimensions[0]
	got["dimension"] = strings.Join(append(slices.Clone(d.Joins), d.SQL, d.Field, d.Type), ", ")
	for _, f := range course.Measures {
		got["measure "+f.Field] = f.Type + " " + f.SQL
	}
	k := m.LinkKinds[0]
	got["kind"] = []string{k.Kind, k.References[0].Rows, k.References[0].Column, k.References[0].Target.Type(), k.References[0].When}
	for _, s := range m.Queries {
		got["query "+s.Name] = []string{s.From.Type(), s.Key, s.State, s.Since}
	}
	want := map[string]any{
		"plural":      "training courses",
		"member":      "TRAINING_COURSE",
		"label":       []string{"t.title_ru", "t.title_en", "t.slug", "NULL"},
		"names":       `t.title_ru AS name_ru, t.title_en AS name_en FROM "school" AS t`,
		"link":        true,
		"reads texts": "[title_ru title_en] true",
		"reads a row": "[school] true",
		"reads rows":  "[] true",
		"reads a key": "[school_title] true",
		"knows not":   "[] false",

		"list courses": "TrainingCourse by school",
		"list hosted":  `TrainingCourse by SELECT l.course FROM "host" AS l WHERE l.school = {parent} AND l.role = 'HOST'`,

		"dimension":               `JOIN "school" ON "school".slug = r.school, "school".title_ru, schoolTitle, String`,
		"measure count":           "Int64! count(*)",
		"measure seatsSum":        "Int64 sum(r.seats)",
		"measure seatsAverage":    "Decimal trim_scale(round(round(sum(r.seats)::numeric, 50) / count(r.seats), 6))",
		"measure seatsMin":        "Int min(r.seats)",
		"measure seatsMax":        "Int max(r.seats)",
		"measure distinctSchools": "Int64! count(DISTINCT r.school)",
		"measure seatsStandardDeviation": "Decimal CASE WHEN count(r.seats) > 1 THEN trim_scale(round(sqrt(round(count(r.seats) * sum(r.seats::numeric * r.seats)" +
			" - sum(r.seats)::numeric * sum(r.seats), 50) / (count(r.seats) * (count(r.seats) - 1))), 6)) END",

		"kind":         []string{"TAUGHT_AT", "course", "t.school", "School", "X"},
		"query course": []string{"TrainingCourse", "t.slug", "t.role", "t.role"},
		"query school": []string{"School", "t.slug", "", ""},
	}
	for name, percent := range map[string]int{"P10": 10, "P25": 25, "Median": 50, "P75": 75, "P90": 90} {
		sorted := "(array_agg(r.seats ORDER BY r.seats) FILTER (WHERE r.seats IS NOT NULL))"
		place := fmt.Sprintf("(%d * (count(r.seats) - 1))", percent)
		low, high := sorted+"[("+place+" / 100)::integer + 1]", sorted+"[(("+place+" + 99) / 100)::integer + 1]"
		want["measure seats"+name] = "Decimal CASE WHEN count(r.seats) > 0 THEN trim_scale(" + low + " + " + place + " % 100 * 0.01 * (" + high + " - " + low + ")) END"
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestReadFlaws reports errors that only all resources together show, with the resource.
func TestReadFlaws(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ old, new, want string }{
		"kind that nobody defines":         {`"rank": 10, "description": "A course`, `"description": "A course`, "course: no foreign key defines the kind of link TAUGHT_AT"},
		"link to a row that is not a node": {`, "network": {},`, `,`, "course: links of kind TAUGHT_AT lead to rows that are not nodes"},
		"reference without link": {`,
			"links": [{"kind": "TAUGHT_AT", "when": {"role": "X"}, "rank": 10, "description": "A course is taught at a school.", "en": ["taught at", "teaches"], "ru": ["идёт в", "ведёт"]}]`, "", "course: school leads from a node of the network to another, but states no link"},
		"value without kind": {`"description": "Role."}`, `"description": "Role.", "scalar": "Role", "scalarDescription": "Role.", "labels": {"en": "role", "ru": "роль"}, "categories": [
			{"value": "X", "label": "X.", "en": "x", "ru": "икс"}, {"value": "Y", "label": "Y.", "en": "y", "ru": "игрек"}]}`, "course: school states no link where t.role is Y"},
		"links of no network":  {`"network": {"since": "t.role"}`, `"lives": false`, "course: school states links, but the network does not read the resource"},
		"value that never is":  {`"when": {"role": "X"}`, `"when": {"roll": "X"}`, "course: links of kind TAUGHT_AT depend on roll being X, which it never is"},
		"sum of no numbers":    {`"summary": "seats"`, `"summary": "school"`, "course: measure SEATS: school must be a field of the resource, an integer if it is summed up"},
		"distinct nothing":     {`"distinct": "school"`, `"distinct": "skool"`, "course: measure DISTINCT_SCHOOLS: skool must be a field of the resource"},
		"name of what is not":  {`"description": "School."}, "network"`, `"description": "School.", "columns": {"aliases": "t.slug"}}, "network"`, `school: search has the column "aliases"`},
		"list of nothing":      {`"resource": "course", "description"`, `"resource": "lesson", "description"`, `school: list hosted is of "lesson"`},
		"list through nothing": {`"through": "host"`, `"through": "guest"`, `school: list hosted: "guest" is not a link`},
		"dimension of nothing": {`"field": "school.title_ru"`, `"field": "school.name"`, `course: dimension SCHOOL_TITLE: school has no field "name"`},
		"dimension by nothing": {`"field": "school.title_ru"`, `"field": "seats.title_ru"`, `course: dimension SCHOOL_TITLE: "seats" refers to no rows`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := read(t, c.old, c.new)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}
