package limits_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"golang.org/x/tools/txtar"

	"govhub/errorcode"
	"govhub/web/explorer"
	"govhub/web/limits"
)

// TestWork prices queries on the hub's schema. It rejects those that kept PostgreSQL busy until the deadline.
func TestWork(t *testing.T) {
	t.Parallel()
	schema := hubSchema(t)
	relation := `{municipalities:{some:{kind:{eq:URBAN_OKRUG}}}}`
	group := `observationGroups(groupBy:[PLACE,INDICATOR,PERIOD,BREAKDOWN]){nodes{valueSum}}`
	hundred := `{"n":[` + commas(100, `"сельское поселение #"`) + `]}`
	for name, test := range map[string]struct {
		query, vars string
		want        int
	}{
		"list":                   {query: `{regions{nodes{name}}}`, want: 1},
		"no list":                {query: `{region(by:{code:"16"}){name federalDistrict{name}}}`, want: 0},
		"comparison":             {query: `{regions(filter:{code:{eq:"16"}}){nodes{name}}}`, want: 2},
		"both":                   {query: `{regions(filter:{code:{eq:"16",ne:"17"},name:{isNull:false}}){nodes{name}}}`, want: 4},
		"nothing":                {query: `{regions(filter:{code:{eq:null},and:[],name:{},not:null}){nodes{name}}}`, want: 1},
		"text":                   {query: `{regions(filter:{name:{contains:"а"}}){nodes{name}}}`, want: 61},
		"few items":              {query: `{regions(filter:{code:{in:["16"]}}){nodes{name}}}`, want: 2},
		"items":                  {query: `query($c:[String!]){regions(filter:{code:{in:$c}}){nodes{name}}}`, vars: `{"c":["` + strings.Repeat(`","`, 120) + `"]}`, want: 4},
		"relation":               {query: `{regions(filter:` + relation + `){nodes{name}}}`, want: 12},
		"one":                    {query: `{municipalities(filter:{region:{code:{eq:"16"}}}){nodes{name}}}`, want: 12},
		"none":                   {query: `{regions(filter:{municipalities:{none:{kind:{eq:URBAN_OKRUG}}}}){nodes{name}}}`, want: 152},
		"alternative":            {query: `{regions(filter:{or:[` + relation + `]}){nodes{name}}}`, want: 152},
		"alternatives in all":    {query: `{regions(filter:{and:[{or:[{and:[` + relation + `]}]}]}){nodes{name}}}`, want: 152},
		"opposite":               {query: `{regions(filter:{not:` + relation + `}){nodes{name}}}`, want: 152},
		"variable":               {query: `query($f:RegionFilter){regions(filter:$f){nodes{name}}}`, vars: `{"f":{"or":[{"name":{"contains":"а"}},{"code":{"in":["16","17"]}}]}}`, want: 64},
		"variable inside":        {query: `query($c:String,$m:MunicipalityFilter){regions(filter:{name:{contains:$c},municipalities:{some:$m}}){nodes{name}}}`, vars: `{"c":"а","m":{"kind":{"eq":"URBAN_OKRUG"}}}`, want: 72},
		"single for a list":      {query: `{regions(filter:{and:{name:{contains:"а"}}}){nodes{name}}}`, want: 61},
		"default":                {query: `query($f:RegionFilter={name:{contains:"а"}}){regions(filter:$f){nodes{name}}}`, want: 61},
		"total":                  {query: `{regions(filter:{name:{contains:"а"}}){totalCount}}`, want: 61},
		"rows and total":         {query: `{regions(filter:{name:{contains:"а"}}){nodes{name} edges{cursor} totalCount}}`, want: 122},
		"total through fragment": {query: `{regions(filter:{name:{contains:"а"}}){...A}} fragment A on RegionConnection{...B ...B} fragment B on RegionConnection{totalCount}`, want: 183},
		"nested":                 {query: `{regions{nodes{municipalities(filter:{name:{contains:"а"}}){nodes{name}}}}}`, want: 62},
		"aliases":                {query: `{a:regions{totalCount} b:regions{totalCount}}`, want: 2},
		"fragments":              {query: `{...A ...B} fragment A on Query{regions{...C}} fragment B on Query{regions{...C}} fragment C on RegionConnection{nodes{municipalities{nodes{name}}}}`, want: 4},
		"left out":               {query: `query($s:Boolean!){regions@skip(if:$s){totalCount}}`, vars: `{"s":true}`, want: 0},
		"groups":                 {query: `{municipalityGroups(groupBy:[KIND]){nodes{count}}}`, want: 121},
		"four dimensions":        {query: `{` + group + `}`, want: 2001},
		"groups, totals, having": {query: `{municipalityGroups(groupBy:[KIND,REGION],filter:{name:{contains:"а"}},having:{count:{gt:1}}){nodes{count} totalCount total{count}}}`, want: 3 * 562},
		"five dimensions":        {query: `{observationGroups(groupBy:[PLACE,INDICATOR,PERIOD,BREAKDOWN,STATUS]){nodes{count}}}`, want: 1}, // rejected elsewhere
		"ordered by different":   {query: `{observationGroups(groupBy:[PERIOD] orderBy:[{field:DISTINCT_PLACES}]){nodes{count}}}`, want: 121 + 100},
		"ordered by one":         {query: `{regions(orderBy:[{field:AREA}]){nodes{name}}}`, want: 1},
		"ordered by several":     {query: `{regions(orderBy:[{field:AREA},{field:NAME}]){nodes{name}}}`, want: 1 + 60},
		"ordered by a value":     {query: `{regions(orderBy:{value:{indicator:"a"}}){nodes{name}}}`, want: 1 + 60 + 100},
		"ordered by counts":      {query: `{regions(orderBy:[{count:AWARD_ENTRIES},{field:NAME},{count:OBSERVATIONS}]){nodes{name}}}`, want: 1 + 60 + 150 + 600},
		"observations by two":    {query: `query($o:[ObservationOrder!]){observations(orderBy:$o){nodes{value}}}`, vars: `{"o":[{"field":"PERIOD"},{"field":"VALUE"}]}`, want: 1 + 4*60},
		"having different":       {query: `{observationGroups(groupBy:[PERIOD] having:{distinctPlaces:{gt:"2"}}){nodes{count}}}`, want: 121 + 100 + 1},
		"different values":       {query: `{observationGroups(groupBy:[PERIOD]){nodes{distinctPlaces} total{distinctPlaces}}}`, want: 2*121 + 2*100},
		"percentiles":            {query: `{regionGroups(groupBy:[KIND] orderBy:[{field:POPULATION_P90}] having:{populationMedian:{gt:"2"}}){nodes{populationP10 populationStandardDeviation}}}`, want: 121 + 100 + 101 + 100},
		"shares":                 {query: `{regionGroups(groupBy:[KIND]){...A edges{node{populationSumShare}}}} fragment A on RegionGroupConnection{nodes{...B}} fragment B on RegionGroup{countShare}`, want: 2 * 121},
		"others":                 {query: `{regionGroups(groupBy:[KIND]){nodes{count} others{count populationMedian}}}`, want: 2*121 + 100},
		"histograms":             {query: `{regionGroups(groupBy:[KIND]){populationHistogram{count} b:populationHistogram(buckets:5){count}}}`, want: 4 * 121},
		"of observations":        {query: `{observations(filter:{breakdown:{eq:"a"},or:[{period:{eq:"2024"}},{status:{ne:null}}],indicator:{slug:{eq:"a"}}}){totalCount}}`, want: 1 + 4 + 12 + 11},
		"ranking":                {query: `{ranking(indicator:"a"){nodes{rank} totalCount}}`, want: 42},
		"table":                  {query: `{table(places:{regions:{}},indicators:[{indicator:"a"},{indicator:"a",period:"2024"}]){nodes{values}}}`, want: 51},
		"table with values":      {query: `{table(places:{regions:{code:{eq:"16"}}},indicators:{indicator:"a",period:"2024"},rows:WITH_ANY_VALUE){nodes{values}}}`, want: 172},
		"table read thrice":      {query: `{table(places:{regions:{}},indicators:{indicator:"a",period:"2024"}){nodes{values a:values observations{status}}}}`, want: 1 + 10 + 3*10},
		"tables of a fragment":   {query: `{a:table(places:{regions:{}},indicators:{indicator:"a",period:"2024"}){...R} b:table(places:{regions:{}},indicators:[{indicator:"a",period:"2024"},{indicator:"b",period:"2024"}]){...R}} fragment R on TableConnection{nodes{values sources{slug}}}`, want: 2*11 + 3*20},
		"followed":               {query: `query($p:[String!]!){series(indicators:["a","b"],places:$p){followed{place}}}`, vars: `{"p":[` + commas(18, `"#"`) + `]}`, want: 72},
		"500 followed":           {query: `query($p:[String!]!){series(indicators:"a",places:$p){...F}} fragment F on Series{a:followed{place} b:followed(borders:NOW){place} c:followed(weightedBy:"p"){place}}`, vars: `{"p":[` + commas(500, `"#"`) + `]}`, want: 3000},
		"ranking by change":      {query: `{ranking(indicator:"a",by:CHANGE,since:"2020"){nodes{rank change{percent ranks{change}}}}}`, want: 291},
		"change":                 {query: `{region(by:{code:"16"}){change(indicator:"a",from:"2020",to:"2024"){percent}}}`, want: 20},
		"standing":               {query: `{region(by:{code:"16"}){standing(indicator:"a"){rank}}}`, want: 100},
		"peers":                  {query: `{peers(of:"a"){peers{place}}}`, want: 300},
		"peers in one dimension": {query: `{peers(of:"a",by:{indicator:"a"}){peers{place} standing(indicator:"b"){rank}}}`, want: 250},
		"places without value":   {query: `{ranking(indicator:"a"){nodes{rank} withoutValue}}`, want: 42},
		"coverage":               {query: `{indicators{nodes{coverage(level:REGION,period:"2024"){places}}}}`, want: 101},
		"changes":                {query: `{changes(from:1){nodes{kind} counts{added}}}`, want: 42},
		"revisions":              {query: `{revisions(id:"a:b"){kind}}`, want: 20},

		"300 contains":       {query: `query($f:MunicipalityFilter){municipalities(filter:$f){nodes{name}}}`, vars: `{"f":{"or":[` + commas(300, `{"name":{"contains":"#"}}`) + `]}}`, want: 18001},
		"1,000 ne":           {query: `query($f:MunicipalityFilter){municipalities(filter:$f){nodes{name}}}`, vars: `{"f":{"or":[` + commas(1000, `{"name":{"ne":"#"}}`) + `]}}`, want: 3001},
		"20 relations":       {query: `{regions(filter:{or:[` + strings.Repeat(relation, 20) + `]}){nodes{name}}}`, want: 3021},
		"20 that must hold":  {query: `{regions(filter:{and:[` + strings.Repeat(relation, 20) + `]}){nodes{name}}}`, want: 221},
		"six charts":         {query: `{` + list(6, ` g#:municipalityGroups(groupBy:[KIND]){nodes{count} totalCount total{count}}`) + `}`, want: 2178},
		"charts of one":      {query: `{` + list(6, ` g#:observationGroups(groupBy:[YEAR],filter:{indicator:{slug:{eq:"#"}}}){nodes{valueSum} totalCount total{valueSum}}`) + `}`, want: 6 * 3 * 132},
		"150 texts":          {query: `query($f:MunicipalityFilter){municipalities(filter:$f){nodes{name}}}`, vars: `{"f":{"or":[` + commas(150, `{"name":{"contains":"#"}}`) + `]}}`, want: 9001},
		"two of four":        {query: `{` + list(2, " g#:"+group) + `}`, want: 4002},
		"20 groups":          {query: `{` + list(20, ` g#:municipalityGroups(groupBy:[KIND]){nodes{count}}`) + `}`, want: 2420},
		"20 totals":          {query: `{municipalityGroups(groupBy:[KIND]){` + list(20, ` t#:total{count}`) + `}}`, want: 2420},
		"of four dimensions": {query: `{` + list(6, " g#:"+group) + `}`, want: 6 * 2001},

		"search":             {query: `{search(query:"казань",first:10){nodes{score node{id}} edges{cursor} totalCount}}`, want: 40},
		"20 searches":        {query: `{` + list(20, ` s#:search(query:"казань"){totalCount}`) + `}`, want: 800},
		"resolve":            {query: `{resolve(names:["казань","уфа"]){decision}}`, want: 4},
		"resolve one":        {query: `{resolve(names:"казань"){decision}}`, want: 2},
		"resolve 100":        {query: `query($n:[String!]!){resolve(names:$n){decision}}`, vars: hundred, want: 200},
		"20 times 100":       {query: `query($n:[String!]!){` + list(20, ` r#:resolve(names:$n){decision}`) + `}`, vars: hundred, want: 4000},
		"through a fragment": {query: `query($n:[String!]!){...A} fragment A on Query{` + list(20, ` r#:resolve(names:$n){decision}`) + `}`, vars: hundred, want: 4000},
		"assist":             {query: `{assist(request:"дорога"){lang}}`, want: 60},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, vars := prepared(t, schema, test.query, test.vars)
			if got := price(schema, doc, vars); got != test.want {
				t.Errorf("costs %d, want %d", got, test.want)
			}
			refused := limits.New(schema, limits.Default()).Work(doc, doc.Operations[0], vars) != nil
			if refused != (test.want > limits.Default().Work) {
				t.Errorf("refused: %v", refused)
			}
		})
	}
}

func TestWorkNamesTheDearest(t *testing.T) {
	t.Parallel()
	schema := hubSchema(t)
	doc, vars := prepared(t, schema, `{regions{nodes{name}} a:municipalityGroups(groupBy:[KIND,REGION,FORMER]){nodes{count} totalCount total{count}} observationGroups(groupBy:[PLACE,PERIOD,STATUS]){nodes{count} totalCount}}`, "")
	l := limits.Default()
	l.Work = 1000
	v := limits.New(schema, l).Work(doc, doc.Operations[0], vars)
	const want = "the query costs 6,006 units of work; the limit is 1,000: the most expensive field is a at 3,603; " +
		"use fewer conditions, relations or dimensions, or send several queries"
	if v == nil || v.Code != errorcode.QueryTooCostly || v.Error() != want || v.At == nil || v.At.Column != 23 {
		t.Errorf("got %+v", v)
	}
}

// queryIn finds queries in files of other languages.
var queryIn = map[string]*regexp.Regexp{
	".md":   regexp.MustCompile("(?s)```graphql[^\n]*\n(.*?)```"),
	".html": regexp.MustCompile("(?s)Query = `(.*?)`"),
}

// invalid are the golden cases of invalid queries.
var invalid = map[string]bool{
	"../../resolvers/testdata/golden/error-null-in-list.txt":  true,
	"../../resolvers/testdata/golden/error-unknown-field.txt": true,
}

// elsewhere are files with schemas, and with queries for another schema.
var elsewhere = map[string]bool{"schema.graphql": true, "released.graphql": true, "postgraphile.graphql": true, "new-entity.md": true}

// example is a value for a variable without one.
func example(t *testing.T, schema *ast.Schema, typ *ast.Type) any {
	t.Helper()
	if typ.Elem != nil {
		return []any{example(t, schema, typ.Elem)}
	}
	switch typ.NamedType {
	case "String", "ID":
		return "16"
	case "Int":
		return json.Number("1")
	case "Boolean":
		return true // it includes what would not be asked otherwise
	}
	switch def := schema.Types[typ.NamedType]; def.Kind {
	case ast.Enum:
		return def.EnumValues[0].Name
	case ast.InputObject:
		given := map[string]any{}
		for _, field := range def.Fields {
			if field.Type.NonNull && field.DefaultValue == nil {
				given[field.Name] = example(t, schema, field.Type)
			}
		}
		return given
	}
	t.Fatalf("no example of %s", typ)
	return nil
}

// TestWorkOfPublishedQueries checks all queries of the documentation, the benchmark, the explorer and the golden cases against the limits.
func TestWorkOfPublishedQueries(t *testing.T) {
	t.Parallel()
	schema := hubSchema(t)
	guard := limits.New(schema, limits.Default())
	faulty := 0
	fault := func(file string, err error) {
		faulty++
		if !invalid[file] {
			t.Errorf("%s: %v", file, err)
		}
	}
	most, dearest, checked := 0, "", 0
	look := func(file, query, vars string) {
		doc, err := valid(schema, query)
		if err != nil {
			fault(file, err)
			return
		}
		for _, op := range doc.Operations {
			given := decode(t, vars)
			if given == nil {
				given = map[string]any{}
			}
			for _, v := range op.VariableDefinitions {
				if _, ok := given[v.Variable]; !ok && v.Type.NonNull && v.DefaultValue == nil {
					given[v.Variable] = example(t, schema, v.Type)
				}
			}
			coerced, err := validator.VariableValues(schema, op, given)
			if err != nil {
				fault(file, err)
				continue
			}
			checked++
			for _, v := range []*limits.Violation{guard.Nodes(doc, op, coerced), guard.Work(doc, op, coerced)} {
				if v != nil {
					t.Errorf("%s: %v", file, v)
				}
			}
			if n := price(schema, &ast.QueryDocument{Operations: ast.OperationList{op}, Fragments: doc.Fragments}, coerced); n > most {
				most, dearest = n, file
			}
		}
	}
	for _, dir := range []string{"../../docs", "../../bench/queries", "../../resolvers/testdata"} {
		found := 0
		err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			if elsewhere[entry.Name()] {
				return nil
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			switch ext := filepath.Ext(file); ext {
			case ".graphql":
				found++
				look(file, string(text), "")
			case ".txt":
				parts := map[string]string{}
				for _, f := range txtar.Parse(text).Files {
					parts[f.Name] = string(f.Data)
				}
				if query, ok := parts["query.graphql"]; ok { // a golden case
					found++
					look(file, query, parts["vars.json"])
				}
			case ".md", ".html":
				for _, m := range queryIn[ext].FindAllStringSubmatch(string(text), -1) {
					found++
					look(file, m[1], "")
				}
			}
			return nil
		})
		if err != nil || found == 0 {
			t.Errorf("%s: %d queries, %v", dir, found, err)
		}
	}
	for i, query := range explorer.Queries() {
		look(fmt.Sprintf("query %d of the explorer", i), query, "")
	}
	if faulty != len(invalid) {
		t.Errorf("%d queries are invalid, want %d", faulty, len(invalid))
	}
	t.Logf("%d operations; the dearest costs %d of %d units: %s", checked, most, limits.Default().Work, dearest)
}

// price finds the price of an operation by lowering the limit.
func price(schema *ast.Schema, doc *ast.QueryDocument, vars map[string]any) int {
	small := limits.Default()
	small.Work = 0
	if v := limits.New(schema, small).Work(doc, doc.Operations[0], vars); v != nil {
		return v.Actual
	}
	return 0
}

func commas(n int, format string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = strings.ReplaceAll(format, "#", fmt.Sprint(i))
	}
	return strings.Join(parts, ",")
}

// TestSizesOfLists searches for lists of objects without a size: from their arguments, the object around them, or sizes.
func TestSizesOfLists(t *testing.T) {
	t.Parallel()
	schema := hubSchema(t)
	bounded := map[string]bool{} // types whose lists are limited by limit, maxNodes or first of a field
	for _, def := range schema.Types {
		for _, f := range def.Fields {
			if f.Type.Elem == nil && (f.Arguments.ForName("limit") != nil || f.Arguments.ForName("maxNodes") != nil || f.Arguments.ForName("first") != nil) {
				bounded[f.Type.Name()] = true
			}
		}
	}
	used := map[string]bool{}
	for _, def := range schema.Types {
		if def.Kind != ast.Object && def.Kind != ast.Interface || strings.HasPrefix(def.Name, "__") {
			continue
		}
		for _, f := range def.Fields {
			name := def.Name + "." + f.Name
			declared := false
			for _, key := range []string{f.Name, name, f.Type.Name()} {
				if _, sized := limits.Sizes[key]; sized && f.Type.Elem != nil {
					used[key], declared = true, true
				}
			}
			if f.Type.Elem == nil || !schema.Types[f.Type.Name()].IsCompositeType() || strings.HasPrefix(f.Name, "__") {
				continue
			}
			sized := declared || bounded[def.Name] || f.Arguments.ForName("first") != nil || f.Arguments.ForName("last") != nil
			for _, a := range f.Arguments {
				sized = sized || a.Type.Elem != nil && a.Type.NonNull
			}
			if !sized {
				t.Errorf("%s is a list: add its maximum to sizes, or give it the argument first", name)
			}
		}
	}
	for key := range limits.Sizes {
		if !used[key] {
			t.Errorf("sizes has %s, which is not a list of the schema", key)
		}
	}
}

// TestNodesOfLists counts lists without arguments by their maximum.
func TestNodesOfLists(t *testing.T) {
	t.Parallel()
	schema := hubSchema(t)
	for query, want := range map[string]int{
		`{releases{number}}`: 100,
		`{a:table(places:{regions:{}},indicators:{indicator:"a"},first:1000){nodes{observations{status}}} b:table(places:{regions:{}},indicators:[{indicator:"a"},{indicator:"b"}],first:10){columns{name} ...R}} fragment R on TableConnection{nodes{observations{status}}}`: 1000 + 1000 + 2 + 10 + 20,
		`{releases{resources{name}}}`:                          100 + 100*40,
		`{linkKinds{kind connects{from}}}`:                     50 + 50*20,
		`{paths(from:"a",to:"b",limit:3){paths{hops}}}`:        3,
		`{paths(from:"a",to:"b",limit:3){paths{nodes{id}}}}`:   3 + 3*9,
		`{neighbors(of:"a",first:5){counts{count}}}`:           100,
		`{resolve(names:["a","b"]){candidates{node{id}}}}`:     2 + 2*20,
		`{changes(from:1,first:3){nodes{fields{name}}}}`:       3 + 3*40,
		`{region(by:{code:"16"}){sources{slug}}}`:              20,
		`{assist(request:"a"){places{candidates{id}}}}`:        100 + 100*10,
		`{regions(first:7){nodes{sources{slug} name}}}`:        7 + 7*20,
		`{regions(first:7){edges{node{sources{slug}}cursor}}}`: 7 + 7*20,
	} {
		small := limits.Default()
		small.Nodes = 0
		v, err := check(limits.New(schema, small), schema, query, nil)
		if err != nil || v == nil || v.Actual != want {
			t.Errorf("%s: got %+v, %v, want %d nodes", query, v, err, want)
		}
	}
}

func prepared(t *testing.T, schema *ast.Schema, query, vars string) (*ast.QueryDocument, map[string]any) {
	t.Helper()
	doc, err := valid(schema, query)
	if err != nil {
		t.Fatal(err)
	}
	coerced, err := validator.VariableValues(schema, doc.Operations[0], decode(t, vars))
	if err != nil {
		t.Fatal(err)
	}
	return doc, coerced
}

func valid(schema *ast.Schema, query string) (*ast.QueryDocument, error) {
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		return nil, err
	}
	if errs := validator.ValidateWithRules(schema, doc, rules.NewDefaultRules()); len(errs) > 0 {
		return nil, errs
	}
	return doc, nil
}
