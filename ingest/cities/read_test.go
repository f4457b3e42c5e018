package cities

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset"
	"govhub/ingest"
)

// recorder writes down what a sink gets, a line each.
type recorder struct {
	log  []string
	told map[int]bool // lines
	fail error
}

func (r *recorder) Row(t *ingest.Table, line int, cells []string) error {
	if len(cells) != len(t.Columns) {
		return fmt.Errorf("%d cells for %d columns", len(cells), len(t.Columns))
	}
	if t.Resource == "municipality" || t.Resource == "place_name" {
		r.tell(line)
		r.log = append(r.log, fmt.Sprintf("%d %s", line, strings.Join(cells, "|")))
	}
	return r.fail
}

func (r *recorder) Reject(p dataset.Problem, _ ...dataset.Lost) error {
	r.tell(p.Line)
	r.log = append(r.log, "reject "+p.String())
	return nil
}

func (r *recorder) Skip(line int) error {
	r.tell(line)
	r.log = append(r.log, fmt.Sprintf("%d skip", line))
	return nil
}

func (r *recorder) tell(line int) {
	if r.told == nil {
		r.told = map[int]bool{}
	}
	r.told[line] = true
}

func header() string {
	names := columnNames()
	return strings.Join(names[:], ",") + "\n"
}

// line writes a line of the list: a city in a district, with the code of OKTMO. Its address is made up.
func line(city, oktmo string) string {
	return fmt.Sprintf("г %s,,Россия,,,,,,г,%s,,,,,4,0,,%s,,UTC+7,53.5,83.25,12000,1900\n", city, city, oktmo)
}

// Municipalities of a made-up release.
var release = []ingest.Municipality{
	{OKTMO: "01601000", Kind: "MUNICIPAL_DISTRICT", Name: "Озёрский район", Region: "01000000", Centre: "Озерск"},
	{OKTMO: "01601101", Kind: "URBAN_SETTLEMENT", Name: "город Озёрск", Region: "01000000", Parent: "01601000"},
	{OKTMO: "01602000", Kind: "MUNICIPAL_DISTRICT", Name: "Старый район", Region: "01000000", Centre: "Старый", Ended: true},
	{OKTMO: "01502000", Kind: "MUNICIPAL_OKRUG", Name: "Старый округ", Region: "01000000", Centre: "Старый"},
	{OKTMO: "01603000", Kind: "MUNICIPAL_DISTRICT", Name: "Лесной район", Region: "01000000", Centre: "Лесной"},
	{OKTMO: "01703000", Kind: "URBAN_OKRUG", Name: "город Лесной", Region: "01000000", Centre: "Лесной"},
	{OKTMO: "01704000", Kind: "URBAN_OKRUG", Name: "город Двойной", Region: "01000000"},
	{OKTMO: "01705000", Kind: "URBAN_OKRUG", Name: "город Полный", Region: "01000000", Centre: "Полный"},
	{OKTMO: "01706000", Kind: "MUNICIPAL_OKRUG", Name: "Пустой округ", Region: "01000000"},
	{OKTMO: "03701000", Kind: "URBAN_OKRUG", Name: "город Старый", Region: "03000000", Centre: "Старый"},
}

func TestRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lines string
		want  []string
	}{
		"a settlement and the district above it": {
			line("Озёрск", "01601101001"),
			[]string{"2 01601101|Озёрск|53.5|83.25|12000|UTC+7", "2 01601000|Озёрск|53.5|83.25|12000|UTC+7"},
		},
		"the code of the municipality alone": {line("Полный", "01705000"), []string{"2 01705000|Полный|53.5|83.25|12000|UTC+7"}},
		"two cities where no centre is known": {
			line("Первый", "01704000001") + line("Второй", "01704000002"), []string{"2 pervy-01704000|01704000|Первый|Pervy|LOCALITY|hflabs-cities", "3 vtoroy-01704000|01704000|Второй|Vtoroy|LOCALITY|hflabs-cities"},
		},
		"one city where no centre is known": {line("Первый", "01704000001"), []string{"2 01704000|Первый|53.5|83.25|12000|UTC+7"}},
		"an okrug that may have another":    {line("Город", "01706000001"), []string{"2 gorod-01706000|01706000|Город|Gorod|LOCALITY|hflabs-cities"}},
		"a city that is not a centre":       {line("Другой", "01705000101"), []string{"2 drugoy-01705000|01705000|Другой|Drugoy|LOCALITY|hflabs-cities"}},
		"a code that has ended":             {line("Старый", "01602101001"), []string{"2 01502000|Старый|53.5|83.25|12000|UTC+7"}},
		"a city whose municipality became part of another": {
			line("Иной", "01602000001"),
			[]string{`reject cities.csv:2: oktmo: "01602000" has ended in the release, and Иной is no longer a centre in its region: leave the line out, or allow it to be rejected (foreign-key)`},
		},
		"ambiguous": {
			line("Лесной", "01699101001"),
			[]string{`reject cities.csv:2: oktmo: "01699101" is not a municipality of the release, and Лесной is the centre of several municipalities in its region, ` +
				`01603000 Лесной район and 01703000 город Лесной: correct the code to one of them (foreign-key)`},
		},
		"nowhere": {
			line("Новый", "03699101001"),
			[]string{`reject cities.csv:2: oktmo: "03699101" is not a municipality of the release, and Новый is not a centre in its region: import the municipalities first (foreign-key)`},
		},
		"two of a name": {
			line("Полный", "01705000001") + line("Полный", "01705000002"),
			[]string{
				"2 01705000|Полный|53.5|83.25|12000|UTC+7",
				`reject cities.csv:3: oktmo: "01705000" is the centre of 01705000 город Полный, as is the city on line 2: keep one of them (primary-key)`,
			},
		},
		"a city that is a region": {
			"г Некий,,Россия,,г,Некий,,,,,,,,,1,0,,45000000,,UTC+3,55,37,1000,1147\n", []string{"2 skip"},
		},
		"a name at the level of the district": {
			"г Полный,,Россия,,,,г,Полный,,,,,,,3,0,,01705000001,,UTC+7,53.5,83.25,12000,1900\n",
			[]string{"2 01705000|Полный|53.5|83.25|12000|UTC+7"},
		},
		"a name at the level of the locality": {
			"г Полный,,Россия,,,,,,г,Другой,г,Полный,,,6,0,,01705000001,,UTC+7,53.5,83.25,12000,1900\n",
			[]string{"2 01705000|Полный|53.5|83.25|12000|UTC+7"},
		},
		"no code":       {line("Полный", "017О5000"), []string{`reject cities.csv:2: oktmo: "017О5000" is not an OKTMO code: write 8 or 11 digits (constraint-error)`}},
		"cell missing":  {strings.TrimSuffix(line("Полный", "01705000"), ",1900\n") + "\n", []string{`reject cities.csv:2: foundation_year: is missing: the line has 23 cells, the header 24 (missing-cell)`}},
		"cell too many": {strings.TrimSuffix(line("Полный", "01705000"), "\n") + ",x\n", []string{`reject cities.csv:2: has 25 cells, the header 24: quote cells that hold a comma (extra-cell)`}},
		"not of UTF-8":  {line("Пол\xd0", "01705000"), []string{"reject cities.csv:2: city: \"Пол\\xd0\" is not UTF-8: save the file as UTF-8 (encoding-error)"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var r recorder
			if err := Read(t.Context(), "cities.csv", strings.NewReader("\ufeff"+header()+c.lines), release, &r); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, r.log); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestLayout(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text, want string
		line       int
	}{
		"empty":            {"", "is empty", 0},
		"another file":     {"oktmo,name\n", `and has unknown ones, "name": obtain the list of cities, as CSV`, 1},
		"a column more":    {strings.Replace(header(), "\n", ",more\n", 1), `has unknown columns, "more": obtain`, 1},
		"another order":    {"postal_code,address" + strings.TrimPrefix(header(), "address,postal_code"), "has its columns in another order: write them as address,postal_code", 1},
		"header alone":     {header(), "holds no line below its header", 0},
		"quote":            {header() + "a\"b\n", "is not valid CSV at byte 2", 2},
		"too many lines":   {header() + strings.Repeat("x\n", maxLines+1), "has more than 20000 cities", maxLines + 2},
		"too large":        {header() + strings.Repeat(strings.Repeat("x", maxRow/2)+"\n", 2*maxBytes/maxRow), "is larger than 16 MiB", 0},
		"a field too long": {header() + strings.Repeat("x", 3*maxRow), "has a line of more than 64 KiB", 0},
		"quote not closed": {header() + "\"" + strings.Repeat(line("Полный", "01705000"), 2000), "has a line of more than 64 KiB", 0},
	} {
		err := Read(t.Context(), "cities.csv", strings.NewReader(c.text), nil, &recorder{})
		layout, ok := errors.AsType[*ingest.LayoutError](err)
		if !ok || layout.Line != c.line || !strings.Contains(layout.Reason, c.want) {
			t.Errorf("%s: error %v, want a LayoutError in line %d: %s", name, err, c.line, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	if err := Read(t.Context(), "cities.csv", iotest.ErrReader(broken), nil, &recorder{}); !errors.Is(err, broken) {
		t.Errorf("reading: %v", err)
	}
	text := header() + line("Полный", "01705000")
	if err := Read(t.Context(), "cities.csv", strings.NewReader(text), release, &recorder{fail: broken}); err != broken {
		t.Errorf("sink: %v, want the error as it is", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Read(ctx, "cities.csv", strings.NewReader(text), release, &recorder{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// FuzzRead gives the sink every line once.
func FuzzRead(f *testing.F) {
	f.Add(line("Полный", "01705000") + line("Озёрск", "01601101001"))
	f.Add("\"a\nb\",,\n")
	f.Fuzz(func(t *testing.T, lines string) {
		var r recorder
		err := Read(t.Context(), "cities.csv", strings.NewReader(header()+lines), release, &r)
		if _, ok := errors.AsType[*ingest.LayoutError](err); err != nil && !ok {
			t.Fatal(err)
		}
		if err != nil {
			return // nothing of the file is used
		}
		list, err := read(t.Context(), "cities.csv", strings.NewReader(header()+lines))
		if err != nil {
			t.Fatal(err)
		}
		if len(r.told) != len(list) {
			t.Errorf("%d of %d lines were told", len(r.told), len(list))
		}
	})
}
