package indicators

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"govhub/ingest/charset"
)

func TestReadPeriod(t *testing.T) {
	t.Parallel()
	for form, cells := range map[string]map[string]string{
		FormYear: {"2024": "2024"},
		FormQuarter: {
			"2024-Q1": "2024-Q1", "2024-q4": "2024-Q4", "1 кв. 2024": "2024-Q1", "2 кв 2024": "2024-Q2", "3 квартал 2024 г.": "2024-Q3",
			"I квартал 2024": "2024-Q1", "III кв. 2024 года": "2024-Q3", "IV\u00a0КВАРТАЛ 2024": "2024-Q4", "2-й квартал 2024": "2024-Q2",
			"1кв.2024": "2024-Q1",
		},
		FormMonth: {
			"2024-01": "2024-01", "01.2024": "2024-01", "январь 2024": "2024-01", "Сентябрь  2024 г.": "2024-09",
			"мая 2024 года": "2024-05", "дек. 2024": "2024-12", "Февраль\u00a02024": "2024-02",
		},
		FormDay: {
			"2024-02-29": "2024-02-29", "29.02.2024": "2024-02-29", "1 января 2024": "2024-01-01", "31 дек. 2024 г.": "2024-12-31",
		},
	} {
		for cell, want := range cells {
			if got, wrong := readPeriod(cell, form); got != want || wrong.message != "" {
				t.Errorf("%s %q is %q, %q, want %q", form, cell, got, wrong.message, want)
			}
		}
	}
}

func TestReadPeriodRefuses(t *testing.T) {
	t.Parallel()
	const (
		year    = "write four digits, such as 2024"
		quarter = "write 2024-Q1, 1 кв. 2024 or I квартал 2024"
		month   = "write 2024-01, 01.2024 or январь 2024"
		day     = "write 2024-01-31, 31.01.2024 or 31 января 2024"
	)
	for _, c := range []struct{ form, cell, want string }{
		{FormYear, "0000", "is not a year: " + year},
		{FormYear, "январь 2024", "is a month, not a year: " + year + `, or set period.form in the mapping to "month"`},
		{FormYear, "I квартал 2024", "is a quarter, not a year: " + year + `, or set period.form in the mapping to "quarter"`},
		{FormMonth, "2024", "is a year, not a month: " + month + `, or set period.form in the mapping to "year"`},
		{FormMonth, "2024-Q1", "is a quarter, not a month: " + month + `, or set period.form in the mapping to "quarter"`},
		{FormMonth, "31.01.2024", "is a day, not a month: " + month + `, or set period.form in the mapping to "day"`},
		{FormDay, "2024-01", "is a month, not a day: " + day + `, or set period.form in the mapping to "month"`},
		// What could be two things, or does not exist, is none.
		{FormMonth, "2024-13", "is not a month: " + month},
		{FormMonth, "1.2024", "is not a month: " + month},
		{FormMonth, "01.24", "is not a month: " + month},
		{FormMonth, "январь 0000", "is not a month: " + month},
		{FormMonth, "январь-март 2024", "is not a month: " + month},
		{FormQuarter, "5 кв. 2024", "is not a quarter: " + quarter},
		{FormQuarter, "0000-Q1", "is not a quarter: " + quarter},
		{FormDay, "01/02/2024", "is not a day: " + day},
		{FormDay, "30.02.2024", "is not a day: " + day},
		{FormDay, "", "is not a day: " + day},
	} {
		if got, wrong := readPeriod(c.cell, c.form); got != "" || wrong.message != c.want {
			t.Errorf("%s %q is %q, %q\nwant %q", c.form, c.cell, got, wrong.message, c.want)
		}
	}
}

// FuzzReadPeriod checks that what is read is a period of the hub, and one of one form.
func FuzzReadPeriod(f *testing.F) {
	for _, cell := range []string{"2024", "2024-Q1", "1 кв. 2024", "январь 2024", "31.12.2024", "1 мая 2024", "2023-02-29"} {
		f.Add(cell)
	}
	pattern := regexp.MustCompile("^(?:" + fieldOf("observation", "period").Constraints.Pattern + ")$")
	f.Fuzz(func(t *testing.T, cell string) {
		var read []string
		for _, form := range periodForms {
			period, ok := form.read(cell)
			if !ok {
				continue
			}
			read = append(read, form.name)
			if again, ok := form.read(period); !ok || again != period || !pattern.MatchString(period) {
				t.Errorf("%s %q is %q, and that is %q", form.name, cell, period, again)
			}
		}
		if len(read) > 1 {
			t.Errorf("%q is %v", cell, read)
		}
	})
}

func TestReadNumbers(t *testing.T) {
	t.Parallel()
	comma, spaced := Numbers{Decimal: ","}, Numbers{Decimal: ",", Grouping: GroupingSpace}
	const (
		space   = `has a space: remove it, or set numbers.grouping in the mapping to "space" if spaces separate thousands`
		astray  = "has a space that does not separate thousands: remove it, or write the numbers into cells of their own"
		point   = "has a point, while the mapping declares decimal commas: write a comma, or correct numbers.decimal in the mapping"
		decimal = `has a comma: write a decimal point, or set numbers.decimal in the mapping to "," if it stands before decimals`
		number  = "is not a number: write digits and a decimal point, such as 1500 or -0.25"
	)
	for _, c := range []struct {
		numbers           Numbers
		cell, want, wrong string
	}{
		{Numbers{}, "1234.50", "1234.5", ""},
		{Numbers{}, "1,234", "", decimal},
		{Numbers{}, "1 234", "", space},
		{Numbers{Decimal: "."}, "1.5", "1.5", ""},
		{comma, "-0,50", "-0.5", ""},
		{comma, "1500", "1500", ""},
		{comma, "1.500", "", point},
		{comma, "1.500,25", "", point},
		{comma, "1,500,25", "", number},
		{comma, "1\u00a0234,5", "", space},
		{spaced, "1 234 567,25", "1234567.25", ""},
		{spaced, "-1\u00a0234\u202f567,5", "-1234567.5", ""},
		{spaced, "12\u2009345", "12345", ""},
		{spaced, "1234,5", "1234.5", ""},
		{spaced, "1 23", "", astray},
		{spaced, "1234 567", "", astray},
		{spaced, "1  234", "", astray},
		{spaced, " 234", "", astray},
		{spaced, "1 234,567 8", "", astray},
		{spaced, "- 1", "", astray},
		{Numbers{Grouping: GroupingSpace}, "1 234.5", "1234.5", ""},
		{Numbers{Grouping: GroupingSpace}, "1 234,5", "", decimal},
		{spaced, "1 234e5", "", astray},
		{spaced, "--1 234", "", number},
	} {
		if got, wrong := c.numbers.read(c.cell); got != c.want || wrong != c.wrong {
			t.Errorf("%+v %q is %q, %q\nwant %q, %q", c.numbers, c.cell, got, wrong, c.want, c.wrong)
		}
	}
}

// exported is a mapping of a file as a spreadsheet in Russian exports it.
var exported = strings.NewReplacer(
	`"name": "small",`, `"name": "small", "encoding": "windows-1251", "separator": ";", "numbers": {"decimal": ",", "grouping": "space"},`,
	`"form": "oktmo8"`, `"form": "region-code"`,
	`"form": "year"`, `"form": "month"`,
	`"2020"`, `"2024-01"`,
).Replace(small)

const exportedFile = "comment;year;place;level;name;part;a;b\r\n" +
	"Проба, первая;Январь 2024;16;region;Татарстан;0;1\u00a0234,5;-0,5\r\n" +
	";02.2024;16;sum;Всего;0;1;1\r\n"

func TestReadExported(t *testing.T) {
	t.Parallel()
	text, err := charmap.Windows1251.NewEncoder().String(exportedFile)
	if err != nil {
		t.Fatal(err)
	}
	regions := map[string]string{"16": "92000000"}
	want := [][]string{
		{"a", "92000000", "2024-01", "_T", "1234500", "LOW_RELIABILITY", "Big in 2020.", "small"},
		{"b", "92000000", "2024-01", "_T", "-0.5", "NORMAL", "", "small"},
	}
	undeclared := strings.Replace(exported, `"encoding": "windows-1251", `, "", 1)
	for _, c := range []struct{ mapping, declared, text, fault string }{
		{exported, "", text, ""},
		{exported, charset.UTF8, text, ""}, // the mapping knows its file
		{undeclared, charset.Windows1251, text, ""},
		{undeclared, "", exportedFile, ""},
		{exported, "", strings.Replace(text, "a;b\r\n", "a;b\r\n\xb0C \xa7 1;02.2024;16;sum;\xb1;0;1;1\r\n", 1), ""}, // °C § 1, ±
		{exported, "", strings.Replace(text, "a;b\r\n", "a;b\r\n\x8f\xe0\xae\xa1\xa0;02.2024;16;sum;;0;1;1\r\n", 1), "x.csv:2: holds 'Џ' (U+040F) when read as windows-1251, which Russian text does not: the encoding is another, convert the file to UTF-8"},
		{undeclared, "", text, "x.csv:2: is windows-1251, while utf-8 was declared: convert the file, or set encoding in the mapping, or --declare-encoding, to windows-1251"},
		{undeclared, "", exportedFile + text[strings.Index(text, "\n")+1:], "x.csv:4: is windows-1251, while utf-8 was declared: rows before it are as declared, so convert the file to one encoding"},
		{exported, "", exportedFile, "x.csv:2: is UTF-8, while windows-1251 was declared: convert the file, or set encoding in the mapping to utf-8"},
		{exported, "", strings.ReplaceAll(text, ";", ","), `x.csv:1: is separated by commas, while the mapping declares semicolons: convert the file, or set separator in the mapping to ","`},
	} {
		got := new(recorder)
		err := parse(t, c.mapping).Read(t.Context(), "x.csv", strings.NewReader(c.text), Options{Regions: regions, Encoding: c.declared}, got)
		if c.fault != "" {
			if err == nil || err.Error() != c.fault {
				t.Errorf("got error %v\nwant %s", err, c.fault)
			}
			continue
		}
		if diff := cmp.Diff(want, got.observations); err != nil || diff != "" || got.rejects != nil || len(got.skips) == 0 {
			t.Errorf("error %v, rejects %v, skips %v, observations (-want +got):\n%s", err, got.rejects, got.skips, diff)
		}
	}
}
