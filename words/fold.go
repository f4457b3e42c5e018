package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns text in lower case and compatibility form, without accents and signs, with е for ё. Other characters than letters and
// digits become one space; an apostrophe within a word is dropped. Words of Cyrillic and look-alike Latin letters become Cyrillic.
func Fold(text string) string { return strings.Join(Split(text), " ") }

// Split returns the folded words of text in order. Hyphens separate words.
func Split(text string) []string {
	var (
		list []string
		word strings.Builder
	)
	end := func() {
		if word.Len() > 0 {
			list = append(list, unmixed(word.String()))
			word.Reset()
		}
	}
	for _, r := range lower(text) {
		switch {
		case r == 'ё':
			word.WriteRune('е')
		case r >= utf8Latin && !unicode.Is(unicode.Cyrillic, r) && unicode.IsLetter(r):
			word.WriteString(plain(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word.WriteRune(r)
		case isApostrophe(r), unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
			// within a word, or invisible
		default:
			end()
		}
	}
	end()
	return list
}

// lower returns text in lower case and compatibility form. Most names are in that form, and to find that out by the tables of Unicode takes
// half of the time of Split.
func lower(text string) string {
	if strings.ContainsFunc(text, isUnusual) {
		return norm.NFKC.String(strings.ToLower(norm.NFKC.String(text)))
	}
	return strings.ToLower(text)
}

// isUnusual reports whether a character may have another compatibility form, alone or beside others.
func isUnusual(r rune) bool {
	return r >= utf8Latin && (r < 'Ѐ' || r > 'џ') && !strings.ContainsRune("«»–—", r)
}

// utf8Latin is the first letter beyond ASCII.
const utf8Latin = 0x80

// plain returns a letter without accents. Letters of scholarly transliteration become those of common ones.
func plain(r rune) string {
	if spelled, ok := accented[r]; ok {
		return spelled
	}
	var b strings.Builder
	for _, part := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, part) {
			b.WriteRune(part)
		}
	}
	return b.String()
}

// accented are letters that ISO 9, GOST 7.79 system A and scholarly transliteration write for one Russian letter.
var accented = map[rune]string{
	'ž': "zh", 'č': "ch", 'š': "sh", 'ŝ': "shch", 'û': "yu", 'â': "ya", 'ë': "yo", 'è': "e", 'ß': "ss", 'ı': "i",
}

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘ʼ`´ʹʺ″′", r) }

// lookalikes are Latin letters that are mistaken for Cyrillic ones.
var lookalikes = strings.NewReplacer("a", "а", "b", "в", "c", "с", "e", "е", "h", "н", "k", "к", "m", "м", "o", "о", "p", "р",
	"t", "т", "x", "х", "y", "у")

// unmixed returns a word of both alphabets in Cyrillic letters if that is possible.
func unmixed(word string) string {
	if !strings.ContainsFunc(word, isCyrillic) || !strings.ContainsFunc(word, isLatin) {
		return word
	}
	if whole := lookalikes.Replace(word); !strings.ContainsFunc(whole, isLatin) {
		return whole
	}
	return word
}

func isCyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }
func isLatin(r rune) bool    { return unicode.Is(unicode.Latin, r) }

// IsCyrillic reports whether a word has a Cyrillic letter.
func IsCyrillic(word string) bool { return strings.ContainsFunc(word, isCyrillic) }
