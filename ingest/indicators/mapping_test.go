package indicators

import (
	"strings"
	"testing"
)

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct{ old, new, want string }{
		// JSON
		{small, ``, `mapping: is not valid JSON: it ends too early`},
		{small, `{]`, `mapping: is not valid JSON at byte`},
		{small, `[]`, `mapping: the mapping: is not an object: put its members into { }`},
		{small, small + `{}`, `mapping: is not valid JSON: text follows the mapping`},
		{`"ignore"`, `"ignores"`, `mapping: ignores: is not a member of the format: write one of name, source, encoding, separator, numbers, place,`},
		{`"unit": "RUB"`, `"Unit": "RUB"`, `mapping: indicators[0].Unit: is not a member of the format`},
		{`"name": "small"`, `"name": "small", "name": "large"`, `mapping: name: appears twice: keep one`},
		{`{"column": "b", "indicator": "b"}`, `"b"`, `mapping: values[1]: is not an object: put its members into { }`},
		{`"multiplier": "1000"`, `"multiplier": 1000`, `mapping: indicators[0].multiplier: is not a text: put it into quotes`},
		{`["comment"]`, `"comment"`, `mapping: ignore: is not a list: put it into [ ]`},
		{`["sum"]`, `[null]`, `mapping: rows[0].when.level[0]: is not a text`},

		// What members say
		{`"name": "small",`, ``, `mapping "": name: is missing`},
		{`"slug": "small"`, `"slug": "Small"`, `mapping "small": source.slug: "Small" does not match the pattern`},
		{`"title": "Проба"`, `"title": ""`, `source.title: is missing: write a text`},
		{`"title": "Проба"`, `"title": "Проба "`, `source.title: "Проба " begins or ends with white space: remove it`},
		{`"title": "Проба"`, `"title": "Проба", "url": "example.org"`, `source.url: "example.org" is not a web address`},
		{`"oktmo8"`, `"okato"`, `place.form: "okato" is not accepted: write one of oktmo8, oktmo-dashed, iso, region-code, territory-id`},
		{`"form": "year"`, `"form": "week"`, `period.form: "week" is not accepted: write one of year, quarter, month, day`},
		{`"breakdown": "part"`, `"encoding": "cp1251", "breakdown": "part"`, `encoding: "cp1251" is not accepted: write one of ["utf-8" "windows-1251"], or leave it out`},
		{`"breakdown": "part"`, `"separator": "; ", "breakdown": "part"`, `separator: "; " is not accepted: write one of ["," ";" "\t"], or leave it out`},
		{`"breakdown": "part"`, `"numbers": {"decimal": "comma"}, "breakdown": "part"`, `numbers.decimal: "comma" is not accepted: write one of ["." ","], or leave it out`},
		{`"breakdown": "part"`, `"numbers": {"grouping": ","}, "breakdown": "part"`, `numbers.grouping: "," is not accepted: write one of ["space"], or leave it out`},
		{`"column": "place"`, `"column": ""`, `place.column: is missing: name a column`},
		{`"form": "oktmo8"`, `"form": "oktmo8", "codes": {"01401000": "1701000"}`, `place.codes.01401000: "1701000" is not another code of OKTMO: write 8 digits`},
		{`"title": "Проба"`, `"title": "Проба", "frequency": "DAILY"`, `source.frequency: "DAILY" is not accepted: write one of ANNUAL,`},
		{`["comment"]`, `["year"]`, `ignore[0]: "year" appears twice: keep one`},
		{`"column": "b"`, `"column": "a"`, `values[1].column: "a" appears twice: keep one`},
		{`"indicator": "b"`, `"indicator": "c"`, `values[1].indicator: "c" is not a slug under indicators`},
		{`"indicator": "b"`, `"indicator": "a"`, `values[1]: "a " appears twice`},
		{`"indicator": "b"`, `"indicator": "a"`, `indicators[1]: no column of values is for "b"`},
		{`"indicator": "b"`, `"indicator": "b", "breakdown": "_T"`, `values[1].breakdown: is given by the column "part" in each row`},
		{`"breakdown": "part",`, `"indicator": "what",`, `values: has 2 columns, but each row names one indicator: keep one`},
		{`"breakdown": "part",`, `"indicator": "what",`, `values[0].indicator: is given by the column "what" in each row: remove it here`},
		{`"do": "skip"`, `"do": "drop"`, `rows[0].do: "drop" is not accepted: write one of skip, reject`},
		{`"why": "is a sum of other rows"`, `"why": ""`, `rows[0].why: is missing`},
		{`{"level": ["sum"]}`, `{}`, `rows[0].when: is missing`},
		{`["sum"]`, `[]`, `rows[0].when.level: is missing`},
		{`"slug": "b"`, `"slug": "a"`, `indicators[1].slug: "a" appears twice`},
		{`"unit": "RUB"`, `"unit": ""`, `indicators[0].unit: is missing: write a text`},
		{`"frequency": "ANNUAL"`, `"frequency": "DAILY"`, `indicators[0].frequency: "DAILY" is not accepted: write one of ANNUAL,`},
		{`"methodology": "Sum."`, `"methodology": "Sum\u0000"`, `indicators[0].methodology: "Sum\x00" holds the control character U+0000: remove it`},
		{`"periods"]`, `"time"]`, `indicators[0].adds_over[1]: "time" is not accepted: write one of places, periods, breakdowns`},
		{`"periods"]`, `"places"]`, `indicators[0].adds_over[1]: "places" appears twice`},
		{`"methodology": "Sum."`, `"total": "ALL"`, `indicators[0].total: "ALL" is not a code of indicators[0].breakdowns`},
		{`"1000"`, `"1e3"`, `indicators[0].multiplier: "1e3" is not a number`},
		{`"1000"`, `"0"`, `indicators[0].multiplier: is 0`},
		{`"9000"`, `"9000.0"`, `indicators[0].flags[1].above: "9000.0" is not written plainly: write 9000`},
		{`"code": "X"`, `"code": "Х"`, `indicators[0].breakdowns[1].code: "Х" does not match the pattern`},
		{`"code": "X"`, `"code": "_T"`, `indicators[0].breakdowns[1].code: "_T" appears twice`},
		{`"name": "part"`, `"name": ""`, `indicators[0].breakdowns[1].name: is missing`},
		{`"above": "9000", `, ``, `indicators[0].flags[1]: applies to all values: state above, below or periods`},
		{`["2020"]`, `["2020-13"]`, `indicators[0].flags[0].periods[0]: "2020-13" does not match the pattern`},
		{`"SUSPECTED_OUTLIER"`, `"OUTLIER"`, `indicators[0].flags[1].status: "OUTLIER" is not accepted: write one of NORMAL,`},
		{`"note": "Big."`, `"note": ""`, `indicators[0].flags[1].note: is missing`},
	}
	for _, test := range tests {
		text := strings.Replace(small, test.old, test.new, 1)
		if text == small {
			t.Errorf("%s is not in the mapping", test.old)
		}
		switch _, err := Parse([]byte(text)); {
		case err == nil:
			t.Errorf("%s in place of %s is taken, want: %s", test.new, test.old, test.want)
		case !strings.Contains(err.Error(), test.want):
			t.Errorf("%s in place of %s: got %v\nwant: %s", test.new, test.old, err, test.want)
		}
	}
}

func TestParseListsAllFaults(t *testing.T) {
	t.Parallel()
	_, err := Parse([]byte(`{"name": "x", "values": [{"column": "v", "indicator": "i", "breakdown": "B"}],
		"indicators": [{"slug": "i", "name_ru": "И", "unit": "RUB", "frequency": "ANNUAL"}]}`))
	want := `mapping "x": source.slug: is missing: write a text
source.title: is missing: write a text
place.form: "" is not accepted: write one of oktmo8, oktmo-dashed, iso, region-code, territory-id
period.form: "" is not accepted: write one of year, quarter, month, day
place.column: is missing: name a column
period.column: is missing: name a column
values[0].breakdown: "B" is not a code of indicators[0].breakdowns`
	if err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(`{"name": {"a": [1, null, true]}}`))
	f.Fuzz(func(_ *testing.T, text []byte) {
		Parse(text)
	})
}
