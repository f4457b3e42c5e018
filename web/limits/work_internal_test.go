package limits

import "testing"

// TestUnknownOperatorCostsMost prices an unknown operator like the most expensive one.
func TestUnknownOperatorCostsMost(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]int{"eq": priceComparison, "contains": priceText, "soundsLike": priceText} {
		if got := operator(name, "a", false); got != want {
			t.Errorf("%s costs %d, want %d", name, got, want)
		}
	}
}
