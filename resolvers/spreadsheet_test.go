package resolvers_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"govhub/spreadsheet"
)

const placesToOpen = `{ municipalities(filter: {oktmo: {in: ["92701000", "01701000"]}}, orderBy: {field: NAME}) {
	nodes { oktmo name lat population populationOn region { oktmo disputed } source { slug } }
} }`

// open opens a workbook.
func open(t *testing.T, body string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(body))
	if err != nil {
		t.Fatalf("%v: %.200s", err, body)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestDownloadAsWorkbook(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	resp, body := h.fetch(t, ".xlsx", placesToOpen, "")
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || got != spreadsheet.Media {
		t.Fatalf("%s %s: %s", resp.Status, got, body)
	}
	if got := resp.Header.Get("Content-Disposition"); got != `attachment; filename="govhub-release-1-Municipality.xlsx"` {
		t.Errorf("Content-Disposition %q", got)
	}
	f := open(t, body)
	rows, err := f.GetRows("rows", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	_, csv := h.fetch(t, ".csv", placesToOpen, "")
	if diff := cmp.Diff(strings.Split(strings.Split(csv, "\n")[0], ","), rows[0]); diff != "" {
		t.Errorf("header (-csv +xlsx):\n%s", diff)
	}
	for cell, want := range map[string]excelize.CellType{
		"A2": excelize.CellTypeInlineString, // a code
		"C2": excelize.CellTypeUnset,        // a number
		"D2": excelize.CellTypeUnset,
		"G2": excelize.CellTypeBool,
	} {
		if got, err := f.GetCellType("rows", cell); err != nil || got != want {
			t.Errorf("%s has type %d, %v, want %d", cell, got, err, want)
		}
	}
	about, err := f.GetRows("about")
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string]string{}
	for _, row := range about {
		labels[row[0]] += strings.Join(row[1:], " ") + "\n"
	}
	for label, want := range map[string]string{
		"Rows": "2 of municipalities", "Release": "1", "Cite": "release 1)", "Licence": "", "Source": "", "Column": "oktmo ", "Query": placesToOpen, "Variables": "{}",
	} {
		if !strings.Contains(labels[label], want) || labels[label] == "" {
			t.Errorf("about has %s %q, want %q", label, labels[label], want)
		}
	}
	if _, again := h.fetch(t, "", placesToOpen, "", "Accept", spreadsheet.Media); again != body {
		t.Error("the same rows by Accept are other bytes")
	}
}

func TestDownloadForExcel(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	resp, body := h.fetch(t, ".csv", placesToOpen+"&dialect=excel", "")
	if resp.StatusCode != 400 {
		t.Errorf("a parameter within the query: %s %s", resp.Status, body)
	}
	fetch := func(address, method, body, kind string) (int, string) {
		t.Helper()
		req, err := http.NewRequestWithContext(t.Context(), method, h.url+address, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Accept", kind)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		var text bytes.Buffer
		if _, err := text.ReadFrom(resp.Body); err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, text.String()
	}
	const asked = `{"query": "{ municipalities(filter: {oktmo: {eq: \"92701000\"}}) { nodes { oktmo name lat populationOn } } }"}`
	const want = "\uFEFFoktmo;name;lat;populationOn\r\n\"=\"\"92701000\"\"\";"
	status, plain := fetch(".csv", "POST", asked, "*/*")
	if status != 200 || !strings.HasPrefix(plain, "oktmo,name,lat,populationOn\n92701000,") {
		t.Errorf("%d %s", status, plain)
	}
	for _, kind := range []string{"*/*", "text/csv"} {
		address := ".csv?dialect=excel"
		if kind != "*/*" {
			address = "?dialect=excel"
		}
		status, got := fetch(address, "POST", asked, kind)
		if status != 200 || !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "\r\n") || !strings.Contains(got, ";55,") {
			t.Errorf("%s: %d %q", kind, status, got)
		}
	}
	for address, want := range map[string]string{
		".csv?dialect=calc":                "must be excel",
		".csv?dialect=":                    "must be excel",
		".csv?dialect=excel&dialect=excel": "must be excel",
		".xlsx?dialect=excel":              "for CSV only",
		"?dialect=excel":                   "for CSV only",
	} {
		if status, got := fetch(address, "POST", asked, "application/json"); status != 400 || !strings.Contains(got, want) {
			t.Errorf("%s: %d %s", address, status, got)
		}
	}
}
