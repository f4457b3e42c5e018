package tests

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"govhub/cli"
)

// anchorsOf returns the anchors of a document's headings, as code hosts make them.
func anchorsOf(t *testing.T, file string) (anchors []string) {
	t.Helper()
	for _, m := range heading.FindAllStringSubmatch(fenced.ReplaceAllString(readDoc(t, file), ""), -1) {
		anchors = append(anchors, strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, m[1]))
	}
	return anchors
}

// documents lists the documents for users, by path.
func documents(t *testing.T) []string {
	t.Helper()
	list := []string{"CHANGELOG.md", "README.md"}
	err := filepath.WalkDir("docs", func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".md") {
			list = append(list, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// parserOf returns the parser of the command line, which fills c. Unlike that of the program it never exits.
func parserOf(t *testing.T, c *cli.Commands) *kong.Kong {
	t.Helper()
	p, err := kong.New(c, kong.Name("govhub"), kong.Writers(io.Discard, io.Discard), kong.Exit(func(int) {}))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// section is a part of a document below a heading.
type section struct{ title, text string }

// sectionsOf cuts a document at its headings, without code marks.
func sectionsOf(t *testing.T, doc string) (sections []section) {
	t.Helper()
	for line := range strings.Lines(readDoc(t, doc)) {
		if m := heading.FindStringSubmatch(line); m != nil {
			sections = append(sections, section{title: strings.ReplaceAll(m[1], "`", "")})
		} else if len(sections) > 0 {
			sections[len(sections)-1].text += line
		}
	}
	return sections
}

// tableOf returns the rows of all tables of a document whose first column has the name.
func tableOf(t *testing.T, doc, first string) [][]string {
	t.Helper()
	rows := tableIn(readDoc(t, doc), first)
	if len(rows) == 0 {
		t.Fatalf("%s has no table whose first column is %q", doc, first)
	}
	return rows
}

func tableIn(text, first string) (rows [][]string) {
	within := false
	for line := range strings.Lines(text) {
		row, ok := strings.CutPrefix(strings.TrimSpace(line), "|")
		if !ok {
			within = false
			continue
		}
		cells := strings.Split(strings.TrimSuffix(row, "|"), "|")
		for i, cell := range cells {
			cells[i] = strings.ReplaceAll(strings.TrimSpace(cell), "`", "")
		}
		switch {
		case cells[0] == first:
			within = true
		case within && !strings.HasPrefix(cells[0], "---"):
			rows = append(rows, cells)
		}
	}
	return rows
}

func column(rows [][]string, i int) []string {
	values := make([]string, len(rows))
	for j, row := range rows {
		values[j] = row[i]
	}
	return values
}

// compare reports differences between a document and the program.
func compare[T any](t *testing.T, program, document T, doc, rule string) {
	t.Helper()
	if diff := cmp.Diff(program, document); diff != "" {
		t.Errorf("%s should have %s (-program +document):\n%s", doc, rule, diff)
	}
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

func without(list, others []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(others, s) })
}

// filesOf parses the code of a package, without tests.
func filesOf(t *testing.T, dir string) (files []*ast.File) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// callsOf returns the calls of functions and methods of these names in a package.
func callsOf(t *testing.T, dir string, names ...string) (calls []*ast.CallExpr) {
	t.Helper()
	for _, file := range filesOf(t, dir) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			name := fmt.Sprint(call.Fun)
			if selector, ok := call.Fun.(*ast.SelectorExpr); ok {
				name = selector.Sel.Name
			}
			if slices.Contains(names, name) {
				calls = append(calls, call)
			}
			return true
		})
	}
	return calls
}
