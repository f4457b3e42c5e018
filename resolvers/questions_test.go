package resolvers_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// questions makes random valid queries for a schema.
type questions struct {
	schema  *ast.Schema
	ids     []string
	cursors map[string][]string // of rows, by the type of the connection and the argument orderBy
}

func newQuestions(schema *ast.Schema) *questions {
	return &questions{schema: schema, ids: []string{
		"region:92000000", "region:46000000", "award:service", "award_season:service-2025", "forum:smallhomeland-2",
		"federal_district:volga", "municipality:92701000", "program:school-of-mayors", "person:nobody", "region:00000000",
	}, cursors: map[string][]string{}}
}

// lists returns a query for cursors of each root list in each order, with the keys of cursors as aliases.
func (qs *questions) lists() map[string]string {
	queries := map[string]string{}
	for _, f := range qs.schema.Query.Fields {
		if f.Arguments.ForName("orderBy") == nil && f.Name != "ranking" && f.Name != "changes" && f.Name != "table" {
			continue
		}
		for _, order := range qs.orders(f) {
			queries[f.Type.Name()+order] = fmt.Sprintf("{ list: %s(first: 100%s%s) { edges { cursor } } }", f.Name, required(qs.schema, f), order)
		}
	}
	return queries
}

// orders lists the values of the argument orderBy, or of the direction of a ranking; the first is none.
func (qs *questions) orders(f *ast.FieldDefinition) []string {
	orders := []string{""}
	if f.Name == "ranking" {
		return append(orders, ", direction: ASC", ", direction: DESC", `, by: CHANGE, direction: ASC, since: "2025"`, `, by: GROWTH_RATE, direction: DESC, since: "2025"`)
	}
	argument := f.Arguments.ForName("orderBy")
	if argument == nil {
		return orders
	}
	dimensions, members := grouped(qs.schema, f), qs.schema.Types[argument.Type.Name()].Fields
	if members.ForName("lang") != nil {
		orders = append(orders, ", orderBy: {lang: EN}", ", orderBy: {direction: DESC, lang: EN}")
	}
	fields := qs.schema.Types[members.ForName("field").Type.Name()].EnumValues
	if dimensions == "" && len(fields) > 1 {
		for i, field := range fields {
			next, last := fields[(i+1)%len(fields)], fields[(i+2)%len(fields)]
			orders = append(orders, fmt.Sprintf(", orderBy: [{field: %s}, {field: %s, direction: DESC}]", field.Name, next.Name))
			if len(fields) > 2 {
				orders = append(orders, fmt.Sprintf(", orderBy: [{field: %s, direction: DESC}, {field: %s, direction: DESC}, {field: %s}]", field.Name, next.Name, last.Name))
			}
		}
	}
	orders = append(orders, qs.computedOrders(members, fields[0].Name)...)
	for _, field := range fields {
		if dimensions != "" && qs.enum(f.Arguments.ForName("groupBy"), field.Name) && !strings.Contains(dimensions, " "+field.Name+",") {
			continue // groups are ordered by their own dimensions only
		}
		for _, direction := range []string{"ASC", "DESC"} {
			orders = append(orders, fmt.Sprintf(", orderBy: {field: %s, direction: %s}", field.Name, direction))
			if members.ForName("lang") != nil {
				orders = append(orders, fmt.Sprintf(", orderBy: {field: %s, direction: %s, lang: EN}", field.Name, direction))
			}
		}
	}
	return orders
}

// computedOrders lists values of orderBy that name no column of the rows first, or after a field.
func (qs *questions) computedOrders(members ast.FieldList, field string) (orders []string) {
	if members.ForName("value") != nil {
		orders = append(orders,
			`, orderBy: {value: {indicator: "service-applications"}, direction: DESC}`,
			`, orderBy: [{value: {indicator: "service-finalists"}}, {field: `+field+`, direction: DESC}]`,
			`, orderBy: [{count: OTHER_NAMES}, {value: {indicator: "service-applications", breakdown: "UNITY", period: "2024"}}]`,
			`, orderBy: [{value: {indicator: "service-applications", period: "2024"}}, {value: {indicator: "service-applications", period: "2025"}, direction: DESC}]`,
		)
	}
	if count := members.ForName("count"); count != nil {
		values := qs.schema.Types[count.Type.Name()].EnumValues
		for i, list := range values {
			orders = append(orders, fmt.Sprintf(", orderBy: {count: %s, direction: DESC}", list.Name))
			if next := values[(i+1)%len(values)]; next != list {
				orders = append(orders, fmt.Sprintf(", orderBy: [{count: %s}, {count: %s, direction: DESC}, {field: %s}]", list.Name, next.Name, field))
			}
		}
	}
	return orders
}

// badOrders are refused.
func badOrders(members ast.FieldList) []string {
	if members.ForName("value") == nil {
		return nil
	}
	return []string{
		`, orderBy: {value: {indicator: "none"}}`, `, orderBy: {value: {indicator: "service-applications", breakdown: "NONE"}}`,
		`, orderBy: {value: {indicator: "service-applications", period: "spring"}}`, `, orderBy: {field: NAME, count: AWARD_ENTRIES}`,
		`, orderBy: [{count: AWARD_ENTRIES}, {count: AWARD_ENTRIES, direction: DESC}]`,
	}
}

// names are searched for. Cursors are of the first.
var names = []string{`"премия"`, `"Rfpfym"`, `"Свердл обл"`, `"92"`, `"%_"`}

// enum reports whether the argument takes the value.
func (qs *questions) enum(a *ast.ArgumentDefinition, value string) bool {
	return qs.schema.Types[a.Type.Name()].EnumValues.ForName(value) != nil
}

// required writes the required arguments of a root list.
func required(schema *ast.Schema, f *ast.FieldDefinition) string {
	switch {
	case f.Arguments.ForName("from") != nil:
		return ", from: 1"
	case f.Arguments.ForName("query") != nil:
		return ", query: " + names[0]
	case f.Name == "ranking":
		return `, indicator: "service-applications"`
	case f.Name == "table":
		return `, places: {regions: {}}, indicators: {indicator: "service-applications"}`
	}
	return grouped(schema, f)
}

// grouped returns the argument groupBy of a list of groups: its first dimensions, two at most. It is empty for other lists.
func grouped(schema *ast.Schema, f *ast.FieldDefinition) string {
	a := f.Arguments.ForName("groupBy")
	if a == nil {
		return ""
	}
	dimensions := schema.Types[a.Type.Name()].EnumValues
	names := ""
	for _, dimension := range dimensions[:min(len(dimensions), 2)] {
		names += " " + dimension.Name + ","
	}
	return ", groupBy: [" + names + "]"
}

// question is a query being made.
type question struct {
	*questions
	random    *rand.Rand
	fragments []string
	aliases   int
}

// ask makes a query with its variables.
func (qs *questions) ask(random *rand.Rand) (query string, variables map[string]any) {
	q := &question{questions: qs, random: random}
	root := q.selections(qs.schema.Query, 5, 1)
	head := "query Random($yes: Boolean! = true, $no: Boolean! = false, $lang: Lang, $first: Int = 2) " +
		[]string{"", "@lang(lang: RU) ", "@lang(lang: EN) "}[q.random.IntN(3)]
	// Validation requires that each variable is used.
	tail := "{ u: __typename @include(if: $yes) v: __typename @skip(if: $no) w: regions(first: $first) { nodes { name(lang: $lang) } } ...Root }\n"
	if q.one(10) {
		tail = strings.Replace(tail, "{", `{ x: __type(name: "Region") @skip(if: $no) { name kind } `, 1)
	}
	fragments := append(q.fragments, "fragment Root on Query "+root+"\n")
	variables = map[string]any{}
	if q.one(2) {
		variables["yes"] = q.one(2)
	}
	if q.one(2) {
		variables["no"] = q.one(2)
	}
	if q.one(3) {
		variables["first"] = int64(q.random.IntN(4))
	}
	if q.one(2) {
		variables["lang"] = []any{"RU", "EN", nil}[q.random.IntN(3)]
	}
	return head + tail + strings.Join(fragments, ""), variables
}

func (q *question) one(in int) bool { return q.random.IntN(in) == 0 }

// selections writes a selection set on a type, nested at most depth levels.
func (q *question) selections(def *ast.Definition, depth, indent int) string {
	var b strings.Builder
	b.WriteString("{\n")
	pad := strings.Repeat("  ", indent)
	for range 1 + q.random.IntN(3) {
		b.WriteString(pad + q.selection(def, depth, indent) + "\n")
	}
	b.WriteString(strings.Repeat("  ", indent-1) + "}")
	return b.String()
}

func (q *question) selection(def *ast.Definition, depth, indent int) string {
	switch {
	case q.one(10):
		return "__typename" + q.directive()
	case q.one(8):
		typ := q.overlapping(def)
		return "... on " + typ.Name + q.directive() + " " + q.selections(typ, depth, indent+1)
	case q.one(12):
		typ := q.overlapping(def)
		name := fmt.Sprintf("F%d", len(q.fragments))
		q.fragments = append(q.fragments, "") // reserves the index, because fragments nest
		place := len(q.fragments) - 1
		q.fragments[place] = "fragment " + name + " on " + typ.Name + " " + q.selections(typ, depth, 1) + "\n"
		return "..." + name + q.directive()
	}
	return q.field(def, depth, indent)
}

// overlapping chooses a type that an object of the type may have too.
func (q *question) overlapping(def *ast.Definition) *ast.Definition {
	choices := []*ast.Definition{def}
	for _, name := range def.Interfaces {
		choices = append(choices, q.schema.Types[name])
	}
	if def.IsAbstractType() {
		choices = append(choices, q.schema.GetPossibleTypes(def)...)
	}
	return choices[q.random.IntN(len(choices))]
}

func (q *question) directive() string {
	if !q.one(6) {
		return ""
	}
	return []string{" @skip(if: $no)", " @include(if: $yes)", " @skip(if: true)", " @include(if: true)"}[q.random.IntN(4)]
}

// computed are the fields that columns compute, rather than list. They are asked for more often than others.
var computed = []string{"series", "ranking", "changes", "observationGroups", "table", "peers"}

// field writes a field. Those with arguments, or below others, get a unique alias, to avoid conflicts.
func (q *question) field(def *ast.Definition, depth, indent int) string {
	var choices ast.FieldList
	for _, f := range def.Fields {
		leads := !q.schema.Types[f.Type.Name()].IsLeafType()
		if strings.HasPrefix(f.Name, "__") || leads && depth == 0 || def.Name == "Query" && strings.HasPrefix(f.Name, "release") {
			continue
		}
		choices = append(choices, f)
	}
	if len(choices) == 0 {
		return "__typename"
	}
	f := choices[q.random.IntN(len(choices))]
	if def.Name == "Query" && q.one(4) {
		f = def.Fields.ForName(computed[q.random.IntN(len(computed))])
	}
	typ := q.schema.Types[f.Type.Name()]
	text := f.Name + q.arguments(f)
	if len(f.Arguments) > 0 || q.one(5) {
		q.aliases++
		text = fmt.Sprintf("a%d: %s", q.aliases, text)
	}
	text += q.directive()
	if !typ.IsLeafType() {
		text += " " + q.selections(typ, depth-1, indent+1)
	}
	return text
}

func (q *question) arguments(f *ast.FieldDefinition) string {
	var args []string
	add := func(name, value string) { args = append(args, name+": "+value) }
	order, cursors := "", []string(nil)
	if orders := q.orders(f); q.one(3) {
		order = orders[q.random.IntN(len(orders))]
	}
	if by := f.Arguments.ForName("orderBy"); by != nil && q.one(10) {
		if bad := badOrders(q.schema.Types[by.Type.Name()].Fields); bad != nil {
			order = bad[q.random.IntN(len(bad))]
		}
	}
	if f.Arguments.ForName("groupBy") == nil || q.one(2) {
		cursors = q.cursors[f.Type.Name()+order]
	}
	for _, a := range f.Arguments {
		switch {
		case a.Name == "first" && q.one(2):
			add("first", fmt.Sprint(q.random.IntN(4)))
		case a.Name == "last" && q.one(8):
			add("last", fmt.Sprint(q.random.IntN(4))) // sometimes with first, which is an error
		case a.Name == "first" && !q.one(8): // else the default
			add("first", "$first")
		case a.Name == "after" && q.one(20):
			add("after", `"nonsense"`)
		case (a.Name == "after" || a.Name == "before") && len(cursors) > 0 && q.one(4):
			add(a.Name, `"`+cursors[q.random.IntN(len(cursors))]+`"`)
		case a.Name == "places" && f.Name == "table":
			add("places", []string{`{regions: {}}`, `{regions: {federalDistrict: {slug: {eq: "volga"}}}}`, `{municipalities: {}}`, `{regions: {}, municipalities: {}}`}[q.random.IntN(4)])
		case a.Name == "indicators" && f.Name == "table":
			add("indicators", []string{
				`{indicator: "service-applications"}`, `[{indicator: "region-population"}, {indicator: "service-finalists"}, {indicator: "service-applications", period: "2025"}]`,
				`[{indicator: "service-applications", breakdown: "UNITY", period: "2026"}, {indicator: "service-applications"}]`, `[{indicator: "none"}]`, `[]`,
			}[q.random.IntN(5)])
		case a.Name == "indicators":
			add("indicators", []string{`["service-applications", "service-finalists"]`, `"region-population"`}[q.random.IntN(2)])
		case a.Name == "indicator" && f.Name == "ranking":
			add("indicator", []string{`"service-applications"`, `"region-population"`, `"local-government-pay"`}[q.random.IntN(3)])
		case a.Name == "indicator" && (f.Name == "value" || f.Name == "valueObservation"):
			add("indicator", []string{`"service-applications"`, `"region-population"`, `"service-finalists"`, `"none"`}[q.random.IntN(4)])
		case a.Name == "breakdown" && (f.Name == "value" || f.Name == "valueObservation") && q.one(4):
			add("breakdown", []string{`"UNITY"`, `"NONE"`}[q.random.IntN(2)])
		case a.Name == "period" && (f.Name == "ranking" || f.Name == "value" || f.Name == "valueObservation") && q.one(4):
			add("period", []string{`"2024"`, `"2025"`}[q.random.IntN(2)])
		case a.Name == "filter" && f.Name == "ranking" && q.one(3):
			add("filter", []string{`{value: {gte: "100"}}`, `{region: {federalDistrict: {slug: {eq: "volga"}}}}`, `{placeLevel: {eq: REGION}}`, `{place: {startsWith: "9"}}`}[q.random.IntN(4)])
		case (a.Name == "by" || a.Name == "since") && f.Name == "ranking":
			if order == "" && q.one(2) {
				add(a.Name, map[string]string{"by": []string{"VALUE", "CHANGE_PERCENT"}[q.random.IntN(2)], "since": []string{`"2025"`, `"2024"`, `"2025-Q1"`}[q.random.IntN(3)]}[a.Name])
			}
		case a.Name == "by" && f.Name == "peers":
			if q.one(2) {
				add("by", []string{
					`{attribute: POPULATION, scale: LOG}`, `[{attribute: LATITUDE}, {attribute: LONGITUDE, weight: 0.5}]`, `[{indicator: "service-applications"}, {attribute: DENSITY, scale: LOG, weight: 2}]`,
					`{indicator: "region-population", weight: 0}`, `{indicator: "none"}`, `[]`, `{attribute: DISTANCE_TO_REGIONAL_CENTRE}`,
				}[q.random.IntN(7)])
			}
		case a.Name == "of" && f.Name == "peers":
			add("of", []string{`"92000000"`, `"71800000"`, `"92701000"`, `"63643000"`, `"RU"`, `"nowhere"`}[q.random.IntN(6)])
		case (a.Name == "from" || a.Name == "to") && f.Name == "change":
			add(a.Name, []string{`"2025"`, `"2024"`, `"2026"`, `"2026"`, `"2025"`, `"2025-Q1"`}[q.random.IntN(6)])
		case a.Name == "indicator" && (f.Name == "change" || f.Name == "standing"):
			add("indicator", []string{`"service-applications"`, `"region-population"`, `"service-finalists"`, `"none"`}[q.random.IntN(4)])
		case a.Name == "breakdown" && (f.Name == "change" || f.Name == "standing"):
			if q.one(8) {
				add("breakdown", `"UNITY"`)
			}
		case a.Name == "period" && f.Name == "standing" && q.one(3):
			add("period", `"2025"`)
		case a.Name == "direction" && order != "":
			args = append(args, strings.TrimPrefix(order, ", "))
		case (a.Name == "from" || a.Name == "to") && f.Name == "series":
			if q.one(3) {
				add(a.Name, []string{`"2007"`, `"2024"`, `"2025-02"`}[q.random.IntN(3)])
			}
		case a.Name == "breakdowns" && q.one(3):
			add("breakdowns", []string{`["_T", "UNITY"]`, `"YOUNG_MANAGER"`, `"NONE"`}[q.random.IntN(3)])
		case a.Name == "population" && !q.one(10):
			add("population", `"service-finalists"`)
		case a.Name == "places":
			add("places", `["RU", "92000000", "46000000", "92701000"]`)
		case a.Name == "level" && f.Name == "comparedWith":
			add("level", []string{"REGION", "COUNTRY"}[q.random.IntN(2)])
		case a.Name == "groupBy":
			args = append(args, q.groupBy(f, len(cursors) > 0))
		case a.Name == "includeEmpty":
			add("includeEmpty", fmt.Sprint(q.one(2)))
		case a.Name == "having" && q.one(6):
			add("having", q.having(a))
		case a.Name == "buckets":
			if q.one(2) {
				add("buckets", fmt.Sprint(q.random.IntN(60))) // sometimes none, or too many
			}
		case a.Name == "bounds":
			if q.one(2) {
				add("bounds", []string{`["0", "1.5", "100"]`, `["-1e3", "2.50", "1000000.001", "1e30"]`, `"7"`, `[]`, `["5", "5"]`}[q.random.IntN(5)])
			}
		case a.Name == "orderBy" && order != "":
			args = append(args, strings.TrimPrefix(order, ", "))
		case a.Name == "request":
			add("request", `"В Казани и Самарской области ямы на дорогах. Где учат мэров? Roads and budgets"`)
		case a.Name == "lang" && q.one(2):
			add("lang", []string{"RU", "EN", "null", "$lang"}[q.random.IntN(4)])
		case a.Name == "by" && (a.Type.NonNull || !q.one(3)):
			add("by", q.key(a))
		case a.Directives.ForName("deprecated") != nil:
			if q.one(3) {
				add(a.Name, q.slug())
			}
		case a.Type.Name() == "ID" && a.Type.Elem == nil:
			add(a.Name, q.id())
		case a.Type.Name() == "ID":
			add(a.Name, "["+q.id()+", "+q.id()+", "+q.id()+"]")
		case a.Type.Elem != nil && q.schema.Types[a.Type.Name()].Kind == ast.Enum && q.one(3):
			add(a.Name, "["+q.member(a)+", "+q.member(a)+"]")
		case a.Type.Elem == nil && q.schema.Types[a.Type.Name()].Kind == ast.Enum && (q.one(3) || a.Type.NonNull && a.DefaultValue == nil):
			add(a.Name, q.member(a))
		case a.Name == "maxHops" || a.Name == "hops" || a.Name == "maxDegree" || a.Name == "limit" || a.Name == "maxNodes":
			add(a.Name, fmt.Sprint(q.random.IntN(10))) // sometimes too many
		case a.Name == "on" && q.one(2):
			add("on", []string{`"2018-05-01"`, `"2024-05-01"`, `"2025-04-22"`, `"spring"`}[q.random.IntN(4)])
		case a.Name == "from":
			add("from", fmt.Sprint(1+q.random.IntN(2)*q.random.IntN(3))) // release 3 does not exist
		case a.Name == "resource" && q.one(4):
			add("resource", []string{`"region"`, `"observation"`, `"nothing"`}[q.random.IntN(3)])
		case a.Name == "query":
			add("query", names[q.random.IntN(len(names))*q.random.IntN(2)])
		case a.Name == "names":
			add("names", "["+strings.Join(names[q.random.IntN(len(names)):], ", ")+"]")
		case a.Name == "region" && q.one(6):
			add("region", []string{`{iso: "RU-TA"}`, `{code: "00"}`}[q.random.IntN(2)])
		case a.Name == "filter" && q.hasName(a) && q.one(5):
			add("filter", "{name: {"+[]string{`lang: EN, `, `lang: RU, `, ""}[q.random.IntN(3)]+[]string{`contains: "a"`, `ne: "Kazan"`, `isNull: false`, `in: ["Kazan", "Казань"]`}[q.random.IntN(4)]+"}}")
		case a.Name == "filter" && a.Type.Name() != "SourceFilter" && q.one(15):
			add("filter", "{source: {publishedOn: {eq: \"spring\"}}}") // a value that the scalar rejects
		case a.Type.NonNull && a.DefaultValue == nil:
			add(a.Name, q.slug())
		}
	}
	if len(args) == 0 {
		return ""
	}
	slices.Sort(args)
	return "(" + strings.Join(slices.Compact(args), ", ") + ")"
}

// slug writes what may be a slug, a place or a period.
func (q *question) slug() string {
	return []string{`"service"`, `"service-2025"`, `"volga"`, `"varmsu"`, `"RU"`, `"2024"`}[q.random.IntN(6)]
}

// key writes a key of one row, sometimes of none.
func (q *question) key(by *ast.ArgumentDefinition) string {
	members := q.schema.Types[by.Type.Name()].Fields
	keys := map[string]string{
		"id": q.id(), "slug": q.slug(), "iso": `"RU-TA"`, "code": `"16"`, "region": `"16"`,
		"oktmo": []string{`"92000000"`, `"63643000"`, `"92701000"`}[q.random.IntN(3)],
		"name":  []string{`"Казань"`, `"г. Казань", region: "RU-TA"`, `"Кировский"`, `"Нигде", region: "16"`}[q.random.IntN(4)],
		"key":   `{indicator: "service-applications", place: "RU", period: "2025"}`,
	}
	if by.Type.Name() == "BreakdownBy" {
		keys["key"] = `{indicator: "municipality-count", code: "URBAN_OKRUG_ALL"}`
	}
	name := members[q.random.IntN(len(members))].Name
	return "{" + name + ": " + keys[name] + "}"
}

// having writes a condition on groups: on their number of rows, or on another measure of numbers.
func (q *question) having(a *ast.ArgumentDefinition) string {
	conditions := []string{"{count: {gte: 1}}"}
	for _, f := range q.schema.Types[a.Type.Name()].Fields {
		if f.Type.Name() == "DecimalFilter" {
			conditions = append(conditions, "{"+f.Name+`: {gte: "1.5"}}`)
		}
	}
	return conditions[q.random.IntN(len(conditions))]
}

// groupBy writes the dimensions of the cursors, if any; otherwise any two, which is an error if they are equal.
func (q *question) groupBy(f *ast.FieldDefinition, fixed bool) string {
	if fixed {
		return strings.TrimPrefix(grouped(q.schema, f), ", ")
	}
	dimensions := q.schema.Types[f.Arguments.ForName("groupBy").Type.Name()].EnumValues
	any := func() string { return dimensions[q.random.IntN(len(dimensions))].Name }
	return fmt.Sprintf("groupBy: [%s, %s]", any(), any())
}

func (q *question) id() string { return `"` + q.ids[q.random.IntN(len(q.ids))] + `"` }

// hasName reports whether a filter restricts names in two languages.
func (q *question) hasName(a *ast.ArgumentDefinition) bool {
	name := q.schema.Types[a.Type.Name()].Fields.ForName("name")
	return name != nil && name.Type.Name() == "TextFilter"
}

// member chooses a value of the argument's enum.
func (q *question) member(a *ast.ArgumentDefinition) string {
	values := q.schema.Types[a.Type.Name()].EnumValues
	return values[q.random.IntN(len(values))].Name
}
