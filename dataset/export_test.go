package dataset

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"govhub/db/control"
	"govhub/db/dbtest"
)

// hostile returns the base package with metadata, with texts that spreadsheets would take as formulas, and with characters that
// formats treat specially.
func hostile(t testing.TB) fstest.MapFS {
	t.Helper()
	files := basePackage(t)
	var d map[string]any
	if err := json.Unmarshal(files[descriptorFile].Data, &d); err != nil {
		t.Fatal(err)
	}
	d["title"], d["description"] = "Test: data", "Facts, \"quoted\".\nTwo lines."
	d["imports"] = []Imported{{
		Input: "income.csv", Source: "report", Read: 3, Accepted: 1, Quarantined: 2, Release: 7,
		Reasons: []Reason{{Code: CodeForeignKey, Field: "place", Message: "names no region", Count: 2, Example: "1"}},
		Lost:    []Lost{{Indicator: "income", Breakdown: "_T", Level: "REGION", Period: "2024", Values: 2}},
	}}
	d["title@ru"], d["errata"] = "Проверка: данные", []Erratum{{Version: "0", Text: "One value was wrong.", Subject: "award:first"}}
	d["keywords"] = []string{"b", "a", "b"}
	d["licenses"] = []License{{Name: "CC-BY-4.0", Title: "Attribution", Path: "https://example.org/by"}}
	d["sources"] = []Origin{{Title: "Gazette", Path: "https://example.org/gazette"}}
	d["contributors"] = []Contributor{{GivenName: "Anna", FamilyName: "Ivanova", Roles: []string{"author"}}, {Title: "Archive"}}
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	files = with(files, descriptorFile, string(text))
	return with(files, "indicator.csv", string(files["indicator.csv"].Data)+
		"formula,=1+1,'+1,,,persons,ANNUAL,\"@a \"\"b\"\" \\ c\",false,false,false,,\"-line\nанд tab\there\",act\n")
}

func TestValidName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"govhub-bundle": "govhub-bundle", "districts, oktmo": "districts-oktmo", "Данные": "data", "A_b.C": "a_b.c", "-x-": "x",
	} {
		if got := validName(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

func TestExportNeutralisesFormulas(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	published := mustPublish(t, db, hostile(t))
	dir := filepath.Join(t.TempDir(), "export")
	if err := Export(t.Context(), db, ExportOptions{}, dir); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "indicator.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "formula,'=1+1,''+1,,,persons,ANNUAL,\"'@a "; !strings.Contains(string(text), want) {
		t.Errorf("indicator.csv lacks %q:\n%s", want, text)
	}
	again := dbtest.New(t).Owner(t)
	if diff := cmp.Diff(sums(published), sums(mustPublish(t, again, os.DirFS(dir)))); diff != "" {
		t.Errorf("checksums (-published +published again):\n%s", diff)
	}
	first, err := Release(t.Context(), db, 0)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Release(t.Context(), again, 0)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first.Metadata, second.Metadata); diff != "" || first.Metadata.Title != "Test: data" || first.Metadata.TitleRu == "" || len(first.Metadata.Errata) != 1 ||
		len(first.Metadata.Imports) != 1 || first.Metadata.Imports[0].Release != 0 { // the release of another hub
		t.Errorf("metadata (-published +published again):\n%s", diff)
	}
	// Without the mark the same bytes mean the apostrophes.
	literal := strings.ReplaceAll(string(readFiles(t, dir)[descriptorFile].Data), `"escapedFormulas": true`, `"escapedFormulas": false`)
	third := mustPublish(t, dbtest.New(t).Owner(t), with(readFiles(t, dir), descriptorFile, literal))
	if cmp.Equal(sums(published), sums(third)) {
		t.Error("a package without escapedFormulas lost its apostrophes")
	}
}

func sums(r *Result) map[string]string {
	m := map[string]string{}
	for _, resource := range r.Resources {
		m[resource.Name] = resource.SHA256
	}
	return m
}

// Numbers are not formulas, however they begin.
func TestExportLeavesNumbers(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	files := basePackage(t)
	mustPublish(t, db, with(files, "observation.csv", string(files["observation.csv"].Data)+"population,RU,1999,_T,-5.25,NORMAL,,act\n"))
	info, err := Release(t.Context(), db, 0)
	if err != nil {
		t.Fatal(err)
	}
	for format, want := range map[Format]string{CSV: "1999,_T,-5.25,NORMAL", JSONL: `"value":-5.25,`} {
		var out bytes.Buffer
		if err := ExportResource(t.Context(), db, info, "observation", format, &out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s lacks %q:\n%s", format, want, &out)
		}
	}
}

func TestExportZip(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	published := mustPublish(t, db, hostile(t))
	dir := t.TempDir()
	for _, format := range Formats() {
		var zips [2][]byte
		for i := range zips {
			name := filepath.Join(dir, string(format)+string(rune('a'+i))+".zip")
			if err := Export(t.Context(), db, ExportOptions{Format: format}, name); err != nil {
				t.Fatal(err)
			}
			var err error
			if zips[i], err = os.ReadFile(name); err != nil {
				t.Fatal(err)
			}
			if err := Export(t.Context(), db, ExportOptions{}, name); err == nil {
				t.Error("an archive that was there was overwritten")
			}
		}
		if !bytes.Equal(zips[0], zips[1]) {
			t.Errorf("%s: two exports differ", format)
		}
		archive, err := zip.NewReader(bytes.NewReader(zips[0]), int64(len(zips[0])))
		if err != nil {
			t.Fatal(err)
		}
		checkDescriptor(t, archive, format)
		if format != CSV {
			continue
		}
		if diff := cmp.Diff(sums(published), sums(mustPublish(t, dbtest.New(t).Owner(t), archive))); diff != "" {
			t.Errorf("checksums (-published +published again):\n%s", diff)
		}
	}
}

// checkDescriptor compares what datapackage.json says with the files.
func checkDescriptor(t *testing.T, files fs.FS, format Format) {
	t.Helper()
	text, err := fs.ReadFile(files, descriptorFile)
	if err != nil {
		t.Fatal(err)
	}
	var d exportedPackage
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	if d.Release != 1 || len(d.Resources) != len(schemas()) || d.Title != "Test: data" || len(d.Licenses) != 1 || len(d.Sources) != 1 {
		t.Errorf("%s: descriptor of release %d, %d resources, title %q, licences %v, sources %v",
			format, d.Release, len(d.Resources), d.Title, d.Licenses, d.Sources)
	}
	if len(d.SourcesUsed) == 0 || d.SourcesUsed[0].Title == "" {
		t.Errorf("%s: the descriptor does not list the sources used: %v", format, d.SourcesUsed)
	}
	for _, r := range d.Resources {
		content, err := fs.ReadFile(files, r.Path)
		if err != nil {
			t.Fatal(err)
		}
		c, _ := parseChecksum(r.Hash)
		h := c.new()
		h.Write(content)
		if int64(len(content)) != r.Bytes || c.algorithm != "sha256" || c.hex != hex.EncodeToString(h.Sum(nil)) {
			t.Errorf("%s: %s has %d bytes, the descriptor says %d and %s", format, r.Path, len(content), r.Bytes, r.Hash)
		}
		if len(r.Schema) == 0 || r.CanonicalHash == "" || r.EscapedFormulas != (format == CSV) {
			t.Errorf("%s: entry of %s: %+v", format, r.Name, r)
		}
	}
}

func TestExportJSONL(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, hostile(t))
	info, err := Release(t.Context(), db, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := ExportResource(t.Context(), db, info, "indicator", JSONL, &out); err != nil {
		t.Fatal(err)
	}
	s := schemaOf("indicator")
	for line := range strings.Lines(out.String()) {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if len(row) != len(s.Fields) {
			t.Errorf("an object with %d fields, want %d: %s", len(row), len(s.Fields), line)
		}
		if row["slug"] == "formula" && (row["name_ru"] != "=1+1" || row["methodology"] != "@a \"b\" \\ c" || row["note"] != "-line\nанд tab\there") {
			t.Errorf("texts were changed: %s", line)
		}
	}
}

func TestAppendJSONString(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "a", `"`, `\`, "\n\t", "«Сердце» <b>&", `\"` + "\n"} {
		var got string
		if err := json.Unmarshal(appendJSONString(nil, text), &got); err != nil || got != text {
			t.Errorf("%q becomes %q, %v", text, got, err)
		}
	}
}

// Every type of field comes back from Parquet as published.
func TestExportParquet(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, hostile(t))
	info, err := Release(t.Context(), db, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range schemas() {
		var out, lines bytes.Buffer
		if err := errors.Join(ExportResource(t.Context(), db, info, s.Name, Parquet, &out),
			ExportResource(t.Context(), db, info, s.Name, JSONL, &lines)); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(out.Bytes(), []byte("PAR1")) || !bytes.HasSuffix(out.Bytes(), []byte("PAR1")) {
			t.Errorf("%s is no Parquet", s.Name)
		}
		file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		if got := slices.Concat(file.Schema().Columns()...); !slices.Equal(got, s.fieldNames()) {
			t.Errorf("%s has the columns %v, want %v", s.Name, got, s.fieldNames())
		}
		compareParquet(t, s, file, &lines)
	}
}

// compareParquet compares the rows of the file with those of the JSON lines.
func compareParquet(t *testing.T, s *Schema, file *parquet.File, lines *bytes.Buffer) {
	t.Helper()
	scanner := bufio.NewScanner(lines)
	for _, group := range file.RowGroups() {
		reader := group.Rows()
		defer reader.Close()
		rows := make([]parquet.Row, 1)
		for {
			n, err := reader.ReadRows(rows)
			if n == 0 {
				if err != io.EOF {
					t.Fatal(err)
				}
				break
			}
			if !scanner.Scan() {
				t.Fatalf("%s has more rows than the JSON lines", s.Name)
			}
			decoder := json.NewDecoder(bytes.NewReader(scanner.Bytes()))
			decoder.UseNumber()
			var want map[string]any
			if err := decoder.Decode(&want); err != nil {
				t.Fatal(err)
			}
			for i := range s.Fields {
				if f := &s.Fields[i]; plain(f, rows[0][i]) != plainJSON(want[f.Name]) {
					t.Errorf("%s.%s is %v, want %v", s.Name, f.Name, plain(f, rows[0][i]), want[f.Name])
				}
			}
		}
	}
	if scanner.Scan() {
		t.Errorf("%s lacks the row %s", s.Name, scanner.Text())
	}
}

func plain(f *Field, v parquet.Value) string {
	switch {
	case v.IsNull():
		return ""
	case f.Type == "date":
		return time.Unix(0, 0).UTC().AddDate(0, 0, int(v.Int32())).Format(time.DateOnly)
	}
	return v.String()
}

func plainJSON(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

func TestExportResources(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	dir := filepath.Join(t.TempDir(), "export")
	if err := Export(t.Context(), db, ExportOptions{Resources: []string{"region", "award"}}, dir); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if diff := cmp.Diff([]string{"CITATION.cff", "README.md", "award.csv", descriptorFile, "region.csv"}, names); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	result, err := importAll(t, db, Options{}, Input{Package: open(t, os.DirFS(dir)), Mode: Replace})
	if err != nil || result.Published {
		t.Errorf("replacing by the export: %+v, %v, want no release", result, err)
	}
	for _, o := range []ExportOptions{{Resources: []string{"planet"}}, {Format: "xls"}} {
		parent := t.TempDir()
		err := Export(t.Context(), db, o, filepath.Join(parent, "x.zip"))
		if err == nil || !strings.Contains(err.Error(), "choose") {
			t.Errorf("%+v: %v, want what there is to choose from", o, err)
		}
		if entries, err := os.ReadDir(parent); err != nil || len(entries) > 0 {
			t.Errorf("left behind: %v, %v", entries, err)
		}
	}
}

func TestExportForeign(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	for schemas, want := range map[string]error{"unknown": control.ErrReleaseStale, "newer": control.ErrReleaseForeign} {
		if _, err := db.Exec("UPDATE govhub.release SET schema_sha256 = $1", schemas); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec("INSERT INTO govhub.table_schemas (sha256) VALUES ('newer') ON CONFLICT DO NOTHING"); err != nil {
			t.Fatal(err)
		}
		if err := Export(t.Context(), db, ExportOptions{}, filepath.Join(t.TempDir(), "x")); !errors.Is(err, want) {
			t.Errorf("with %s Table Schemas: error = %v, want %v", schemas, err, want)
		}
	}
}

// An amended release keeps the metadata of the base, and adds the origin of the rest.
func TestAmendedMetadata(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, hostile(t))
	amendment := fstest.MapFS{
		descriptorFile: {Data: []byte(`{"title": "Other", "errata": [{"release": 1, "text": "Another value was wrong."}], "sources": [{"title": "Bulletin"}, {"title": "Gazette", "path": "https://example.org/gazette"}],
			"resources": [{"name": "indicator", "path": "indicator.csv"}]}`)},
		"indicator.csv": {Data: []byte("slug,name_ru\npopulation,Люди\n")},
	}
	if _, err := importAll(t, db, Options{}, Input{Package: open(t, amendment), Mode: Upsert}); err != nil {
		t.Fatal(err)
	}
	info, err := Release(t.Context(), db, 0)
	if err != nil {
		t.Fatal(err)
	}
	if errata := info.Metadata.Errata; len(errata) != 2 || errata[1].Release != 1 {
		t.Errorf("errata %v, want those of both", errata)
	}
	want := []Origin{{Title: "Gazette", Path: "https://example.org/gazette"}, {Title: "Bulletin"}}
	if diff := cmp.Diff(want, info.Metadata.Sources); diff != "" || info.Metadata.Title != "Test: data" || info.Number != 2 {
		t.Errorf("release %d, title %q, sources (-want +got):\n%s", info.Number, info.Metadata.Title, diff)
	}
}

func TestMetadataIsChecked(t *testing.T) {
	t.Parallel()
	for member, text := range map[string]string{
		"title":     `"title": " x"`,
		"sources":   `"sources": [{"title": "a\u0000b"}]`,
		"licenses":  `"licenses": "CC0"`,
		"`text`":    `"errata": [{"release": 1}]`,
		"`version`": `"errata": [{"release": 1, "version": "1", "text": "x"}]`,
		"errata":    `"errata": [{"release": 1, "text": " x"}]`,
		"`input`":   `"imports": [{"source": "report"}]`,
		"`read`":    `"imports": [{"input": "x.csv", "source": "report", "read": 2, "accepted": 1}]`,
		"imports":   `"imports": [{"input": "x\n.csv", "source": "report"}]`,

		"referenceDate": `"referenceDate": "2026"`,
	} {
		files := fstest.MapFS{descriptorFile: {Data: []byte(`{` + text + `, "resources": [{"name": "award", "path": "award.csv"}]}`)}}
		p, err := OpenFS(files, "test")
		if err == nil {
			err = p.problems.err("test")
		}
		if rejected, ok := errors.AsType[*RejectedError](err); !ok || !strings.Contains(rejected.Report(), member) {
			t.Errorf("%s: %v, want it rejected", text, err)
		}
	}
}
