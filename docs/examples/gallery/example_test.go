package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const header = `# Which regions are large?
#
# Those with many
# residents.
#
# Какие регионы велики?
#
# Те, где много жителей.
`

func TestParse(t *testing.T) {
	t.Parallel()
	const query = "query Large($first: Int = 3, $lang: Lang! = RU, $ids: [ID!] = [\"a\"]) {\n  regions(first: $first) { totalCount } # all\n}\n"
	got, err := parse("places-large", header+query)
	if err != nil {
		t.Fatal(err)
	}
	want := example{
		Name:      "places-large",
		Title:     words{EN: "Which regions are large?", RU: "Какие регионы велики?"},
		Text:      words{EN: "Those with many residents.", RU: "Те, где много жителей."},
		Query:     query,
		Variables: map[string]any{"first": int64(3), "lang": "RU", "ids": []any{"a"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ file, want string }{
		"empty":         {"", "begin with four paragraphs"},
		"no Russian":    {"# Which?\n#\n# Those.\nquery A { a }\n", "begin with four paragraphs"},
		"no question":   {strings.Replace(header, "large?", "large.", 1) + "query A { a }\n", "end it with a question mark"},
		"no name":       {header + "{ a }\n", "write one query, with a name"},
		"two queries":   {header + "query A { a }\nquery B { b }\n", "write one query, with a name"},
		"no query":      {header, "write one query, with a name"},
		"broken":        {header + "query A { a\n", "Expected Name"},
		"needs a value": {header + "query A($id: ID!) { node(id: $id) { id } }\n", "give the variable $id a default value"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := parse("places-large", tt.file); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestArrange(t *testing.T) {
	t.Parallel()
	got, err := arrange([]example{{Name: "awards-b"}, {Name: "awards-a"}, {Name: "places-z"}})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range got {
		names = append(names, s.Title.EN)
		for _, x := range s.Examples {
			names = append(names, x.Name)
		}
	}
	if diff := cmp.Diff([]string{"Places", "places-z", "Awards", "awards-a", "awards-b"}, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := arrange([]example{{Name: "weather-today"}}); err == nil || !strings.Contains(err.Error(), `no section "weather"`) {
		t.Errorf("got %v", err)
	}
}

func FuzzCut(f *testing.F) {
	f.Add(header + "query A { a }\n")
	f.Add("#")
	f.Add("#\r\n# a\n\n#b")
	f.Fuzz(func(t *testing.T, file string) {
		paragraphs, query := cut(file)
		if !strings.HasSuffix(file, query) || strings.HasPrefix(query, "#") {
			t.Errorf("%q is not what follows the comments", query)
		}
		for _, p := range paragraphs {
			if p == "" || strings.Contains(p, "\n") {
				t.Errorf("paragraph %q", p)
			}
		}
	})
}
