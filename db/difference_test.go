package db_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/control"
	"govhub/db/dbtest"
	"govhub/db/session"
	"govhub/errorcode"
	"govhub/page"
)

// revision edits rows of all kinds of resources: with a simple key, with a generated key, and links.
var revision = []bundletest.Edit{
	{File: "region.csv", Before: ",Казань,", After: ",Kazan II,"},
	{File: "region.csv", Before: "RU-ALT,,01", After: "RU-ALT,RU-XX,01"},
	{File: "observation.csv", Before: "local-budget-revenue,RU,2021,_T,5536,LOW_RELIABILITY", After: "local-budget-revenue,RU,2021,_T,5536.5,ESTIMATED"},
	{File: "observation.csv", Before: "local-budget-revenue,RU,2024,_T,", After: "local-budget-revenue,RU,2023,_T,"},
	{File: "observation.csv", After: "local-budget-revenue,92000000,2021,_T,1,NORMAL,,referatbooks-local-budgets-thesis\n"},
	{File: "change_event_municipality.csv", Before: "sberindex-union-19,63643000,BEFORE,sberindex-municipal-dictionary-2018-2024\n", After: ""},
	{File: "change_event_municipality.csv", After: "sberindex-territory-1491-2019,46608000,AFTER,sberindex-municipal-dictionary-2018-2024\n"},
	{File: "change_event_municipality.csv", After: "sberindex-union-19,46608000,AFTER,sberindex-municipal-dictionary-2018-2024\n"},
	{File: "municipality.csv", Before: ",Barnaul,", After: ",Barnaul II,"},
	{File: "municipality.csv", After: "99999901,URBAN_OKRUG,\"А, б\",\"A, b\",01000000,,,,,5,2020-01-31,,,,,,rosstat-oktmo-2019-04\n"},
}

// change is a db.RowChange, flat.
type change struct{ Resource, Key, Kind, Fields string }

func flat(c *db.RowChange) change {
	var fields []string
	text := func(v *string) string {
		if v == nil {
			return "-"
		}
		return *v
	}
	for _, f := range c.Fields {
		fields = append(fields, fmt.Sprintf("%s: %s > %s", f.Name, text(f.Before), text(f.After)))
	}
	slices.Sort(fields)
	return change{c.Resource, c.Key, string(c.Kind), strings.Join(fields, "; ")}
}

// compared compares the files of two packages.
func compared(t *testing.T, before, after fstest.MapFS) (changes []change) {
	t.Helper()
	for _, s := range dataset.Schemas() {
		b, a := rowsOf(t, s, before), rowsOf(t, s, after)
		for key, row := range a {
			switch {
			case b[key] == nil:
				changes = append(changes, flat(changed(s, key, db.RowAdded, nil, row)))
			case !slices.Equal(b[key], row):
				changes = append(changes, flat(changed(s, key, db.RowChanged, b[key], row)))
			}
		}
		for key, row := range b {
			if a[key] == nil {
				changes = append(changes, flat(changed(s, key, db.RowRemoved, row, nil)))
			}
		}
	}
	slices.SortFunc(changes, func(x, y change) int {
		return cmp.Or(cmp.Compare(x.Resource, y.Resource),
			slices.Compare(strings.Split(x.Key, "/"), strings.Split(y.Key, "/")))
	})
	return changes
}

// unstated are values of columns that the files lack, in the rows that differ.
var unstated = map[string]string{"state": "CURRENT", "last_stated": "2019-04", "name_origin": "PUBLISHED"}

// rowsOf reads the file of a resource, by key.
func rowsOf(t *testing.T, s *dataset.Schema, files fstest.MapFS) map[string][]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(files[s.Name+".csv"].Data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for _, record := range records[1:] {
		var key []string
		for _, name := range s.PrimaryKey {
			key = append(key, record[slices.Index(records[0], name)])
		}
		var row []string
		for _, f := range s.Fields {
			value := unstated[f.Name]
			if i := slices.Index(records[0], f.Name); i >= 0 {
				value = record[i]
			}
			row = append(row, value)
		}
		rows[strings.Join(key, "/")] = row
	}
	return rows
}

func changed(s *dataset.Schema, key string, kind db.RowChangeKind, before, after []string) *db.RowChange {
	value := func(row []string, i int) *string {
		if row == nil || row[i] == "" {
			return nil
		}
		return &row[i]
	}
	c := &db.RowChange{Resource: s.Name, Key: key, Kind: kind}
	for i, f := range s.Fields {
		if b, a := value(before, i), value(after, i); fmt.Sprint(flat(&db.RowChange{Fields: []*db.FieldChange{{Before: b, After: b}}})) !=
			fmt.Sprint(flat(&db.RowChange{Fields: []*db.FieldChange{{Before: a, After: a}}})) {
			c.Fields = append(c.Fields, &db.FieldChange{Name: f.Name, Before: b, After: a})
		}
	}
	return c
}

// revised returns a hub of two releases: the bundle, and its revision.
func revised(t *testing.T) (*dbtest.Database, *db.Release) {
	t.Helper()
	d := bundletest.New(t)
	bundletest.PublishEdited(t, d, revision...)
	return d, holding(t, d, 0)
}

// keepingBoth returns a release of a hub that has been on the one before it, and so has both in memory.
func keepingBoth(t testing.TB, d *dbtest.Database, config db.Config, number int32) *db.Release {
	t.Helper()
	rollBack := func(number int32) {
		if err := dataset.Rollback(t.Context(), d.Owner(t), number); err != nil {
			t.Fatal(err)
		}
	}
	rollBack(number - 1)
	h := opened(t, config)
	current(t, h)
	follow(t, h)
	rollBack(number)
	until(t, h, number)
	return current(t, h)
}

// TestDifference compares both releases in PostgreSQL and in memory, page by page, and by their files.
func TestDifference(t *testing.T) {
	t.Parallel()
	d, r := revised(t)
	t.Run("PostgreSQL", func(t *testing.T) { compareBoth(t, r) })
	t.Run("memory", func(t *testing.T) { compareBoth(t, keepingBoth(t, d, d.Config(), 2)) })
}

func compareBoth(t *testing.T, r *db.Release) {
	t.Helper()
	all := compared(t, bundletest.Files(t), bundletest.Files(t, revision...))
	if len(all) != 11 {
		t.Fatalf("the files differ in %d rows, want 11", len(all))
	}
	reversed := compared(t, bundletest.Files(t, revision...), bundletest.Files(t))
	for _, test := range []struct {
		name     string
		from, to int32
		resource *string
		kind     *db.RowChangeKind
		want     []change
	}{
		{name: "all", from: 1, to: 2, want: all},
		{name: "back", from: 2, to: 1, want: reversed},
		{name: "the same release", from: 2, to: 2, want: []change{}},
		{name: "added", from: 1, to: 2, kind: new(db.RowAdded), want: of(all, "", "ADDED")},
		{name: "removed", from: 1, to: 2, kind: new(db.RowRemoved), want: of(all, "", "REMOVED")},
		{name: "changed", from: 1, to: 2, kind: new(db.RowChanged), want: of(all, "", "CHANGED")},
		{name: "a link", from: 1, to: 2, resource: new("change_event_municipality"), want: of(all, "change_event_municipality", "")},
		{name: "observations that were removed", from: 1, to: 2, resource: new("observation"), kind: new(db.RowRemoved), want: of(all, "observation", "REMOVED")},
		{name: "a resource that did not change", from: 1, to: 2, resource: new("award"), want: []change{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			difference, err := r.Compare(t.Context(), test.from, test.to, test.resource, test.kind)
			if err != nil {
				t.Fatal(err)
			}
			for _, size := range []int32{1, 2, 3, 100} {
				for _, backward := range []bool{false, true} {
					if diff := gocmp.Diff(test.want, pages(t, difference, size, backward)); diff != "" {
						t.Errorf("pages of %d, backward %v (-files +db):\n%s", size, backward, diff)
					}
				}
			}
			totals, err := difference.Totals(t.Context(), []string{"", ""})
			if err != nil {
				t.Fatal(err)
			}
			if want := int32(len(test.want)); totals[0] != want || totals[1] != want {
				t.Errorf("got totals %v, want %d", totals, want)
			}
		})
	}
}

// of returns the changes of a resource and a kind; an empty text means all.
func of(all []change, resource, kind string) []change {
	return slices.DeleteFunc(slices.Clone(all), func(c change) bool {
		return resource != "" && c.Resource != resource || kind != "" && c.Kind != kind
	})
}

// pages reads a whole list page by page and returns it in order.
func pages(t *testing.T, d *db.Difference, size int32, backward bool) []change {
	t.Helper()
	args := page.Args{First: &size}
	if backward {
		args = page.Args{Last: &size}
	}
	all := []change{}
	for range 50 {
		c, err := d.Page(t.Context(), args)
		if err != nil {
			t.Fatal(err)
		}
		found := []change{}
		for _, n := range c.Nodes {
			found = append(found, flat(n))
		}
		info := c.PageInfo()
		if backward {
			all = append(found, all...)
			args.Before = info.StartCursor
		} else {
			all = append(all, found...)
			args.After = info.EndCursor
		}
		if backward && !info.HasPreviousPage || !backward && !info.HasNextPage {
			return all
		}
	}
	t.Fatal("the list does not end")
	return nil
}

// TestDifferenceBetweenCursors reads the list between two cursors.
func TestDifferenceBetweenCursors(t *testing.T) {
	t.Parallel()
	_, r := revised(t)
	d, err := r.Compare(t.Context(), 1, 2, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := d.Page(t.Context(), page.Args{})
	if err != nil {
		t.Fatal(err)
	}
	edges := whole.Edges()
	for first := range edges {
		for last := first + 1; last < len(edges); last++ {
			part, err := d.Page(t.Context(), page.Args{After: &edges[first].Cursor, Before: &edges[last].Cursor})
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(slices.Clip(whole.Nodes[first+1:last]), part.Nodes); diff != "" && len(part.Nodes)+last-first-1 > 0 {
				t.Errorf("from %d to %d (-want +got):\n%s", first, last, diff)
			}
		}
	}
}

// TestDifferenceStatements checks that equal tables are not read and that totals are counted once.
func TestDifferenceStatements(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	bundletest.PublishEdited(t, d, bundletest.Edit{File: "region.csv", Before: ",Казань,", After: ",Kazan II,"})
	r := holding(t, d, 100)
	run := func(from, to int32, count bool) []string {
		ctx, statements := session.WithStatements(t.Context())
		difference, err := r.Compare(ctx, from, to, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if count {
			if _, err := difference.Counts(ctx); err != nil {
				t.Fatal(err)
			}
		} else if _, err := difference.Page(ctx, page.Args{}); err != nil {
			t.Fatal(err)
		}
		return statements.Names()
	}
	for _, test := range []struct {
		name     string
		from, to int32
		count    bool
		want     []string
	}{
		{"the same release", 1, 1, false, []string{"release.contents"}},
		{"a page", 1, 2, false, []string{"release.contents", "changes.kept", "changes.added"}},
		{"counted", 1, 2, true, []string{"release.contents", "changes.total"}},
		{"counted again", 1, 2, true, []string{"release.contents"}},
		{"counted the other way round", 2, 1, true, []string{"release.contents", "changes.total"}},
	} {
		if diff := gocmp.Diff(test.want, run(test.from, test.to, test.count)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestDifferenceInMemory compares releases that are both in memory. Links of rows are not.
func TestDifferenceInMemory(t *testing.T) {
	t.Parallel()
	d, _ := revised(t)
	r := keepingBoth(t, d, d.Config(), 2)
	for _, test := range []struct {
		resource *string
		want     []string
	}{
		{new("region"), nil},
		{new("observation"), nil},
		{nil, []string{"changes.kept", "changes.added", "changes.total"}},
	} {
		ctx, statements := session.WithStatements(t.Context())
		difference, err := r.Compare(ctx, 1, 2, test.resource, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := difference.Page(ctx, page.Args{}); err != nil {
			t.Fatal(err)
		}
		if _, err := difference.Counts(ctx); err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(test.want, statements.Names()); diff != "" {
			t.Errorf("%v (-want +got):\n%s", test.resource, diff)
		}
	}
}

func TestDifferenceOfMissingReleases(t *testing.T) {
	t.Parallel()
	d, r := revised(t)
	for _, test := range []struct{ from, to, missing int32 }{{9, 2, 9}, {1, 3, 3}, {7, 8, 7}, {-1, 2, -1}, {0, 1, 0}} {
		_, err := r.Compare(t.Context(), test.from, test.to, nil, nil)
		var release *db.ReleaseError
		if !errors.As(err, &release) || release.Number != test.missing || !errors.Is(err, db.ErrReleaseNotFound) {
			t.Errorf("from %d to %d: got error %v, want one that release %d does not exist", test.from, test.to, err, test.missing)
		}
	}
	_, err := r.Compare(t.Context(), 1, 2, new("nothing"), nil)
	var input *errorcode.InputError
	if !errors.As(err, &input) || !strings.Contains(err.Error(), "use one of adoption, ") {
		t.Errorf("got error %v, want one that names the resources", err)
	}

	difference, err := r.Compare(t.Context(), 1, 2, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Owner(t).Exec(`DELETE FROM govhub.release WHERE number = 1; DROP SCHEMA release_1 CASCADE`); err != nil {
		t.Fatal(err)
	}
	var release *db.ReleaseError
	if _, err := difference.Page(t.Context(), page.Args{}); !errors.As(err, &release) || release.Number != 1 {
		t.Errorf("pruned in between: got error %v, want one that names release 1", err)
	}
}

func TestDifferenceOfForeignRelease(t *testing.T) {
	t.Parallel()
	d, _ := revised(t)
	const foreign = `INSERT INTO govhub.table_schemas (sha256) VALUES ('newer');
		UPDATE govhub.release SET schema_sha256 = 'newer' WHERE number = 1`
	if _, err := d.Owner(t).Exec(foreign); err != nil {
		t.Fatal(err)
	}
	config := d.Config()
	config.Fingerprint = dataset.Fingerprint()
	_, err := current(t, opened(t, config)).Compare(t.Context(), 1, 2, nil, nil)
	var release *db.ReleaseError
	if !errors.As(err, &release) || release.Number != 1 || !errors.Is(err, control.ErrReleaseForeign) {
		t.Errorf("got error %v, want one that release 1 is foreign", err)
	}
}

func TestDifferenceRefusesCursors(t *testing.T) {
	t.Parallel()
	_, r := revised(t)
	difference, err := r.Compare(t.Context(), 1, 2, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, cursor := range map[string]string{
		"nonsense":         "nonsense",
		"another list":     page.Cursor{Field: "NAME", Direction: "ASC", Value: new("x"), Key: "k"}.String(),
		"no resource":      page.Cursor{Field: "RESOURCE", Direction: "ASC", Key: "k"}.String(),
		"unknown resource": page.Cursor{Field: "RESOURCE", Direction: "ASC", Value: new("store"), Key: "k"}.String(),
		"part of a key":    page.Cursor{Field: "RESOURCE", Direction: "ASC", Value: new("change_event_municipality"), Key: "a/b"}.String(),
	} {
		var argument *page.ArgumentError
		if _, err := difference.Page(t.Context(), page.Args{After: &cursor}); !errors.As(err, &argument) || argument.Argument != "after" {
			t.Errorf("%s: got error %v, want one about after", name, err)
		}
	}
}

func TestNodesOfChanges(t *testing.T) {
	t.Parallel()
	_, r := revised(t)
	ctx, statements := session.WithStatements(context.WithoutCancel(t.Context()))
	nodes, err := db.NodesOfChanges(ctx, r, []*db.RowChange{
		{Resource: "region", Key: "92000000"},
		{Resource: "change_event_municipality", Key: "sberindex-union-19/63701000/AFTER"},
		{Resource: "observation", Key: "local-budget-revenue/RU/2024/_T"}, // removed
		{Resource: "region", Key: "01000000"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range nodes {
		if n == nil {
			got = append(got, "")
			continue
		}
		got = append(got, n.ID())
	}
	if want := []string{"region:92000000", "", "", "region:01000000"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := len(statements.Names()); n != 2 {
		t.Errorf("%d queries, want one for each resource", n)
	}
}
