package dataset

import (
	"bytes"
	"encoding/csv"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// readPerson reads a text as the CSV of the resource person.
func readPerson(text string) (rows [][]string, lines [][]int, problems []Problem) {
	p := &Package{fsys: fstest.MapFS{"person.csv": &fstest.MapFile{Data: []byte(text)}}}
	file := packageFile{schema: schemaOf("person"), path: "person.csv"}
	for r := range p.rows(file, false, func(p Problem) { problems = append(problems, p) }) {
		rows = append(rows, append([]string(nil), r.values...))
		lines = append(lines, append([]int(nil), r.lines...))
	}
	return rows, lines, problems
}

func TestRows(t *testing.T) {
	t.Parallel()
	rows, lines, problems := readPerson("\uFEFFsource,slug,name_ru,name_en,note\r\n" +
		"s,a,Имя,,\"first\r\nlast \"\"one\"\"\"\r\n" +
		"s,b,Имя,,")
	if problems != nil {
		t.Errorf("problems: %v", problems)
	}
	if diff := cmp.Diff([][]string{
		{"a", "Имя", "", "first\nlast \"one\"", "s"},
		{"b", "Имя", "", "", "s"},
	}, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([][]int{{2, 2, 2, 2, 2}, {4, 4, 4, 4, 4}}, lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

// A row that does not end is refused before it fills the memory, whether it is one cell or an open quote.
func TestLongRecord(t *testing.T) {
	t.Parallel()
	for name, long := range map[string]struct {
		start string
		rest  repeat
	}{
		"line":  {"b,", "цыц "},
		"quote": {"b,\"", "цыц\n"},
	} {
		endless := io.MultiReader(
			strings.NewReader("slug,name_ru,name_en,note,source\na,Имя,,,s\n"+long.start), long.rest,
		)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var problems []Problem
		read := 0
		reader := &tableReader{
			file:    packageFile{schema: schemaOf("person"), path: "person.csv"},
			problem: func(p Problem) { problems = append(problems, p) },
		}
		reader.read(endless, func(row) bool { read++; return true })
		runtime.ReadMemStats(&after)
		if read != 1 || len(problems) != 1 || problems[0].Line != 3 || problems[0].Code != CodeSource {
			t.Errorf("%s: %d rows, problems %v, want 1 row and a source-error at line 3", name, read, problems)
		}
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 20*maxRecord {
			t.Errorf("%s: %d bytes were taken", name, grown)
		}
	}
}

// repeat is an endless text.
type repeat string

func (r repeat) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], r)
	}
	return n, nil
}

func TestBrokenOff(t *testing.T) {
	t.Parallel()
	p := &Package{fsys: fstest.MapFS{"person.csv": &fstest.MapFile{Data: []byte("slug,name_ru,name_en,note,source\na,x,,,s\nb,x,,,s\n")}}}
	file := packageFile{schema: schemaOf("person"), path: "person.csv", bytes: 1}
	for range p.rows(file, false, func(p Problem) { t.Errorf("problem: %v", p) }) {
		break
	}
}

// The reader never panics, numbers every line correctly, and accepts its own output.
func FuzzRows(f *testing.F) {
	const header = "slug,name_ru,name_en,note,source\n"
	for _, text := range []string{
		"", header, header + "a,x,,,s\n", header + "\n\na,x,,,s\n\n", "\uFEFF" + header + "a,\"x\ny\",,,s\r\n",
		header + "a,\"x,,,s\n", header + "a,x,,,s,more\n", header + ",,,,\n", "slug,slug\n", "\xff\xfe", header + "a,x,,\\.,s",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows, lines, problems := readPerson(text)
		count := strings.Count(text, "\n") + 1
		for _, p := range problems {
			if p.Line > count || p.Code == "" || p.Message == "" || strings.Contains(p.String(), "\n") {
				t.Fatalf("problem %+v in a text of %d lines", p, count)
			}
		}
		for i, numbers := range lines {
			for _, line := range numbers {
				if line < 2 || line > count || i > 0 && line <= lines[i-1][0] {
					t.Fatalf("row %d on line %d of %d", i, line, count)
				}
			}
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.Write(schemaOf("person").fieldNames()); err != nil {
			t.Fatal(err)
		}
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		again, _, problems := readPerson(b.String())
		if diff := cmp.Diff(rows, again); diff != "" || problems != nil {
			t.Fatalf("canonical form was read otherwise: %v\n%s", problems, diff)
		}
	})
}
