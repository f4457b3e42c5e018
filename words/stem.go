package words

import (
	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/russian"
)

// Stem returns a folded word without its endings, in the language of its letters.
func Stem(word string) string {
	if IsCyrillic(word) {
		return russian.Stem(word, true)
	}
	return english.Stem(word, true)
}

// IsStop reports whether a folded word only connects others: a preposition, a conjunction or an article.
func IsStop(word string) bool {
	if IsCyrillic(word) {
		return russian.IsStopWord(word)
	}
	return english.IsStopWord(word)
}
