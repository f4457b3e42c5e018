package resolvers_test

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
)

// openParquet opens a Parquet file.
func openParquet(t *testing.T, body string) *parquet.File {
	t.Helper()
	file, err := parquet.OpenFile(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatalf("%v: %.200s", err, body)
	}
	return file
}

// parquetCells reads all rows as texts: empty for null, days as in JSON.
func parquetCells(t *testing.T, file *parquet.File) [][]string {
	t.Helper()
	var rows [][]string
	columns := file.Schema().Fields()
	for _, group := range file.RowGroups() {
		reader := group.Rows()
		defer reader.Close()
		for one := make([]parquet.Row, 1); ; {
			n, err := reader.ReadRows(one)
			if n == 0 {
				if err != io.EOF {
					t.Fatal(err)
				}
				break
			}
			row := make([]string, len(columns))
			for i, v := range one[0] {
				if !v.IsNull() {
					row[i] = parquetCell(columns[i].Type().String(), v)
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func parquetCell(kind string, v parquet.Value) string {
	if kind == "DATE" {
		return time.Unix(0, 0).UTC().AddDate(0, 0, int(v.Int32())).Format(time.DateOnly)
	}
	return v.String()
}

// TestDownloadAsParquet compares values with those of the JSON lines, for every type of column.
func TestDownloadAsParquet(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	for _, c := range []struct{ query, types string }{
		{
			`{ municipalities { nodes { oktmo name population lat populationOn region { disputed note } sources { slug } } } }`,
			"STRING STRING INT(32,true) DOUBLE DATE BOOLEAN STRING STRING",
		},
		{`{ territoryChanges { nodes { kind occurredOn } } }`, "STRING STRING"},
		{`{ municipalityGroups(groupBy: [KIND]) { nodes { key { kind } count } } }`, "STRING INT(64,true)"},
		{`{ observations(filter: {indicator: {slug: {eq: "service-applications"}}}) { edges { node { place period value } } } }`, "STRING STRING STRING"},
		{`{ series(indicators: ["service-applications"], places: ["71800000"]) { place points { period value } } }`, "STRING STRING STRING"},
		{`{ region(by: {iso: "XX"}) { municipalities { nodes { oktmo name } } } }`, "STRING STRING"},
	} {
		resp, body := h.fetch(t, ".parquet", c.query, "")
		if got := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || got != "application/vnd.apache.parquet" {
			t.Errorf("%s: %s %s: %s", c.query, resp.Status, got, body)
			continue
		}
		file := openParquet(t, body)
		var names, types []string
		for _, f := range file.Schema().Fields() {
			names, types = append(names, f.Name()), append(types, f.Type().String())
			if !f.Optional() {
				t.Errorf("%s: %s cannot be null", c.query, f.Name())
			}
		}
		if got := strings.Join(types, " "); got != c.types {
			t.Errorf("%s has the types %s, want %s", c.query, got, c.types)
		}
		_, lines := h.fetch(t, ".ndjson", c.query, "")
		if diff := cmp.Diff(jsonCells(t, lines, names), parquetCells(t, file)); diff != "" {
			t.Errorf("%s (-JSON +Parquet):\n%s", c.query, diff)
		}
	}
}

// jsonCells reads JSON lines as texts, by the names of columns.
func jsonCells(t *testing.T, lines string, names []string) (rows [][]string) {
	t.Helper()
	for line := range strings.Lines(lines) {
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.UseNumber()
		var object any
		if err := decoder.Decode(&object); err != nil {
			t.Fatal(err)
		}
		var row []string
		for _, name := range names {
			value := object
			for step := range strings.SplitSeq(name, ".") {
				below, _ := value.(map[string]any)
				value = below[step]
			}
			switch v := value.(type) {
			case nil:
				row = append(row, "")
			case []any, map[string]any:
				text, err := json.Marshal(v)
				if err != nil {
					t.Fatal(err)
				}
				row = append(row, string(text))
			default:
				row = append(row, fmt.Sprint(v))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// TestDownloadTableAsParquet downloads a column for each indicator.
func TestDownloadTableAsParquet(t *testing.T) {
	t.Parallel()
	h := downloads(t)
	_, body := h.fetch(t, ".parquet", `{ table(places: {regions: {}}, indicators: [{indicator: "service-applications", period: "2025"}, {indicator: "region-population"}]) {
		nodes { place population values another: name } } }`, "")
	file := openParquet(t, body)
	want := []string{"place", "population", "service-applications", "region-population", "another"}
	if got := slices.Concat(file.Schema().Columns()...); !slices.Equal(got, want) {
		t.Errorf("columns %v, want %v", got, want)
	}
	rows := parquetCells(t, file)
	i := slices.IndexFunc(rows, func(row []string) bool { return row[0] == "92000000" })
	if len(rows) != 89 || i < 0 || rows[i][2] != "738" || rows[i][3] != "4019606" {
		t.Errorf("%d rows, that of Tatarstan is %v", len(rows), rows[max(i, 0)])
	}
}
