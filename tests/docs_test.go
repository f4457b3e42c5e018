package tests

import (
	"go/ast"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"govhub/catalogue"
	"govhub/cli"
	"govhub/data"
	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/graph"
	"govhub/web"
	"govhub/web/table"
)

// The documents of the reference that are compared with the program.
const (
	compareDoc  = "docs/how-to/compare-releases.md"
	commandsDoc = "docs/reference/command-line.md"
	entityDoc   = "docs/tutorials/new-entity.md"
	httpDoc     = "docs/reference/http.md"
	limitsDoc   = "docs/reference/limits.md"
	metricsDoc  = "docs/reference/metrics.md"
	packageDoc  = "docs/reference/data-package.md"
	publishDoc  = "docs/how-to/publish-data.md"
	wantedDoc   = "docs/reference/wanted-data.md"
)

// TestDocsExamples runs the queries of all documents that show an answer.
func TestDocsExamples(t *testing.T) {
	t.Parallel()
	hub := bundleServer(t)
	for _, doc := range documents(t) {
		if doc == "README.md" || doc == tutorialDoc || doc == compareDoc || doc == entityDoc { // TestREADMEExamples, TestTutorial, TestDocsCompareReleases, TestNewEntity
			continue
		}
		for _, x := range examplesIn(t, doc) {
			hub.check(t, doc, x)
		}
	}
}

// TestDocsCompareReleases publishes the corrections that the guide shows, and runs its queries.
func TestDocsCompareReleases(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	files := fstest.MapFS{"datapackage.json": {Data: []byte(
		`{"name": "corrections", "resources": [{"name": "region", "path": "region.csv"}]}`,
	)}}
	for _, b := range blocksIn(t, compareDoc) {
		if b.info == "csv" {
			files["region.csv"] = &fstest.MapFile{Data: []byte(b.text)}
		}
	}
	p, err := dataset.OpenFS(files, "corrections")
	if err != nil {
		t.Fatal(err)
	}
	bundletest.Import(t, d.Owner(t), p, dataset.Upsert)
	hub := serverOn(t, d)
	examples := examplesIn(t, compareDoc)
	if len(examples) < 4 {
		t.Errorf("%s shows %d queries with their answers, want at least 4", compareDoc, len(examples))
	}
	for _, x := range examples {
		hub.check(t, compareDoc, x)
	}
}

func TestDocsQueriesAreValid(t *testing.T) {
	t.Parallel()
	schema := graph.NewExecutableSchema(graph.Config{}).Schema()
	for _, doc := range documents(t) {
		for _, b := range blocksIn(t, doc) {
			if b.info != "graphql" || doc == entityDoc { // its queries need its entity
				continue
			}
			if _, errs := gqlparser.LoadQueryWithRules(schema, b.text, rules.NewDefaultRules()); len(errs) > 0 {
				t.Errorf("%s:%d: correct the query: %v", doc, b.line, errs)
			}
		}
	}
}

// TestDocsCommandLine compares the command-line reference with the program: each command has a section, and each section its flags.
func TestDocsCommandLine(t *testing.T) {
	t.Parallel()
	const everywhere, database = "Flags of every command", "Flags of the database"
	leaves := map[string][]string{}
	for _, leaf := range parserOf(t, new(cli.Commands)).Model.Leaves(true) {
		leaves[leaf.Path()] = describeFlags(leaf)
	}
	want := map[string][]string{everywhere: leaves["version"]}
	want[database] = without(leaves["releases list"], want[everywhere])
	for name, flags := range leaves {
		if name != "version" && name != "schema" && name != "generate" {
			if missing := without(want[database], flags); len(missing) > 0 {
				t.Errorf("govhub %s lacks %v, which %s says that it takes: correct the section %q", name, missing, commandsDoc, database)
			}
		}
		want["govhub "+name] = without(without(flags, want[everywhere]), want[database])
	}

	got := map[string][]string{}
	for _, s := range sectionsOf(t, commandsDoc) {
		if s.title == everywhere || s.title == database || strings.HasPrefix(s.title, "govhub ") {
			got[s.title] = []string{}
			for _, row := range tableIn(s.text, "flag") {
				got[s.title] = append(got[s.title], strings.Join(row[:3], " "))
			}
		}
	}
	compare(t, want, got, commandsDoc, "a section `## `govhub …`` for each command, and a row `| flag | environment | default | meaning |` for each of its flags")
}

// describeFlags returns name, environment variable and default of the flags of a command.
func describeFlags(command *kong.Node) []string {
	list := []string{}
	for _, f := range flagsOf(command) {
		list = append(list, strings.Join([]string{"--" + f.Name, strings.Join(f.Envs, " "), f.Default}, " "))
	}
	return list
}

func flagsOf(command *kong.Node) (list []*kong.Flag) {
	for _, group := range command.AllFlags(false) {
		for _, f := range group {
			if f.Name != "help" {
				list = append(list, f)
			}
		}
	}
	return list
}

// TestDocsMentionsExist finds flags and environment variables in any document that the program does not have, and parses each command
// that a document shows.
func TestDocsMentionsExist(t *testing.T) {
	t.Parallel()
	known := map[string]bool{"--help": true}
	for _, leaf := range parserOf(t, new(cli.Commands)).Model.Leaves(true) {
		for _, f := range flagsOf(leaf) {
			known["--"+f.Name] = true
			for _, env := range f.Envs {
				known[env] = true
			}
		}
	}
	mention := regexp.MustCompile(`(?m)(?:^|[^-\w])(--[a-z][a-z-]*|GOVHUB_[A-Z_]+|DATABASE_URL)\b`)
	others := regexp.MustCompile(`(?m)^curl .*$|\bpsql\b.*$`) // programs with flags of their own
	for _, doc := range documents(t) {
		for _, m := range mention.FindAllStringSubmatch(others.ReplaceAllString(readDoc(t, doc), ""), -1) {
			if !known[m[1]] {
				t.Errorf("%s: govhub has no %s: correct it there", doc, m[1])
			}
		}
		for _, b := range blocksIn(t, doc) {
			if b.info != "sh" && b.info != "console" {
				continue
			}
			for line := range strings.Lines(b.text) {
				for _, args := range callsIn(line) {
					if _, err := parserOf(t, new(cli.Commands)).Parse(args); err != nil {
						t.Errorf("%s:%d: govhub does not take %q: %v", doc, b.line, args, err)
					}
				}
			}
		}
	}
}

var (
	assignment  = regexp.MustCompile(`^[A-Z_]+=`)
	placeholder = regexp.MustCompile(`<[a-z]+>`)
)

// callsIn returns the arguments of each call of govhub on a line of shell.
func callsIn(line string) (calls [][]string) {
	for part := range strings.SplitSeq(placeholder.ReplaceAllString(line, "1"), "&&") {
		words := strings.Fields(strings.TrimPrefix(strings.TrimSpace(part), "$ "))
		for len(words) > 0 && assignment.MatchString(words[0]) {
			words = words[1:]
		}
		if len(words) == 0 || words[0] != "govhub" && words[0] != "bin/govhub" {
			continue
		}
		args := []string{}
		for _, word := range words[1:] {
			args = append(args, strings.ReplaceAll(word, "'", ""))
		}
		calls = append(calls, args)
	}
	return calls
}

func TestDocsMetrics(t *testing.T) {
	t.Parallel()
	var want, got []string
	for _, m := range web.MetricDocs() {
		want = append(want, strings.Join([]string{m.Name, m.Type, strings.Join(m.Labels, ", ")}, " "))
	}
	for _, row := range tableOf(t, metricsDoc, "metric") {
		got = append(got, strings.Join(row[:3], " "))
	}
	compare(t, sorted(want), sorted(got), metricsDoc, "a row `| metric | type | labels | meaning |` for each of web.MetricDocs")
}

func TestDocsLimits(t *testing.T) {
	t.Parallel()
	var want, got []string
	for _, leaf := range parserOf(t, new(cli.Commands)).Model.Leaves(true) {
		for _, f := range flagsOf(leaf) {
			if f.Group != nil && f.Group.Key == "Limits" {
				want = append(want, "--"+f.Name+" "+f.Default)
			}
		}
	}
	for _, row := range tableOf(t, limitsDoc, "flag") {
		got = append(got, row[0]+" "+row[1])
	}
	compare(t, sorted(want), sorted(got), limitsDoc, "a row `| flag | default | bounds |` for each limit of govhub serve")
}

// TestDocsRoutes compares the routes of the reference with those that the code of package web registers.
func TestDocsRoutes(t *testing.T) {
	t.Parallel()
	var want []string
	for _, call := range callsOf(t, "web", "handle", "Handle", "HandleFunc") {
		literal, ok := call.Args[0].(*ast.BasicLit)
		if sum, each := call.Args[0].(*ast.BinaryExpr); each { // an address for each format of a table
			if begin, written := sum.X.(*ast.BasicLit); written {
				for _, f := range table.Formats {
					want = append(want, strings.Trim(begin.Value, `"`)+string(f))
				}
			}
		}
		if !ok {
			continue // within the helper itself
		}
		pattern, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(err)
		}
		if pattern != "/" { // not a route
			want = append(want, strings.TrimSuffix(pattern, "{$}"))
		}
	}
	compare(t, sorted(want), sorted(column(tableOf(t, httpDoc, "route"), 0)), httpDoc, "a row `| route | methods | answers |` for each route")
}

// TestDocsDescriptions looks for each property that descriptions of resources may have.
func TestDocsDescriptions(t *testing.T) {
	t.Parallel()
	text := readDoc(t, packageDoc) + readDoc(t, "docs/reference/description.md")
	for _, typ := range []reflect.Type{
		reflect.TypeFor[catalogue.Schema](), reflect.TypeFor[catalogue.Field](), reflect.TypeFor[catalogue.Constraints](), reflect.TypeFor[catalogue.PlaceKey](),
		reflect.TypeFor[catalogue.GraphQL](), reflect.TypeFor[catalogue.Lookup](), reflect.TypeFor[catalogue.List](), reflect.TypeFor[catalogue.Order](),
		reflect.TypeFor[catalogue.Category](), reflect.TypeFor[catalogue.Groups](), reflect.TypeFor[catalogue.Dimension](),
		reflect.TypeFor[catalogue.Measure](), reflect.TypeFor[catalogue.Inverse](), reflect.TypeFor[catalogue.Search](), reflect.TypeFor[catalogue.Network](),
		reflect.TypeFor[catalogue.Link](),
	} {
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if name != "" && !strings.Contains(text, "`"+name+"`") {
				t.Errorf("%s: say what the property `%s` of a description means", packageDoc, name)
			}
		}
	}
}

// TestDocsProblemCodes compares the codes of problems with the constants of package dataset.
func TestDocsProblemCodes(t *testing.T) {
	t.Parallel()
	var want []string
	for _, file := range filesOf(t, "dataset") {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || !strings.HasPrefix(spec.Names[0].Name, "Code") || len(spec.Values) != 1 {
				return true
			}
			if literal, ok := spec.Values[0].(*ast.BasicLit); ok {
				want = append(want, strings.Trim(literal.Value, `"`))
			}
			return true
		})
	}
	compare(t, sorted(want), sorted(column(tableOf(t, packageDoc, "code"), 0)), packageDoc, "a row `| code | problem |` for each code of dataset/problem.go")
}

// TestDocsRejection imports the invalid data that the guide describes, and compares the output.
func TestDocsRejection(t *testing.T) {
	t.Parallel()
	var shown string
	var args []string
	for _, b := range blocksIn(t, publishDoc) {
		if first, rest, _ := strings.Cut(b.text, "\n"); b.info == "console" && strings.HasPrefix(first, "$ govhub import --dry-run") {
			args = callsIn(first)[0]
			shown, _, _ = strings.Cut(rest, "$ echo $?")
		}
	}
	if len(args) == 0 {
		t.Fatalf("%s shows no rejection: add a block of console that begins with $ govhub import --dry-run", publishDoc)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, data.FS); err != nil {
		t.Fatal(err)
	}
	for _, edit := range []struct{ file, before, after string }{
		{"award_entry.csv", ",WINNER,", ",WON,"},
		{"position.csv", ",92701000,", ",92701999,"},
	} {
		file := filepath.Join(dir, edit.file)
		text := strings.Replace(readDoc(t, file), edit.before, edit.after, 1)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	stderr, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	defer stderr.Close()
	args[len(args)-1] = dir
	code := cli.Run(t.Context(), append(args, "--database-url="+bundletest.New(t).DSN()), io.Discard, stderr)
	if code != cli.ExitRejected {
		t.Errorf("exit code %d, want %d", code, cli.ExitRejected)
	}
	compare(t, readDoc(t, stderr.Name()), shown, publishDoc, "what govhub prints when it refuses data")
}

var (
	fenced  = regexp.MustCompile("(?ms)^```.*?^```$")
	inline  = regexp.MustCompile("`[^`\n]+`")
	link    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading = regexp.MustCompile(`(?m)^#+ (.+)$`)
)

// TestDocsLinks follows every link within the repository to its file and its heading.
func TestDocsLinks(t *testing.T) {
	t.Parallel()
	for _, doc := range append(documents(t), "data/README.md") {
		text := inline.ReplaceAllString(fenced.ReplaceAllString(readDoc(t, doc), ""), "")
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			target, anchor, _ := strings.Cut(m[1], "#")
			if strings.Contains(target, ":") {
				continue // elsewhere
			}
			file := doc
			if target != "" {
				file = path.Join(path.Dir(doc), target)
			}
			if _, err := os.Stat(file); err != nil {
				t.Errorf("%s: the link %s leads to no file: correct it, or add %s", doc, m[1], file)
				continue
			}
			if anchor != "" && !slices.Contains(anchorsOf(t, file), anchor) {
				t.Errorf("%s: the link %s leads to no heading of %s", doc, m[1], file)
			}
		}
	}
}

// TestDocsAreListed checks that the index lists every document.
func TestDocsAreListed(t *testing.T) {
	t.Parallel()
	index := readDoc(t, "docs/README.md")
	for _, doc := range documents(t) {
		name, ok := strings.CutPrefix(doc, "docs/")
		if ok && name != "README.md" && !strings.Contains(index, "]("+name) {
			t.Errorf("docs/README.md: add a link to %s", name)
		}
	}
}

// TestDocsWantedData compares the wanted files with the resources: their columns exist, and all required columns are there.
func TestDocsWantedData(t *testing.T) {
	t.Parallel()
	rows := regexp.MustCompile("(?m)^\\| .+ \\| `([a-z_]+)\\.csv` \\| (.+) \\|$").FindAllStringSubmatch(readDoc(t, wantedDoc), -1)
	if len(rows) == 0 {
		t.Fatalf("%s names no file", wantedDoc)
	}
	for _, row := range rows {
		i := slices.IndexFunc(catalogue.Schemas(), func(s *catalogue.Schema) bool { return s.Name == row[1] })
		if i < 0 {
			t.Errorf("%s: %s.csv is of no resource", wantedDoc, row[1])
			continue
		}
		columns := strings.Split(strings.Trim(row[2], "`"), "`, `")
		for _, f := range catalogue.Schemas()[i].Fields {
			n := slices.Index(columns, f.Name)
			if n >= 0 {
				columns = slices.Delete(columns, n, n+1)
			} else if f.Constraints.Required && f.Missing == "" {
				t.Errorf("%s: %s.csv lacks %s, which every row has", wantedDoc, row[1], f.Name)
			}
		}
		if len(columns) > 0 {
			t.Errorf("%s: %s.csv has no columns %v", wantedDoc, row[1], columns)
		}
	}
}

// TestDocsDashboard checks that the page of the dashboard tutorial does what the tutorial explains.
func TestDocsDashboard(t *testing.T) {
	t.Parallel()
	const tutorial, page = "docs/tutorials/for-dashboards.md", "docs/tutorials/dashboard.html"
	plain := func(code string) string { return strings.Join(strings.Fields(code), " ") }
	text := plain(readDoc(t, page))
	shown := 0
	for _, b := range blocksIn(t, tutorial) {
		if b.info != "js" && b.info != "graphql" {
			continue
		}
		shown++
		if !strings.Contains(text, plain(b.text)) {
			t.Errorf("%s:%d: %s has no such code: make them equal", tutorial, b.line, page)
		}
	}
	if shown == 0 {
		t.Errorf("%s shows no code of %s", tutorial, page)
	}
}

// TestDocsClients checks that the recipes for client libraries are the files that make test-clients runs, all of them.
func TestDocsClients(t *testing.T) {
	t.Parallel()
	const doc, recipes = "docs/how-to/which-client.md", "web/clients/recipes"
	shown := map[string]bool{}
	for _, b := range blocksIn(t, doc) {
		_, file, named := strings.Cut(b.info, " ")
		if !named || !strings.HasPrefix(file, recipes) {
			continue
		}
		shown[file] = true
		if diff := cmp.Diff(readDoc(t, file), b.text); diff != "" {
			t.Errorf("%s:%d: make the block equal to %s: (-file +block)\n%s", doc, b.line, file, diff)
		}
	}
	err := filepath.WalkDir(recipes, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !shown[filepath.ToSlash(file)] {
			t.Errorf("%s: show %s", doc, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestDocsClientInGo checks that genqlient, which knows no interface that implements another, is told of all of them.
func TestDocsClientInGo(t *testing.T) {
	t.Parallel()
	const cure = "s/^interface Sourced implements Node/interface Sourced/"
	if !strings.Contains(readDoc(t, "docs/how-to/which-client.md"), cure) {
		t.Error("docs/how-to/which-client.md shows another cure than this test knows")
	}
	sdl := regexp.MustCompile(`(?m)^interface Sourced implements Node`).ReplaceAllString(readDoc(t, "docs/reference/schema.graphql"), "interface Sourced")
	if found := regexp.MustCompile(`(?m)^interface \w+ implements.*`).FindString(sdl); found != "" {
		t.Errorf("genqlient refuses %q: add it to the recipe", found)
	}
}
