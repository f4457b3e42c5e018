package indicators

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const mappingDoc = "../../docs/reference/mapping.md"

// TestDocs compares the reference with the format: its example is a mapping, its first table has exactly the members, its last
// the columns of the built-in mappings.
func TestDocs(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(mappingDoc)
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(text), "```json\n")
	example, rest, _ := strings.Cut(example, "```")
	parse(t, example)

	members, rest, _ := strings.Cut(rest, "\n## ")
	var got []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(members, -1) {
		got = append(got, row[1])
	}
	slices.Sort(got)
	want := slices.Sorted(slices.Values(memberPaths(reflect.TypeFor[Mapping](), "")))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: correct the table of members: %s", mappingDoc, diff)
	}

	_, columns, _ := strings.Cut(rest, "Mappings of the hub")
	described := map[string][]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|[^|]*\\| ([^|]+) \\|$").FindAllStringSubmatch(columns, -1) {
		names := strings.Split(strings.ReplaceAll(row[2], "`", ""), ", ")
		slices.Sort(names)
		described[row[1]] = names
	}
	read := map[string][]string{}
	for _, m := range Shipped() {
		read[m.Name] = m.columns()
	}
	if diff := cmp.Diff(read, described); diff != "" {
		t.Errorf("%s: correct the table of mappings: %s", mappingDoc, diff)
	}
}

func memberPaths(t reflect.Type, path string) (paths []string) {
	for f := range t.Fields() {
		member := strings.TrimPrefix(path+"."+f.Tag.Get("json"), ".")
		paths = append(paths, member)
		of := f.Type
		if of.Kind() == reflect.Slice {
			of, member = of.Elem(), member+"[]"
		}
		if of.Kind() == reflect.Struct {
			paths = append(paths, memberPaths(of, member)...)
		}
	}
	return paths
}
