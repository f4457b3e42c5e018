package derived

import (
	"math/big"
	"testing"
)

// TestDerivedValues checks rounding half away from zero, and that nothing is divided by zero.
func TestDerivedValues(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ value, want string }{
		{"0.0000005", "0.000001"},
		{"-0.0000005", "-0.000001"},
		{"0.00000049", "0"},
		{"-0.00000049", "0"},
		{"100", "100"},
		{"12.3400", "12.34"},
	} {
		value, _ := new(big.Rat).SetString(test.value)
		if got := Shortest(value); string(got) != test.want {
			t.Errorf("%s becomes %s, want %s", test.value, got, test.want)
		}
	}
	for _, test := range []struct {
		period, want string
		ok           bool
	}{
		{"2024", "2023", true},
		{"2024-Q1", "2023-Q1", true},
		{"2000-01-31", "1999-01-31", true},
		{"0000", "", false},
	} {
		if got, ok := yearBefore(test.period); got != test.want || ok != test.ok {
			t.Errorf("a year before %s is %q, %v, want %q, %v", test.period, got, ok, test.want, test.ok)
		}
	}
}
