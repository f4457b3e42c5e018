// Package hostile reads the documents of resolvers/testdata/hostile: requests of those who want to do harm.
//
// A document is a txtar archive. Its comment says what is attacked. It has a query and its variables, or the body of a
// request as it is, and what comes of it. In all of them <<repeat 30 `a#: name `>> stands for 30 repetitions, with their
// numbers for # and the next ones for ^, <<bytes `ff`>> for bytes in hexadecimal, and <<introspection>> for the query of
// tools.
package hostile

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"github.com/99designs/gqlgen/graphql/introspection"
	"golang.org/x/tools/txtar"
)

// Request returns the body of the request that a document describes.
func Request(document *txtar.Archive) ([]byte, error) {
	parts := map[string]string{}
	for _, f := range document.Files {
		text, err := expand(strings.TrimSuffix(string(f.Data), "\n"))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		parts[f.Name] = text
	}
	if body, ok := parts["request"]; ok {
		return []byte(body), nil
	}
	query, err := json.Marshal(parts["query"])
	if err != nil {
		return nil, err
	}
	variables := parts["variables"]
	if variables == "" {
		variables = "null"
	}
	return fmt.Appendf(nil, `{"query": %s, "variables": %s}`, query, variables), nil
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
