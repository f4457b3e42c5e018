package main

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Each folder is a query of users, in the language of govhub and, where PostGraphile can answer it, in its own. The first line of
// govhub.graphql is its title. query.json, where there is one, has a setup.
//
//go:embed queries
var queryFiles embed.FS

type query struct {
	name, title  string
	govhub       string
	postgraphile string // empty if it cannot answer
	setup
}

// setup is what a query needs beyond its text.
type setup struct {
	Variables map[string]any `json:"variables"`
	// Pages is the number of pages before the measured one. The query has one root field, with pageInfo, and takes $after.
	Pages int `json:"pages"`
	// Counts says that the answer counts rows, so that its cost grows with them; others are pages.
	Counts bool `json:"counts"`
	// Generated says that the query names rows of the generated data.
	Generated bool `json:"generated"`
}

// on returns the queries for the data of a scale.
func on(s scale, queries []query) []query {
	return slices.DeleteFunc(slices.Clone(queries), func(q query) bool { return q.Generated && s == bundled })
}

// loadQueries returns the queries whose names match the pattern.
func loadQueries(pattern string) (list []query, err error) {
	folders, err := fs.ReadDir(queryFiles, "queries")
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		matches, err := path.Match(pattern, folder.Name())
		if err != nil {
			return nil, fmt.Errorf("pattern %s: %w", pattern, err)
		}
		if !matches {
			continue
		}
		q, err := loadQuery(folder.Name())
		if err != nil {
			return nil, fmt.Errorf("query %s: %w", folder.Name(), err)
		}
		list = append(list, q)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no query matches %s", pattern)
	}
	return list, nil
}

func loadQuery(name string) (query, error) {
	read := func(file string) (string, error) {
		text, err := queryFiles.ReadFile(path.Join("queries", name, file))
		return string(text), err
	}
	q := query{name: name}
	text, err := read("govhub.graphql")
	if err != nil {
		return query{}, err
	}
	comment, text, _ := strings.Cut(text, "\n")
	title, found := strings.CutPrefix(comment, "# ")
	if !found {
		return query{}, errors.New("govhub.graphql does not begin with a comment that says what it asks")
	}
	q.title, q.govhub = title, text
	if q.postgraphile, err = read("postgraphile.graphql"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return query{}, err
	}
	more, err := read("query.json")
	if errors.Is(err, fs.ErrNotExist) {
		return q, nil
	}
	if err != nil {
		return query{}, err
	}
	return q, json.Unmarshal([]byte(more), &q.setup)
}
