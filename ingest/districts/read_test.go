package districts

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"govhub/ingest"
)

// The dictionary is made up. It holds a status change (Zaozyorny), a rename (Nagorny), a split that makes a federal territory
// (Solnechnogorye), merges into a new code (Verkhnerechensk) and into one that goes on (Sosny, Stepnogorye), transfers that keep
// codes (Stepnogorye) and change one (Polyarninsk), a code that changes alone (Tikhogorsk), and versions before and after
// those they follow.
func TestDictionary(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/dictionary.csv")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/dictionary.want")
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(readText(t, string(text)).log, "\n") + "\n"
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestTerritories(t *testing.T) {
	t.Parallel()
	text := header + "8,01-500-000-000,,Б,муниципальный округ,,,,,22,,,,,2021,9999,,\n" +
		"8,01-600-000-000,,Б,муниципальный район,,,,,22,,,,,2018,2021,,\n" + kazan + "x" + kazan
	got, err := Territories(t.Context(), "districts.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	want := map[int][]Version{
		7: {{OKTMO: "92701000", From: 2018, To: 9999}},
		8: {{OKTMO: "01600000", From: 2018, To: 2021}, {OKTMO: "01500000", From: 2021, To: 9999}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("territories (-want +got):\n%s", diff)
	}
	if v := got[8][0]; v.Covers(2017) || !v.Covers(2018) || !v.Covers(2020) || v.Covers(2021) {
		t.Errorf("%+v covers other years than its own", v)
	}
}

// with returns the line of Kazan with a part of it replaced.
func with(t *testing.T, old, text string) string {
	t.Helper()
	if !strings.Contains(kazan, old) {
		t.Fatalf("no %q in the line", old)
	}
	return strings.Replace(kazan, old, text, 1)
}

func TestMunicipalities(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ old, text, want string }{
		{"", "", "92701000|URBAN_OKRUG|город Казань|92000000|Казань|55.8|49.1||"},
		{"2018", "2019", "92701000|URBAN_OKRUG|город Казань|92000000|Казань|55.8|49.1|2019-01-01|"},
		{"9999", "2020", "92701000|URBAN_OKRUG|город Казань|92000000|Казань|55.8|49.1||2020-01-01"},
		{"49.1", "-179.12", "92701000|URBAN_OKRUG|город Казань|92000000|Казань|55.8|-179.12||"},
		{"г Казань,55.8,49.1", ",,", "92701000|URBAN_OKRUG|город Казань|92000000|||||"},
		{"город Казань", " город Казань\u00a0", "92701000|URBAN_OKRUG|город Казань|92000000|Казань|55.8|49.1||"},
		{"92-701-000-000,,", "92-701-000-000,\"К,\nК\",", "92701000|URBAN_OKRUG|город Казань|92000000|Казань|55.8|49.1||"},
	} {
		got := bare(readText(t, header+with(t, test.old, test.text)).of("municipality"))
		if diff := cmp.Diff([]string{test.want}, got); diff != "" {
			t.Errorf("%q for %q (-want +got):\n%s", test.text, test.old, diff)
		}
	}
}

func TestKinds(t *testing.T) {
	t.Parallel()
	for typ, want := range map[string]string{
		"муниципальный район":                                     "MUNICIPAL_DISTRICT",
		"муниципальный округ":                                     "MUNICIPAL_OKRUG",
		"городской округ":                                         "URBAN_OKRUG",
		"городской округ с внутригородским делением":              "URBAN_OKRUG_WITH_DIVISION",
		"внутригородской район":                                   "INTRACITY_DISTRICT",
		"внутригородская территория города федерального значения": "INTRACITY_TERRITORY",
	} {
		rows := bare(readText(t, header+with(t, "городской округ", typ)).of("municipality"))
		if len(rows) != 1 || strings.Split(rows[0], "|")[1] != want {
			t.Errorf("%s: %q, want %s", typ, rows, want)
		}
	}
}

func TestRejects(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ old, text, want string }{
		{"7,", "-7,", `territory_id: "-7" is not an id: write a whole number above 0 (type-error)`},
		{"7,", "0,", `territory_id: "0" is not an id: write a whole number above 0 (type-error)`},
		{
			"92-701-000-000", "92701000",
			`oktmo: "92701000" is not an OKTMO code: write 99-999-999-000 (constraint-error)`,
		},
		{
			"92-701-000-000", "92-7О1-000-00",
			`oktmo: "92-7О1-000-00" is not an OKTMO code: write 99-999-999-000 (constraint-error)`,
		},
		{
			"92-701-000-000", "92-701-000-001",
			`oktmo: "92-701-000-001" is the code of a locality, not of a municipality: the last three digits must be 000 (constraint-error)`,
		},
		{
			"городской округ", "город",
			`municipal_district_type: "город" is not a known type of municipality: correct it, or add a new type to the adapter (constraint-error)`,
		},
		{"город Казань", " ", `municipal_district_name: is empty: a name is required (constraint-error)`},
		{
			"город Казань", "\xca\xe0\xe7",
			`municipal_district_name: "\xca\xe0\xe7" holds bytes that are not UTF-8: save the file as UTF-8 (encoding-error)`,
		},
		{
			"г Казань", "\"г\nКазань\"",
			`municipal_district_center: "г\nКазань" holds a control character or a line break: remove it (encoding-error)`,
		},
		{
			",16,", ",12,",
			`region_code: "12" is the region whose codes begin with 88, but the municipality has 92701000: correct one of them (foreign-key)`,
		},
		{
			",16,", ",80,",
			`region_code: "80" is not the number of a region: write the one that the tax service uses, such as 18 (foreign-key)`,
		},
		{
			"55.8", "91",
			`municipal_district_center_lat: "91" is not a latitude: write degrees from -90 to 90, such as 55.75 (constraint-error)`,
		},
		{
			"49.1", "4.91E1",
			`municipal_district_center_lon: "4.91E1" is not a longitude: write degrees from -180 to 180, such as 37.62 (constraint-error)`,
		},
		{
			"55.8", "",
			`municipal_district_center_lat: is empty, but there is a longitude: fill both or none (constraint-error)`,
		},
		{
			"49.1", "",
			`municipal_district_center_lon: is empty, but there is a latitude: fill both or none (constraint-error)`,
		},
		{"2018", "2017", `year_from: "2017" is not a year from 2018 to 2100 (constraint-error)`},
		{
			"9999", "2018",
			`year_to: "2018" is neither a year from 2019 to 2100, at whose start the version ended, nor 9999, for a version still in force (constraint-error)`,
		},
		{
			"9999", "2101",
			`year_to: "2101" is neither a year from 2019 to 2100, at whose start the version ended, nor 9999, for a version still in force (constraint-error)`,
		},
		{
			"9999,,", "2020,,swap_1",
			`change_id_to: "swap_1" is not the id of a change: write union, disunion or transfer, and a number, such as union_4 (constraint-error)`,
		},
		{
			"9999,,", "9999,union_04,",
			`change_id_from: "union_04" is not the id of a change: write union, disunion or transfer, and a number, such as union_4 (constraint-error)`,
		},
		{",,\n", ",,,\n", `has 19 cells, the header 18: quote cells that hold a comma (extra-cell)`},
		{",,\n", ",\n", `has 17 cells, the header 18: the line is cut (missing-cell)`},
	} {
		log := readText(t, header+with(t, test.old, test.text)).log[1:]
		if diff := cmp.Diff([]string{"reject districts.csv:2: " + test.want}, log); diff != "" {
			t.Errorf("%q for %q (-want +got):\n%s", test.text, test.old, diff)
		}
	}
}

// Of two versions that exclude each other the first is kept.
func TestConflicts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ old, text, want string }{
		{
			"92-701", "92-702",
			`territory_id: "7" has another version in the same years on line 2: correct year_from or year_to (primary-key)`,
		},
		{
			"7,", "8,",
			`oktmo: "92701000" is the code of territory 7 in the same years, see line 2: correct the code or the years (primary-key)`,
		},
	} {
		r := readText(t, header+kazan+with(t, test.old, test.text))
		if rows := r.of("municipality"); len(rows) != 1 {
			t.Errorf("municipalities %q", rows)
		}
		if diff := cmp.Diff("reject districts.csv:3: "+test.want, r.log[len(r.log)-1]); diff != "" {
			t.Errorf("%q for %q (-want +got):\n%s", test.text, test.old, diff)
		}
	}
}

func TestBlankLinesAreSkipped(t *testing.T) {
	t.Parallel()
	log := readText(t, header+strings.Repeat(",", columns-1)+"\n"+kazan).log
	if len(log) != 3 || log[1] != "2 skip" {
		t.Errorf("told %q", log)
	}
}

func TestNameTooLong(t *testing.T) {
	t.Parallel()
	long := strings.Replace(kazan, "город Казань", strings.Repeat("ц", maxText+1), 1)
	log := readText(t, header+long).log
	if !strings.HasSuffix(log[1], "is too long: at most 500 characters (constraint-error)") {
		t.Error(log[1])
	}
}

// Columns are found by name, without a byte order mark.
func TestOrderOfColumns(t *testing.T) {
	t.Parallel()
	turned := func(line string) string {
		first, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ",")
		return rest + "," + first + "\r\n"
	}
	got := readText(t, "\uFEFF"+turned(header)+turned(kazan)).log
	if diff := cmp.Diff(readText(t, header+kazan).log, got); diff != "" {
		t.Errorf("another order was read otherwise (-want +got):\n%s", diff)
	}
}

func TestLayout(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"empty":      {"", "districts.csv: is empty: obtain the dictionary again"},
		"semicolons": {strings.ReplaceAll(header, ",", ";"), "districts.csv:1: is separated by semicolons: save the file with commas"},
		"missing": {
			strings.Replace(header, "oktmo,", "", 1),
			"districts.csv:1: lacks the columns oktmo: obtain the dictionary of 2018 to 2024, as CSV",
		},
		"extra": {
			"x," + header,
			`districts.csv:1: has unknown columns, "x": obtain the dictionary of 2018 to 2024, as CSV`,
		},
		"renamed": {
			strings.Replace(header, ",oktmo,", ",OKTMO,", 1),
			`districts.csv:1: lacks the columns oktmo and has unknown ones, "OKTMO": obtain the dictionary of 2018 to 2024, as CSV`,
		},
		"twice":  {"oktmo," + header, `districts.csv:1: has the column "oktmo" twice: keep one`},
		"quotes": {header + "\"7\"x\n", "districts.csv:2: is not valid CSV at byte 3: quote cells that hold quotes, and double those quotes"},
		"too many lines": {
			header + strings.Repeat("x\n", maxLines+1),
			"districts.csv:100002: has more than 100000 versions, far more than the dictionary has: check that you named the right file",
		},
		"too large": {
			header + strings.Repeat(strings.Repeat("x", 1000)+"\n", maxBytes/1000),
			"districts.csv: is larger than 64 MiB, far more than the dictionary: check that you named the right file",
		},
	} {
		var r recorder
		err := Read(t.Context(), "districts.csv", strings.NewReader(test.text), Options{}, &r)
		if _, ok := errors.AsType[*ingest.LayoutError](err); !ok || err.Error() != test.want {
			t.Errorf("%s:\n got %v\nwant %s", name, err, test.want)
		}
		if len(r.log) > 0 {
			t.Errorf("%s: the sink was told %q", name, r.log)
		}
		if _, again := Territories(t.Context(), "districts.csv", strings.NewReader(test.text)); again == nil || again.Error() != test.want {
			t.Errorf("%s: Territories: %v", name, again)
		}
	}
}

func TestErrorsArePassedOn(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	if err := Read(t.Context(), "districts.csv", iotest.ErrReader(broken), Options{}, &recorder{}); !errors.Is(err, broken) {
		t.Errorf("of the reader: %v", err)
	}
	merge := header + line(1, 601, "А", 2018, 2020, "", "union_1") + line(3, 503, "В", 2020, 9999, "union_1", "") + "x\n" +
		strings.Repeat(",", columns-1) + "\n"
	whole := len(readText(t, merge).log)
	for n := range whole {
		r := &recorder{fail: broken, after: n}
		if err := Read(t.Context(), "districts.csv", strings.NewReader(merge), Options{}, r); err != broken || len(r.log) != n+1 {
			t.Errorf("of the sink, when told %d: %v, told %d", n+1, err, len(r.log))
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Read(ctx, "districts.csv", strings.NewReader(header+kazan), Options{}, &recorder{}); !errors.Is(err, context.Canceled) {
		t.Errorf("of the context: %v", err)
	}
}

// TestDividedOkrug keeps the finer kind known from other files, for urban okrugs only.
func TestDividedOkrug(t *testing.T) {
	t.Parallel()
	for typ, want := range map[string]string{"городской округ": "URBAN_OKRUG_WITH_DIVISION", "муниципальный округ": "MUNICIPAL_OKRUG"} {
		var r recorder
		o := Options{Divided: func(oktmo string) bool { return oktmo == "92701000" }}
		if err := Read(t.Context(), "districts.csv", strings.NewReader(header+with(t, "городской округ", typ)), o, &r); err != nil {
			t.Fatal(err)
		}
		if rows := bare(r.of("municipality")); len(rows) != 1 || strings.Split(rows[0], "|")[1] != want {
			t.Errorf("%s: %q, want %s", typ, rows, want)
		}
	}
}

// TestFederalTerritory comes from the status, not from the type.
func TestFederalTerritory(t *testing.T) {
	t.Parallel()
	rows := bare(readText(t, header+with(t, "городской округ,,", "городской округ,федеральная_территория,")).of("municipality"))
	if len(rows) != 1 || strings.Split(rows[0], "|")[1] != "FEDERAL_TERRITORY" {
		t.Errorf("%q, want a FEDERAL_TERRITORY", rows)
	}
}
