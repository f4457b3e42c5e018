package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestContent(t *testing.T) {
	t.Parallel()
	const answer = `{"data":{"regions":{"pageInfo":{"endCursor":"x","hasNextPage":true},"nodes":[{"name":"Ё","area":"1.50","count":9007199254740993}]}},"extensions":{"release":1}}`
	got, err := content([]byte(answer))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"regions": map[string]any{
		"pageInfo": map[string]any{"hasNextPage": true},
		"nodes":    []any{map[string]any{"name": "Ё", "area": "1.50", "count": json.Number("9007199254740993")}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestContentOfBadAnswers(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]string{
		`<html>`: "not JSON",
		`{"errors":[{"message":"too deep"}],"data":null}`: "too deep",
		`{"extensions":{}}`: "without data",
	} {
		if _, err := content([]byte(answer)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got error %v, want one with %q", answer, err, want)
		}
	}
}

func TestHasEmptyRoot(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]string{
		`{"data":{"a":null}}`:                                     "a",
		`{"data":{"a":{"nodes":[]}}}`:                             "a",
		`{"data":{"a":{"nodes":[{"b":{"nodes":[]}}]}}}`:           "",
		`{"data":{"a":{"totalCount":0},"b":{"name":"x"}}}`:        "",
		`{"data":{"a":{"nodes":[]},"b":{"nodes":[{"c":"old"}]}}}`: "a",
	} {
		data, err := content([]byte(answer))
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := hasEmptyRoot(data); got != want {
			t.Errorf("%s: got %q, want %q", answer, got, want)
		}
	}
}

func TestNextPage(t *testing.T) {
	t.Parallel()
	after, more, err := nextPage([]byte(`{"data":{"list":{"pageInfo":{"endCursor":"x","hasNextPage":true}}}}`))
	if err != nil || after != "x" || !more {
		t.Errorf("got %q, %t, %v", after, more, err)
	}
	if _, _, err := nextPage([]byte(`{"data":{"a":{},"b":{}}}`)); err == nil {
		t.Error("no error for two root fields")
	}
}
