package dataset_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"govhub/dataset"
	"govhub/spreadsheet"
)

func TestCSVWriter(t *testing.T) {
	t.Parallel()
	first := func(column int) spreadsheet.Kind {
		return [...]spreadsheet.Kind{spreadsheet.Text, spreadsheet.Number}[column]
	}
	for name, tt := range map[string]struct {
		layout dataset.CSVLayout
		row    []string
		want   string
	}{
		"canonical":          {dataset.CSVLayout{Header: []string{"name", "n"}}, []string{"=1", "-1"}, "name,n\n=1,-1\n"},
		"escaped":            {dataset.CSVLayout{Header: []string{"name", "n"}, Kind: first}, []string{"=1", "-1"}, "name,n\n'=1,-1\n"},
		"RFC 4180":           {dataset.CSVLayout{Header: []string{"name", "n"}, CRLF: true}, []string{"a", "b"}, "name,n\r\na,b\r\n"},
		"not SYLK":           {dataset.CSVLayout{Header: []string{"ID", "n"}}, []string{"a", "b"}, "\"ID\",n\na,b\n"},
		"not SYLK, RFC 4180": {dataset.CSVLayout{Header: []string{"ID"}, CRLF: true}, []string{""}, "\"ID\"\r\n\"\"\r\n"},
		"for Excel":          {dataset.CSVLayout{Header: []string{"ID", "n"}, Kind: first, Excel: true}, []string{"01512000", "-1.5"}, "\uFEFFID;n\r\n\"=\"\"01512000\"\"\";-1,5\r\n"},
		"formula for Excel":  {dataset.CSVLayout{Header: []string{"name", "n"}, Kind: first, Excel: true}, []string{"=1;a,b", ""}, "\uFEFFname;n\r\n\"'=1;a,b\";\r\n"},
		"one empty cell":     {dataset.CSVLayout{Header: []string{"name"}, Kind: first}, []string{""}, "name\n\"\"\n"},
	} {
		var out strings.Builder
		w, err := dataset.NewCSVWriter(&out, tt.layout)
		if err != nil {
			t.Fatal(err)
		}
		row := strings.Join(tt.row, "|")
		if err := w.Write(tt.row); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil || out.String() != tt.want {
			t.Errorf("%s: %q, %v, want %q", name, out.String(), err, tt.want)
		}
		if strings.Join(tt.row, "|") != row {
			t.Errorf("%s: the caller's row became %q", name, tt.row)
		}
	}
}

// FuzzCSVWriter: records are those of encoding/csv.
func FuzzCSVWriter(f *testing.F) {
	for _, cell := range []string{"", "a", "a,b", `"`, " a", "\u00a0a", "a\r\nb", `\.`, `\`, "Ёлка", "\x85", "\u0085"} {
		f.Add(cell, "b", false)
		f.Add("b", cell, true)
	}
	f.Fuzz(func(t *testing.T, first, second string, crlf bool) {
		var got, want strings.Builder
		w, err := dataset.NewCSVWriter(&got, dataset.CSVLayout{Header: []string{"a", "b"}, CRLF: crlf})
		if err != nil {
			t.Fatal(err)
		}
		library := csv.NewWriter(&want)
		library.UseCRLF = crlf
		if err := library.WriteAll([][]string{{"a", "b"}, {first, second}, {second, first}}); err != nil {
			t.Fatal(err)
		}
		for _, row := range [][]string{{first, second}, {second, first}} {
			if err := w.Write(row); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil || got.String() != want.String() {
			t.Errorf("%q, %v, want %q", got.String(), err, want.String())
		}
	})
}
