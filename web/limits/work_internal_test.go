package limits

import "testing"

// TestUnknownOperatorCostsMost prices an operator that nobody has priced like the dearest.
func TestUnknownOperatorCostsMost(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]int{"eq": priceComparison, "contains": priceText, "soundsLike": priceText} {
		if got := operator(name, "a", false); got != want {
			t.Errorf("%s costs %d, want %d", name, got, want)
		}
	}
}
