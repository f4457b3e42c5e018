package scalar_test

import (
	"testing"

	"govhub/scalar"
)

// TestShortest checks rounding half away from zero.
func TestShortest(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ value, want string }{
		{"0.0000005", "0.000001"},
		{"-0.0000005", "-0.000001"},
		{"0.00000049", "0"},
		{"-0.00000049", "0"},
		{"100", "100"},
		{"12.3400", "12.34"},
	} {
		if got := scalar.Shortest(scalar.Decimal(test.value).Rational()); string(got) != test.want {
			t.Errorf("%s becomes %s, want %s", test.value, got, test.want)
		}
	}
}
