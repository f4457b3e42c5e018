package dataset

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
)

func TestLicences(t *testing.T) {
	t.Parallel()
	cc0 := License{Name: "CC0-1.0", Title: "CC0 (the compilation)"}
	shareAlike := License{Name: "CC-BY-SA-4.0", Title: "CC BY-SA 4.0", Path: "https://creativecommons.org/licenses/by-sa/4.0/"}
	attribution := License{Name: "CC-BY-4.0", Title: "cc-by 4.0", Path: "https://creativecommons.org/licenses/by/4.0/"}
	named, unknown := License{Name: "CC-BY-4.0", Title: "CC BY 4.0 (what one publisher states)"}, License{Title: "UNKNOWN"}
	for _, test := range []struct {
		name    string
		own     []License
		sources []string
		want    []License
	}{
		{"no source states any", []License{cc0}, []string{"", ""}, []License{cc0, unknown}},
		{"no terms were found", []License{cc0}, []string{"UNKNOWN", ""}, []License{cc0, unknown}},
		{"what is free", []License{cc0}, []string{"Official document, not subject to copyright", "Single facts only", "public domain"}, []License{cc0}},
		{"single facts of a work under a licence", []License{cc0}, []string{"CC BY-SA 4.0; single facts only"}, []License{{Title: "CC BY-SA 4.0; single facts only"}}},
		{"numbers of one", []License{cc0}, []string{"CC BY-SA 4.0; numbers only"}, []License{{Title: "CC BY-SA 4.0; numbers only"}}},
		{"what is not free", []License{cc0}, []string{"not in the public domain"}, []License{{Title: "not in the public domain"}}},
		{"free with an exception", []License{cc0}, []string{"Public domain (maps: ODbL)"}, []License{{Title: "Public domain (maps: ODbL)"}}},
		{"the same", []License{cc0}, []string{"CC0 1.0"}, []License{cc0}},
		{"what is freer", []License{attribution}, []string{"CC0-1.0"}, []License{attribution}},
		{"share-alike", []License{cc0}, []string{"", "CC BY-SA 4.0", "CC BY-SA 4.0"}, []License{shareAlike, unknown}},
		{"share-alike beside what is free", []License{cc0}, []string{"CC BY-SA 4.0", "public domain"}, []License{shareAlike, {Title: "public domain"}}},
		{"of the compilation and of a source", []License{cc0, named}, []string{"CC BY 4.0", "public domain"}, []License{named, cc0}},
		{"exported and read again", []License{shareAlike, {Title: "UNKNOWN", Path: "README.md"}}, []string{"CC BY-SA 4.0", ""}, []License{shareAlike, {Title: "UNKNOWN", Path: "README.md"}}},
		{"share-alike first", []License{cc0}, []string{"cc-by 4.0", "CC BY-SA 4.0"}, []License{shareAlike, attribution}},
		{"other terms", []License{cc0}, []string{"All rights reserved"}, []License{{Title: "All rights reserved"}}},
		{"nothing claimed", nil, []string{"CC BY-SA 4.0"}, []License{shareAlike}},
	} {
		sources := map[string]string{}
		for i, licence := range test.sources {
			sources[strconv.Itoa(i)] = licence
		}
		var got []License
		stating := 0
		for _, l := range NewTerms(test.own, sources).Of(sources) {
			got = append(got, l.License)
			stating += len(l.Sources)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		if stating != len(sources) {
			t.Errorf("%s: %d sources are under a licence, want %d", test.name, stating, len(sources))
		}
	}
}

// TestUnknownLicenceNames refuses what is written like the name of a licence and is none. Terms in words are never refused.
func TestUnknownLicenceNames(t *testing.T) {
	t.Parallel()
	for text, refused := range map[string]bool{
		"CC-BY-5.0": true, "CC BY-SA 4.1": true, "CC0-2.0": true, "ODbL 3.0": true, "cc by-sa-nc 4.0": true,
		"CC BY 4.0": false, "cc-by-nc-sa-4.0": false, "CC0 1.0": false, "ODbL 1.0": false, "CC BY": false, "UNKNOWN": false,
		"CC BY-SA 4.0; single facts only": false, "CC BY 4.0 International": false, "All rights reserved": false, "Terms of 2025": false,
	} {
		if _, flaw := newCellParser(schemaOf("source"), &schemaOf("source").Fields[schemaOf("source").field("licence")]).parse(text); (flaw != nil) != refused {
			t.Errorf("%q: %v, want it refused: %t", text, flaw, refused)
		}
	}
}

// TestExportOfShareAlikeRows amends a package under CC0 by rows of a source under CC BY-SA.
func TestExportOfShareAlikeRows(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	files := basePackage(t)
	var d map[string]any
	if err := json.Unmarshal(files[descriptorFile].Data, &d); err != nil {
		t.Fatal(err)
	}
	d["licenses"] = []License{{Name: "CC0-1.0", Title: "CC0 1.0"}}
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	files[descriptorFile].Data = text
	source := files["source.csv"]
	source.Data = bytes.ReplaceAll(source.Data, []byte("CC0-1.0"), nil)
	header, _, _ := strings.Cut(string(source.Data), "\n")
	row := make([]string, len(strings.Split(header, ",")))
	for i, column := range strings.Split(header, ",") {
		row[i] = map[string]string{"slug": "shared", "title": "Shared", "licence": "CC BY-SA 4.0"}[column]
	}
	source.Data = append(source.Data, strings.Join(row, ",")+"\n"...)
	people := files["person.csv"]
	people.Data = append(people.Data, "anna,Анна,,,shared\n"...)
	mustPublish(t, db, files)
	for resource, want := range map[string]string{"person": "CC-BY-SA-4.0", "region": "CC0-1.0"} {
		dir := filepath.Join(t.TempDir(), "export")
		if err := Export(t.Context(), db, ExportOptions{Resources: []string{resource}}, dir); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{descriptorFile, "CITATION.cff", "README.md"} {
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			free, bound := strings.Contains(string(text), "CC0"), strings.Contains(strings.ReplaceAll(string(text), " ", "-"), "CC-BY-SA-4.0")
			if free != (want == "CC0-1.0") || bound != (want == "CC-BY-SA-4.0") {
				t.Errorf("%s of %s says CC0 %t, CC BY-SA %t", name, resource, free, bound)
			}
		}
	}
}
