package districts

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/ingest"
)

// line writes a version of a territory in Altai Krai. The first of the three digits of the code is the kind: 5 for a
// municipal okrug, 6 for a municipal district.
func line(territory, code int, name string, from, to int, began, ended string) string {
	typ := "муниципальный район"
	if code < 600 {
		typ = "муниципальный округ"
	}
	return fmt.Sprintf("%d,01-%d-000-000,,%s,%s,,,,,22,,,,,%d,%d,%s,%s\n", territory, code, name, typ, from, to, began, ended)
}

func TestChanges(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		lines   string
		changes []string
		members []string
	}{
		"merge": {
			line(1, 601, "А", 2018, 2020, "", "union_1") + line(2, 602, "Б", 2018, 2020, "", "union_1") +
				line(3, 503, "В", 2020, 9999, "union_1", ""),
			[]string{"sberindex-union-1|MERGE|2020|"},
			[]string{"sberindex-union-1|01601000|BEFORE", "sberindex-union-1|01602000|BEFORE", "sberindex-union-1|01503000|AFTER"},
		},
		"merge told before its parts": {
			line(3, 602, "В", 2020, 9999, "union_1", "") + line(1, 601, "А", 2018, 2020, "", "union_1") +
				line(2, 602, "Б", 2018, 2020, "", "union_1"),
			[]string{"sberindex-union-1|MERGE|2020|01602000 was named Б until then."},
			[]string{"sberindex-union-1|01601000|BEFORE", "sberindex-union-1|01602000|BEFORE", "sberindex-union-1|01602000|AFTER"},
		},
		"split": {
			line(1, 601, "А", 2018, 2020, "", "disunion_7") + line(2, 601, "А", 2020, 9999, "disunion_7", "") +
				line(3, 602, "Б", 2020, 9999, "disunion_7", ""),
			[]string{"sberindex-disunion-7|SPLIT|2020|"},
			[]string{"sberindex-disunion-7|01601000|BEFORE", "sberindex-disunion-7|01601000|AFTER", "sberindex-disunion-7|01602000|AFTER"},
		},
		"transfer between codes that go on": {
			line(1, 601, "А", 2018, 2020, "", "transfer_1") + line(2, 602, "Б", 2018, 2020, "", "transfer_1") +
				line(3, 601, "А", 2020, 9999, "transfer_1", "") + line(4, 602, "Б", 2020, 9999, "transfer_1", ""),
			nil, nil,
		},
		"transfer that changes a code": {
			line(1, 601, "А", 2018, 2020, "", "transfer_1") + line(2, 602, "Б", 2018, 2020, "", "transfer_1") +
				line(3, 601, "А", 2020, 9999, "transfer_1", "") + line(4, 502, "Б", 2020, 9999, "transfer_1", ""),
			[]string{"sberindex-transfer-1|STATUS_CHANGE|2020|"},
			[]string{"sberindex-transfer-1|01602000|BEFORE", "sberindex-transfer-1|01502000|AFTER"},
		},
		"transfer after which a code is gone": {
			line(1, 601, "А", 2018, 2020, "", "transfer_1") + line(2, 602, "Б", 2018, 2020, "", "transfer_1") +
				line(3, 601, "А", 2020, 9999, "transfer_1", ""),
			[]string{"sberindex-transfer-1|STATUS_CHANGE|2020|"},
			[]string{"sberindex-transfer-1|01602000|BEFORE"},
		},
		"status": {
			line(1, 501, "Б", 2021, 9999, "", "") + line(1, 601, "А", 2018, 2021, "", ""),
			[]string{"sberindex-territory-1-2021|STATUS_CHANGE|2021|"},
			[]string{"sberindex-territory-1-2021|01601000|BEFORE", "sberindex-territory-1-2021|01501000|AFTER"},
		},
		"code": {
			line(1, 601, "А", 2018, 2021, "", "") + line(1, 602, "А", 2021, 9999, "", ""),
			[]string{"sberindex-territory-1-2021|STATUS_CHANGE|2021|The code changed, the kind of the municipality did not."},
			[]string{"sberindex-territory-1-2021|01601000|BEFORE", "sberindex-territory-1-2021|01602000|AFTER"},
		},
		"name": {
			line(1, 601, "А", 2018, 2021, "", "") + line(1, 601, "Б", 2021, 9999, "", ""),
			[]string{"sberindex-territory-1-2021|RENAME|2021|01601000 was named А until then."},
			[]string{"sberindex-territory-1-2021|01601000|BEFORE", "sberindex-territory-1-2021|01601000|AFTER"},
		},
		"nothing that the hub knows of": {
			line(1, 601, "А", 2018, 2021, "", "") + line(1, 601, "А", 2021, 9999, "", ""), nil, nil,
		},
		"years between": {
			line(1, 601, "А", 2018, 2020, "", "") + line(1, 501, "А", 2021, 9999, "", ""), nil, nil,
		},
		"with a line that cannot be used": {
			line(1, 601, "А", 2018, 2020, "", "union_1") + line(2, 602, "", 2018, 2020, "", "union_1") +
				line(3, 503, "В", 2020, 9999, "union_1", ""),
			nil, nil,
		},
	} {
		r := readText(t, header+test.lines)
		if diff := cmp.Diff(test.changes, bare(r.of("change_event"))); diff != "" {
			t.Errorf("%s: changes (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(test.members, bare(r.of("change_event_municipality"))); diff != "" {
			t.Errorf("%s: municipalities (-want +got):\n%s", name, diff)
		}
	}
}

// bare drops line and resource.
func bare(rows []string) []string {
	for i, row := range rows {
		rows[i] = strings.SplitN(row, " ", 3)[2]
	}
	return rows
}

// An unusable line names the changes left out with it.
func TestRejectNamesChanges(t *testing.T) {
	t.Parallel()
	log := readText(t, header+line(1, 601, "", 2018, 2020, "union_1", "transfer_2")).log
	if !strings.Contains(log[1], "left out with it: change union_1 and transfer_2") {
		t.Error(log[1])
	}
}

func TestContradictions(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ lines, want string }{
		"nothing after": {
			line(1, 601, "А", 2018, 2020, "", "union_1"),
			"districts.csv:2: the change union_1 ends versions but begins none: obtain the whole file",
		},
		"nothing before": {
			line(1, 601, "А", 2019, 2020, "union_1", ""),
			"districts.csv:2: the change union_1 begins versions but ends none: obtain the whole file",
		},
		"two years": {
			line(1, 601, "А", 2018, 2020, "", "union_1") + line(3, 503, "В", 2021, 9999, "union_1", ""),
			"districts.csv:2: the change union_1 has the year 2020 here and 2021 on line 3: correct the years",
		},
		"two years after": {
			line(1, 601, "А", 2018, 2020, "", "disunion_1") + line(2, 601, "А", 2020, 9999, "disunion_1", "") +
				line(3, 602, "Б", 2021, 9999, "disunion_1", ""),
			"districts.csv:4: the change disunion_1 has the year 2021 here and 2020 on line 3: correct the years",
		},
	} {
		var r recorder
		err := Read(t.Context(), "districts.csv", strings.NewReader(header+test.lines), Options{}, &r)
		if _, ok := errors.AsType[*ingest.LayoutError](err); !ok || err.Error() != test.want || len(r.log) > 0 {
			t.Errorf("%s:\n got %v, %q\nwant %s", name, err, r.log, test.want)
		}
	}
}

// A code that disappears and comes back is one row, from its first year to its last.
func TestCodeUsedAgain(t *testing.T) {
	t.Parallel()
	r := readText(t, header+line(2, 601, "Б", 2022, 2024, "", "")+line(1, 601, "А", 2019, 2020, "", ""))
	want := []string{"2 municipality 01601000|MUNICIPAL_DISTRICT|Б|01000000||||2019-01-01|2024-01-01"}
	if diff := cmp.Diff(want, r.of("municipality")); diff != "" {
		t.Errorf("municipalities (-want +got):\n%s", diff)
	}
}
