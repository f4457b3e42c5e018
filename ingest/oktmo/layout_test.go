package oktmo_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/ingest"
	"govhub/ingest/charset"
	"govhub/ingest/oktmo"
)

const listHeader = "code8,check_digit,ter,kod1,kod2,kind,parent_code8,name_ru,check_digit_valid,parent_missing\n"

// TestReadList reads a list of section 1. Its columns kind, parent_code8 and after are not trusted.
func TestReadList(t *testing.T) {
	t.Parallel()
	list := listHeader +
		"01000000,2,01,000,000,region_heading,,Муниципальные образования Алтайского края,1,0\n" +
		"01600000,9,01,600,000,group_heading,01000000,Муниципальные районы Алтайского края,1,0\n" +
		"01601000,3,01,601,000,urban_okrug,01000000,Алейский  муниципальный район,1,0\n" +
		"01601402,5,01,601,402,rural_settlement,01602000,\"Алейский \"\"сельсовет\"\"\",1,0\n" +
		"36701000,8,36,701,000,urban_okrug,36000000,город Самара,1,0\n" +
		"36701300,4,36,701,300,group_heading,36701000,Внутригородские районы городского округа Самара,1,0\n" +
		"36701305,0,36,701,305,intracity_district,36701000,Железнодорожный,1,0\n"
	want := []string{
		"row 0 source rosstat-oktmo-2021|Общероссийский классификатор территорий муниципальных образований ОК 033-2013|Росстат|" +
			"https://rosstat.gov.ru/opendata/7708234640-oktmo|" +
			"Official document, not subject to copyright (Civil Code of the Russian Federation, article 1259, paragraph 6)|2021|IRREGULAR",
		"skip 2", "skip 3",
		"row 4 municipality 01601000|MUNICIPAL_DISTRICT|Алейский муниципальный район|01000000||rosstat-oktmo-2021|",
		`row 5 municipality 01601402|RURAL_SETTLEMENT|Алейский "сельсовет"|01000000|01601000|rosstat-oktmo-2021|`,
		"row 6 municipality 36701000|URBAN_OKRUG_WITH_DIVISION|город Самара|36000000||rosstat-oktmo-2021|",
		"skip 7",
		"row 8 municipality 36701305|INTRACITY_DISTRICT|Железнодорожный|36000000|36701000|rosstat-oktmo-2021|",
	}
	for _, encoding := range []string{charset.UTF8, charset.Windows1251} {
		got, err := read(t, encoding, list)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.all); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", encoding, diff)
		}
	}
}

// TestListWithoutRows refuses a list without rows, which a failed download may have left.
func TestListWithoutRows(t *testing.T) {
	t.Parallel()
	_, err := read(t, charset.UTF8, listHeader)
	if err == nil || err.Error() != "oktmo.csv:1: holds no row below its header" {
		t.Errorf("got %v", err)
	}
}

func TestRejectOfList(t *testing.T) {
	t.Parallel()
	const aleysk = "01601000,3,01,601,000,municipal_district,01000000,Алейский муниципальный район,1,0"
	for name, c := range map[string]struct{ row, want string }{
		"check digit":    {strings.Replace(aleysk, ",3,", ",4,", 1), `check_digit: "4" is not the check digit of 01 601 000, which is 3: correct the digit or the code (constraint-error)`},
		"digits":         {strings.Replace(aleysk, "01601000", "01602000", 1), `code8: "01602000" is not ter, kod1 and kod2, which make 01601000: correct one of them (constraint-error)`},
		"no number":      {strings.Replace(aleysk, ",601,", ",6O1,", 1), `kod1: "6O1" is not a number of three digits (type-error)`},
		"no name":        {strings.Replace(aleysk, "Алейский муниципальный район", "", 1), `name_ru: is empty: every code has a name (constraint-error)`},
		"field missing":  {strings.TrimSuffix(aleysk, ",0"), `parent_missing: is missing: the row has 9 fields, not 10 (missing-cell)`},
		"field too many": {aleysk + ",x", `"x" is beyond the 10 fields of a row: quote fields that hold a comma (extra-cell)`},
		"parent":         {"01601402,5,01,601,402,rural_settlement,01601000,Алейский сельсовет,1,1", `kod1: "601" names the parent 01 601 000, which no earlier row states: put that row before this one, or correct it if it was rejected (foreign-key)`},
		"region":         {"02601000,5,02,601,000,municipal_district,02000000,Некий муниципальный район,1,0", `ter: "02" is not the number of a region: correct it, or update govhub if the region is new (foreign-key)`},
		"heading":        {"01600000,9,01,600,000,group_heading,01000000,Новый муниципальный район,1,0", `name_ru: "Новый муниципальный район" is not the name of a heading, which 01 600 000 is by its digits: correct one of the two (constraint-error)`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := read(t, charset.UTF8, listHeader+c.row+"\n")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{"oktmo.csv:2: " + c.want}, got.rejects); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(got.rows) > 1 {
				t.Errorf("stated %v", got.rows[1:])
			}
		})
	}
}

// TestListLayout refuses lists with other columns, and encodings other than declared.
func TestListLayout(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		encoding, text string
		line           int
		want           string
	}{
		"a column less":  {charset.UTF8, strings.Replace(listHeader, ",parent_missing", "", 1), 1, "lacks the columns parent_missing: obtain a list of section 1"},
		"a column more":  {charset.UTF8, strings.Replace(listHeader, "\n", ",centre\n", 1), 1, "has unknown columns, \"centre\""},
		"another order":  {charset.UTF8, strings.Replace(listHeader, "kod1,kod2", "kod2,kod1", 1), 1, "has its columns in another order: write them as code8"},
		"semicolons":     {charset.UTF8, strings.ReplaceAll(listHeader, ",", ";"), 1, "is separated by semicolons: save the file with commas"},
		"another coding": {charset.Windows1251, listHeader + "01601000,3,01,601,000,municipal_district,01000000,Алейский,1,0\n", 2, "is UTF-8, while windows-1251 was declared"},
	} {
		n := &notes{}
		err := oktmo.Read(t.Context(), "oktmo.csv", strings.NewReader(c.text), oktmo.Options{Encoding: c.encoding, Edition: "2021"}, n)
		layout, ok := errors.AsType[*ingest.LayoutError](err)
		if !ok || layout.Line != c.line || !strings.Contains(layout.Reason, c.want) {
			t.Errorf("%s: error %v, want a LayoutError in line %d: %s", name, err, c.line, c.want)
		}
		if c.line == 1 && len(n.all) > 0 {
			t.Errorf("%s: the sink was given %q", name, n.all)
		}
	}
}
