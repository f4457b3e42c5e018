package indicators

import (
	"math/big"
	"strings"
	"testing"

	"govhub/dataset"
)

func TestCanonical(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("9", dataset.MaxDigits)
	tests := map[string]string{
		"0": "0", "-0": "0", "+5": "5", "007": "7", "-007.50": "-7.5", "0.0": "0", "-0.0": "0", "00.25": "0.25",
		"532629735.4": "532629735.4", long: long, "0" + long + ".0": long, "-" + long: "-" + long, "0." + long: "0." + long,
	}
	for cell, want := range tests {
		if got, wrong := dataset.Decimal(cell); got != want || wrong != "" {
			t.Errorf("dataset.Decimal(%q) = %q, %q, want %q", cell, got, wrong, want)
		}
	}
	for _, cell := range []string{
		"", "-", ".", ".5", "5.", "1,5", "1 500", "1\u00a0500", "1e+05", "1E5", "NaN", "Inf", "--1", "+-1", "0x10", "1_000", "٣", "…", "1.2.3",
	} {
		if got, wrong := dataset.Decimal(cell); !strings.HasPrefix(wrong, "is not a number: ") {
			t.Errorf("dataset.Decimal(%q) = %q, %q, want a refusal", cell, got, wrong)
		}
	}
	if _, wrong := dataset.Decimal("1" + long); wrong != "has more than 38 digits: round it" {
		t.Errorf("39 digits are refused with %q", wrong)
	}
}

func TestMultiply(t *testing.T) {
	t.Parallel()
	for _, test := range [][3]string{
		{"5138009", "1000", "5138009000"},
		{"1606.5", "1000", "1606500"},
		{"0.1", "0.1", "0.01"},
		{"-2.5", "0.001", "-0.0025"},
		{"0", "1000", "0"},
		{"-0.5", "2", "-1"},
	} {
		if got, wrong := multiply(test[0], test[1]); got != test[2] || wrong != "" {
			t.Errorf("multiply(%s, %s) = %q, %q, want %q", test[0], test[1], got, wrong, test[2])
		}
	}
	if _, wrong := multiply(strings.Repeat("9", dataset.MaxDigits), "1000"); wrong == "" {
		t.Error("a product of 41 digits is taken")
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("1.5", "1.25")
	f.Add("-10", "-9.99")
	f.Add("0", "-0.001")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, wrongA := dataset.Decimal(a)
		b, wrongB := dataset.Decimal(b)
		if wrongA+wrongB != "" {
			return // numbers that a package does not hold are not compared
		}
		x, _ := new(big.Rat).SetString(a)
		y, _ := new(big.Rat).SetString(b)
		if got, want := compare(a, b), x.Cmp(y); got != want {
			t.Errorf("compare(%s, %s) = %d, want %d", a, b, got, want)
		}
		product, wrong := multiply(a, b)
		if wrong != "" {
			return
		}
		if p, ok := new(big.Rat).SetString(product); !ok || p.Cmp(x.Mul(x, y)) != 0 {
			t.Errorf("multiply(%s, %s) = %s", a, b, product)
		}
		if again, _ := dataset.Decimal(product); again != product {
			t.Errorf("multiply(%s, %s) = %s, which is not canonical", a, b, product)
		}
	})
}
