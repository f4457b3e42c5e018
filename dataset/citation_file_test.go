package dataset

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestCitation checks CITATION.cff against the rules of the Citation File Format 1.2.0.
func TestCitation(t *testing.T) {
	t.Parallel()
	p := exportedPackage{
		Name: "x", Version: "1.0", Release: 3, Created: "2026-11-22T10:00:00Z",
		Metadata: Metadata{
			Title: "Places: \"all\" #1", Description: "Two\nlines", Homepage: "https://example.org/", Keywords: []string{"b", "a", "a"},
			Licenses: []License{{Name: "CC0-1.0"}, {Name: "own", Path: "https://example.org/terms"}},
		},
		SourcesUsed: []citedSource{{Name: "a", Title: "- Указ: №1", Publisher: "Ведомство"}, {Name: "b", Title: "B", Path: "https://example.org/b"}},
	}
	bare := exportedPackage{Name: "bare", Release: 1, Created: "2026-11-22T10:00:00Z"}
	people := p
	people.Contributors = []Contributor{{GivenName: "Anna", FamilyName: "Ivanova"}, {Title: "Archive", Path: "https://example.org/archive"}, {Email: "nobody"}}
	for _, p := range []exportedPackage{p, bare, people} {
		text, err := p.citation()
		if err != nil {
			t.Fatal(err)
		}
		var c map[string]any
		if err := yaml.Unmarshal(text, &c); err != nil {
			t.Fatalf("%v:\n%s", err, text)
		}
		checkCitation(t, c)
		if c["title"] != p.title() {
			t.Errorf("title %q, want %q", c["title"], p.title())
		}
	}
}

// citedBy is a data package whose texts are all the same.
func citedBy(texts ...string) exportedPackage {
	p := exportedPackage{Name: "x", Release: 1, Created: "2026-11-22T10:00:00Z"}
	p.Metadata = Metadata{Title: texts[0], Description: texts[0], Keywords: texts}
	for _, text := range texts {
		p.Contributors = append(p.Contributors, Contributor{Title: text}, Contributor{GivenName: text}, Contributor{FamilyName: text, GivenName: text})
		p.SourcesUsed = append(p.SourcesUsed, citedSource{Title: text, Publisher: text})
	}
	return p
}

// TestCitationTexts reads any text back unchanged.
func TestCitationTexts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.StringN(1, 40, -1).Draw(t, "text")
		p := citedBy(want)
		text, err := p.citation()
		if err != nil {
			t.Fatal(err)
		}
		var c struct {
			Title, Abstract string
			Keywords        []string
			Authors         []struct {
				Name   string
				Given  string `yaml:"given-names"`
				Family string `yaml:"family-names"`
			}
			References []struct {
				Title   string
				Authors []struct{ Name string }
			}
		}
		if err := yaml.Unmarshal(text, &c); err != nil {
			t.Fatalf("%v:\n%s", err, text)
		}
		for _, got := range []string{
			c.Title, c.Abstract, c.Keywords[0], c.Authors[0].Name, c.Authors[1].Given, c.Authors[2].Given, c.Authors[2].Family,
			c.References[0].Title, c.References[0].Authors[0].Name,
		} {
			if got != want {
				t.Fatalf("read back as %q, want %q:\n%s", got, want, text)
			}
		}
	})
}

// TestCitationFile compares today's output with the file that other readers of YAML are tested on, web/explorer/test/citation.mjs and
// tools/citation.py.
func TestCitationFile(t *testing.T) {
	t.Parallel()
	list, err := os.ReadFile("testdata/citation/texts.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	if err := json.Unmarshal(list, &texts); err != nil {
		t.Fatal(err)
	}
	p := citedBy(texts...)
	got, err := p.citation()
	if err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/citation/CITATION.cff"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func checkCitation(t *testing.T, c map[string]any) {
	t.Helper()
	for _, required := range []string{"authors", "cff-version", "message", "title"} {
		if c[required] == nil {
			t.Errorf("%s is missing", required)
		}
	}
	known := []string{
		"abstract", "authors", "cff-version", "date-released", "keywords", "license", "license-url", "message", "references", "title", "type", "url", "version",
	}
	texts := map[string]*regexp.Regexp{
		"cff-version":   regexp.MustCompile(`^1\.2\.0$`),
		"date-released": regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`),
		"type":          regexp.MustCompile(`^dataset$`),
		"url":           regexp.MustCompile(`^(https?|ftp|sftp)://.+`),
		"license-url":   regexp.MustCompile(`^(https?|ftp|sftp)://.+`),
	}
	for key, value := range c {
		if !slices.Contains(known, key) {
			t.Errorf("%s is not a member of CFF", key)
		}
		switch value := value.(type) {
		case string:
			if value == "" || texts[key] != nil && !texts[key].MatchString(value) {
				t.Errorf("%s: %q", key, value)
			}
		case []any:
			if len(value) == 0 {
				t.Errorf("%s is empty", key)
			}
		default:
			t.Errorf("%s is a %T", key, value)
		}
	}
	if keywords, ok := c["keywords"].([]any); ok && len(keywords) != 2 {
		t.Errorf("keywords are not unique: %v", keywords)
	}
	checkAuthors(t, c["authors"])
	references, _ := c["references"].([]any)
	for _, r := range references {
		reference := r.(map[string]any)
		if reference["type"] != "generic" || reference["title"] == "" {
			t.Errorf("reference %v", reference)
		}
		checkAuthors(t, reference["authors"])
	}
}

// checkAuthors checks persons, who have no name, and entities, which need one.
func checkAuthors(t *testing.T, list any) {
	t.Helper()
	authors, _ := list.([]any)
	if len(authors) == 0 {
		t.Error("no authors")
	}
	for _, a := range authors {
		author := a.(map[string]any)
		person := author["given-names"] != nil || author["family-names"] != nil
		if person == (author["name"] != nil) {
			t.Errorf("neither person nor entity: %v", author)
		}
	}
}
