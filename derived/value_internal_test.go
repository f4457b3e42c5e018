package derived

import "testing"

// TestYearBefore finds the same period of the year before.
func TestYearBefore(t *testing.T) {
	t.Parallel()
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
