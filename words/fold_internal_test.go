package words

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestLower compares texts of two usual characters with their compatibility form. Characters further apart do not touch each other.
func TestLower(t *testing.T) {
	t.Parallel()
	var usual []rune
	for r := range rune(0x3000) {
		if !isUnusual(r) {
			usual = append(usual, r)
		}
	}
	if len(usual) != 0x80+0x60+4 {
		t.Errorf("%d characters are usual", len(usual))
	}
	for _, a := range usual {
		for _, b := range usual {
			text := string([]rune{a, b})
			if want := norm.NFKC.String(strings.ToLower(norm.NFKC.String(text))); lower(text) != want {
				t.Fatalf("lower(%q) = %q, want %q", text, lower(text), want)
			}
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	for b.Loop() {
		Split("Городской округ «Новосибирск» — Ёлочный 2-й")
	}
}
