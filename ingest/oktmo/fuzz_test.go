package oktmo_test

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"

	"govhub/ingest/charset"
	"govhub/ingest/oktmo"
)

// Reading any file ends without a panic; where it succeeds, the sink got each row once.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"",
		altai + aleysk,
		altai + "\n" + strings.Replace(aleysk, "муни", "\nмуни", 1) + aleysk,
		row("36 701 000-8", "1", "Самара", "") + row("36 701 300-4", "1", "Внутригородские районы", "") + "\"01\";\n",
		listHeader + "01601000,3,01,601,000,municipal_district,01000000,Алейский муниципальный район,1,0\n01\n",
		"80 601 404    ;1;- Некий сельсовет;с Некое\n",
	} {
		f.Add([]byte(text), true)
		f.Add([]byte(text), false)
	}
	f.Fuzz(func(t *testing.T, file []byte, utf8 bool) {
		encoding := charset.Windows1251
		if utf8 {
			encoding = charset.UTF8
		}
		got := &notes{}
		if err := oktmo.Read(t.Context(), "oktmo.csv", strings.NewReader(string(file)), oktmo.Options{Encoding: encoding, Edition: "2021"}, got); err != nil {
			return
		}
		want := linesOfRows(strings.TrimPrefix(string(file), "\ufeff"))
		for _, note := range append(append(got.rows, got.skips...), got.rejects...) {
			var line int
			if _, err := fmt.Sscanf(strings.TrimPrefix(note, "oktmo.csv:"), "%d", &line); err != nil {
				t.Fatalf("%q names no line: %v", note, err)
			}
			if line == 0 {
				continue // the source
			}
			if want[line]--; want[line] < 0 {
				t.Errorf("%q: no row begins in line %d, or it was given twice", note, line)
			}
		}
		for line, n := range want {
			if n > 0 {
				t.Errorf("the row in line %d was not given to the sink", line)
			}
		}
	})
}

// linesOfRows returns the lines in which rows begin, except for the header of a list.
func linesOfRows(text string) map[int]int {
	rows := csv.NewReader(strings.NewReader(text))
	rows.Comma, rows.FieldsPerRecord = ';', -1
	if strings.HasPrefix(text, "code8") {
		rows.Comma = ','
		if _, err := rows.Read(); err != nil {
			return nil
		}
	}
	lines := map[int]int{}
	for {
		if _, err := rows.Read(); err == io.EOF {
			return lines
		}
		line, _ := rows.FieldPos(0)
		lines[line]++
	}
}
