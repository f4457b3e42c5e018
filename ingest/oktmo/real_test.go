//go:build real

package oktmo_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/ingest"
	"govhub/ingest/charset"
	"govhub/ingest/oktmo"
)

// Numbers that a file of Rosstat must give, counted by other means than this package.
type counts struct {
	Kinds          map[string]int
	Skips, Rejects int
}

func (n *notes) counts() counts {
	c := counts{Kinds: map[string]int{}, Skips: len(n.skips), Rejects: len(n.rejects)}
	for _, r := range n.rows {
		if _, cells, ok := strings.Cut(r, " municipality "); ok {
			c.Kinds[strings.Split(cells, "|")[1]]++
		}
	}
	return c
}

func (c counts) municipalities() int {
	sum := 0
	for n := range maps.Values(c.Kinds) {
		sum += n
	}
	return sum
}

func TestRealClassifier(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		rows int
		want counts
	}{
		"raw_rosstat_oktmo_ter01_ter03_2021.csv.gz": {5690, counts{
			Kinds: map[string]int{"MUNICIPAL_DISTRICT": 96, "URBAN_OKRUG": 17, "FEDERAL_TERRITORY": 1, "URBAN_SETTLEMENT": 37, "RURAL_SETTLEMENT": 992},
			Skips: 4419 + 128, // section 2, headings of section 1
		}},
		"raw_rosstat_oktmo_head_2021-07.csv.gz": {50, counts{
			Kinds: map[string]int{"MUNICIPAL_DISTRICT": 1, "RURAL_SETTLEMENT": 9},
			Skips: 36 + 4,
		}},
	} {
		text := unpacked(t, name)
		got, err := read(t, charset.UTF8, text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got.counts()); diff != "" {
			t.Errorf("%s: (-want +got)\n%s\n%s", name, diff, strings.Join(got.rejects, "\n"))
		}
		if all := got.counts().municipalities() + len(got.skips) + len(got.rejects); all != c.rows {
			t.Errorf("%s: %d rows, skips and rejects, want %d", name, all, c.rows)
		}

		same, err := read(t, charset.Windows1251, text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(got.all, same.all); diff != "" {
			t.Errorf("%s in windows-1251: (-utf-8 +windows-1251)\n%s", name, diff)
		}
		for encoding, text := range map[string]string{charset.Windows1251: text, charset.UTF8: windows1251(t, text)} {
			refuse(t, name+" declared as "+encoding, encoding, text, 1, "declare the encoding")
		}
	}
}

// The volumes of 2016 have another layout, in the first row as in all.
func TestRealVolumes(t *testing.T) {
	t.Parallel()
	for name, encoding := range map[string]string{
		"raw_oktmo_2016_tom3_oktmo_1.csv.gz": charset.UTF8,
		"raw_oktmo_2016_tom3_oktmo_2.csv.gz": charset.UTF8,
		"raw_oktmo_2016_tom5_oktmo_1.csv.gz": charset.Windows1251,
		"raw_oktmo_2016_tom5_oktmo_2.csv.gz": charset.UTF8,
	} {
		refuse(t, name, encoding, unpacked(t, name), 1, "as the volumes of 2016 do")
	}
}

// TestRealSection1 reads the list of section 1 as of April 2019, which derives kinds of municipalities on its own, as this
// package does.
func TestRealSection1(t *testing.T) {
	t.Parallel()
	text := file(t, "oktmo_section1_2019-04.csv")
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{
		"municipal_district": "MUNICIPAL_DISTRICT", "urban_okrug": "URBAN_OKRUG", "intracity_district": "INTRACITY_DISTRICT",
		"intracity_territory_federal_city": "INTRACITY_TERRITORY",
		"urban_settlement":                 "URBAN_SETTLEMENT", "rural_settlement": "RURAL_SETTLEMENT",
	}
	theirs := map[string]string{}
	for _, r := range rows[1:] {
		theirs[r[0]] = kinds[r[5]]
	}

	got, err := read(t, charset.UTF8, string(text))
	if err != nil {
		t.Fatal(err)
	}
	want := counts{
		Kinds: map[string]int{
			"MUNICIPAL_DISTRICT": 1753, "URBAN_OKRUG": 588, "URBAN_OKRUG_WITH_DIVISION": 3, "INTRACITY_DISTRICT": 19,
			"INTRACITY_TERRITORY": 267, "URBAN_SETTLEMENT": 1547, "RURAL_SETTLEMENT": 17627,
		},
		Skips:   82 + 3023 + 97, // headings of regions and groups, inter-settlement territories
		Rejects: 16 + 66,        // check digits, settlements without a parent
	}
	if diff := cmp.Diff(want, got.counts()); diff != "" {
		t.Errorf("(-want +got)\n%s\n%s", diff, strings.Join(got.rejects, "\n"))
	}
	if all := got.counts().municipalities() + len(got.skips) + len(got.rejects); all != 25088 {
		t.Errorf("%d rows, skips and rejects, want 25088", all)
	}
	for _, r := range got.rows[1:] {
		_, cells, _ := strings.Cut(r, " municipality ")
		code, kind := cells[:8], strings.Split(cells, "|")[1]
		if kind = strings.TrimSuffix(kind, "_WITH_DIVISION"); kind != theirs[code] {
			t.Errorf("%s is a %s, want %s", code, kind, theirs[code])
		}
	}
}

// refuse reads a file that must be refused.
func refuse(t *testing.T, name, encoding, text string, line int, reason string) {
	t.Helper()
	n := &notes{}
	err := oktmo.Read(t.Context(), name, strings.NewReader(text), oktmo.Options{Encoding: encoding, Edition: "2021"}, n)
	layout, ok := errors.AsType[*ingest.LayoutError](err)
	if !ok || layout.Line != line || !strings.Contains(layout.Reason, reason) {
		t.Errorf("%s: error %v, want a LayoutError in line %d: %s", name, err, line, reason)
	}
	if len(n.all) > 0 {
		t.Errorf("%s: the sink was given %d rows", name, len(n.all))
	}
}

func unpacked(t *testing.T, name string) string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(file(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// file returns a file of the publisher; none is part of the repository.
func file(t *testing.T, name string) []byte {
	t.Helper()
	dir := os.Getenv("GOVHUB_REAL_DATA")
	if dir == "" {
		t.Fatal("GOVHUB_REAL_DATA is not set: name the folder that holds oktmo/" + name)
	}
	data, err := os.ReadFile(filepath.Join(dir, "oktmo", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
