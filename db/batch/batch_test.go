package batch_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db/batch"
	"govhub/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// TestTypes reads every type, with NULLs.
func TestTypes(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	rows, err := db.QueryContext(t.Context(), "SELECT "+batch.Columns("a", "b", "c", "d", "e", "f", "g")+` FROM (VALUES
		('Ёлка, "x"'||E'\t\n',  1::int4, -9223372036854775808, 0.10::numeric,                     true,  0.1::float8,    date '1969-12-31'),
		(NULL,                  NULL,    NULL,                 NULL,                              NULL,  NULL,           NULL),
		('',                    -2,      9223372036854775807,  -12345678901234567890.0123456789,  false, 1e300,          date '2024-02-29')
		) AS r (a, b, c, d, e, f, g)`)
	if err != nil {
		t.Fatal(err)
	}
	batches := 0
	err = batch.Each(rows, func(b *batch.Batch) error {
		batches++
		c := b.Columns
		nulls := []bool{false, true, false}
		for i := range c {
			if d := cmp.Diff(nulls, c[i].Nulls); d != "" {
				t.Errorf("column %d: NULLs: %s", i, d)
			}
		}
		ints, err1 := c[1].AppendInts(nil)
		longs, err2 := c[2].AppendInts(nil)
		bools, err3 := c[4].AppendBools(nil)
		floats, err4 := c[5].AppendFloats(nil)
		days, err5 := c[6].AppendDays(nil)
		got := []any{b.Rows, c[0].Texts, ints, longs, c[3].Texts, bools, floats, days}
		want := []any{
			3,
			[]string{"Ёлка, \"x\"\t\n", "", ""},
			[]int64{1, 0, -2},
			[]int64{-1 << 63, 0, 1<<63 - 1},
			[]string{"0.10", "", "-12345678901234567890.0123456789"},
			[]bool{true, false, false},
			[]float64{0.1, 0, 1e300},
			[]int32{-1, 0, 19782},
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		return errors.Join(err1, err2, err3, err4, err5)
	})
	if err != nil || batches != 1 {
		t.Errorf("%d batches, %v", batches, err)
	}
}

// TestBlocks reads tables by blocks.
func TestBlocks(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	const make = `CREATE TABLE plain (n int, filler text);
		INSERT INTO plain SELECT n, CASE WHEN n % 3 > 0 THEN repeat('x', n % 700) END FROM generate_series(1, 20000) AS n;
		CREATE TABLE empty (n int, filler text)`
	if _, err := db.ExecContext(t.Context(), make); err != nil {
		t.Fatal(err)
	}
	for table, count := range map[string]int{"plain": 20000, "empty": 0} {
		rows, err := db.QueryContext(t.Context(), batch.Blocks(table, "n", "filler"))
		if err != nil {
			t.Fatal(err)
		}
		var got []int64
		batches := 0
		err = batch.Each(rows, func(b *batch.Batch) (err error) {
			batches++
			got, err = b.Columns[0].AppendInts(got)
			for i, filler := range b.Columns[1].Texts {
				n := int(got[len(got)-b.Rows+i])
				if b.Columns[1].Null(i) != (n%3 == 0) || n%3 > 0 && len(filler) != n%700 {
					t.Errorf("%s: row %d has %d letters", table, n, len(filler))
				}
			}
			return err
		})
		slices.Sort(got) // PostgreSQL fills the gaps at the ends of blocks
		if err != nil || len(slices.Compact(got)) != count || count > 0 && (got[0] != 1 || got[count-1] != 20000) {
			t.Errorf("%s: %d rows, %v", table, len(got), err)
		}
		if count > 0 && batches < 5 {
			t.Errorf("%s: %d batches", table, batches)
		}
	}
}

// TestRefusals: values that hold the separator, and an error amid the rows, are errors and not other values.
func TestRefusals(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	read := func(columns, from string) error {
		rows, err := db.QueryContext(t.Context(), "SELECT "+batch.Columns(columns)+" FROM "+from)
		if err != nil {
			return err
		}
		return batch.Each(rows, func(*batch.Batch) error { return nil })
	}
	if err := read("a", `(VALUES (E'x\x1fy'), ('z')) AS r (a)`); !errors.Is(err, batch.ErrSeparator) {
		t.Errorf("separator: %v", err)
	}
	if err := read("1 / a", "(VALUES (1), (0)) AS r (a)"); err == nil || !strings.Contains(err.Error(), "division by zero") {
		t.Errorf("error of PostgreSQL: %v", err)
	}
	if err := read("a", "(SELECT 1 AS a WHERE false) AS r"); err != nil {
		t.Errorf("no rows: %v", err)
	}
}

// TestAllocations: they grow with batches, not with rows.
func TestAllocations(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	allocations := func(rows int) float64 {
		query := fmt.Sprintf("SELECT "+batch.Columns("n", "n::numeric / 4", "'x' || n")+" FROM generate_series(1, %d) AS n", rows)
		return testing.AllocsPerRun(10, func() {
			result, err := db.QueryContext(context.Background(), query)
			if err != nil {
				t.Fatal(err)
			}
			if err := batch.Each(result, func(*batch.Batch) error { return nil }); err != nil {
				t.Fatal(err)
			}
		})
	}
	if few, many := allocations(100), allocations(10_000); many > few+50 {
		t.Errorf("%.0f allocations for 100 rows, %.0f for 10,000", few, many)
	}
}
