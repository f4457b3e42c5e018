package ingest_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset"
	"govhub/ingest"
)

// nothing is what a hub without a release knows.
func nothing(string) (map[string]bool, error) { return map[string]bool{}, nil }

var municipalities = &ingest.Table{Resource: "municipality", Columns: []string{"oktmo", "population"}}

// TestSpool reads two files: what they hold becomes a package, what cannot be used a report, and what publishing says of the
// package is said of the files.
func TestSpool(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var report strings.Builder
	s := ingest.NewSpool(dir, &report, nothing)
	s.File("a.csv")
	row := []string{"01701000", "007"}
	for _, err := range []error{
		s.Row(municipalities, 2, row),
		s.Row(municipalities, 3, []string{"01702000", "many"}),
		s.Skip(4),
		s.Row(municipalities, 5, []string{"01703000", ""}),
		s.Reject(dataset.Problem{Line: 6, Column: "code", Code: dataset.CodeConstraint, Value: "x", Message: "is wrong"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if row[1] != "007" {
		t.Errorf("the row of the adapter was changed to %q", row)
	}
	s.File("b.csv")
	if err := s.Row(municipalities, 2, []string{"01704000", "1"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Package("test"); err != nil {
		t.Fatal(err)
	}

	text, err := os.ReadFile(filepath.Join(dir, "municipality.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("oktmo,population\n01701000,7\n01703000,\n01704000,1\n", string(text)); diff != "" {
		t.Errorf("package (-want +got):\n%s", diff)
	}
	if s.Read != 6 || s.Accepted != 3 || s.Rejected != 2 || s.Skipped != 1 {
		t.Errorf("read %d, accepted %d, rejected %d, skipped %d", s.Read, s.Accepted, s.Rejected, s.Skipped)
	}
	want := `{"file":"a.csv","rowNumber":3,"fieldName":"population","type":"type-error","cell":"many","message":"is no integer: write digits only, such as 1500"}
{"file":"a.csv","rowNumber":6,"fieldName":"code","type":"constraint-error","cell":"x","message":"is wrong"}
`
	if diff := cmp.Diff(want, report.String()); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}

	explained := s.Explain(&dataset.RejectedError{Problems: []dataset.Problem{
		{File: "municipality.csv", Line: 3},
		{File: "municipality.csv", Line: 4, Message: "is there already on line 2: remove or correct one of them"},
		{File: "municipality.csv"},
		{File: "region.csv", Line: 2},
	}})
	rejected, ok := errors.AsType[*dataset.RejectedError](explained)
	if !ok {
		t.Fatal(explained)
	}
	places := []dataset.Problem{
		{File: "a.csv", Line: 5},
		{File: "b.csv", Line: 2, Message: "is there already on line 2 of a.csv: remove or correct one of them"},
		{File: "municipality.csv"},
		{File: "region.csv", Line: 2},
	}
	if diff := cmp.Diff(places, rejected.Problems); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

func TestSpoolRefuses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		tables []*ingest.Table
		want   string
	}{
		{"an unknown resource", []*ingest.Table{{Resource: "planet", Columns: []string{"name"}}}, `"planet" is no resource`},
		{"an unknown field", []*ingest.Table{{Resource: "municipality", Columns: []string{"oktmo", "mayor"}}}, `no field "mayor"`},
		{"no key", []*ingest.Table{{Resource: "municipality", Columns: []string{"name_ru"}}}, `needs the field "oktmo"`},
		{"other fields", []*ingest.Table{municipalities, {Resource: "municipality", Columns: []string{"oktmo", "kind"}}}, "state different fields"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := ingest.NewSpool(t.TempDir(), new(strings.Builder), nothing)
			s.File("a.csv")
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

// TestSpoolReferences accepts rows that refer to others of the release or of the files, and rejects the rest.
func TestSpoolReferences(t *testing.T) {
	t.Parallel()
	var report strings.Builder
	s := ingest.NewSpool(t.TempDir(), &report, func(resource string) (map[string]bool, error) {
		return map[string]bool{"in-" + resource: true, "92000000": resource == "region"}, nil
	})
	s.File("a.csv")
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
	want := `{"file":"a.csv","rowNumber":4,"fieldName":"place","type":"foreign-key","cell":"92000001","message":"is no region or municipality of the current release or of these files"}
{"file":"a.csv","rowNumber":5,"fieldName":"source","type":"foreign-key","cell":"another-report","message":"is no source of the current release or of these files"}
`
	if diff := cmp.Diff(want, report.String()); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	if s.Accepted != 5 || s.Rejected != 2 {
		t.Errorf("accepted %d, rejected %d", s.Accepted, s.Rejected)
	}
}

// TestSpoolOfNothing has no row that can be used: there is no package to publish.
func TestSpoolOfNothing(t *testing.T) {
	t.Parallel()
	s := ingest.NewSpool(t.TempDir(), new(strings.Builder), nothing)
	s.File("a.csv")
	if err := s.Row(municipalities, 2, []string{"01701000", "many"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Package("test"); err == nil || !strings.Contains(err.Error(), "no row that can be used") {
		t.Errorf("got %v, want an error", err)
	}
}

// TestSpoolSelfReference accepts a row that refers to itself.
func TestSpoolSelfReference(t *testing.T) {
	t.Parallel()
	s := ingest.NewSpool(t.TempDir(), new(strings.Builder), nothing)
	s.File("a.csv")
	table := &ingest.Table{Resource: "municipality", Columns: []string{"oktmo", "parent"}}
	for i, row := range [][]string{{"01701000", "01701000"}, {"01702000", "01703000"}, {"01703000", "01701000"}} {
		if err := s.Row(table, i+2, row); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
	if s.Accepted != 3 || s.Rejected != 0 {
		t.Errorf("accepted %d, rejected %d", s.Accepted, s.Rejected)
	}
}
