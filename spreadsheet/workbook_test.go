package spreadsheet_test

import (
	"bytes"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"govhub/spreadsheet"
)

var published = time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)

// workbook writes a workbook and opens it.
func workbook(t *testing.T, columns []spreadsheet.Column, about [][]string, rows ...[]string) (*excelize.File, []byte) {
	t.Helper()
	w, err := spreadsheet.New(columns)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Drop()
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := w.Close(&out, "Test", published, about); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, out.Bytes()
}

func TestWorkbookTypes(t *testing.T) {
	t.Parallel()
	kinds := map[string]spreadsheet.Kind{"text": spreadsheet.Text, "number": spreadsheet.Number, "float": spreadsheet.Float, "boolean": spreadsheet.Boolean, "date": spreadsheet.Date, "time": spreadsheet.Time}
	const text, number = excelize.CellTypeInlineString, excelize.CellTypeUnset
	for _, c := range []struct {
		kind, value, raw string
		typ              excelize.CellType
	}{
		{"text", "01512000", "01512000", text},
		{"text", "=1+1", "=1+1", text}, // a text is no formula
		{"text", "a\tb\n <c> ", "a\tb\n <c> ", text},
		{"text", "_x0041_", "_x0041_", text},
		{"number", "41313", "41313", number},
		{"number", "12.50", "12.5", number},
		{"number", "-0.000123456789012345", "-0.000123456789012345", number},
		{"number", "1234567890123456", "1234567890123456", text}, // would end in 0
		{"number", "12345678901234.56", "12345678901234.56", text},
		{"number", "100000000000000000000", "100000000000000000000", number},
		{"float", "55.7522", "55.7522", number},
		{"boolean", "true", "1", excelize.CellTypeBool},
		{"date", "2024-01-16", "45307", number},
		{"date", "1900-02-28", "1900-02-28", text},
		{"date", "1861-03-03", "1861-03-03", text},
		{"time", "2024-01-16T12:00:00+03:00", "45307.375", number},
		{"text", "", "", excelize.CellTypeUnset},
	} {
		f, _ := workbook(t, []spreadsheet.Column{{Name: "a", Kind: kinds[c.kind]}}, nil, []string{c.value})
		raw, err := f.GetCellValue("rows", "A2", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		typ, err := f.GetCellType("rows", "A2")
		if err != nil || raw != c.raw || typ != c.typ {
			t.Errorf("%s %q: %q of type %d, %v; want %q of type %d", c.kind, c.value, raw, typ, err, c.raw, c.typ)
		}
	}
}

func TestWorkbookLayout(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ж", 40_000)
	columns := []spreadsheet.Column{{Name: "slug"}, {Name: "day", Kind: spreadsheet.Date}}
	about := [][]string{{"Release", "1"}, {"Query", long}, {"Source", "a", "b"}}
	f, first := workbook(t, columns, about, []string{"x", "2024-01-16"}, []string{"y", ""})
	if got := f.GetSheetList(); !slices.Equal(got, []string{"rows", "about"}) {
		t.Errorf("sheets %v", got)
	}
	rows, err := f.GetRows("rows")
	if diff := cmp.Diff([][]string{{"slug", "day"}, {"x", "2024-01-16"}, {"y"}}, rows); err != nil || diff != "" {
		t.Errorf("%v, rows (-want +got):\n%s", err, diff)
	}
	got, err := f.GetRows("about")
	if diff := cmp.Diff([][]string{{"Release", "1"}, {"Query", long[:2*32767]}, {"", long[2*32767:]}, {"Source", "a", "b"}}, got); err != nil || diff != "" {
		t.Errorf("%v, about (-want +got):\n%s", err, diff)
	}
	if panes, err := f.GetPanes("rows"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if _, again := workbook(t, columns, about, []string{"x", "2024-01-16"}, []string{"y", ""}); !bytes.Equal(first, again) {
		t.Error("the same workbook has other bytes")
	}
}

// TestWorkbookRefusesLongTexts, which the library would cut.
func TestWorkbookRefusesLongTexts(t *testing.T) {
	t.Parallel()
	w, err := spreadsheet.New([]spreadsheet.Column{{Name: "list"}})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Drop()
	if err := w.Write([]string{strings.Repeat("ж", 32_767)}); err != nil {
		t.Errorf("the longest text: %v", err)
	}
	if err := w.Write([]string{strings.Repeat("😀", 16_384)}); err == nil || !strings.Contains(err.Error(), "row 2 has a text of 32768 characters in list") {
		t.Errorf("a longer one: %v", err)
	}
}

// TestWorkbookTemporaryFile: rows lie in a temporary file, which is gone in the end.
func TestWorkbookTemporaryFile(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	w, err := spreadsheet.New([]spreadsheet.Column{{Name: "a"}})
	if err != nil {
		t.Fatal(err)
	}
	for range 1000 {
		if err := w.Write([]string{strings.Repeat("x", 32_000)}); err != nil {
			t.Fatal(err)
		}
	}
	if n := filesIn(t, dir); n != 1 {
		t.Errorf("%d temporary files while 32 MB are written", n)
	}
	if err := w.Close(io.Discard, "Test", published, nil); err != nil {
		t.Fatal(err)
	}
	if w.Drop(); filesIn(t, dir) != 0 {
		t.Error("the temporary file stays")
	}
}

func filesIn(t *testing.T, dir string) int {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}
