package columns_test

import (
	"context"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"govhub/db/columns"
)

// grouped is a table with its rows: two texts, of which b may be NULL, what derives from a, and a decimal that may be NULL.
type grouped struct {
	table  *columns.Table
	first  *columns.Derived // the first character of a
	a, b   []string
	value  []*big.Rat
	number []string
}

// newGrouped makes rows with so many different texts, in the order of the first.
func newGrouped(t testing.TB, rows, as, bs int) *grouped {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	s := &grouped{}
	a, b, v, key := columns.NewText(), columns.NewText(), columns.NewDecimal(), columns.NewText()
	for row := range rows {
		s.a = append(s.a, fmt.Sprintf("%05d", row*as/rows))
		text := ""
		if n := random.IntN(bs + 1); n > 0 {
			text = "b" + strconv.Itoa(n)
		}
		s.b = append(s.b, text)
		number := ""
		if random.IntN(10) > 0 {
			number = fmt.Sprintf("%d.%d", random.IntN(2000)-1000, 1+random.IntN(9))
		}
		s.number = append(s.number, number)
		rat, _ := new(big.Rat).SetString(number)
		s.value = append(s.value, rat)
		a.Append(s.a[row], true)
		b.Append(text, text != "")
		v.Append(number, number != "")
		key.Append(fmt.Sprintf("%08d", row), true)
	}
	values, err := v.Column()
	if err != nil {
		t.Fatal(err)
	}
	base := a.ByBytes()
	firsts := columns.NewText()
	for code := range base.Codes() {
		firsts.Append(first(base.Word(int32(code))), code > 0)
	}
	s.first = columns.NewDerived(base, firsts.ByBytes())
	s.table = columns.NewTable("sample", "key", rows, map[string]columns.Column{
		"key": key.ByBytes(), "a": base, "b": b.ByBytes(), "value": values,
	})
	return s
}

func first(text string) string { return text[:min(2, len(text))] }

// TestGroups compares groups and their measures with those found row by row: few and many groups, in runs and not, with sets and with
// pairs of groups and codes.
func TestGroups(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ rows, as, bs int }{{0, 1, 1}, {1, 1, 1}, {3000, 7, 5}, {3000, 700, 90}, {60_000, 30_000, 20_000}} {
		s := newGrouped(t, test.rows, test.as, test.bs)
		for _, by := range [][]string{nil, {"a"}, {"b"}, {"first"}, {"first", "b"}, {"b", "a"}} {
			for _, condition := range []columns.Condition{nil, columns.Not{Condition: columns.Empty{Column: s.table.Column("value")}}} {
				s.check(t, by, condition)
			}
		}
	}
}

func (s *grouped) column(name string) columns.Column {
	if name == "first" {
		return s.first
	}
	return s.table.Column(name)
}

func (s *grouped) check(t *testing.T, by []string, condition columns.Condition) {
	t.Helper()
	want := map[string][]int{} // rows
	if len(by) == 0 {
		want[""] = nil
	}
	for row := range s.a {
		if condition != nil && s.value[row] == nil {
			continue
		}
		key := ""
		for _, name := range by {
			key += map[string]string{"a": s.a[row], "b": s.b[row], "first": first(s.a[row])}[name] + "|"
		}
		want[key] = append(want[key], row)
	}

	keys := make([]columns.Column, len(by))
	for i, name := range by {
		keys[i] = s.column(name)
	}
	g, ok := s.table.Group(t.Context(), condition, keys)
	if !ok || g.Len() != len(want) {
		t.Fatalf("%d rows by %v: %v, %d groups, want %d", len(s.a), by, ok, g.Len(), len(want))
	}
	counts, _ := g.Counts()
	valued, _ := g.CountsOf(s.table.Column("value"))
	sums, _ := g.Sums(s.table.Column("value"))
	sum, ok1 := sums.Column(nil)
	average, ok2 := sums.Averages(nil)
	least, most, _ := g.Extremes(s.table.Column("value"))
	leastB, mostB, _ := g.Extremes(s.table.Column("b"))
	bs, _ := g.Values(s.table.Column("b"))
	distinct, _ := bs.Counts()
	firsts, _ := g.Values(s.first)
	distinctFirsts, _ := firsts.Counts()
	median, ok3 := g.Quantiles(s.table.Column("value"), 50, nil)
	upper, ok4 := g.Quantiles(s.table.Column("value"), 90, nil)
	deviation, ok5 := g.Deviations(s.table.Column("value"), nil)
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 {
		t.Fatal("the sums have no room")
	}
	for i := range keys {
		keys[i] = g.Key(i)
	}
	for group := range int32(g.Len()) {
		key := ""
		for _, column := range keys {
			key += string(column.AppendText(nil, group)) + "|"
		}
		got := []string{}
		for _, c := range []columns.Column{counts, valued, sum, average, least, most, leastB, mostB, distinct, distinctFirsts, median, upper, deviation} {
			got = append(got, string(c.AppendText(nil, group)))
		}
		if wanted := s.measures(want[key]); !slices.Equal(got, wanted) {
			t.Fatalf("%d rows by %v: group %q has %q, want %q", len(s.a), by, key, got, wanted)
		}
		for _, row := range want[key] {
			if b := s.b[row]; b != "" && !bs.Has(int(group), s.table.Column("b").(*columns.Text).Find(b)) {
				t.Fatalf("group %q has no %s", key, b)
			}
		}
	}
}

// measures computes the measures of rows.
func (s *grouped) measures(rows []int) []string {
	sum, count := new(big.Rat), int64(0)
	values, bs, firsts := []int{}, map[string]bool{}, map[string]bool{}
	for _, row := range rows {
		firsts[first(s.a[row])] = true
		if s.b[row] != "" {
			bs[s.b[row]] = true
		}
		if s.value[row] != nil {
			sum, count = sum.Add(sum, s.value[row]), count+1
			values = append(values, row)
		}
	}
	slices.SortFunc(values, func(a, b int) int { return s.value[a].Cmp(s.value[b]) })
	sorted := slices.Sorted(maps.Keys(bs))
	ends := func(count int, at func(i int) string) (string, string) {
		if count == 0 {
			return "", ""
		}
		return at(0), at(count - 1)
	}
	least, most := ends(len(values), func(i int) string { return s.number[values[i]] })
	leastB, mostB := ends(len(sorted), func(i int) string { return sorted[i] })
	summed, average, median, upper, deviation := "", "", "", "", ""
	if count > 0 {
		summed, average = shortest(sum.FloatString(1)), shortest(new(big.Rat).Quo(sum, big.NewRat(count, 1)).FloatString(6))
		median, upper = s.quantile(values, 50), s.quantile(values, 90)
	}
	if count > 1 {
		deviation = s.deviation(values, new(big.Rat).Quo(sum, big.NewRat(count, 1)))
	}
	return []string{
		strconv.Itoa(len(rows)), strconv.FormatInt(count, 10), summed, average, least, most, leastB, mostB,
		strconv.Itoa(len(bs)), strconv.Itoa(len(firsts)),
		median, upper, deviation,
	}
}

// quantile computes a percentile of rows in the order of their values.
func (s *grouped) quantile(rows []int, percent int) string {
	place := percent * (len(rows) - 1)
	low, high := s.value[rows[place/100]], s.value[rows[min(place/100+1, len(rows)-1)]]
	part := new(big.Rat).Mul(big.NewRat(int64(place%100), 100), new(big.Rat).Sub(high, low))
	return shortest(part.Add(part, low).FloatString(6))
}

// deviation computes the standard deviation of rows with a mean.
func (s *grouped) deviation(rows []int, mean *big.Rat) string {
	squares := new(big.Rat)
	for _, row := range rows {
		difference := new(big.Rat).Sub(s.value[row], mean)
		squares.Add(squares, difference.Mul(difference, difference))
	}
	variance := new(big.Float).SetPrec(200).SetRat(squares.Quo(squares, big.NewRat(int64(len(rows)-1), 1)))
	root, _ := variance.Sqrt(variance).Rat(nil)
	return shortest(root.FloatString(6))
}

// shortest removes zeros at the end of a decimal, and the sign of zero.
func shortest(decimal string) string {
	r, _ := new(big.Rat).SetString(decimal)
	for digits := range 7 {
		text := r.FloatString(digits)
		if again, _ := new(big.Rat).SetString(text); again.Cmp(r) == 0 {
			if r.Sign() == 0 {
				return "0"
			}
			return text
		}
	}
	return decimal
}

// TestGroupsAllocate groups few and many rows: the number of allocations depends on the groups alone.
func TestGroupsAllocate(t *testing.T) {
	allocations := func(rows int) float64 {
		s := newGrouped(t, rows, 50, 20)
		return testing.AllocsPerRun(5, func() {
			g, _ := s.table.Group(context.Background(), nil, []columns.Column{s.first, s.column("b")})
			g.Counts()
			g.Values(s.column("a"))
			g.Extremes(s.column("value"))
			sums, _ := g.Sums(s.column("value"))
			sums.Averages(nil)
		})
	}
	if few, many := allocations(5000), allocations(50_000); many > few || few > 60 {
		t.Errorf("%v allocations of 5,000 rows, %v of 50,000", few, many)
	}
}
