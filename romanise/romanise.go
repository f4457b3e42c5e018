// Package romanise writes Russian in Latin letters by the system of BGN/PCGN of 1947, simplified as is usual in running text: without
// marks for ъ and ь, with yo for ё, and with a plain y for the endings ий and ый.
//
// Package words compares spellings of any system; this one writes names for readers.
package romanise

import (
	"strings"
	"unicode"
)

// letters are those that are always written alike. ъ and ь are left out.
var letters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "yo", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y", 'к': "k", 'л': "l",
	'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch",
	'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'№': "No.",
}

// Text romanises a text. It leaves what is not Russian as it is.
func Text(text string) string {
	var b strings.Builder
	runes := []rune(text)
	at := func(i int) rune { // lower case, 0 outside
		if i < 0 || i >= len(runes) {
			return 0
		}
		return unicode.ToLower(runes[i])
	}
	for i, r := range runes {
		letter := at(i)
		latin, known := letters[letter]
		switch {
		case !known:
			b.WriteRune(r)
			continue
		case letter == 'е' && (!unicode.IsLetter(at(i-1)) || strings.ContainsRune("аеёиоуыэюяйъь", at(i-1))):
			latin = "ye"
		case (letter == 'и' || letter == 'ы') && at(i+1) == 'й' && !unicode.IsLetter(at(i+2)):
			latin = "" // the y of й remains
		}
		if unicode.IsUpper(r) {
			latin = capital(latin, i > 0 && unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsUpper(runes[i+1]))
		}
		b.WriteString(latin)
	}
	return b.String()
}

// capital writes the letters of a capital: all of them in a word of capitals.
func capital(latin string, all bool) string {
	if all {
		return strings.ToUpper(latin)
	}
	return strings.ToUpper(latin[:min(1, len(latin))]) + latin[min(1, len(latin)):]
}
