package cite_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/cite"
)

// What is expected was written by hand after the rules that the package names.
var (
	page = cite.Entry{
		Kind: cite.Page, Key: "act-2024", Title: "О примере", Publisher: "Пример", Published: "2024-01-16", Retrieved: "2026-03-20",
		URL: "https://example.org/act",
	}
	undated = cite.Entry{Kind: cite.Page, Key: "list", Title: "List of examples", Retrieved: "2026-03-20", URL: "https://example.org/list"}
	paper   = cite.Entry{Kind: cite.Page, Key: "report", Title: "Report.", Publisher: "Example", Published: "2024-05"}
	dataset = cite.Entry{
		Kind: cite.Dataset, Key: "facts-release-3", Title: "Facts", Version: "release 3", Published: "2026-04-01", URL: "https://example.org",
		Authors: []cite.Author{{Family: "Ivanova", Given: "Anna Petrovna"}, {Family: "Institute of Examples"}},
	}
	row = cite.Entry{
		Kind: cite.Row, Key: "forum-first", Title: "First forum", Dataset: "Facts", Version: "release 3", Published: "2026-04-01", Source: &paper,
	}
	published = cite.Entry{
		Kind: cite.Row, Key: "forum-first", Title: "First forum", Dataset: "Facts", Version: "release 3", Published: "2026-04-01",
		Publisher: "Example Press", URL: "https://example.org/first",
	}
)

func TestFormat(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		entry cite.Entry
		style cite.Style
		lang  cite.Lang
		want  string
	}{
		{"page", page, cite.APA, cite.English, "Пример. (2024, January 16). О примере. https://example.org/act"},
		{"page", page, cite.APA, cite.Russian, "Пример. (2024, 16 января). О примере. https://example.org/act"},
		{"page", page, cite.GOST, cite.Russian, "О примере. – Текст : электронный // Пример : [сайт]. – 16.01.2024. – URL: https://example.org/act (дата обращения: 20.03.2026)."},
		{"no date or publisher", undated, cite.APA, cite.English, "List of examples. (n.d.). Retrieved March 20, 2026, from https://example.org/list"},
		{"no date or publisher", undated, cite.GOST, cite.Russian, "List of examples. – Текст : электронный. – URL: https://example.org/list (дата обращения: 20.03.2026)."},
		{"no address", paper, cite.APA, cite.English, "Example. (2024, May). Report."},
		{"no address", paper, cite.GOST, cite.Russian, "Report / Example. – 05.2024."},
		{"data set", dataset, cite.APA, cite.English, "Ivanova, A. P., & Institute of Examples. (2026, April 1). Facts (release 3) [Data set]. https://example.org"},
		{"data set", dataset, cite.GOST, cite.Russian, "Facts : набор данных / A. P. Ivanova, Institute of Examples. – Release 3. – 01.04.2026. – URL: https://example.org. – Текст : электронный."},
		{"row", row, cite.APA, cite.English, "First forum. (2026, April 1). In Facts (release 3) [Data set]. Source: Example. (2024, May). Report."},
		{"row", row, cite.GOST, cite.Russian, "First forum. – Текст : электронный // Facts : набор данных. – Release 3. – 01.04.2026. – Источник: Report / Example. – 05.2024."},
		{"publisher", published, cite.APA, cite.English, "First forum. (2026, April 1). In Facts (release 3) [Data set]. Example Press. https://example.org/first"},
		{"publisher", published, cite.GOST, cite.Russian, "First forum. – Текст : электронный // Facts : набор данных. – Release 3. – Example Press, 01.04.2026. – URL: https://example.org/first."},
		{"page", page, cite.BibTeX, cite.English, `@misc{act-2024,
  title        = {{О примере}},
  author       = {{Пример}},
  year         = {2024},
  month        = jan,
  url          = {https://example.org/act},
  urldate      = {2026-03-20}
}`},
		{"data set", dataset, cite.BibTeX, cite.English, `@misc{facts-release-3,
  title        = {{Facts}},
  author       = {Ivanova, Anna Petrovna and {Institute of Examples}},
  year         = {2026},
  month        = apr,
  howpublished = {Data set},
  note         = {Release 3},
  url          = {https://example.org}
}`},
		{"page", page, cite.RIS, cite.English, "TY  - ELEC\r\nTI  - О примере\r\nPB  - Пример\r\nPY  - 2024\r\nDA  - 2024/01/16/\r\n" +
			"ID  - act-2024\r\nUR  - https://example.org/act\r\nY2  - 2026/03/20\r\nER  - \r\n"},
	} {
		got, err := cite.Format(&c.entry, c.style, c.lang)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s as %s, %s (-want +got):\n%s", c.name, c.style, c.lang, diff)
		}
	}
	if _, err := cite.Format(&page, "MLA", cite.English); err == nil {
		t.Error("an unknown style was written")
	}
}

// Texts of data must not become commands of LaTeX, end an entry early or begin another field.
func TestEscapes(t *testing.T) {
	t.Parallel()
	e := cite.Entry{
		Kind: cite.Page, Key: "a{b},c d", Title: "50 % of {A & B} cost $5 #1_x ~y^z \\end", URL: "https://example.org/{a}?b=1&c=100%25", Published: "2024",
	}
	got, err := cite.Format(&e, cite.BibTeX, cite.English)
	if err != nil {
		t.Fatal(err)
	}
	want := `@misc{a-b--c-d,
  title        = {{50 \% of \{A \& B\} cost \$5 \#1\_x \textasciitilde{}y\textasciicircum{}z \textbackslash{}end}},
  year         = {2024},
  url          = {https://example.org/%7Ba%7D?b=1&c=100%25}
}`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	e.Title = "one\r\nER  - two"
	if got, err = cite.Format(&e, cite.RIS, cite.English); err != nil || strings.Count(got, "\r\nER  -") != 1 {
		t.Errorf("%q, %v", got, err)
	}
}

// TestOneLine writes texts with line breaks, control characters and changes of direction as one line in every style.
func TestOneLine(t *testing.T) {
	t.Parallel()
	const broken = "One \r\ntwo\u2028three\u2029four\u0085five\tsix\vseven\x00 eight\u202enine\ufffe\u2066ten\n"
	const whole = "One two three four five six seven eightnineten"
	entry := func(text string) *cite.Entry {
		return &cite.Entry{
			Kind: cite.Row, Key: "key", Title: text, Dataset: text, Version: text, Published: "2024", URL: "https://example.org/",
			Authors: []cite.Author{{Family: text, Given: text}, {Family: text}},
			Source:  &cite.Entry{Kind: cite.Page, Title: text, Publisher: text, Published: "2024"},
		}
	}
	for _, style := range []cite.Style{cite.APA, cite.GOST, cite.BibTeX, cite.RIS} {
		for _, kind := range []cite.Kind{cite.Page, cite.Dataset, cite.Row} {
			e, plain := entry(broken), entry(whole)
			e.Kind, plain.Kind = kind, kind
			got, err := cite.Format(e, style, cite.English)
			if err != nil {
				t.Fatal(err)
			}
			want, err := cite.Format(plain, style, cite.English)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s of kind %d (-want +got):\n%s", style, kind, diff)
			}
			if e.Title != broken || e.Source.Title != broken || e.Authors[0].Family != broken {
				t.Fatal("the entry was changed")
			}
		}
	}
}

// FuzzOneLine finds nothing in a text that begins a line of its own.
func FuzzOneLine(f *testing.F) {
	f.Add("one\r\nER  - two")
	f.Add("\u202e\u2028")
	f.Fuzz(func(t *testing.T, text string) {
		e := &cite.Entry{Kind: cite.Dataset, Key: text, Title: text, Version: "1" + text, Authors: []cite.Author{{Family: text, Given: text}}, URL: text}
		for style, lines := range map[cite.Style]int{cite.APA: 0, cite.GOST: 0} {
			got, err := cite.Format(e, style, cite.Russian)
			if err != nil || strings.Count(got, "\n") != lines {
				t.Errorf("%s: %q, %v", style, got, err)
			}
		}
		got, err := cite.Format(e, cite.RIS, cite.Russian)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(got, "\r\n"), "\r\n") {
			if len(line) < 6 || line[2:6] != "  - " || strings.ContainsAny(line, "\r\n") {
				t.Errorf("line %q of %q", line, got)
			}
		}
	})
}
