package search

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"govhub/db"
	"govhub/words"
)

// TestPatterns writes texts by their patterns and words.
func TestPatterns(t *testing.T) {
	t.Parallel()
	check := func(t interface{ Errorf(string, ...any) }, text string) string {
		folded := words.Split(text)
		pattern := patternOf(text, folded)
		if got := write([]byte(pattern), func(n int) []byte { return []byte(folded[n]) }); got != text {
			t.Errorf("%q is written %q, by the pattern %q", text, got, pattern)
		}
		return pattern
	}
	for text, want := range map[string]string{
		"городской округ Город Казань": "\x01 \x01 \x02 \x02",
		"«Кузбасс» — СССР, 2-й":        "«\x02» — \x03, \x01-\x01",
		"Озёрский район":               "\x04Озёрский \x01",
		"Жанна д’Арк":                  "\x05Жанна д’Арк", // one word of two
		"\x01":                         "\x05\x01",
		"":                             "",
	} {
		if got := check(t, text); got != want {
			t.Errorf("the pattern of %q is %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) { check(t, rapid.String().Draw(t, "text")) })
	rapid.Check(t, func(t *rapid.T) {
		check(t, rapid.StringMatching(`[Ёёабx'’. \x01-\x06İßǆ́]{0,9}`).Draw(t, "text"))
	})
}

// TestManyWords finds a name of more words than count by the first of them, and shows it whole.
func TestManyWords(t *testing.T) {
	t.Parallel()
	title := "Практика, в названии которой " + strings.Repeat("очень ", mostWords) + "много слов"
	x := indexOf(t, []db.Name{{Resource: "practice", Row: "long", Ru: &title}})
	hits, err := x.Find(t.Context(), "практика в названии которой", Options{})
	if err != nil || len(hits) != 1 || hits[0].Matched.Text != title {
		t.Errorf("found %v, error %v", hits, err)
	}
}
