package resolvers_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/page"
	"govhub/resolvers"
	"govhub/web"
	"govhub/web/request"
)

const regionsToDownload = `query ($district: String!) {
  regions(filter: {federalDistrict: {slug: {ne: $district}}}, orderBy: {field: NAME}) {
    nodes {
      id
      title: name(lang: EN)
      population
      disputed
      federalDistrict { slug }
      municipalities(first: 2) { nodes { oktmo ... on Municipality { name } } }
      source { slug }
    }
  }
}`

func downloads(t *testing.T) *hub {
	t.Helper()
	return downloadsWith(t, bundletest.New(t), nil)
}

// downloadsWith is a hub on a database, with a changed configuration unless change is nil.
func downloadsWith(t *testing.T, database *dbtest.Database, change func(*web.Config)) *hub {
	t.Helper()
	config := graph.Config{Resolvers: new(resolvers.Resolver)}
	return newHubWith(t, database, 0, nil, graph.NewPlanSchema(config, plan.Options{Response: 10 << 20, Plans: 10}), change)
}

// fetch requests a query in a format, and returns status, header and body.
func (h *hub) fetch(t *testing.T, format, query, variables string, header ...string) (*http.Response, string) {
	t.Helper()
	address := h.url + format + "?" + url.Values{"query": {query}, "variables": {variables}}.Encode()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

// TestDownloadHoldsTheReleaseWhileItIsMade counts the handles of the release when the maker gets its own: the request, whose client
// may be slow, has none.
func TestDownloadHoldsTheReleaseWhileItIsMade(t *testing.T) {
	t.Parallel()
	var open, most atomic.Int32
	h := downloadsWith(t, bundletest.New(t), func(c *web.Config) {
		pin := c.Pin
		c.Pin = func(ctx context.Context, number int32) (request.Pinned, error) {
			pinned, err := pin(ctx, number)
			if err != nil {
				return pinned, err
			}
			most.Store(max(most.Load(), open.Add(1)))
			done := pinned.Done
			pinned.Done = func() { open.Add(-1); done() }
			return pinned, nil
		}
	})
	if resp, body := h.fetch(t, ".csv", `{regions{nodes{name}}}`, ""); resp.StatusCode != http.StatusOK || strings.Count(body, "\n") != 90 {
		t.Fatalf("status %d: %s", resp.StatusCode, body)
	}
	if most.Load() != 1 {
		t.Errorf("%d handles at once, want only the maker's", most.Load())
	}
}

// pagesByHand reads the same list as a client, in small pages.
func (h *hub) pagesByHand(t *testing.T) (rows []string) {
	t.Helper()
	query := strings.Replace(regionsToDownload, "($district: String!)", "($district: String!, $after: String)", 1)
	query = strings.Replace(query, "orderBy: {field: NAME})", "orderBy: {field: NAME}, first: 7, after: $after)", 1)
	query = strings.Replace(query, "    nodes {\n      id", "    pageInfo { hasNextPage endCursor }\n    nodes {\n      id", 1)
	after := "null"
	for {
		_, body := h.fetch(t, "", query, fmt.Sprintf(`{"district": "ural", "after": %s}`, after))
		var answer struct {
			Data struct {
				Regions struct {
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
					Nodes []json.RawMessage
				}
			}
		}
		if err := json.Unmarshal([]byte(body), &answer); err != nil {
			t.Fatal(err)
		}
		for _, row := range answer.Data.Regions.Nodes {
			rows = append(rows, string(row))
		}
		if !answer.Data.Regions.PageInfo.HasNextPage {
			return rows
		}
		after = fmt.Sprintf("%q", answer.Data.Regions.PageInfo.EndCursor)
	}
}

const notUral = `{"district": "ural"}`

func TestDownloadHasTheRowsOfAllPages(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	want := h.pagesByHand(t)
	if len(want) < 70 {
		t.Fatalf("only %d rows to compare", len(want))
	}
	resp, body := h.fetch(t, ".ndjson", regionsToDownload, notUral)
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || got != "application/x-ndjson" {
		t.Fatalf("%s %s: %s", resp.Status, got, body)
	}
	if diff := cmp.Diff(want, strings.Split(strings.TrimSuffix(body, "\n"), "\n")); diff != "" {
		t.Errorf("(-pages +ndjson):\n%s", diff)
	}

	_, body = h.fetch(t, ".csv", regionsToDownload, notUral)
	records, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	header := []string{"id", "title", "population", "disputed", "federalDistrict.slug", "municipalities.nodes", "source.slug"}
	if diff := cmp.Diff(header, records[0]); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
	var wanted [][]string
	for _, row := range want {
		wanted = append(wanted, flat(t, row))
	}
	if diff := cmp.Diff(wanted, records[1:]); diff != "" {
		t.Errorf("(-pages +csv):\n%s", diff)
	}
}

// flat converts a row of the query to its CSV line independently.
func flat(t *testing.T, row string) []string {
	t.Helper()
	var r struct {
		ID, Title       string
		Population      *int
		Disputed        bool
		FederalDistrict *struct{ Slug string }
		Municipalities  struct{ Nodes json.RawMessage }
		Source          struct{ Slug string }
	}
	if err := json.Unmarshal([]byte(row), &r); err != nil {
		t.Fatal(err)
	}
	population, district := "", ""
	if r.Population != nil {
		population = fmt.Sprint(*r.Population)
	}
	if r.FederalDistrict != nil {
		district = r.FederalDistrict.Slug
	}
	return []string{r.ID, r.Title, population, fmt.Sprint(r.Disputed), district, string(r.Municipalities.Nodes), r.Source.Slug}
}

func TestDownloadAsPackage(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	const query = `{ awardSeasons(filter: {award: {slug: {eq: "service"}}}) { nodes { slug applications } } }`
	resp, body := h.fetch(t, ".zip", query, "")
	if resp.StatusCode != 200 {
		t.Fatalf("%s: %s", resp.Status, body)
	}
	files := unzip(t, body)
	if want := "slug,applications\nservice-2024,18891\nservice-2025,41313\nservice-2026,63397\n"; files["rows.csv"] != want {
		t.Errorf("rows.csv is %q, want %q", files["rows.csv"], want)
	}
	if got := files["query.graphql"]; got != query+"\n" {
		t.Errorf("query.graphql is %q", got)
	}
	var descriptor struct {
		Release   int
		Sources   []struct{ Name string }
		Resources []struct {
			Rows     int
			Licenses []struct{ Name, Title string }
			Sources  []struct{ Name, License string }
			Schema   struct{ Fields []struct{ Name, Type string } }
		}
	}
	if err := json.Unmarshal([]byte(files["datapackage.json"]), &descriptor); err != nil {
		t.Fatal(err)
	}
	var sources []string
	for _, s := range descriptor.Sources {
		sources = append(sources, s.Name)
	}
	// Of the three rows, and of the statements about the second and the third.
	want := []string{
		"golosstepi-service-applications-2023-12", "kommersant-service-vote-2026-03-02", "niasam-regional-project-2026-03",
		"regnum-service-final-2025-04-01", "semikarakorsk-service-2025-02", "siapress-yugra-final-2026-03-02",
	}
	if diff := cmp.Diff(want, sources); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if r := descriptor.Resources[0]; descriptor.Release != 1 || len(r.Licenses) != 2 || r.Licenses[0].Name != "CC0-1.0" || r.Licenses[1].Title != "UNKNOWN" || len(r.Sources) != len(want) || r.Rows != 3 || r.Schema.Fields[1].Type != "integer" {
		t.Errorf("datapackage.json: %s", files["datapackage.json"])
	}
	for name, part := range map[string]string{
		"citations-apa.txt":  "Regnum. (2025, April 1). О финале второй премии «Служение». https://regnum.news/news/3956941",
		"citations-gost.txt": "О финале второй премии «Служение». – Текст : электронный // Regnum : [сайт]. – 01.04.2025. – URL: https://regnum.news/news/3956941.",
		"citations.bib":      "@misc{regnum-service-final-2025-04-01,",
		"README.md":          "- UNKNOWN (no terms were found: ask the publisher): golosstepi-service-applications-2023-12, kommersant-",
		"variables.json":     "{}",
	} {
		if !strings.Contains(files[name], part) {
			t.Errorf("%s lacks %q:\n%s", name, part, files[name])
		}
	}
	if _, again := h.fetch(t, ".zip", query, ""); again != body {
		t.Error("the same download gave other bytes")
	}
}

// A list of publications cites them.
func TestDownloadOfSourcesCitesThem(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	for name, query := range map[string]string{
		"rows":       `{ sources(first: 3) { nodes { title } } }`,
		"edges":      `{ sources(first: 3) { edges { node { title } } } }`,
		"a fragment": `{ sources(first: 3) { nodes { ...F } } } fragment F on Source { title }`,
		"inside":     `{ regions(first: 1) { nodes { name source { title } } } }`,
	} {
		_, body := h.fetch(t, ".zip", query, "")
		files := unzip(t, body)
		var descriptor struct {
			Sources []struct{ Name, Title string }
		}
		if err := json.Unmarshal([]byte(files["datapackage.json"]), &descriptor); err != nil {
			t.Fatal(err)
		}
		want := 3
		if name == "inside" {
			want = 1
		}
		if len(descriptor.Sources) < want {
			t.Errorf("%s: %d sources, want %d", name, len(descriptor.Sources), want)
		}
		for _, s := range descriptor.Sources {
			if !strings.Contains(files["citations.bib"], "@misc{"+s.Name+",") {
				t.Errorf("%s: %s is not cited:\n%s", name, s.Name, files["citations.bib"])
			}
			if name != "inside" && !strings.Contains(files["rows.csv"], s.Title) {
				t.Errorf("%s: %s is cited but no row", name, s.Name)
			}
		}
	}
}

// unzip returns the files of an archive by name.
func unzip(t *testing.T, body string) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if _, err := io.Copy(&text, r); err != nil {
			t.Fatal(err)
		}
		files[f.Name] = text.String()
	}
	return files
}

func TestDownloadByAcceptHeader(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	const query = `query @release(number: 1) { federalDistricts { nodes { slug } } }`
	for accept, want := range map[string]string{
		"text/csv":                              "text/csv; charset=utf-8; header=present",
		"application/json;q=0.5, text/csv":      "text/csv; charset=utf-8; header=present",
		"text/csv;q=0.5, application/json":      "application/json; charset=utf-8",
		"text/csv;q=0.1, */*":                   "application/json; charset=utf-8",
		"application/zip;q=0.2, */*;q=0.9":      "application/json; charset=utf-8",
		"text/csv;q=0.5, application/*;q=0.9":   "application/json; charset=utf-8",
		"application/x-ndjson, */*;q=0.1":       "application/x-ndjson",
		"*/*":                                   "application/json; charset=utf-8",
		"text/*":                                "application/json; charset=utf-8", // of the error
		"application/zip;q=0, application/json": "application/json; charset=utf-8",
	} {
		resp, body := h.fetch(t, "", query, "", "Accept", accept)
		if got := resp.Header.Get("Content-Type"); got != want {
			t.Errorf("Accept %q: %s %s: %s", accept, resp.Status, got, body)
		}
		if wrong := (resp.StatusCode == 406) != (accept == "text/*"); wrong {
			t.Errorf("Accept %q: status %s", accept, resp.Status)
		}
	}
	first, _ := h.fetch(t, ".csv", query, "")
	if got := first.Header.Get("Cache-Control"); got != "public, max-age=86400" {
		t.Errorf("Cache-Control of a pinned download is %q", got)
	}
	second, body := h.fetch(t, ".csv", query, "", "If-None-Match", first.Header.Get("ETag"))
	if second.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("the same download again: %s %q", second.Status, body)
	}
	for _, format := range []string{".csv", ".ndjson", ".zip", ".xlsx", ".parquet"} {
		get, _ := h.fetch(t, format, query, "")
		head, err := http.Head(h.url + format + "?" + url.Values{"query": {query}}.Encode())
		if err != nil {
			t.Fatal(err)
		}
		head.Body.Close()
		for _, name := range []string{"Content-Type", "Content-Disposition", "Cache-Control", "Etag"} {
			if get.Header.Get(name) == "" || head.Header.Get(name) != get.Header.Get(name) {
				t.Errorf("HEAD %s: %s is %q, with GET %q", format, name, head.Header.Get(name), get.Header.Get(name))
			}
		}
	}
	if other, _ := h.fetch(t, ".ndjson", query, ""); other.Header.Get("ETag") == first.Header.Get("ETag") {
		t.Error("two formats share an ETag")
	}
}

func TestDownloadRefused(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	for name, c := range map[string]struct{ query, want string }{
		"two lists":             {`{ regions { nodes { name } } forums { nodes { name } } }`, "the query has 2 lists, regions, forums: a download has one"},
		"no list":               {`{ __typename }`, "the query has no list to download"},
		"a leaf beside":         {`{ forum(by: {slug: "smallhomeland-1"}) { name sessions { nodes { title } } } }`, "forum.name is not a connection"},
		"series without points": {`{ series(indicators: ["service-applications"], places: ["RU"]) { place } }`, "series must select a list of points"},
		"two lists of points":   {`{ series(indicators: ["service-applications"], places: ["RU"]) { points { value } yearOnYear { value } } }`, "points and yearOnYear are two lists"},
		"a plain list":          {`{ releases { number } }`, "releases is not a connection"},
		"only a total":          {`{ regions { totalCount } }`, "regions must select its rows once"},
		"rows twice":            {`{ regions { nodes { name } edges { cursor } } }`, "regions must select its rows once"},
		"backwards":             {`{ regions(last: 3) { nodes { name } } }`, "regions: a download reads forwards"},
		"a page of 0":           {`{ regions(first: 0) { nodes { name } } }`, "the argument first is 0"},
		"invalid":               {`{ regions { nodes { nmae } } }`, "VALIDATION_FAILED"},
		"bad cursor":            {`{ regions(after: "x") { nodes { name } } }`, "BAD_PAGE"},
	} {
		resp, body := h.fetch(t, ".csv", c.query, "")
		if resp.StatusCode != 400 || !strings.Contains(body, c.want) || strings.Contains(body, `"data"`) {
			t.Errorf("%s: %s %s", name, resp.Status, body)
		}
	}
}

func TestDownloadOfOnePage(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	_, first := h.fetch(t, ".csv", `{ r: regions(first: 2) { edges { cursor node { oktmo } } } }`, "")
	records, err := csv.NewReader(strings.NewReader(first)).ReadAll()
	if err != nil || len(records) != 3 {
		t.Fatalf("%v: %q", err, first)
	}
	if diff := cmp.Diff([]string{"cursor", "node.oktmo"}, records[0]); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
	_, rest := h.fetch(t, ".csv", `query ($after: String) { regions(after: $after) { nodes { oktmo } } }`, fmt.Sprintf(`{"after": %q}`, records[2][0]))
	if lines := strings.Count(rest, "\n"); lines != 1+89-2 {
		t.Errorf("%d lines behind the second of 89 regions", lines)
	}
	_, none := h.fetch(t, ".csv", `{ region(by: {iso: "XX"}) { municipalities { nodes { oktmo name } } } }`, "")
	if none != "oktmo,name\n" {
		t.Errorf("a list of nothing is %q", none)
	}
	// Excel reads a file that begins with ID as SYLK.
	for query, want := range map[string]string{
		`{ regions(first: 1) { nodes { ID: oktmo name } } }`:    "\"ID\",name\n",
		`{ regions(first: 1) { nodes { ID: oktmo } } }`:         "\"ID\"\n",
		`{ regions(first: 1) { nodes { IDENT: oktmo name } } }`: "\"IDENT\",name\n",
		`{ regions(first: 1) { nodes { name ID: oktmo } } }`:    "name,ID\n",
		`{ regions(first: 1) { nodes { id: oktmo name } } }`:    "id,name\n",
	} {
		if _, body := h.fetch(t, ".csv", query, ""); !strings.HasPrefix(body, want) {
			t.Errorf("%s begins with %.20q, want %q", query, body, want)
		}
	}
	_, empty := h.fetch(t, ".csv", `{ regions(first: 2) { nodes { note } } }`, "")
	if empty != "note\n\"\"\n\"\"\n" {
		t.Errorf("empty cells are %q", empty)
	}
}

// large is a query whose rows are larger than what the hub makes before it begins to send.
func large() string {
	var fields strings.Builder
	for i := range 20 {
		fmt.Fprintf(&fields, " s%d: sources { slug title url publisher licence }", i)
	}
	return "{ municipalities { nodes { id oktmo name" + fields.String() + " } } }"
}

// TestDownloadTable downloads a table of places: a column for each of its columns, in every format.
func TestDownloadTable(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	const query = `{ table(places: {regions: {oktmo: {in: ["71800000", "92000000"]}}}, indicators: [{indicator: "service-applications", period: "2025"},
		{indicator: "service-applications", period: "2026"}, {indicator: "region-population"}]) { nodes { place lat lon values } } }`
	rows := func(body string) [][]string {
		t.Helper()
		read, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return read
	}
	_, body := h.fetch(t, ".csv", query, "")
	got := rows(body)
	want := []string{"place", "lat", "lon", "service-applications.2025", "service-applications.2026", "region-population"}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Error(diff)
	}
	if len(got) != 3 {
		t.Fatalf("%d lines: %s", len(got), body)
	}
	for _, row := range got[1:] {
		if values := strings.Join(row[3:], " "); row[0] == "92000000" && values != "738 1100 4019606" || row[0] == "71800000" && values != "1540 2190 1781782" {
			t.Errorf("the values of %s are %s", row[0], values)
		}
	}
	_, body = h.fetch(t, ".geojson", query, "")
	var features struct {
		Features []struct{ Properties map[string]any }
	}
	if err := json.Unmarshal([]byte(body), &features); err != nil || len(features.Features) != 2 || features.Features[0].Properties["region-population"] == nil {
		t.Errorf("GeoJSON: %v, %s", err, body)
	}
	_, body = h.fetch(t, ".zip", query, "")
	archive, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"datapackage.json", "citations.bib"} {
		file, err := archive.Open(part)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(file)
		for _, said := range map[string][]string{
			"datapackage.json": {`"Value of the indicator, applications, in 2025."`, `"Value of the indicator, persons, in 2025."`},
			"citations.bib":    {"service"},
		}[part] {
			if err != nil || !strings.Contains(string(text), said) {
				t.Errorf("%s lacks %s: %v", part, said, err)
			}
		}
	}
	if resp, body := h.fetch(t, ".xlsx", query, ""); resp.StatusCode != http.StatusOK {
		t.Errorf("XLSX: %s", body)
	}
	_, body = h.fetch(t, ".csv", `{ table(places: {regions: {}}, indicators: {indicator: "region-population"}) { edges { node { place residents: values } } } }`, "")
	if got := rows(body); len(got) != 90 || got[0][1] != "node.residents.region-population" {
		t.Errorf("%d lines, header %s", len(got), got[0])
	}
}

// TestDownloadSeries downloads series: a line for each point, with the other fields of its series.
func TestDownloadSeries(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	_, body := h.fetch(t, ".csv", `{ series(indicators: ["service-applications"], places: ["71800000", "92000000"]) {
		place region { name(lang: EN) } points { period value } } }`, "")
	want := `place,region.name,points.period,points.value
71800000,Khanty-Mansi Autonomous Okrug - Yugra,2025,1540
71800000,Khanty-Mansi Autonomous Okrug - Yugra,2026,2190
92000000,Republic of Tatarstan,2025,738
92000000,Republic of Tatarstan,2026,1100
`
	if diff := cmp.Diff(want, strings.ReplaceAll(body, "\r", "")); diff != "" {
		t.Error(diff)
	}
	resp, body := h.fetch(t, ".zip", `{ series(indicators: ["service-applications"], places: ["92000000"]) { place growth: yearOnYear(last: 1) { value observation { source { slug } } } } }`, "")
	if resp.StatusCode != http.StatusOK {
		t.Fatal(body)
	}
}

// TestDownloadWholeSeries downloads series of more points than are shown by default: all, those that the query wants, or none.
func TestDownloadWholeSeries(t *testing.T) {
	t.Parallel()
	var days strings.Builder
	for i := range page.MaxSize {
		fmt.Fprintf(&days, "service-finalists,92000000,%d-%02d,_T,5,NORMAL,,report-forum-1-2024-01-16\n", 2000+i/12, 1+i%12)
	}
	database := bundletest.New(t)
	bundletest.PublishEdited(t, database, bundletest.Edit{File: "observation.csv", After: days.String()})
	h := downloadsWith(t, database, nil)
	const query = `query%s { series(indicators: ["service-finalists"], places: ["92000000"], to: "2007") { ...S @skip(if: false) } }
		fragment S on Series { place points%s { value source { slug } } }`
	for _, test := range []struct {
		variables, last string
		want            int
	}{{"", "", 96}, {"", "(last: 7)", 7}, {"($last: Int)", "(last: $last)", 96}} {
		for _, format := range []string{".csv", ".ndjson"} {
			_, body := h.fetch(t, format, fmt.Sprintf(query, test.variables, test.last), "")
			if got := strings.Count(body, "92000000"); got != test.want {
				t.Errorf("points%s as %s: %d points, want %d: %s", test.last, format, got, test.want, body)
			}
		}
	}
	many := `{ series(indicators: ["service-finalists"], places: ["92000000"` + strings.Repeat(`, "71800000"`, 150) + `]) { place points { value } } }`
	resp, body := h.fetch(t, ".csv", many, "")
	if resp.StatusCode == http.StatusOK || !strings.Contains(body, "62 points or more") || !strings.Contains(body, "points(last: 62)") {
		t.Errorf("series of more points than so many may have: %d %.300s", resp.StatusCode, body)
	}
}

// TestDownloadGroups reads groups in pages as large as they may be.
func TestDownloadGroups(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	for _, query := range []string{
		`{ regionGroups(groupBy: [KIND], first: 500) { nodes { key { kind } count } } }`,
		`{ observationGroups(groupBy: [PLACE, INDICATOR], first: 1000) { nodes { count } } }`,
	} {
		if resp, body := h.fetch(t, ".csv", query, ""); resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", query, body)
		}
	}
}
