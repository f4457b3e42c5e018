package oktmo

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/charset"
)

func TestCheckDigit(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]byte{
		"00000000":    '0',
		"01000000":    '2',
		"92701000":    '6',
		"01601402":    '5', // 10 with weights from 1
		"01601423":    '0', // 10 with both weights
		"01601402101": '9', // the eleventh digit weighs 1
	} {
		if got := checkDigit(code); got != want {
			t.Errorf("checkDigit(%s) = %c, want %c", code, got, want)
		}
	}
}

// The known regions are those of the bundled data package.
func TestRegion(t *testing.T) {
	t.Parallel()
	f, err := os.Open("../../data/region.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, r := range rows[1:] {
		code := r[0]
		want[code[:2]] = true
		if got := ingest.RegionOf(code); got != code {
			t.Errorf("ingest.RegionOf(%s) = %s", code, got)
		}
		if got := ingest.RegionOf(code[:3] + "11000"); got != code {
			t.Errorf("a municipality of %s is in %s", code, got)
		}
	}
	for _, tens := range "0123456789" {
		for _, ones := range "0123456789" {
			ter := string([]rune{tens, ones})
			if got := isRegion(ter); got != want[ter] {
				t.Errorf("isRegion(%s) = %v, want %v", ter, got, want[ter])
			}
		}
	}
	if got := ingest.RegionOf("30824000"); got != "30000000" {
		t.Errorf("ingest.RegionOf(30824000) = %s: the Koryak okrug is part of its krai", got)
	}
}

func TestKindOf(t *testing.T) {
	t.Parallel()
	for codes, want := range map[string]kind{
		"00000000 01000000 01500000 01600000 01700000 01601100 01601400 01601700 36701300":          heading,
		"11800000 11810000 11850000 30800000 57850000 71800000 71900000 71910000 71930000 71950000": heading,
		"40300000 40900000 45300000 45900000 67300000":                                              heading,
		"01601701 71811701": territory,
		"01601000 11811000 30832000 57827000 71829000 71913000 71928000":          municipalDistrict,
		"01512000 71933000 71940000 71948000":                                     municipalOkrug,
		"01701000 36701000 11851000 30851000 57851000 71871000 71887000 71951000": urbanOkrug,
		"40301000 40910000 45301000 45910000 67302000":                            intracityTerritory,
		"36701305 75701390":          intracityDistrict,
		"01605151 11811111 71916158": urbanSettlement,
		"01601402 01601499 71928404": ruralSettlement,
		"01000101 01101000 01301000 01401000 01801000 01901000 45401000 67901000 41901000 01200000":          unknown,
		"01601200 01601250 01601301 01601500 01601801 01701101 01701400 01512101 45301101 40300101 01600101": unknown,
		"71931000": municipalOkrug,
		"03731000": federalTerritory,
		"11831000 57831000 71831000 30841000 71841000 71891000 71961990 71990000 30811300": unknown,
	} {
		for _, code := range strings.Fields(codes) {
			if got := kindOf(code); got != want {
				t.Errorf("kindOf(%s) = %q, want %q", code, got, want)
			}
		}
	}
}

// Tables and kinds are those of the Table Schemas.
func TestSchemas(t *testing.T) {
	t.Parallel()
	it := newInterpreter("", Options{Encoding: charset.UTF8}, classifier(), nil)
	for _, s := range dataset.Schemas() {
		switch s.Name {
		case it.sources.Resource:
			mustHave(t, s, it.sources.Columns)
		case it.municipalities.Resource:
			mustHave(t, s, it.municipalities.Columns)
			kinds := s.Fields[slices.IndexFunc(s.Fields, func(f dataset.Field) bool { return f.Name == "kind" })].Constraints.Enum
			stated := []string{
				string(municipalDistrict), string(municipalOkrug), string(urbanOkrug), string(dividedOkrug),
				string(intracityDistrict), string(intracityTerritory), string(urbanSettlement), string(ruralSettlement), string(federalTerritory),
			}
			if !slices.Equal(kinds, stated) {
				t.Errorf("kinds are %q here, %q in the Table Schema", stated, kinds)
			}
		}
	}
}

// mustHave fails where columns are not fields of a Table Schema, or leave out one that every row needs.
func mustHave(t *testing.T, s *dataset.Schema, columns []string) {
	t.Helper()
	fields := map[string]bool{}
	for _, f := range s.Fields {
		fields[f.Name] = true
		if f.Constraints.Required && f.Missing == "" && !slices.Contains(columns, f.Name) {
			t.Errorf("%s: %s is required and not stated", s.Name, f.Name)
		}
	}
	for _, c := range columns {
		if !fields[c] {
			t.Errorf("%s: %s is not a field", s.Name, c)
		}
	}
}
