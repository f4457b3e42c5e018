package network

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
)

// TestFormatsTakeAnyText writes names that no release holds, and reads them back.
func TestFormatsTakeAnyText(t *testing.T) {
	t.Parallel()
	const nasty = "<a href=\"x\">&amp; ]]> 'Казань'\x00\x08\ufffe\xff 🏛,\r\n=1+1"
	s := &Sheet{
		Nodes: []SheetNode{{ID: "forum:a", Type: "FORUM", Name: nasty, NameEn: nasty}, {ID: "forum:b", Type: "FORUM", Name: "b"}},
		Links: slices.Values([]SheetLink{{From: 0, To: 1, Kind: "PART_OF", Name: nasty, ValidFrom: "2024", ValidTo: "2024-02", Source: nasty}}),
	}
	for _, format := range Formats {
		var b strings.Builder
		if err := format.Write(s, &b); err != nil {
			t.Fatalf("%s: %v", format.Extension, err)
		}
		text := b.String()
		switch format.Extension {
		case "csv":
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			if err != nil || len(rows) != 2 || len(rows[1]) != len(rows[0]) {
				t.Errorf("csv: %v in %q", err, text)
			}
		case "json":
			if !json.Valid([]byte(text)) {
				t.Errorf("no JSON: %s", text)
			}
		default:
			for d := xml.NewDecoder(strings.NewReader(text)); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v in %s", format.Extension, err, text)
				}
			}
			if strings.ContainsAny(text, "\x00\x08") {
				t.Errorf("%s holds characters that XML has not", format.Extension)
			}
		}
		if format.Extension == "gexf" && !strings.Contains(text, `<spell start="2024-01-01" end="2024-02-29"/>`) {
			t.Errorf("the spell is not that of 2024 to 2024-02: %s", text)
		}
	}
}
