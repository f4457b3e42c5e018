package oktmo_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/charset"
	"govhub/ingest/oktmo"
)

// notes is a sink that writes down what it gets, a line each.
type notes struct {
	rows, rejects, skips []string
	all                  []string
	fail                 error // returned for rows of municipalities
}

func (n *notes) Row(t *ingest.Table, line int, cells []string) error {
	n.rows = append(n.rows, fmt.Sprintf("%d %s %s", line, t.Resource, strings.Join(cells, "|")))
	n.all = append(n.all, "row "+n.rows[len(n.rows)-1])
	if t.Resource == "municipality" {
		return n.fail
	}
	return nil
}

func (n *notes) Reject(p dataset.Problem, _ ...dataset.Lost) error {
	n.rejects = append(n.rejects, p.String())
	n.all = append(n.all, "reject "+p.String())
	return nil
}

func (n *notes) Skip(line int) error {
	n.skips = append(n.skips, fmt.Sprint(line))
	n.all = append(n.all, "skip "+n.skips[len(n.skips)-1])
	return nil
}

// read reads a text in the declared encoding.
func read(t *testing.T, encoding, text string) (*notes, error) {
	t.Helper()
	if encoding == charset.Windows1251 {
		text = windows1251(t, text)
	}
	n := &notes{}
	err := oktmo.Read(t.Context(), "oktmo.csv", strings.NewReader(text), oktmo.Options{Encoding: encoding, Edition: "2021"}, n)
	return n, err
}

func windows1251(t *testing.T, text string) string {
	t.Helper()
	encoded, err := charmap.Windows1251.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

// row writes an unchanged row of the classifier. Code is as Rosstat prints it, followed by the check digit:
// "01 601 402-5" or "01 601 402 101-9".
func row(code, section, name, centre string) string {
	digits, check, _ := strings.Cut(code, "-")
	groups := append(strings.Fields(digits), "000")[:4]
	return fmt.Sprintf(`"%s";"%s";"%s";"%s";"%s";"%s";"%s";"%s";;"000";"0";14.06.2013;01.01.2014`+"\n",
		groups[0], groups[1], groups[2], groups[3], check, section, name, centre)
}

// Rows that other tests begin with.
var (
	altai  = row("01 000 000-2", "1", "Муниципальные образования Алтайского края", "")
	aleysk = row("01 601 000-3", "1", "Алейский муниципальный район", "г Алейск")
)

func TestRead(t *testing.T) {
	t.Parallel()
	sample := row("00 000 000-0", "1", "Раздел 1. Муниципальные образования", "") +
		row("00 000 000-0", "2", "Раздел 2. Населенные пункты", "") +
		altai +
		row("01 600 000-9", "1", "Муниципальные районы Алтайского края", "") +
		aleysk +
		row("01 601 400-5", "1", "Сельские поселения Алейского муниципального района/", "") +
		row("01 601 402-5", "1", "Алейский сельсовет", "п\u00a0Алейский") +
		row("01 601 402-5", "2", "Населенные пункты Алейского сельсовета", "") +
		row("01 601 402 101-9", "2", "п Алейский", "") +
		row("01 601 700-1", "1", "Межселенные территории Алейского муниципального района/", "") +
		row("01 601 701-9", "1", "Межселенная территория у реки", "") +
		row("01 700 000-1", "1", "Городские округа Алтайского края/", "") +
		row("01 701 000-6", "1", "город  Барнаул\u00a0", "г Барнаул") +
		row("11 811 000-3", "1", "Муниципальный район Заполярный район", "рп Искателей") +
		row("36 701 000-8", "1", "Самара", "г Самара") +
		row("36 701 000-8", "2", "Населенные пункты городского округа Самара", "") +
		row("36 701 300-4", "1", "Внутригородские районы городского округа Самара/", "") +
		row("36 701 305-0", "1", "Железнодорожный", "") +
		row("45 300 000-1", "1", "Внутригородские муниципальные образования города Москвы", "") +
		row("45 301 000-6", "1", "муниципальный округ Богородское", "") +
		row("45 910 000-1", "1", "муниципальный округ Ясенево", "") +
		row("71 936 000-1", "1", "муниципальный округ Надымский район", "г Надым") +
		row("71 951 000-6", "1", "город Салехард", "г Салехард")
	want := []string{
		"row 0 source rosstat-oktmo-2021|Общероссийский классификатор территорий муниципальных образований ОК 033-2013|Росстат|" +
			"https://rosstat.gov.ru/opendata/7708234640-oktmo|" +
			"Official document, not subject to copyright (Civil Code of the Russian Federation, article 1259, paragraph 6)|2021|IRREGULAR",
		"skip 1", "skip 2", "skip 3", "skip 4",
		"row 5 municipality 01601000|MUNICIPAL_DISTRICT|Алейский муниципальный район|01000000||rosstat-oktmo-2021||Алейск",
		"skip 6",
		"row 7 municipality 01601402|RURAL_SETTLEMENT|Алейский сельсовет|01000000|01601000|rosstat-oktmo-2021||Алейский",
		"skip 8", "skip 9", "skip 10", "skip 11", "skip 12",
		"row 13 municipality 01701000|URBAN_OKRUG|город Барнаул|01000000||rosstat-oktmo-2021||Барнаул",
		"row 14 municipality 11811000|MUNICIPAL_DISTRICT|Муниципальный район Заполярный район|11800000||rosstat-oktmo-2021||Искателей",
		"skip 16",
		"row 15 municipality 36701000|URBAN_OKRUG_WITH_DIVISION|Самара|36000000||rosstat-oktmo-2021||Самара",
		"skip 17",
		"row 18 municipality 36701305|INTRACITY_DISTRICT|Железнодорожный|36000000|36701000|rosstat-oktmo-2021||",
		"skip 19",
		"row 20 municipality 45301000|INTRACITY_TERRITORY|муниципальный округ Богородское|45000000||rosstat-oktmo-2021||",
		"row 21 municipality 45910000|INTRACITY_TERRITORY|муниципальный округ Ясенево|45000000||rosstat-oktmo-2021||",
		"row 22 municipality 71936000|MUNICIPAL_OKRUG|муниципальный округ Надымский район|71900000||rosstat-oktmo-2021||Надым",
		"row 23 municipality 71951000|URBAN_OKRUG|город Салехард|71900000||rosstat-oktmo-2021||Салехард",
	}
	for _, encoding := range []string{charset.UTF8, charset.Windows1251} {
		for ends, text := range map[string]string{
			"LF":           sample,
			"CRLF":         strings.ReplaceAll(sample, "\n", "\r\n"),
			"none at last": strings.TrimSuffix(sample, "\n"),
		} {
			got, err := read(t, encoding, text)
			if err != nil {
				t.Errorf("%s, %s: %v", encoding, ends, err)
			}
			if diff := cmp.Diff(want, got.all); diff != "" {
				t.Errorf("%s, %s: (-want +got)\n%s", encoding, ends, diff)
			}
		}
	}
}

func TestReadMark(t *testing.T) {
	t.Parallel()
	got, err := read(t, charset.UTF8, "\ufeff"+altai)
	if err != nil || len(got.skips) != 1 {
		t.Errorf("UTF-8 with its mark: skips %v, error %v, want one skip", got.skips, err)
	}
}

func TestReadMultiline(t *testing.T) {
	t.Parallel()
	got, err := read(t, charset.UTF8, row("01 601 000-3", "1", "Алейский\r\nмуниципальный «\"\"район\"\"»", "")+aleysk)
	if err != nil {
		t.Fatal(err)
	}
	if want := `1 municipality 01601000|MUNICIPAL_DISTRICT|Алейский муниципальный «"район"»|01000000||rosstat-oktmo-2021||`; got.rows[1] != want {
		t.Errorf("row %q, want %q", got.rows[1], want)
	}
	want := []string{`oktmo.csv:3: "01 601 000 000" is in section 1 twice, first in line 1: keep one of the two rows (primary-key)`}
	if diff := cmp.Diff(want, got.rejects); diff != "" {
		t.Errorf("the next row begins in line 3: (-want +got)\n%s", diff)
	}
}

func TestReject(t *testing.T) {
	t.Parallel()
	replace := strings.Replace
	for name, c := range map[string]struct{ rows, want string }{
		"field missing": {
			replace(aleysk, ";01.01.2014", "", 1),
			`DATEVVED: is missing: the row has 12 fields, not 13 (missing-cell)`,
		},
		"field too many": {
			replace(aleysk, "14.06.2013", `х;14.06.2013`, 1),
			`"01.01.2014" is beyond the 13 fields of a row: quote fields that hold a semicolon (extra-cell)`,
		},
		"digits":            {replace(aleysk, `"601"`, `"6O1"`, 1), `KOD1: "6O1" is not a number of three digits (type-error)`},
		"number of digits":  {replace(aleysk, `"01"`, `"1"`, 1), `TER: "1" is not a number of two digits (type-error)`},
		"no check digit":    {replace(aleysk, `"3"`, "", 1), `KC: is not a number of one digit (type-error)`},
		"number of change":  {replace(aleysk, `;"000";"0";`, `;"1";"0";`, 1), `NOMAKT: "1" is not a number of three digits (type-error)`},
		"section":           {replace(aleysk, `"3";"1"`, `"3";"3"`, 1), `RAZDEL: "3" is not a section: write 1 or 2 (constraint-error)`},
		"no name":           {replace(aleysk, "Алейский муниципальный район", " \u00a0", 1), `NAME1: is empty: every code has a name (constraint-error)`},
		"out of force":      {replace(aleysk, `"000";"0";14`, `"071";"1";14`, 1), `STATUS: "1" is not a type of change that leaves a row in force: write 0, 2 (changed) or 3 (added) (constraint-error)`},
		"day that is none":  {replace(aleysk, "01.01.2014", "31.02.2014", 1), `DATEVVED: "31.02.2014" is not a date of the calendar: write dd.mm.yyyy (type-error)`},
		"date of ISO":       {replace(aleysk, "14.06.2013", "2013-06-14", 1), `DATEUTV: "2013-06-14" is not a date of the calendar: write dd.mm.yyyy (type-error)`},
		"foreign character": {replace(aleysk, "г Алейск", "г Αлейск", 1), `CENTRUM: "г Αлейск" holds 'Α' (U+0391), which Russian names do not: correct the text (encoding-error)`},
		"check digit": {
			replace(aleysk, `"3";"1"`, `"4";"1"`, 1),
			`KC: "4" is not the check digit of 01 601 000, which is 3: correct the digit or the code (constraint-error)`,
		},
		"check digit of a heading": {
			row("01 601 402-6", "2", "Населенные пункты", ""),
			`KC: "6" is not the check digit of 01 601 402, which is 5: correct the digit or the code (constraint-error)`,
		},
		"check digit of a locality": {
			row("01 601 402 101-5", "2", "п Алейский", ""),
			`KC: "5" is not the check digit of 01 601 402 101, which is 9: correct the digit or the code (constraint-error)`,
		},
		"locality in section 1": {
			row("01 601 402 101-9", "1", "п Алейский", ""),
			`KOD3: "101" is a locality, and section 1 has none: correct it to 000, or the section to 2 (constraint-error)`,
		},
		"region": {
			row("02 601 000-5", "1", "Некий муниципальный район", ""),
			`TER: "02" is not the number of a region: correct it, or update govhub if the region is new (foreign-key)`,
		},
		"twice": {
			altai,
			`"01 000 000 000" is in section 1 twice, first in line 1: keep one of the two rows (primary-key)`,
		},
		"kind": {
			row("71 960 000-5", "1", "город Некий", "") + row("71 990 000-6", "1", "город Иной", ""),
			`KOD1: "990" with KOD2 000 does not stand for a known kind of municipality in TER 71: correct the code, or update govhub if the kind is new (constraint-error)`,
		},
		"heading that is none": {
			row("01 600 000-9", "1", "Новый муниципальный район", ""),
			`NAME1: "Новый муниципальный район" is not the name of a heading, which 01 600 000 is by its digits: correct one of the two (constraint-error)`,
		},
		"municipality that is a heading": {
			row("01 601 000-3", "1", "Муниципальные районы Алтайского края", ""),
			`NAME1: "Муниципальные районы Алтайского края" is the name of a heading, while 01 601 000 is a municipality by its digits: correct one of the two (constraint-error)`,
		},
		"parent": {
			row("01 601 402-5", "1", "Алейский сельсовет", ""),
			`KOD1: "601" names the parent 01 601 000, which no earlier row states: put that row before this one, or correct it if it was rejected (foreign-key)`,
		},
		"parent in section 2": {
			row("01 601 000-3", "2", "Населенные пункты", "") + row("01 601 402-5", "1", "Алейский сельсовет", ""),
			`KOD1: "601" names the parent 01 601 000, which no earlier row states: put that row before this one, or correct it if it was rejected (foreign-key)`,
		},
		"intracity district far from its okrug": {
			row("36 701 000-8", "1", "Самара", "") + row("45 301 000-6", "1", "муниципальный округ Богородское", "") +
				row("36 701 305-0", "1", "Железнодорожный", ""),
			`KOD1: "701" names the parent 36 701 000, which was read as one without intracity districts: put this row right after it (foreign-key)`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := read(t, charset.UTF8, altai+c.rows)
			if err != nil {
				t.Fatal(err)
			}
			want := []string{fmt.Sprintf("oktmo.csv:%d: %s", 1+strings.Count(c.rows, "\n"), c.want)}
			if diff := cmp.Diff(want, got.rejects); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			for _, r := range got.rows {
				if strings.HasPrefix(r, fmt.Sprintf("%d ", 1+strings.Count(c.rows, "\n"))) {
					t.Errorf("the rejected row was stated: %s", r)
				}
			}
			if all := len(got.rows) - 1 + len(got.rejects) + len(got.skips); all != 1+strings.Count(c.rows, "\n") {
				t.Errorf("%d of %d rows were given to the sink", all, 1+strings.Count(c.rows, "\n"))
			}
		})
	}
}

func TestLayout(t *testing.T) {
	t.Parallel()
	const advice = ": take the classifier from Rosstat's open data, structure of 2015-01-28, whose 13 fields begin with TER, KOD1, KOD2, KOD3, KC, RAZDEL, NAME1"
	twice := charmap.Windows1251.NewDecoder() // UTF-8 taken for windows-1251 and written as UTF-8 again
	garbled, err := twice.String(altai)
	if err != nil {
		t.Fatal(err)
	}
	dos, err := charmap.CodePage866.NewEncoder().String(altai)
	if err != nil {
		t.Fatal(err)
	}
	const declareUTF8 = "is UTF-8, while windows-1251 was declared: declare the encoding utf-8"
	for name, c := range map[string]struct {
		encoding, text string
		line           int
		want           string
	}{
		"empty":               {charset.UTF8, "", 0, "holds no row"},
		"blank":               {charset.UTF8, "\n\n", 0, "holds no row"},
		"volume of 2016":      {charset.UTF8, "80 601 404    ;1;- Некий сельсовет;с Некое\n", 1, `begins with the code "80 601 404" and has 4 fields, as the volumes of 2016 do` + advice},
		"section 2 of 2016":   {charset.UTF8, "80 601 404 101;9;с Некое\n", 1, `begins with the code "80 601 404 101" and has 3 fields, as the volumes of 2016 do` + advice},
		"fewer fields":        {charset.UTF8, "01;601;000\n", 1, "is not a row of 13 fields, but of 3" + advice},
		"more fields":         {charset.UTF8, strings.TrimSpace(altai) + ";01.01.2024\n", 1, "is not a row of 13 fields, but of 14" + advice},
		"commas":              {charset.UTF8, strings.NewReplacer(`"`, "", ";", ",").Replace(altai), 1, "is not a row of 13 fields, but of 1" + advice},
		"header":              {charset.UTF8, strings.Repeat("TER;", 12) + "TER\n", 1, "begins with field names, which the classifier does not have: remove that line"},
		"quote in a field":    {charset.UTF8, altai + strings.Replace(aleysk, "муни", `"муни`, 1), 2, "is not valid CSV at line 2, byte 50, so that rows cannot be told apart from there on: separate fields as in the first line, quote fields that hold quotes, and double those quotes"},
		"quote not closed":    {charset.UTF8, altai + `"01` + "\n\n", 2, "is not valid CSV at line 3, byte 2, so that rows cannot be told apart from there on: separate fields as in the first line, quote fields that hold quotes, and double those quotes"},
		"row without end":     {charset.UTF8, altai + `"` + strings.Repeat("1", 1<<20), 2, "begins a row of more than 64 KiB: look for a quote that is not closed"},
		"windows-1251":        {charset.UTF8, windows1251(t, altai), 1, "is windows-1251, while utf-8 was declared: declare the encoding windows-1251"},
		"windows-1251 later":  {charset.UTF8, altai + windows1251(t, aleysk), 2, "is windows-1251, while utf-8 was declared: rows before it are as declared, so convert the file to one encoding"},
		"UTF-8":               {charset.Windows1251, altai, 1, declareUTF8},
		"UTF-8 after ASCII":   {charset.Windows1251, row("00 000 000-0", "1", "OKTMO", "") + altai, 2, declareUTF8},
		"UTF-8 later":         {charset.Windows1251, windows1251(t, altai) + aleysk, 2, "is UTF-8, while windows-1251 was declared: rows before it are as declared, so convert the file to one encoding"},
		"UTF-8 with its mark": {charset.Windows1251, "\ufeff" + altai, 1, "begins with the byte order mark of UTF-8: declare the encoding utf-8"},
		"UTF-8 encoded twice": {charset.UTF8, garbled, 1, `holds 'њ' (U+045A) when read as utf-8, which Russian text does not: the encoding is another, convert the file to UTF-8`},
		"broken UTF-8":        {charset.UTF8, strings.Replace(altai, "М", "М\xd0", 1), 1, "is neither UTF-8, as declared, nor Russian text in windows-1251: convert the file to UTF-8"},
		"DOS as UTF-8":        {charset.UTF8, dos, 1, "is neither UTF-8, as declared, nor Russian text in windows-1251: convert the file to UTF-8"},
		"DOS as windows-1251": {charset.Windows1251, dos, 1, "holds 'Њ' (U+040A) when read as windows-1251, which Russian text does not: the encoding is another, convert the file to UTF-8"},
		"byte 98 of 1251":     {charset.Windows1251, strings.Replace(windows1251(t, altai), "\"\xcc", "\"\x98\xcc", 1), 1, "holds '\ufffd' (U+FFFD) when read as windows-1251, which Russian text does not: the encoding is another, convert the file to UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := &notes{}
			err := oktmo.Read(t.Context(), "oktmo.csv", strings.NewReader(c.text), oktmo.Options{Encoding: c.encoding, Edition: "2021"}, n)
			layout, ok := errors.AsType[*ingest.LayoutError](err)
			if !ok {
				t.Fatalf("error %v, want a LayoutError", err)
			}
			if diff := cmp.Diff(&ingest.LayoutError{File: "oktmo.csv", Line: c.line, Reason: c.want}, layout); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if c.line == 1 && len(n.all) > 0 {
				t.Errorf("the sink was given %q", n.all)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")

	err := oktmo.Read(t.Context(), "oktmo.csv", strings.NewReader(altai), oktmo.Options{Encoding: "cp1251", Edition: "2021"}, &notes{})
	if want := `oktmo.csv: encoding "cp1251": declare utf-8 or windows-1251`; err == nil || err.Error() != want {
		t.Errorf("encoding: error %v, want %s", err, want)
	}

	for _, start := range []string{"", altai, altai + aleysk[:20]} {
		r := io.MultiReader(strings.NewReader(start), iotest.ErrReader(broken))
		err = oktmo.Read(t.Context(), "oktmo.csv", r, oktmo.Options{Encoding: charset.UTF8, Edition: "2021"}, &notes{})
		if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "oktmo.csv: ") {
			t.Errorf("reading after %q: error %v, want %v of oktmo.csv", start, err, broken)
		}
	}

	err = oktmo.Read(t.Context(), "oktmo.csv", strings.NewReader(altai+aleysk), oktmo.Options{Encoding: charset.UTF8, Edition: "2021"}, &notes{fail: broken})
	if err != broken {
		t.Errorf("sink: error %v, want %v as it is", err, broken)
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := oktmo.Read(ctx, "oktmo.csv", strings.NewReader(altai), oktmo.Options{Encoding: charset.UTF8, Edition: "2021"}, &notes{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
}
