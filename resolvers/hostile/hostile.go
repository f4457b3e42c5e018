// Package hostile reads the documents of resolvers/testdata/hostile: malicious requests.
//
// They are in txtar archives, with a folder each. The file attack says what is attacked. The others are a query and its
// variables, or the raw body of a request, and the expected result, want. In requests <<repeat 30 `a#: name `>> means 30
// repetitions, with their numbers for # and the next ones for ^, <<bytes `ff`>> bytes in hexadecimal, and <<introspection>> the
// query of tools.
package hostile

import (
	"cmp"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"github.com/99designs/gqlgen/graphql/introspection"
	"golang.org/x/tools/txtar"
)

// Document is a malicious request.
type Document struct {
	Name    string
	Request []byte // its body
	Want    string // expected result
}

// Documents returns the documents of an archive by name.
func Documents(archive *txtar.Archive) ([]Document, error) {
	folders := map[string]map[string]string{}
	for _, f := range archive.Files {
		name, file, _ := strings.Cut(f.Name, "/")
		if folders[name] == nil {
			folders[name] = map[string]string{}
		}
		folders[name][file] = string(f.Data)
	}
	var documents []Document
	for _, name := range slices.Sorted(maps.Keys(folders)) {
		body, err := request(folders[name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		documents = append(documents, Document{name, body, folders[name]["want"]})
	}
	return documents, nil
}

func request(files map[string]string) ([]byte, error) {
	expanded := map[string]string{}
	for _, name := range []string{"request", "query", "variables"} {
		text, err := expand(strings.TrimSuffix(files[name], "\n"))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		expanded[name] = text
	}
	if _, ok := files["request"]; ok {
		return []byte(expanded["request"]), nil
	}
	query, err := json.Marshal(expanded["query"])
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, `{"query": %s, "variables": %s}`, query, cmp.Or(expanded["variables"], "null")), nil
}

func expand(text string) (string, error) {
	t, err := template.New("").Delims("<<", ">>").Funcs(template.FuncMap{
		"repeat": repeat,
		"bytes": func(digits string) (string, error) {
			b, err := hex.DecodeString(digits)
			return string(b), err
		},
		"introspection": func() string { return introspection.Query },
	}).Parse(text)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = t.Execute(&b, nil)
	return b.String(), err
}

func repeat(times int, text string) string {
	var b strings.Builder
	for i := range times {
		b.WriteString(strings.ReplaceAll(strings.ReplaceAll(text, "#", strconv.Itoa(i)), "^", strconv.Itoa(i+1)))
	}
	return b.String()
}
