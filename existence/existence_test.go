package existence_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/existence"
)

// A district was dissolved in 2020 and a list of 2019 names its settlements; a register of 2021 leaves out one district of the same list.
func TestInfer(t *testing.T) {
	t.Parallel()
	list := []existence.Municipality{
		{OKTMO: "46641000", Region: "46000000", ValidTo: "2020-01-01", Stated: "2021", Source: "register"},
		{OKTMO: "46641101", Region: "46000000", Parent: "46641000", Stated: "2019-04", Source: "list"},
		{OKTMO: "46641102", Region: "46000000", Parent: "46641000", Stated: "2020-06", Source: "report"},
		{OKTMO: "46641103", Region: "46000000", Parent: "46641000", Stated: "2022", Source: "report"},
		{OKTMO: "46618000", Region: "46000000", Stated: "2019-04", Source: "list"},
		{OKTMO: "46618101", Region: "46000000", Parent: "46618000", Stated: "2019-04", Source: "list"},
		{OKTMO: "46700000", Region: "46000000", Stated: "2021", Source: "register", ValidFrom: "2020-01-01"},
		{OKTMO: "46700101", Region: "46000000", Parent: "46700000", Stated: "2019-04", Source: "list"},
		{OKTMO: "14600000", Region: "14000000", Stated: "2019-04", Source: "list"},
	}
	got := existence.Infer(list, []existence.Register{{Source: "register", Edition: "2021"}, {Source: "later", Edition: "2022"}})
	want := map[string]*existence.Life{
		"46641000": {Ended: "2020-01-01"},
		"46641101": {Ended: "2020-01-01", Rule: existence.ParentEnded, Basis: "municipality:46641000"},
		"46641102": {Ended: "2020-01-01", Rule: existence.ParentEnded, Basis: "municipality:46641000"}, // the register is newer
		"46641103": {},                                                                                 // a newer edition states it
		"46618000": {Unconfirmed: "2019-04-02", Rule: existence.NotListed, Basis: "source:register"},
		"46618101": {Unconfirmed: "2019-04-02", Rule: existence.ParentUnconfirmed, Basis: "municipality:46618000"},
		"46700000": {Began: "2020-01-01"},
		"46700101": {}, // the register does not list parts
		"14600000": {}, // nor other regions
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOn(t *testing.T) {
	t.Parallel()
	l := existence.Life{Began: "2015-01-01", Ended: "2022-01-01", Unconfirmed: "2020-01-01"}
	for day, want := range map[string]string{
		"2014-12-31": existence.Future, "2015-01-01": existence.Current, "2019-12-31": existence.Current,
		"2020-01-01": existence.Unconfirmed, "2021-12-31": existence.Unconfirmed, "2022-01-01": existence.Ended,
	} {
		if got := l.On(day); got != want {
			t.Errorf("on %s it is %s, want %s", day, got, want)
		}
	}
}

func TestDay(t *testing.T) {
	t.Parallel()
	for edition, want := range map[string]string{"": "", "2024": "2024-01-01", "2019-04": "2019-04-01", "2021-10-11": "2021-10-11"} {
		if got := existence.Day(edition); got != want {
			t.Errorf("%q is %q, want %q", edition, got, want)
		}
	}
}
