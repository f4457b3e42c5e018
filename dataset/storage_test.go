package dataset

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
	"govhub/db/session"
	"govhub/spreadsheet"
)

// TestStorage reads the rows of a release by blocks where they lie in canonical order, sorted elsewhere, and always the same ones.
func TestStorage(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, observations(t, 5000, false))
	info, err := Release(t.Context(), db, 1)
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	inRole(t, db, session.Reader, func(tx *sql.Tx) {
		for _, r := range info.shown() {
			want.WriteString(allRows(t, tx, r.Name, storage{from: shownAs(1, r.Name)}))
		}
	})
	table := stored(info.shown()[observationAt(info)].Table)
	for _, test := range []struct {
		name, before, role string
		arranged           bool
	}{
		{"owner", "SELECT", "none", true},
		{"reader", "SELECT", session.Reader, true},
		{"reader, table of an earlier version", "REVOKE SELECT ON " + table + " FROM " + session.Reader, session.Reader, false},
		{"in another file", "VACUUM FULL " + table, "none", false},
	} {
		if _, err := db.Exec(test.before); err != nil {
			t.Fatal(err)
		}
		inRole(t, db, test.role, func(tx *sql.Tx) {
			var tables []string
			for _, r := range info.shown() {
				tables = append(tables, r.Table)
			}
			columns, err := storedColumns(t.Context(), tx, tables)
			if err != nil {
				t.Fatal(err)
			}
			found, err := storageOf(t.Context(), tx, 1, info.shown(), columns)
			if err != nil {
				t.Fatal(err)
			}
			if found["observation"].arranged != test.arranged || !found["region"].arranged {
				t.Errorf("%s: lies at %+v and %+v", test.name, found["observation"], found["region"])
			}
			var got strings.Builder
			for _, r := range info.shown() {
				got.WriteString(allRows(t, tx, r.Name, found[r.Name]))
			}
			if diff := cmp.Diff(want.String(), got.String()); diff != "" {
				t.Errorf("%s: (-sorted +read)\n%.2000s", test.name, diff)
			}
		})
	}
}

func observationAt(info *ReleaseInfo) int {
	for i, r := range info.shown() {
		if r.Name == "observation" {
			return i
		}
	}
	return -1
}

func inRole(t *testing.T, db *sql.DB, role string, use func(tx *sql.Tx)) {
	t.Helper()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.Exec("SET LOCAL ROLE " + role); err != nil {
		t.Fatal(err)
	}
	use(tx)
}

// allRows returns the rows of a resource, a line each.
func allRows(t *testing.T, tx *sql.Tx, resource string, from storage) string {
	t.Helper()
	var lines strings.Builder
	err := from.read(t.Context(), tx, schemaOf(resource), func(values []string) error {
		lines.WriteString(strings.Join(values, "|") + "\n")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines.String()
}

// TestSurvey: rows that lie in another order are not said to lie in canonical order.
func TestSurvey(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	s := schemaOf("initiative_regulation")
	for order, arranged := range map[string]bool{"n": true, "-n": false, "n / 2": false} {
		inRole(t, db, "none", func(tx *sql.Tx) {
			rows := "INSERT INTO store.x SELECT 'a', to_char(n, 'FM00000'), NULL, 'act' FROM generate_series(1, 5000) AS n ORDER BY " + order + ", n DESC"
			if _, err := tx.Exec(s.createTable("x") + ";" + rows); err != nil {
				t.Fatal(err)
			}
			got, err := survey(t.Context(), tx, s, "x")
			if err != nil || got.arranged != arranged {
				t.Errorf("by %s: %+v, %v", order, got, err)
			}
			var comment sql.NullString
			if err := tx.QueryRow("SELECT obj_description('store.x'::regclass, 'pg_class')").Scan(&comment); err != nil || comment.Valid != arranged {
				t.Errorf("by %s: comment %v, %v", order, comment, err)
			}
		})
	}
}

// TestMeasuredFile: the measures are those of the bytes, wherever the file and the canonical CSV part.
func TestMeasuredFile(t *testing.T) {
	t.Parallel()
	s := schemaOf("initiative_regulation")
	for name, rows := range map[string][][]string{
		"none":    {{"a", "b", "", "act"}, {"a", "c", "x", "act"}},
		"first":   {{"=a", "b", "", "act"}, {"b", "c", "", "act"}, {"b", "@d", "", "act"}},
		"further": {{"a", "b, c", "", "act"}, {"b", "+c", "", "act"}, {"c", "d", "", "act"}},
		"no rows": nil,
	} {
		var got, want, plain strings.Builder
		f, err := newMeasuredFile(s, CSV, &got)
		if err != nil {
			t.Fatal(err)
		}
		escaped, err := NewCSVWriter(&want, CSVLayout{Header: s.fieldNames(), Kind: func(int) spreadsheet.Kind { return spreadsheet.Text }})
		if err != nil {
			t.Fatal(err)
		}
		unescaped, err := newCanonicalWriter(s, &plain)
		if err != nil {
			t.Fatal(err)
		}
		for _, values := range rows {
			for _, write := range []func([]string) error{f.write, escaped.Write, unescaped.write} {
				if err := write(values); err != nil {
					t.Fatal(err)
				}
			}
		}
		written, canonical, err := f.finish()
		if err != nil {
			t.Fatal(err)
		}
		if err := escaped.Flush(); err != nil {
			t.Fatal(err)
		}
		wantCanonical, err := unescaped.finish()
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256([]byte(want.String()))
		wantWritten := content{int64(len(rows)), int64(want.Len()), hex.EncodeToString(sum[:])}
		if got.String() != want.String() || written != wantWritten || canonical != wantCanonical {
			t.Errorf("%s: %q, %+v and %+v; want %q, %+v and %+v", name, &got, written, canonical, &want, wantWritten, wantCanonical)
		}
	}
}

// TestExportAllocations: they grow with batches of rows, not with rows.
func TestExportAllocations(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	const few, many = 2_000, 22_000
	mustPublish(t, db, observations(t, few, true))
	mustPublish(t, db, observations(t, many, true))
	for _, format := range Formats() {
		allocations := func(release int32) float64 {
			info, err := Release(t.Context(), db, release)
			if err != nil {
				t.Fatal(err)
			}
			return testing.AllocsPerRun(3, func() {
				if err := ExportResource(t.Context(), db, info, "observation", format, io.Discard); err != nil {
					t.Fatal(err)
				}
			})
		}
		if more := allocations(2) - allocations(1); more > (many-few)/10 {
			t.Errorf("%s: %.0f allocations for %d further rows", format, more, many-few)
		}
	}
}
