package columns_test

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"govhub/db/columns"
)

// sample is a table with the values that it was made of, nil for NULL.
type sample struct {
	table  *columns.Table
	keys   []string
	values map[string][]*string // by column
}

// drawSample makes a table of up to 40 rows.
func drawSample(t *rapid.T) sample {
	s := sample{keys: rapid.SliceOfNDistinct(rapid.StringMatching(`[a-c/-]{1,4}`), 0, 40, rapid.ID).Draw(t, "keys"), values: map[string][]*string{}}
	slices.Sort(s.keys)
	draw := func(name string, values *rapid.Generator[string]) {
		list := make([]*string, len(s.keys))
		for i := range list {
			if rapid.IntRange(0, 4).Draw(t, name+" is not NULL") > 0 {
				list[i] = new(values.Draw(t, name))
			}
		}
		s.values[name] = list
	}
	draw("text", rapid.StringMatching(`[a-d]{0,2}|Ёж|"\\`))
	draw("decimal", rapid.Custom(func(t *rapid.T) string {
		return canonical(big.NewRat(rapid.Int64Range(-2_000_000, 2_000_000).Draw(t, "n"), 1000))
	}))
	draw("integer", rapid.Map(rapid.OneOf(rapid.Int64Range(-3, 3), rapid.Int64Range(-1<<40, 1<<40)), func(n int64) string { return strconv.FormatInt(n, 10) }))
	draw("boolean", rapid.SampledFrom([]string{"true", "false"}))

	key, text := columns.NewText(), columns.NewText()
	decimal, integer, boolean := columns.NewDecimal(), columns.NewInteger(), new(columns.BooleanBuilder)
	for i, k := range s.keys {
		key.Append(k, true)
		for name, b := range map[string]columns.Builder{"text": text, "decimal": decimal, "integer": integer, "boolean": boolean} {
			if v := s.values[name][i]; v != nil {
				b.Append(*v, true)
			} else {
				b.Append("", false)
			}
		}
	}
	decimals, err := decimal.Column()
	if err != nil {
		t.Fatal(err)
	}
	integers, err := integer.Column()
	if err != nil {
		t.Fatal(err)
	}
	s.table = columns.NewTable("sample", "key", len(s.keys), map[string]columns.Column{
		"key": key.ByBytes(), "text": text.ByBytes(), "decimal": decimals, "integer": integers, "boolean": boolean.Column(),
	})
	return s
}

func canonical(r *big.Rat) string {
	text := r.FloatString(3)
	for text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	if text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	if text == "-0" {
		return "0"
	}
	return text
}

// compare compares two values of a column.
func compare(column, a, b string) int {
	if column == "text" || column == "boolean" {
		return cmp.Compare(a, b) // false precedes true
	}
	x, _ := new(big.Rat).SetString(a)
	y, _ := new(big.Rat).SetString(b)
	return x.Cmp(y)
}

// TestOrders compares orders with those of a stable sort.
func TestOrders(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawSample(t)
		o := columns.Order{
			Column:     rapid.SampledFrom([]string{"text", "decimal", "integer", "boolean"}).Draw(t, "by"),
			Descending: rapid.Bool().Draw(t, "descending"),
		}
		values := s.values[o.Column]
		before := func(a, b int32) int {
			x, y := values[a], values[b]
			way := 1
			if o.Descending {
				way = -1
			}
			switch {
			case x == nil && y == nil, x != nil && y != nil && compare(o.Column, *x, *y) == 0:
				return way * cmp.Compare(a, b)
			case x == nil:
				return 1
			case y == nil:
				return -1
			}
			return way * compare(o.Column, *x, *y)
		}
		var all []int32
		for row := range s.keys {
			all = append(all, int32(row))
		}
		slices.SortFunc(all, before)
		same(t, s.table.All(o), all)

		text := s.table.Column("text").(*columns.Text)
		for code := range int32(text.Codes()) {
			some := slices.DeleteFunc(slices.Clone(all), func(row int32) bool { return text.Code(row) != code })
			same(t, s.table.Of("text", code, o), some)
		}
	})
}

// same fails if a sequence is not the rows, or places a row elsewhere.
func same(t *rapid.T, s columns.Sequence, want []int32) {
	if s.Len() != len(want) {
		t.Fatalf("%d rows, want %d", s.Len(), len(want))
	}
	for i, row := range want {
		if s.At(i) != row || s.Position(row) != i {
			t.Fatalf("row %d at %d, and row %d has position %d", s.At(i), i, row, s.Position(row))
		}
	}
}

// TestConditions compares conditions with comparisons of the values.
func TestConditions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawSample(t)
		column := rapid.SampledFrom([]string{"text", "decimal", "integer"}).Draw(t, "column")
		op := rapid.SampledFrom([]columns.Operator{
			columns.Equal, columns.Less, columns.LessOrEqual, columns.Greater, columns.GreaterOrEqual,
		}).Draw(t, "operator")
		value := rapid.StringMatching(`[a-d]{0,2}`).Draw(t, "text")
		if column != "text" {
			value = rapid.Custom(func(t *rapid.T) string {
				return big.NewRat(rapid.Int64Range(-20_000_000, 20_000_000).Draw(t, "n"), 10_000).FloatString(4)
			}).Draw(t, "number")
		}
		if known := s.values[column]; len(known) > 0 && rapid.Bool().Draw(t, "a known value") {
			if v := rapid.SampledFrom(known).Draw(t, "value"); v != nil {
				value = *v
			}
		}
		condition, ok := columns.Compare(s.table.Column(column), op, value)
		if !ok {
			t.Fatalf("cannot compare %s with %q", column, value)
		}
		rows, hits := make([]int32, len(s.keys)), make([]bool, len(s.keys))
		for i := range rows {
			rows[i], hits[i] = int32(i), true
		}
		both := slices.Clone(hits)
		columns.Or{condition, columns.And{columns.Not{Condition: condition}, columns.Empty{Column: s.table.Column("boolean")}}}.Test(rows, both)
		condition.Test(rows, hits)
		for i, v := range s.values[column] {
			want := false
			if v != nil {
				c := compare(column, *v, value)
				want = []bool{c == 0, c < 0, c <= 0, c > 0, c >= 0}[op]
			}
			if hits[i] != want {
				t.Fatalf("%v against %q: got %v", v, value, hits[i])
			}
			if both[i] != (want || s.values["boolean"][i] == nil) {
				t.Fatalf("a disjunction of row %d: got %v", i, both[i])
			}
		}
	})
}

// TestNarrow lists the rows that one code leaves of a large table, and of none that is small or has few codes.
func TestNarrow(t *testing.T) {
	t.Parallel()
	make := func(rows, codes int) *columns.Table {
		key, place, kind := columns.NewText(), columns.NewText(), columns.NewText()
		for i := range rows {
			key.Append(fmt.Sprintf("%06d", i), true)
			place.Append(strconv.Itoa(i%codes), true)
			kind.Append(strconv.Itoa(i%3), true)
		}
		return columns.NewTable("t", "key", rows, map[string]columns.Column{"key": key.ByBytes(), "place": place.ByBytes(), "kind": kind.ByBytes()})
	}
	for _, test := range []struct {
		rows, codes int
		want        string
	}{{20_000, 100, "place"}, {20_000, 5, ""}, {50, 50, ""}} {
		table := make(test.rows, test.codes)
		kind, _ := columns.Compare(table.Column("kind"), columns.Equal, "1")
		place, _ := columns.Compare(table.Column("place"), columns.Equal, "4")
		column, code, ok := table.Narrow(columns.And{kind, place})
		if column != test.want || ok != (test.want != "") {
			t.Fatalf("%d rows, %d codes: by %q, want %q", test.rows, test.codes, column, test.want)
		}
		if ok {
			if list := table.Of(column, code, columns.Order{Column: "key"}); list.Len() != test.rows/test.codes {
				t.Errorf("%d rows, want %d", list.Len(), test.rows/test.codes)
			}
		}
		if _, _, ok := table.Narrow(columns.And{columns.Not{Condition: place}}); ok {
			t.Error("a condition that many codes meet narrows")
		}
	}
}

// TestValues reads what was written, and finds rows by their keys.
func TestValues(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawSample(t)
		for name, values := range s.values {
			for i, v := range values {
				got := string(s.table.Column(name).AppendText(nil, int32(i)))
				if null := s.table.Column(name).Null(int32(i)); null != (v == nil) || v != nil && got != *v {
					t.Fatalf("%s of row %d is %q, NULL: %v", name, i, got, null)
				}
			}
		}
		for i, key := range s.keys {
			if row, ok := s.table.Row(key); !ok || int(row) != i {
				t.Fatalf("the key %q has row %d, %v", key, row, ok)
			}
		}
		if _, ok := s.table.Row("z"); ok {
			t.Fatal("found an unknown key")
		}
	})
}

// TestUnfit refuses values that PostgreSQL would write in another way.
func TestUnfit(t *testing.T) {
	t.Parallel()
	for _, list := range [][]string{{"1.50"}, {"-0"}, {"1234567890123456789"}, {"0.000000001", "12345678901"}, {"NaN"}} {
		b := columns.NewDecimal()
		for _, v := range list {
			b.Append(v, true)
		}
		if c, err := b.Column(); err == nil {
			t.Errorf("%q fits: %s", list, c.AppendText(nil, 0))
		}
	}
	b := columns.NewText()
	b.Append("a", true)
	for _, list := range [][]string{{}, {"b"}, {"a", "a"}} {
		if _, err := b.InOrder(list); err == nil {
			t.Errorf("%q are the values of a column that has only a", list)
		}
	}
}
