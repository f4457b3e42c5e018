package dataset

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestEscapeFormula(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":             "",
		"text":         "text",
		"=1+1":         "'=1+1",
		"+7 495":       "'+7 495",
		"-5":           "'-5",
		"@SUM(A1)":     "'@SUM(A1)",
		"\ttab":        "'\ttab",
		"\rreturn":     "'\rreturn",
		"＝1":           "'＝1",
		"'=1":          "''=1",
		"''-":          "'''-",
		"'quoted'":     "'quoted'",
		"'":            "'",
		"a=b":          "a=b",
		"«Сердце» = 1": "«Сердце» = 1",
	} {
		if got := escapeFormula(text); got != want {
			t.Errorf("escapeFormula(%q) = %q, want %q", text, got, want)
		}
		if got := unescapeFormula(want); got != text {
			t.Errorf("unescapeFormula(%q) = %q, want %q", want, got, text)
		}
	}
}

func TestFormulasSurviveEscape(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("'=+-@\t\r\n＝＋－＠1aя"))).Draw(t, "text")
		escaped := escapeFormula(text)
		if got := unescapeFormula(escaped); got != text {
			t.Fatalf("unescapeFormula(%q) = %q, want %q", escaped, got, text)
		}
		if !strings.HasPrefix(escaped, "'") && looksComputed(escaped) {
			t.Fatalf("escapeFormula(%q) = %q, which a spreadsheet computes", text, escaped)
		}
	})
}

func FuzzEscapeFormula(f *testing.F) {
	for _, text := range []string{"", "'", "=", "''+1", "'\t", "＠", "\xff="} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := unescapeFormula(escapeFormula(text)); got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
	})
}
