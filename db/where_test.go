package db_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/rel"
)

// TestTextFilterIgnoresCase compares startsWith and contains with what ILIKE finds, in a column of Russian, one of English and one of codes.
func TestTextFilterIgnoresCase(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	var odd strings.Builder
	for i, name := range []string{"ΟΔΟΣ Σίσυφος", "İstanbul ISPARTA ısı", "Straße STRASSE GROẞE", "K k K Å å Å", `100%_\ 50% _`, "ЁЛКА Елка ёлка", "ǅ ǆ Ǆ", "ﬁn FIN"} {
		fmt.Fprintf(&odd, "9000000%d,URBAN_OKRUG,%s,%[2]s,92000000,,,,,,,,,,,,sberindex-municipal-dictionary-2018-2024\n", i, name)
	}
	bundletest.PublishEdited(t, d, bundletest.Edit{File: "municipality.csv", After: odd.String()})
	r := holding(t, d, 0)
	found, without := 0, 0
	for _, text := range []string{
		"", " ", "район", "РАЙОН", "ё", "Ё", "е", "σ", "ς", "Σ", "ΟΔΟΣ", "οδος", "οδοσ", "i", "I", "İ", "ı", "i\u0307", "ß", "ss", "ẞ", "k", "K", "å", "Å",
		"%", "_", `\`, `%_\`, "0%", "100", "9", "920", "-", "ǆ", "ǅ", "fi", "ﬁ", "казань", "kazan", "Г", "г.", strings.Repeat("а", 900), strings.Repeat("_%", 490),
	} {
		for operator, pattern := range map[string]string{"startsWith": escaped(text) + "%", "contains": "%" + escaped(text) + "%"} {
			matched := &rel.StringFilter{Contains: &text}
			if operator == "startsWith" {
				matched = &rel.StringFilter{StartsWith: &text}
			}
			for column, filter := range map[string]*db.MunicipalityFilter{
				"name_ru": {Name: &rel.TextFilter{StringFilter: *matched}}, "name_en": {NameEn: matched}, "oktmo": {OKTMO: matched},
				`coalesce(name_en, name_ru) COLLATE "en-x-icu"`: {Name: &rel.TextFilter{StringFilter: *matched, Lang: rel.En}},
			} {
				var want, got []string
				sql := "SELECT oktmo FROM municipality WHERE " + column + " ILIKE $1 ORDER BY oktmo"
				if err := r.Stream(t.Context(), "test.ilike", sql, func(scan func(...any) error) error {
					want = append(want, "")
					return scan(&want[len(want)-1])
				}, pattern); err != nil {
					t.Fatal(err)
				}
				for _, m := range listed(t, t.Context(), r, db.Municipalities, filter) {
					got = append(got, m.OKTMO)
				}
				if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.SortSlices(strings.Compare)); diff != "" {
					t.Errorf("%s %s %q (-ILIKE +filter):\n%s", column, operator, text, diff)
				}
				if found += len(want); len(want) == 0 {
					without++
				}
			}
		}
	}
	if found == 0 || without == 0 {
		t.Errorf("%d rows were found, %d texts found none: the test sees one side only", found, without)
	}
}

func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(text)
}

// TestTextFilterFoldsOnce finds in plans whether PostgreSQL folds a pattern again for each row: a pattern of 1,960 characters
// would take five seconds on 22,000 rows.
func TestTextFilterFoldsOnce(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	for text, want := range map[string]string{
		"РАЙОН":                   "~~ '%район%'::text",
		strings.Repeat("A_", 490): "~~ '%" + strings.Repeat(`a\\_`, 490) + "%'::text",
		strings.Repeat("_%", 490): "~~ '%" + strings.Repeat(`\\_\\%`, 490) + "%'::text",
		"92":                      "name_ru ~~ '%92%'::text",
	} {
		params := new(rel.Params)
		where, err := rel.Conditions("r", &db.MunicipalityFilter{Name: &rel.TextFilter{StringFilter: rel.StringFilter{Contains: &text}}}, params)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		if err := r.Stream(t.Context(), "test.explain", "EXPLAIN SELECT FROM municipality AS r WHERE "+rel.And(where...), func(scan func(...any) error) error {
			lines = append(lines, "")
			return scan(&lines[len(lines)-1])
		}, params.Values...); err != nil {
			t.Fatal(err)
		}
		plan := strings.Join(lines, "\n")
		if !strings.Contains(strings.ReplaceAll(plan, `E'`, `'`), want) && !strings.Contains(plan, strings.ReplaceAll(want, `\\`, `\`)) {
			t.Errorf("contains %.20q: the plan does not have the constant %.80s:\n%.600s", text, want, plan)
		}
	}
}

// TestEmptyMemberOfOr filters by an OR of a member with values and one that restricts nothing: all rows, and PostgreSQL is sent no
// values that its statement does not name.
func TestEmptyMemberOfOr(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	filter := &db.RegionFilter{Or: []*db.RegionFilter{{Name: &rel.TextFilter{StringFilter: rel.StringFilter{Eq: new("Республика Татарстан")}}}, {}}}
	for name, f := range map[string]*db.RegionFilter{
		"alone": filter, "beside a condition": {And: []*db.RegionFilter{filter}, OKTMO: &rel.StringFilter{Ne: new("")}},
	} {
		if rows := listed(t, t.Context(), r, db.Regions, f); len(rows) != 89 {
			t.Errorf("%s: %d regions, want 89", name, len(rows))
		}
	}
}
