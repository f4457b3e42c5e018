package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// words are a text in the languages of the explorer.
type words struct {
	EN string `json:"en"`
	RU string `json:"ru"`
}

// example is a question with the query that answers it.
type example struct {
	Name      string         `json:"name"`
	Title     words          `json:"title"`
	Text      words          `json:"text"`
	Query     string         `json:"query"`
	Variables map[string]any `json:"variables,omitempty"`
}

var errHeader = errors.New("begin with four paragraphs of comments: the question and a text about it in English, then both in Russian; an empty comment parts them")

// parse reads the file of an example.
func parse(name, file string) (x example, err error) {
	header, query := cut(file)
	if len(header) != 4 {
		return x, errHeader
	}
	x = example{Name: name, Title: words{EN: header[0], RU: header[2]}, Text: words{EN: header[1], RU: header[3]}, Query: query}
	for _, title := range []string{x.Title.EN, x.Title.RU} {
		if !strings.HasSuffix(title, "?") {
			return x, fmt.Errorf("make %q a question: end it with a question mark", title)
		}
	}
	x.Variables, err = defaults(query)
	return x, err
}

// cut splits a file into the paragraphs of its leading comments and the query.
func cut(file string) (paragraphs []string, query string) {
	open := false
	for rest := file; ; {
		line, after, _ := strings.Cut(rest, "\n")
		text, comment := strings.CutPrefix(line, "#")
		if !comment {
			return paragraphs, rest
		}
		switch text = strings.TrimSpace(text); {
		case text == "":
			open = false
		case open:
			paragraphs[len(paragraphs)-1] += " " + text
		default:
			paragraphs, open = append(paragraphs, text), true
		}
		rest = after
	}
}

// defaults returns the default values of a query's variables, all of which must have one.
func defaults(query string) (map[string]any, error) {
	document, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		return nil, err
	}
	if len(document.Operations) != 1 || document.Operations[0].Name == "" {
		return nil, errors.New("write one query, with a name: the explorer shows it on the tab")
	}
	values := map[string]any{}
	for _, v := range document.Operations[0].VariableDefinitions {
		if v.DefaultValue == nil {
			return nil, fmt.Errorf("give the variable $%s a default value: the query must run unchanged", v.Variable)
		}
		if values[v.Variable], err = v.DefaultValue.Value(nil); err != nil {
			return nil, fmt.Errorf("$%s: %w", v.Variable, err)
		}
	}
	return values, nil
}

// section is a part of the gallery.
type section struct {
	Title    words     `json:"title"`
	Examples []example `json:"examples"`
}

// titles are those of the sections, in the order of the gallery.
var titles = []struct {
	prefix string
	title  words
}{
	{"places", words{"Places", "Территории"}},
	{"awards", words{"Awards", "Премии и звания"}},
	{"training", words{"Training", "Обучение"}},
	{"forums", words{"Forums", "Форумы"}},
	{"people", words{"People and organizations", "Люди и организации"}},
	{"practices", words{"Practices, initiatives, regulations", "Практики, инициативы, акты"}},
	{"figures", words{"Figures", "Показатели"}},
	{"search", words{"Search", "Поиск"}},
	{"network", words{"Relationships", "Связи"}},
	{"assist", words{"Assistant", "Помощник"}},
	{"sources", words{"Sources and releases", "Источники и выпуски"}},
}

// arrange sorts examples into the sections that their names begin with.
func arrange(examples []example) (sections []section, err error) {
	by := map[string][]example{}
	for _, x := range examples {
		prefix, _, _ := strings.Cut(x.Name, "-")
		by[prefix] = append(by[prefix], x)
	}
	for _, s := range titles {
		if list := by[s.prefix]; len(list) > 0 {
			slices.SortFunc(list, func(a, b example) int { return strings.Compare(a.Name, b.Name) })
			sections = append(sections, section{s.title, list})
			delete(by, s.prefix)
		}
	}
	for prefix, list := range by {
		return nil, fmt.Errorf("%s.graphql: there is no section %q: rename the file, or add the section", list[0].Name, prefix)
	}
	return sections, nil
}
