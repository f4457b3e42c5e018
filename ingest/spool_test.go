package ingest_test

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset"
	"govhub/ingest"
)

// municipalitiesOf is a release of these municipalities alone.
func municipalitiesOf(codes ...string) func(string) (map[string]bool, error) {
	return func(resource string) (map[string]bool, error) {
		keys := map[string]bool{}
		for _, code := range codes {
			keys[code] = resource == "municipality"
		}
		return keys, nil
	}
}

func begin(t *testing.T, s *ingest.Spool, name string) *ingest.Input {
	t.Helper()
	in, err := s.Begin(name)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

var municipalities = &ingest.Table{Resource: "municipality", Columns: []string{"oktmo", "population"}}

// TestSpool reads two files: accepted rows become a data package each, quarantined rows a report, and lines of the data
// packages lead back to those of the files.
func TestSpool(t *testing.T) {
	t.Parallel()
	var report strings.Builder
	s := ingest.NewSpool(&report, municipalitiesOf("01701000", "01702000", "01703000", "01704000"))
	defer s.Close()
	a := begin(t, s, "a.csv")
	row := []string{"01701000", "007"}
	for _, err := range []error{
		s.Row(municipalities, 2, row),
		s.Row(municipalities, 3, []string{"01702000", "many"}),
		s.Skip(4),
		s.Row(municipalities, 5, []string{"01703000", ""}),
		s.Reject(dataset.Problem{Line: 6, Column: "code", Code: dataset.CodeConstraint, Value: "x", Message: "is wrong"}),
		s.Row(municipalities, 7, []string{"01709000", "1"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if row[1] != "007" {
		t.Errorf("the row of the adapter was changed to %q", row)
	}
	b := begin(t, s, "b.csv")
	other := &ingest.Table{Resource: "municipality", Columns: []string{"oktmo", "name_en"}}
	if err := s.Row(other, 2, []string{"01704000", "Town"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		input  *ingest.Input
		counts ingest.Counts
		keys   map[string]bool
	}{
		{a, ingest.Counts{Read: 6, Accepted: 2, Quarantined: 3, Skipped: 1}, map[string]bool{"01701000": true, "01703000": true}},
		{b, ingest.Counts{Read: 1, Accepted: 1}, map[string]bool{"01704000": true}},
	} {
		pkg, err := want.input.Package()
		if err != nil {
			t.Fatal(err)
		}
		keys, err := new(dataset.Base).Keys(t.Context(), []dataset.Input{{Package: pkg}}, "municipality")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.keys, keys); diff != "" {
			t.Errorf("package of %s (-want +got):\n%s", want.input.Name, diff)
		}
		if diff := cmp.Diff(want.counts, want.input.Counts); diff != "" {
			t.Errorf("counts of %s (-want +got):\n%s", want.input.Name, diff)
		}
	}
	want := `{"file":"a.csv","rowNumber":3,"fieldName":"population","type":"type-error","cell":"many","message":"is not an integer: write digits only, such as 1500"}
{"file":"a.csv","rowNumber":6,"fieldName":"code","type":"constraint-error","cell":"x","message":"is wrong"}
{"file":"a.csv","rowNumber":7,"fieldName":"oktmo","type":"constraint-error","cell":"01709000","message":"is neither in the current release nor in earlier rows: this source does not state kind, name_ru, region, source, which a new row needs"}
`
	if diff := cmp.Diff(want, report.String()); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	for _, place := range []struct {
		input *ingest.Input
		file  string
		line  int
		want  string
	}{
		{a, "municipality.csv", 3, "a.csv:5"},
		{b, "municipality.csv", 2, "b.csv:2"},
		{a, "municipality.csv", 0, "a.csv:0"},
		{a, "datapackage.json", 0, "a.csv:0"},
	} {
		file, line := place.input.Origin(place.file, place.line)
		if got := fmt.Sprintf("%s:%d", file, line); got != place.want {
			t.Errorf("%s:%d is %s, want %s", place.file, place.line, got, place.want)
		}
	}
}

// TestSpoolLeavesNoFiles looks during an import for files that a killed one would leave behind.
func TestSpoolLeavesNoFiles(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	s := ingest.NewSpool(io.Discard, municipalitiesOf("01701000"))
	defer s.Close()
	begin(t, s, "a.csv")
	if err := s.Row(municipalities, 2, []string{"01701000", "1"}); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("%v is in the folder for temporary files, error %v", left, err)
	}
}

func TestSpoolRefuses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		tables []*ingest.Table
		want   string
	}{
		{"an unknown resource", []*ingest.Table{{Resource: "planet", Columns: []string{"name"}}}, `"planet" is not a resource`},
		{"an unknown field", []*ingest.Table{{Resource: "municipality", Columns: []string{"oktmo", "mayor"}}}, `no field "mayor"`},
		{"no key", []*ingest.Table{{Resource: "municipality", Columns: []string{"name_ru"}}}, `needs the field "oktmo"`},
		{"other fields", []*ingest.Table{municipalities, {Resource: "municipality", Columns: []string{"oktmo", "kind"}}}, "state different fields"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := ingest.NewSpool(io.Discard, municipalitiesOf("01701000", "01702000", "01703000"))
			defer s.Close()
			begin(t, s, "a.csv")
			var err error
			for _, table := range test.tables {
				err = s.Row(table, 2, []string{"01701000", "1"}[:len(table.Columns)])
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// TestSpoolReferences accepts rows that refer to others of the release or of the files, and quarantines the rest.
func TestSpoolReferences(t *testing.T) {
	t.Parallel()
	var report strings.Builder
	s := ingest.NewSpool(&report, func(resource string) (map[string]bool, error) {
		return map[string]bool{"in-" + resource: true, "92000000": resource == "region"}, nil
	})
	defer s.Close()
	in := begin(t, s, "a.csv")
	sources := &ingest.Table{Resource: "source", Columns: []string{"slug", "title"}}
	observations := &ingest.Table{
		Resource: "observation", Columns: []string{"indicator", "place", "period", "breakdown", "value", "status", "source"},
	}
	if err := s.Row(sources, 0, []string{"report", "Отчёт"}); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]string{
		{"in-indicator", "92000000", "2024", "_T", "1", "NORMAL", "report"},
		{"in-indicator", "RU", "2024", "_T", "1", "NORMAL", "in-source"},
		{"in-indicator", "92000001", "2024", "_T", "1", "NORMAL", "report"},
		{"in-indicator", "RU", "2025", "_T", "1", "NORMAL", "another-report"},
		{"in-indicator", "RU", "2023", "_T", "1", "NORMAL", "later-report"},
	} {
		if err := s.Row(observations, i+2, row); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Row(sources, 0, []string{"later-report", "Поздний отчёт"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
	want := `{"file":"a.csv","rowNumber":4,"fieldName":"place","type":"foreign-key","cell":"92000001","message":"names no region or municipality of the current release or of these files"}
{"file":"a.csv","rowNumber":5,"fieldName":"source","type":"foreign-key","cell":"another-report","message":"names no source of the current release or of these files"}
`
	if diff := cmp.Diff(want, report.String()); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	if in.Accepted != 5 || in.Quarantined != 2 {
		t.Errorf("accepted %d, quarantined %d", in.Accepted, in.Quarantined)
	}
}

// TestSpoolOfNothing has no usable row, so there is no data package to publish.
func TestSpoolOfNothing(t *testing.T) {
	t.Parallel()
	s := ingest.NewSpool(io.Discard, municipalitiesOf("01701000", "01702000", "01703000"))
	defer s.Close()
	in := begin(t, s, "a.csv")
	if err := s.Row(municipalities, 2, []string{"01701000", "many"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Package(); err == nil || !strings.Contains(err.Error(), "no row that can be used") {
		t.Errorf("got %v, want an error", err)
	}
}

// TestSpoolSelfReference quarantines a row that names itself as its parent, though the release has it, and rows that wait for
// it.
func TestSpoolSelfReference(t *testing.T) {
	t.Parallel()
	var report strings.Builder
	s := ingest.NewSpool(&report, func(resource string) (map[string]bool, error) {
		return map[string]bool{"01000000": resource == "region", "report": resource == "source", "01704000": resource == "municipality"}, nil
	})
	defer s.Close()
	in := begin(t, s, "a.csv")
	table := &ingest.Table{Resource: "municipality", Columns: []string{"oktmo", "kind", "name_ru", "region", "source", "parent"}}
	for i, codes := range [][2]string{{"01701000", "01701000"}, {"01702000", "01701000"}, {"01704000", "01704000"}, {"01703000", "01704000"}} {
		row := []string{codes[0], "URBAN_OKRUG", "Город", "01000000", "report", codes[1]}
		if err := s.Row(table, i+2, row); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
	want := `{"file":"a.csv","rowNumber":2,"fieldName":"parent","type":"foreign-key","cell":"01701000","message":"is the row itself: name another municipality, or none"}
{"file":"a.csv","rowNumber":4,"fieldName":"parent","type":"foreign-key","cell":"01704000","message":"is the row itself: name another municipality, or none"}
{"file":"a.csv","rowNumber":3,"fieldName":"parent","type":"foreign-key","cell":"01701000","message":"names no municipality of the current release or of these files"}
`
	if diff := cmp.Diff(want, report.String()); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	if want := (ingest.Counts{Read: 4, Accepted: 1, Quarantined: 3}); in.Counts != want {
		t.Errorf("got %+v, want %+v", in.Counts, want)
	}
}
