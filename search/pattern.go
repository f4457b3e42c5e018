package search

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pattern is how a name is written: its text with a sign in the place of each word. Thousands of names share a pattern, as those of
// «Сельское поселение Ивановское» do.
const (
	asFolded    = '\x01' // here is the word
	capitalised = '\x02' // here is the word, with a capital
	inCapitals  = '\x03'
	otherwise   = '\x04' // here is the word, written as follows
	asText      = '\x05' // at the start: what follows is the text
)

// patternOf returns the pattern of a text with folded words.
func patternOf(text string, folded []string) string {
	var b strings.Builder
	n := 0
	for rest := text; rest != ""; {
		written := rest[:len(rest)-len(strings.TrimLeftFunc(rest, isOfWord))]
		if written == "" {
			_, size := utf8.DecodeRuneInString(rest)
			if rest[0] <= asText {
				return string(asText) + text
			}
			b.WriteString(rest[:size])
			rest = rest[size:]
			continue
		}
		if n == len(folded) {
			return string(asText) + text
		}
		switch written {
		case folded[n]:
			b.WriteByte(asFolded)
		case capital(folded[n]):
			b.WriteByte(capitalised)
		case strings.ToUpper(folded[n]):
			b.WriteByte(inCapitals)
		default:
			b.WriteByte(otherwise)
			b.WriteString(written)
		}
		n++
		rest = rest[len(written):]
	}
	return b.String()
}

func isOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// write returns the text with a pattern and words.
func write(pattern []byte, word func(n int) []byte) string {
	if text, ok := bytes.CutPrefix(pattern, []byte{asText}); ok {
		return string(text)
	}
	text := make([]byte, 0, len(room{}))
	n := 0
	for _, sign := range pattern {
		switch sign {
		case asFolded:
			text = append(text, word(n)...)
		case capitalised:
			folded := word(n)
			first, size := utf8.DecodeRune(folded)
			text = append(utf8.AppendRune(text, unicode.ToUpper(first)), folded[size:]...)
		case inCapitals:
			text = append(text, bytes.ToUpper(word(n))...)
		case otherwise:
		default:
			text = append(text, sign)
			continue
		}
		n++
	}
	return string(text)
}
