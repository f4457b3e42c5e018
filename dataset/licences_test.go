package dataset

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
)

func TestLicences(t *testing.T) {
	t.Parallel()
	cc0 := License{Name: "CC0-1.0", Title: "CC0 (the compilation)"}
	shareAlike, attribution := License{Name: "CC-BY-SA-4.0", Title: "CC BY-SA 4.0"}, License{Name: "CC-BY-4.0", Title: "cc-by 4.0"}
	for _, test := range []struct {
		name    string
		own     []License
		sources []string
		want    []License
	}{
		{"no source states any", []License{cc0}, []string{"", ""}, []License{cc0}},
		{"no terms were found", []License{cc0}, []string{"UNKNOWN", ""}, []License{cc0}},
		{"what is free", []License{cc0}, []string{"Official document, not subject to copyright", "Single facts only", "public domain"}, []License{cc0}},
		{"single facts of a work under a licence", []License{cc0}, []string{"CC BY-SA 4.0; single facts only"}, []License{{Title: "CC BY-SA 4.0; single facts only"}}},
		{"numbers of one", []License{cc0}, []string{"CC BY-SA 4.0; numbers only"}, []License{{Title: "CC BY-SA 4.0; numbers only"}}},
		{"what is not free", []License{cc0}, []string{"not in the public domain"}, []License{{Title: "not in the public domain"}}},
		{"free with an exception", []License{cc0}, []string{"Public domain (maps: ODbL)"}, []License{{Title: "Public domain (maps: ODbL)"}}},
		{"the same", []License{cc0}, []string{"CC0 1.0"}, []License{cc0}},
		{"what is freer", []License{attribution}, []string{"CC0-1.0"}, []License{attribution}},
		{"share-alike", []License{cc0}, []string{"", "CC BY-SA 4.0", "CC BY-SA 4.0"}, []License{shareAlike}},
		{"share-alike first", []License{cc0}, []string{"cc-by 4.0", "CC BY-SA 4.0"}, []License{shareAlike, attribution}},
		{"other terms", []License{cc0}, []string{"All rights reserved"}, []License{{Title: "All rights reserved"}}},
		{"nothing claimed", nil, []string{"CC BY-SA 4.0"}, []License{shareAlike}},
	} {
		p := exportedPackage{Metadata: Metadata{Licenses: test.own}}
		for _, licence := range test.sources {
			p.SourcesUsed = append(p.SourcesUsed, citedSource{License: licence})
		}
		if diff := cmp.Diff(test.want, p.licences()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
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
