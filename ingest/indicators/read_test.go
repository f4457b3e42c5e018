package indicators

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset"
	"govhub/db"
	"govhub/ingest"
)

const smallHeader = "comment,year,place,level,name,part,a,b\n"

func TestRead(t *testing.T) {
	t.Parallel()
	file := "\xEF\xBB\xBF" + smallHeader +
		",2021,01000000,region,Край,0,4.5,-0.50\r\n" +
		"\"two\nlines\",2020,01701000,town,Город,0,5.001,\n" +
		",2021,01701000,town,Город,X,9.0001,1\n" +
		",2021,01701000,town,Город,X,-9.0001,1\n" +
		"\n" +
		",2021,01000000,sum,Всего,0,1,1\n" +
		",2021,02000000,region,Другой,0,1,1\n" +
		",2021,02000000,town,Другой,0,1,1\n" +
		",21,02000000,town,,0,1,1\n" +
		",2021,2000000,town,,0,1,1\n" +
		",2021,02000000,town,,Y,1,1\n" +
		",2021,02000000,town,,0,\"1,5\",1e5\n" +
		",2021,02000000,town,,0,1\n" +
		",2021,02000000,town,,0,1,1,5\n" +
		",2021,02000000,town,,0,,\n"
	got := new(recorder)
	if err := parse(t, small).Read(t.Context(), "x.csv", strings.NewReader(file), Options{}, got); err != nil {
		t.Fatal(err)
	}
	number := "is not a number: write digits and a decimal point, such as 1500 or -0.25"
	comma := `has a comma: write a decimal point, or set numbers.decimal in the mapping to "," if it stands before decimals`
	want := &recorder{
		sources: [][]string{{"small", "Проба", "", "", "", "", ""}},
		indicators: [][]string{
			{"a", "А", "", "первая; азбука", "first", "RUB", "ANNUAL", "Sum. Breakdown: _T all; X part.", "true", "true", "false", "_T", "small"},
			{"b", "Б", "", "", "", "percent", "ANNUAL", "Breakdown: _T all.", "false", "false", "false", "_T", "small"},
		},
		observations: [][]string{
			{"a", "01000000", "2021", "_T", "4500", "NORMAL", "", "small"},
			{"b", "01000000", "2021", "_T", "-0.5", "NORMAL", "", "small"},
			{"a", "01701000", "2020", "_T", "5001", "LOW_RELIABILITY", "Big in 2020.", "small"},
			{"a", "01701000", "2021", "X", "9000.1", "SUSPECTED_OUTLIER", "Big.", "small"},
			{"a", "01701000", "2021", "X", "-9000.1", "SUSPECTED_OUTLIER", "Small.", "small"},
			{"a", "02000000", "2021", "_T", "1000", "NORMAL", "", "small"},
			{"b", "02000000", "2021", "_T", "1", "NORMAL", "", "small"},
		},
		lines: []int{2, 2, 3, 5, 6, 10, 10},
		rejects: []dataset.Problem{
			{Line: 5, Column: "part", Code: "foreign-key", Value: "X", Message: "is not a breakdown of b in the mapping: add it there"},
			{Line: 6, Column: "part", Code: "foreign-key", Value: "X", Message: "is not a breakdown of b in the mapping: add it there"},
			{Line: 9, Column: "place", Code: "constraint-error", Value: "02000000", Message: "is the code of another place"},
			{Line: 11, Column: "year", Code: "type-error", Value: "21", Message: "is not a year: write four digits, such as 2024"},
			{Line: 12, Column: "place", Code: "type-error", Value: "2000000", Message: "is not an OKTMO code: write 8 digits, with leading zeros"},
			{Line: 13, Column: "part", Code: "foreign-key", Value: "Y", Message: "is not a breakdown of a in the mapping: add it there"},
			{Line: 13, Column: "part", Code: "foreign-key", Value: "Y", Message: "is not a breakdown of b in the mapping: add it there"},
			{Line: 14, Column: "a", Code: "type-error", Value: "1,5", Message: comma},
			{Line: 14, Column: "b", Code: "type-error", Value: "1e5", Message: number},
			{Line: 15, Column: "b", Code: "missing-cell", Message: "is missing: the row has 7 cells, the header 8"},
			{Line: 16, Code: "extra-cell", Message: "the row has 9 cells, the header 8: quote cells that hold a comma"},
		},
		lost: []dataset.Lost{
			{Indicator: "a", Breakdown: "_T", Level: db.LevelRegion, Period: "2021"}, // line 9
			{Indicator: "b", Breakdown: "_T", Level: db.LevelRegion, Period: "2021"},
			{Indicator: "a", Breakdown: "_T", Level: db.LevelRegion, Period: "2021"}, // line 12
			{Indicator: "b", Breakdown: "_T", Level: db.LevelRegion, Period: "2021"},
			{Indicator: "a", Breakdown: "_T", Level: db.LevelRegion, Period: "2021"}, // line 14
			{Indicator: "b", Breakdown: "_T", Level: db.LevelRegion, Period: "2021"},
		},
		skips: []int{3, 8, 17, 17},
	}
	for i := range want.rejects {
		want.rejects[i].File = "x.csv"
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(recorder{})); diff != "" {
		t.Error(diff)
	}
}

// TestReadCodes reads places under declared codes: an observation has the code that is meant and names the published one.
func TestReadCodes(t *testing.T) {
	t.Parallel()
	m := parse(t, strings.Replace(small, `"form": "oktmo8"`, `"form": "oktmo8", "codes": {"01401000": "01701000"}`, 1))
	got := new(recorder)
	file := smallHeader + ",2020,01401000,town,Город,0,5.001,\n,2021,01402000,town,Город,0,1,\n"
	if err := m.Read(t.Context(), "x.csv", strings.NewReader(file), Options{}, got); err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"a", "01701000", "2020", "_T", "5001", "LOW_RELIABILITY", "Published under the code 01401000. Big in 2020.", "small"},
		{"a", "01402000", "2021", "_T", "1000", "NORMAL", "", "small"},
	}
	if diff := cmp.Diff(want, got.observations); diff != "" {
		t.Error(diff)
	}
}

func TestReadPlaces(t *testing.T) {
	t.Parallel()
	tests := []struct{ form, cell, year, want, wrong string }{
		{FormOKTMO8, "01701000", "2024", "01701000", ""},
		{FormOKTMO8, "0170100", "2024", "", "is not an OKTMO code: write 8 digits, with leading zeros"},
		{FormOKTMO8, "0170100O", "2024", "", "is not an OKTMO code: write 8 digits, with leading zeros"},
		{FormOKTMO8, "", "2024", "", "is not an OKTMO code: write 8 digits, with leading zeros"},
		{FormOKTMODashed, "79-701-000", "2024", "79701000", ""},
		{FormOKTMODashed, "79-701-000-000", "2024", "79701000", ""},
		{FormOKTMODashed, "79-701-000-101", "2024", "", "is not an OKTMO code: write 99-999-999"},
		{FormOKTMODashed, "79701000", "2024", "", `is not an OKTMO code: write 99-999-999, or set place.form in the mapping to "oktmo8"`},
		{FormOKTMODashed, "79-70-1000", "2024", "", "is not an OKTMO code: write 99-999-999"},
		{FormOKTMODashed, "", "2024", "", "is not an OKTMO code: write 99-999-999"},
		{FormOKTMO8, "RU-TA", "2024", "", `is not an OKTMO code: write 8 digits, with leading zeros, or set place.form in the mapping to "iso"`},
		{FormISO, "RU-TA", "2024", "92000000", ""},
		{FormISO, "RU", "2024", "RU", ""},
		{FormISO, "RU-XX", "2024", "", "is the code of no region of the release: look it up in the list of regions"},
		{FormISO, "ru-ta", "2024", "", "is not an ISO 3166-2 code of a region: write one such as RU-TA, or RU for the country"},
		{FormISO, "16", "2024", "", `is not an ISO 3166-2 code of a region: write one such as RU-TA, or RU for the country, or set place.form in the mapping to "region-code"`},
		{FormRegionCode, "16", "2024", "92000000", ""},
		{FormRegionCode, "04", "2024", "", "is the code of no region of the release: look it up in the list of regions"},
		{FormRegionCode, "4", "2024", "", "is not the number of a region: write two digits, with the leading zero"},
		{FormRegionCode, "RU", "2024", "", `is not the number of a region: write two digits, with the leading zero, or set place.form in the mapping to "iso"`},
		{FormRegionCode, "92000000", "2024", "", `is not the number of a region: write two digits, with the leading zero, or set place.form in the mapping to "oktmo8"`},
		{FormTerritoryID, "1", "2023", "01612000", ""},
		{FormTerritoryID, "1", "2024", "01512000", ""},
		{FormTerritoryID, "2", "2024", "", "has no OKTMO code in 2024: look it up in the dictionary of municipal districts"},
		{FormTerritoryID, "+1", "2024", "", "is not the number of a territory: write digits only"},
		{FormTerritoryID, "99999999999999999999", "2024", "", "is not the number of a territory: write digits only"},
	}
	for _, test := range tests {
		m := parse(t, strings.Replace(small, `"oktmo8"`, `"`+test.form+`"`, 1))
		got := new(recorder)
		file := smallHeader + "," + test.year + "," + test.cell + ",town,,0,1,\n"
		regions := map[string]map[string]string{FormISO: {"RU-TA": "92000000"}, FormRegionCode: {"16": "92000000"}}[test.form]
		if err := m.Read(t.Context(), "x.csv", strings.NewReader(file), Options{Places: places, Regions: regions}, got); err != nil {
			t.Fatal(err)
		}
		var place, wrong string
		for _, cells := range got.observations {
			place = cells[1]
		}
		for _, p := range got.rejects {
			wrong = p.Message
		}
		if place != test.want || wrong != test.wrong {
			t.Errorf("%s %q in %s is %q, %q, want %q, %q", test.form, test.cell, test.year, place, wrong, test.want, test.wrong)
		}
	}
}

func TestReadLayoutErrors(t *testing.T) {
	t.Parallel()
	const hint = "; choose another mapping, or list columns to skip under ignore"
	tests := []struct{ file, want string }{
		{"", `x.csv: is empty: begin it with a line of column names`},
		{strings.ReplaceAll(smallHeader, ",", ";"), `x.csv:1: is separated by semicolons, while the mapping declares commas: convert the file, or set separator in the mapping to ";"`},
		{"comment,year,place,level,name,part,a\n", `x.csv:1: does not fit the mapping "small": column "b" is missing` + hint},
		{"comment,year,place,level,name,part,a,b,c,a\n", `x.csv:1: does not fit the mapping "small": column "c" is unknown, column "a" appears twice` + hint},
		{
			strings.Repeat("x,", 12) + "x\n",
			`x.csv:1: does not fit the mapping "small": column "x" is unknown, ` + strings.Repeat(`column "x" appears twice, `, 9) + `11 more` + hint,
		},
		{smallHeader + ",2021,\"x\"y,,,,,\n", `x.csv:2: is not valid CSV at line 2, byte 9: quote cells that hold quotes, and double those quotes`},
		{smallHeader + "\"" + strings.Repeat("x\n", maxRecord), `x.csv: has a row of more than 1048576 bytes after line 1: look for a quote that is not closed`},
	}
	for _, test := range tests {
		err := parse(t, small).Read(t.Context(), "x.csv", strings.NewReader(test.file), Options{}, new(recorder))
		if layout, ok := errors.AsType[*ingest.LayoutError](err); !ok || layout.Error() != test.want {
			t.Errorf("got %v\nwant %s", err, test.want)
		}
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	m := parse(t, small)
	row := ",2021,01701000,town,,0,1,1\n"

	broken := errors.New("disk is gone")
	err := m.Read(t.Context(), "x.csv", io.MultiReader(strings.NewReader(smallHeader+row), iotest.ErrReader(broken)), Options{}, new(recorder))
	if !errors.Is(err, broken) || err.Error() != "x.csv: disk is gone" {
		t.Errorf("a broken file gives %v", err)
	}

	full := errors.New("sink is full")
	if err := m.Read(t.Context(), "x.csv", strings.NewReader(smallHeader+row), Options{}, &recorder{err: full}); err != full {
		t.Errorf("a full sink gives %v, want its error as it is", err)
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	got := new(recorder)
	if err := m.Read(ctx, "x.csv", strings.NewReader(smallHeader+row), Options{}, got); !errors.Is(err, context.Canceled) || got.observations != nil {
		t.Errorf("a cancelled reading gives %v after %v", err, got.observations)
	}

	numbers := parse(t, strings.Replace(small, `"oktmo8"`, `"territory-id"`, 1))
	err = numbers.Read(t.Context(), "x.csv", strings.NewReader(smallHeader), Options{}, new(recorder))
	if want := `x.csv: mapping "small" reads numbers of territories: name the dictionary of municipal districts with --dictionary`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

var (
	aYear = regexp.MustCompile(`^[0-9]{4}$`)
	aCode = regexp.MustCompile(`^[0-9]{8}$`)
)

// FuzzRead checks that nothing is lost: each value cell is a row, a reject or a skip, unless the whole line is one.
func FuzzRead(f *testing.F) {
	f.Add([]byte(smallHeader + ",2021,01000000,region,,0,4.5,-0.50\n,2020,01701000,sum,,0,,\n,1,,,,,1,1\nx\n"))
	f.Add([]byte(smallHeader + "\"\n\",2021,01000000,region,,X,1,2\n\n\n,2021,01000000,,,0,1,2,3\n"))
	m := parse(f, small)
	f.Fuzz(func(t *testing.T, file []byte) {
		got := new(recorder)
		err := m.Read(t.Context(), "x.csv", bytes.NewReader(file), Options{}, got)
		if _, ok := errors.AsType[*ingest.LayoutError](err); err != nil && !ok {
			t.Fatalf("reading from memory fails with %v", err)
		}
		if err != nil {
			return
		}
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\xEF\xBB\xBF"))))
		r.FieldsPerRecord = -1
		records, err := r.ReadAll()
		if err != nil {
			t.Fatalf("Read takes what is no CSV: %v", err)
		}
		at := func(column string) int { return slices.Index(records[0], column) }
		want := 0
		for _, cells := range records[1:] {
			switch {
			case len(cells) != len(records[0]),
				cells[at("level")] == "sum",
				cells[at("level")] == "region" && cells[at("name")] == "Другой",
				!aYear.MatchString(cells[at("year")]) || cells[at("year")] == "0000",
				!aCode.MatchString(cells[at("place")]):
				want++
			default:
				want += len(m.Values)
			}
		}
		if n := len(got.observations) + len(got.rejects) + len(got.skips); n != want {
			t.Errorf("%d observations, %d rejects and %d skips, want %d in all", len(got.observations), len(got.rejects), len(got.skips), want)
		}
	})
}
