package db_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/scalar"
)

// TestMunicipalityOn follows invented changes. A municipality is "code from to", a change "before > after".
func TestMunicipalityOn(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	bundletest.PublishEdited(t, d, history(
		[]string{
			"90000001 - 2019", "90000002 2019 2021", "90000003 2021 -", // one after the other
			"90000011 - 2019", "90000012 - 2019", "90000013 2019 -", // a merge
			"90000021 - 2020", "90000022 2020 -", "90000023 2020 -", // a split
			"90000031 - 2019", "90000032 - -", // a merge into one that continues
			"90000041 - 2019", "90000042 2021 -", // a gap
			"90000051 2015 2018", "90000052 2015 2018", // a cycle
			"90000061 - 2020", "90000062 2018 -", "90000063 2020 -", // land given away first, a successor later
			"90000071 2010 -",                                                          // without changes
			"90000081 - 2018", "90000082 - 2019", "90000083 - 2019", "90000084 2019 -", // a split and a merge of its parts
		},
		[]string{
			"90000001 > 90000002", "90000002 > 90000003",
			"90000011 90000012 > 90000013",
			"90000021 > 90000022 90000023",
			"90000031 90000032 > 90000032",
			"90000041 > 90000042",
			"90000051 > 90000052", "90000052 > 90000051",
			"90000061 > 90000061 90000062", "90000061 > 90000063",
			"90000081 > 90000082 90000083", "90000082 90000083 > 90000084",
		})...)
	r := holding(t, d, 0)
	for _, test := range []struct {
		oktmo, on, want string // the code found, several candidates, or nothing
	}{
		{"90000001", "2018-12-31", "90000001"},
		{"90000001", "2019-01-01", "90000002"},
		{"90000001", "2024-05-01", "90000003"},
		{"90000003", "2020-12-31", "90000002"},
		{"90000003", "1900-01-01", "90000001"},
		{"90000011", "2019-01-01", "90000013"},
		{"90000013", "2018-12-31", "90000011 90000012"},
		{"90000021", "2021-01-01", "90000022 90000023"},
		{"90000022", "2019-01-01", "90000021"},
		{"90000031", "2020-01-01", "90000032"},
		{"90000032", "2010-01-01", "90000032"},
		{"90000041", "2020-01-01", ""},
		{"90000042", "2020-01-01", ""},
		{"90000041", "2021-01-01", "90000042"},
		{"90000051", "2020-01-01", ""},
		{"90000051", "2010-01-01", ""},
		{"90000061", "2021-01-01", "90000063"},
		{"90000062", "2017-01-01", "90000061"},
		{"90000071", "2009-01-01", ""},
		{"90000071", "2009-12-31", ""},
		{"90000071", "2010-01-01", "90000071"},
		{"90000081", "2018-06-01", "90000082 90000083"},
		{"90000081", "2020-01-01", "90000084"},
		{"99999999", "2020-01-01", ""},
		{"no code", "2020-01-01", ""},
	} {
		found, err := db.MunicipalityOn(t.Context(), r, test.oktmo, scalar.Date(test.on))
		var ambiguous *db.AmbiguousError
		var got string
		switch {
		case errors.As(err, &ambiguous):
			var codes []string
			for _, c := range ambiguous.Candidates {
				codes = append(codes, c.OKTMO)
			}
			got = strings.Join(codes, " ")
		case errors.Is(err, db.ErrNotFound):
		case err != nil:
			t.Fatal(err)
		default:
			got = found.OKTMO
		}
		if got != test.want {
			t.Errorf("%s on %s: got %q, want %q", test.oktmo, test.on, got, test.want)
		}
	}
}

// history returns edits that add municipalities and changes to the bundle.
func history(municipalities, changes []string) []bundletest.Edit {
	const source = "sberindex-municipal-dictionary-2018-2024"
	var rows, events, members strings.Builder
	for _, m := range municipalities {
		f := strings.Fields(m)
		day := func(year string) string {
			if year == "-" {
				return ""
			}
			return year + "-01-01"
		}
		fmt.Fprintf(&rows, "%s,URBAN_OKRUG,Округ %[1]s,,92000000,,,,,,,,,%s,%s,,%s\n", f[0], day(f[1]), day(f[2]), source)
	}
	for i, c := range changes {
		before, after, _ := strings.Cut(c, " > ")
		fmt.Fprintf(&events, "made-up-%d,MERGE,2019,,,%s\n", i, source)
		for side, codes := range map[string]string{"BEFORE": before, "AFTER": after} {
			for code := range strings.FieldsSeq(codes) {
				fmt.Fprintf(&members, "made-up-%d,%s,%s,%s\n", i, code, side, source)
			}
		}
	}
	return []bundletest.Edit{
		{File: "municipality.csv", After: rows.String()},
		{File: "change_event.csv", After: events.String()},
		{File: "change_event_municipality.csv", After: members.String()},
	}
}
