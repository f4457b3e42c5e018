package tests

import (
	"archive/zip"
	"bytes"
	"io"
	"log/slog"
	"net/url"
	"strings"
	"testing"
)

// TestLanguageOfFiles checks that downloads and files of relationships have the language of their address.
func TestLanguageOfFiles(t *testing.T) {
	t.Parallel()
	hub := newCachingHub(t, slog.New(slog.DiscardHandler))
	rows := "?query=" + url.QueryEscape(`{ regions(filter: {code: {eq: "16"}}) { nodes { name } } }`)
	const capital = "/network/neighbors.csv?of=region:92000000&kinds=HAS_CAPITAL"
	for address, want := range map[string]string{
		"/graphql.csv" + rows:                 "name\nРеспублика Татарстан\n",
		"/graphql.csv" + rows + "&lang=ru":    "name\nРеспублика Татарстан\n",
		"/graphql.csv" + rows + "&lang=en":    "name\nRepublic of Tatarstan\n",
		"/graphql.ndjson" + rows + "&lang=en": `{"name":"Republic of Tatarstan"}`,
		capital:                               "Республика Татарстан,municipality:92701000,MUNICIPALITY,город Казань,HAS_CAPITAL,has as capital,",
		capital + "&lang=ru":                  "Республика Татарстан,municipality:92701000,MUNICIPALITY,город Казань,HAS_CAPITAL,имеет столицу,",
		capital + "&lang=en":                  "Republic of Tatarstan,municipality:92701000,MUNICIPALITY,Kazan,HAS_CAPITAL,has as capital,",
		capital + "&lang=de":                  `the parameter lang is \"de\": it must be one of en, ru`,
		capital + "&lang=ru&lang=ru":          "the parameter lang is given 2 times",
	} {
		if got := fileOf(t, hub, address); !strings.Contains(got.Body.String(), want) {
			t.Errorf("%s: %d %s, want %s", address, got.Code, got.Body, want)
		}
	}
}

// TestLanguageOfZip checks that the archive says in which language its query was asked.
func TestLanguageOfZip(t *testing.T) {
	t.Parallel()
	hub := newCachingHub(t, slog.New(slog.DiscardHandler))
	got := fileOf(t, hub, "/graphql.zip?lang=en&query="+url.QueryEscape(`{ regions(filter: {code: {eq: "16"}}) { nodes { name } } }`))
	archive, err := zip.NewReader(bytes.NewReader(got.Body.Bytes()), int64(got.Body.Len()))
	if err != nil {
		t.Fatalf("%v in %s", err, got.Body)
	}
	f, err := archive.Open("README.md")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil || !strings.Contains(string(text), "what was asked, in the language EN.") {
		t.Errorf("%v in %s", err, text)
	}
}
