package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The keys of the layouts ЙЦУКЕН and QWERTY, in the same order.
const (
	russianKeys = "йцукенгшщзхъфывапролджэячсмитьбюё"
	englishKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
)

var otherKey = func() map[rune]rune {
	keys := map[rune]rune{'{': 'х', '}': 'ъ', ':': 'ж', '"': 'э', '<': 'б', '>': 'ю', '~': 'ё'}
	russian, english := []rune(russianKeys), []rune(englishKeys)
	for i := range russian {
		keys[russian[i]], keys[english[i]] = english[i], russian[i]
	}
	return keys
}()

// OtherLayout returns the text that the same keys give on the other keyboard layout, in lower case. It returns false if the text has
// letters of both alphabets or none.
func OtherLayout(text string) (string, bool) {
	text = strings.ToLower(norm.NFC.String(text))
	russian, english := strings.ContainsFunc(text, isCyrillic), strings.ContainsFunc(text, isLatin)
	if russian == english {
		return "", false
	}
	return strings.Map(func(r rune) rune {
		key, ok := otherKey[r]
		if !ok || russian && !unicode.IsLetter(r) {
			return r
		}
		return key
	}, text), true
}
