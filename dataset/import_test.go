package dataset

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
)

const sourceHeader = "slug,title\n"

// TestImportLayers applies several data packages and counts the outcome. No table in between remains.
func TestImportLayers(t *testing.T) {
	t.Parallel()
	sources := func(rows string) map[string]string { return map[string]string{"source": sourceHeader + rows} }
	whole := basePackage(t)
	for _, test := range []struct {
		name   string
		inputs []Input
		want   Counts // of sources; the release before has two, one of them act
		titles string
	}{
		{
			"one row by two inputs, and one of the second",
			[]Input{
				{Package: open(t, partial(sources("new,A\nnew,A\n"))), Mode: Upsert},
				{Package: open(t, partial(sources("new,B\nother,C\n"))), Mode: Upsert},
			},
			Counts{Accepted: 4, Added: 2, Repeated: 2},
			"Закон о примере, B, C",
		},
		{
			"a column of a row that the input before adds",
			[]Input{
				{Package: open(t, partial(sources("new,A\n"))), Mode: Upsert},
				{Package: open(t, partial(map[string]string{"source": "slug,note\nnew,Note.\nact,Note.\n"})), Mode: Upsert},
			},
			Counts{Accepted: 3, Added: 1, Changed: 1, Repeated: 1},
			"Закон о примере, A",
		},
		{
			"there and back",
			[]Input{
				{Package: open(t, partial(sources("act,A\n"))), Mode: Upsert},
				{Package: open(t, partial(sources("act,Закон о примере\nnew,B\n"))), Mode: Upsert},
			},
			Counts{Accepted: 3, Added: 1, Unchanged: 1, Repeated: 1},
			"Закон о примере, B",
		},
		{
			"a whole package and an amendment",
			[]Input{{Package: open(t, whole)}, {Package: open(t, partial(sources("act,A\nnew,B\n"))), Mode: Upsert}},
			Counts{Accepted: 4, Added: 1, Changed: 1, Unchanged: 1, Repeated: 1},
			"A, B",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			db := dbtest.New(t).Owner(t)
			mustPublish(t, db, basePackage(t))
			tables := storeTables(t, db)
			result, err := importAll(t, db, Options{}, test.inputs...)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range result.Resources {
				if r.Name == "source" {
					if diff := cmp.Diff(test.want, r.Counts); diff != "" {
						t.Errorf("(-want +got):\n%s", diff)
					}
				}
			}
			got := one[string](t, db, "SELECT string_agg(title, ', ' ORDER BY slug) FROM release_2.source WHERE slug IN ('act', 'new', 'other')")
			if got != test.titles {
				t.Errorf("titles are %s, want %s", got, test.titles)
			}
			if n := storeTables(t, db); n != tables+1 {
				t.Errorf("%d tables, want one more than %d", n, tables)
			}
		})
	}
}

// TestImportRemoves counts removed rows.
func TestImportRemoves(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, edit(t, basePackage(t), "person.csv", "ivan-ivanov,", "a,А,,,act\nivan-ivanov,"))
	rows := "slug,name_ru,name_en,note,source\nivan-ivanov,Иван,,,act\nc,Г,,,act\nd,Д,,,act\n"
	result, err := importAll(t, db, Options{DryRun: true}, Input{Package: open(t, partial(map[string]string{"person": rows})), Mode: Replace})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range result.Resources {
		if want := (Counts{Accepted: 3, Added: 2, Changed: 1, Removed: 1}); r.Name == "person" && r.Counts != want {
			t.Errorf("got %+v, want %+v", r.Counts, want)
		}
	}
}

// TestImportOrder refuses inputs that would undo what earlier ones state.
func TestImportOrder(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	amendment := Input{Package: open(t, partial(map[string]string{"source": sourceHeader + "new,A\n"})), Mode: Upsert}
	replacement := Input{Package: amendment.Package, Mode: Replace}
	for name, test := range map[string]struct {
		inputs []Input
		want   string
	}{
		"whole":   {[]Input{amendment, {Package: open(t, basePackage(t))}}, `"base" would replace all data and undo the earlier inputs`},
		"replace": {[]Input{amendment, replacement}, `"partial" would undo what the earlier "partial" states of source`},
		"nothing": {nil, "nothing to import"},
	} {
		_, err := importAll(t, db, Options{}, test.inputs...)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
	}
}

// TestImportPlaces reports problems where they are: in the files that an input was made of, or in the current release.
func TestImportPlaces(t *testing.T) {
	t.Parallel()
	from := func(name string, files map[string]string) Input {
		return Input{
			Package: open(t, partial(files)), Mode: Upsert,
			Origin: func(_ string, line int) (string, int) { return name, line + 100 },
		}
	}
	for _, test := range []struct {
		name   string
		inputs []Input
		want   string
	}{
		{
			"a unique value in two inputs",
			[]Input{
				from("a.csv", map[string]string{"region": "oktmo,code\n01000000,77\n"}),
				from("b.csv", map[string]string{"region": "oktmo,code\n02000000,77\n"}),
			},
			`b.csv:102: code: "77" already occurs on line 102 of a.csv: remove or correct one of them (unique-error)`,
		},
		{
			"rows of one input that contradict each other, though a later one settles it",
			[]Input{
				from("a.csv", map[string]string{"region": "oktmo,capital\n01000000,А\n01000000,Б\n"}),
				from("b.csv", map[string]string{"region": "oktmo,capital\n01000000,В\n"}),
			},
			`a.csv:103: oktmo: "01000000" already occurs on line 102: remove or correct one of them (primary-key)`,
		},
		{
			"rows of the release that lose what they refer to",
			[]Input{
				{Package: open(t, partial(map[string]string{"indicator": "slug,name_ru,name_en,unit,frequency,methodology,note,source\n"})), Mode: Replace},
				from("b.csv", map[string]string{"observation": "indicator,place,period,breakdown,note\n"}),
			},
			`observation of release 1: indicator: "population" is not a key of indicator: add that row or correct this value (foreign-key)`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			db := dbtest.New(t).Owner(t)
			mustPublish(t, db, basePackage(t))
			_, err := importAll(t, db, Options{}, test.inputs...)
			rejected, ok := errors.AsType[*RejectedError](err)
			if !ok || !strings.Contains(rejected.Report(), test.want+"\n") {
				t.Fatalf("got %v, want %s", err, test.want)
			}
		})
	}
}
