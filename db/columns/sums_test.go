package columns_test

import (
	"strconv"
	"testing"

	"govhub/db/columns"
)

// TestAverages rounds half away from zero to six digits after the point.
func TestAverages(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		numbers []string
		average string
		ok      bool
	}{
		{[]string{"0.000001", "0"}, "0.000001", true},
		{[]string{"-0.000001", "0"}, "-0.000001", true},
		{[]string{"0.0000004"}, "0", true},
		{[]string{"-0.0000005"}, "-0.000001", true},
		{[]string{"1", "0", "0"}, "0.333333", true},
		{[]string{"2", "0", "0"}, "0.666667", true},
		{[]string{"999999999999"}, "999999999999", true},
		{[]string{"9999999999999"}, "", false}, // with six digits more than 18
		{[]string{"999999999999999999", "1"}, "", false},
	} {
		b, key := columns.NewDecimal(), columns.NewText()
		for i, n := range test.numbers {
			b.Append(n, true)
			key.Append(strconv.Itoa(i), true)
		}
		values, err := b.Column()
		if err != nil {
			t.Fatal(err)
		}
		table := columns.NewTable("t", "key", len(test.numbers), map[string]columns.Column{"key": key.ByBytes(), "value": values})
		g, _ := table.Group(t.Context(), nil, nil)
		sums, _ := g.Sums(values)
		average, ok := sums.Averages(nil)
		if ok != test.ok || ok && string(average.AppendText(nil, 0)) != test.average {
			t.Errorf("%v: %v, want %s", test.numbers, ok, test.average)
		}
	}
}

// TestSumsOfManyDigits adds numbers up whose sum is too large in between, and at the end.
func TestSumsOfManyDigits(t *testing.T) {
	t.Parallel()
	const large = "999999999999999999"
	for sum, numbers := range map[string][]string{
		"-1": {large, large, large, "-" + large, "-" + large, "-" + large, "-1"},
		"":   {large, "1"},
	} {
		b, key := columns.NewInteger(), columns.NewText()
		for i, n := range numbers {
			b.Append(n, true)
			key.Append(strconv.Itoa(i), true)
		}
		values, err := b.Column()
		if err != nil {
			t.Fatal(err)
		}
		table := columns.NewTable("t", "key", len(numbers), map[string]columns.Column{"key": key.ByBytes(), "value": values})
		g, _ := table.Group(t.Context(), nil, nil)
		sums, _ := g.Sums(values)
		if got, ok := sums.Column(nil); ok != (sum != "") || ok && string(got.AppendText(nil, 0)) != sum {
			t.Errorf("%v: %v, want %q", numbers, ok, sum)
		}
	}
}
