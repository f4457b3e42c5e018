package ingest_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset"
	"govhub/ingest"
)

var observations = &ingest.Table{
	Resource: "observation", Columns: []string{"indicator", "place", "period", "breakdown", "value", "status", "source"},
}

// TestImported compares what a release keeps of quarantined rows: counts by reason, with the first cell, and the lost observations.
func TestImported(t *testing.T) {
	t.Parallel()
	keys := map[string]bool{"income": true, "01701000": true, "report": true}
	s := ingest.NewSpool(io.Discard, func(string) (map[string]bool, error) { return keys, nil })
	defer s.Close()
	in := begin(t, s, "a.csv")
	wrong := dataset.Problem{Column: "code", Code: dataset.CodeConstraint, Value: "x", Message: "is wrong"}
	lost := dataset.Lost{Indicator: "income", Breakdown: "_T", Level: "MUNICIPALITY", Period: "2022"}
	for _, err := range []error{
		s.Row(observations, 2, []string{"income", "01701000", "2022", "_T", "1", "NORMAL", "report"}),
		s.Row(observations, 3, []string{"income", "01999000", "2022", "_T", "1", "NORMAL", "report"}),
		s.Row(observations, 4, []string{"income", "01998000", "2022", "_T", "1", "NORMAL", "report"}),
		s.Row(observations, 5, []string{"income", "99000000", "2021", "_T", "1", "NORMAL", "report"}),
		s.Row(observations, 6, []string{"income", "01701000", "2022", "_T", "many", "NORMAL", "report"}),
		s.Reject(wrong, lost),
		s.Reject(wrong),
		s.Skip(8),
		s.Finish(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	want := &dataset.Imported{
		Read: 8, Accepted: 1, Quarantined: 6, Skipped: 1,
		Reasons: []dataset.Reason{
			{Code: "foreign-key", Field: "place", Message: "names no region or municipality of the current release or of these files", Count: 3, Example: "01999000"},
			{Code: "constraint-error", Field: "code", Message: "is wrong", Count: 2, Example: "x"},
			{Code: "type-error", Field: "value", Message: "is not a number: write digits and a decimal point, such as 1500 or -0.25", Count: 1, Example: "many"},
		},
		Lost: []dataset.Lost{
			{Indicator: "income", Breakdown: "_T", Level: "MUNICIPALITY", Period: "2022", Values: 4},
			{Indicator: "income", Breakdown: "_T", Level: "REGION", Period: "2021", Values: 1},
		},
	}
	if diff := cmp.Diff(want, in.Imported()); diff != "" {
		t.Error(diff)
	}
}

// TestImportedBounds gives rows of too many reasons, and of too many kinds of observations: neither is kept without end, and what is not
// known is not said to be none.
func TestImportedBounds(t *testing.T) {
	t.Parallel()
	s := ingest.NewSpool(io.Discard, municipalitiesOf())
	defer s.Close()
	in := begin(t, s, "a.csv")
	for i := range 3000 {
		p := dataset.Problem{Column: "code", Code: dataset.CodeConstraint, Message: fmt.Sprintf("is wrong by %d", i)}
		if err := s.Reject(p, dataset.Lost{Indicator: "income", Breakdown: "_T", Level: "REGION", Period: fmt.Sprint(1000 + i)}); err != nil {
			t.Fatal(err)
		}
	}
	got := in.Imported()
	var counted int64
	for _, r := range got.Reasons {
		counted += r.Count
	}
	if len(got.Reasons) != 51 || got.Reasons[0].Message != "" || counted != 3000 {
		t.Errorf("%d reasons for %d rows, the first %+v, want 51 for 3000, the first without message", len(got.Reasons), counted, got.Reasons[0])
	}
	if !got.LostUnknown || got.Lost != nil {
		t.Errorf("%d lost observations, want none and that they are not known", len(got.Lost))
	}
}
