package words

import "strings"

// cyrillic spells Russian letters in Latin ones, after BGN/PCGN without its special cases.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i", 'к': "k", 'л': "l",
	'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch",
	'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "i", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
}

// reductions unify the Latin spellings of a sound, longest first. They cover ISO 9, GOST 7.79, BGN/PCGN, ALA-LC, the passport rules of
// ICAO and common use in messages.
var reductions = strings.NewReplacer(
	"shch", "sh", "shh", "sh", "sch", "sh", "sh", "sh", "tsch", "ch", "tch", "ch", "ch", "ch",
	"zh", "zh", "kh", "h", "ck", "k", "ts", "c", "tz", "c", "cz", "c", "ph", "f",
	"iya", "ia", "ija", "ia", "iia", "ia", "iye", "e", "ije", "e", "iie", "e", "eye", "e", "eje", "e", "yo", "e", "jo", "e", "io", "e", "ye", "e", "je", "e", "ie", "e",
	"yu", "u", "ju", "u", "iu", "u", "ya", "a", "ja", "a", "ia", "a",
	"iy", "i", "ij", "i", "yy", "i", "yi", "i", "ii", "i", "ey", "ei", "ej", "ei", "y", "i", "j", "i",
	"w", "v", "x", "h", "q", "k",
)

// Romanize returns a key that a folded word shares with its transliterations by any common scheme: Щёлково, Shchelkovo, Ščëlkovo and
// Schyolkovo have the same. Other words that sound alike may share it.
func Romanize(word string) string {
	var b strings.Builder
	for _, r := range word {
		if spelled, ok := cyrillic[r]; ok {
			b.WriteString(spelled)
		} else {
			b.WriteRune(r)
		}
	}
	reduced := reductions.Replace(b.String())
	b.Reset()
	last := rune(0)
	for _, r := range reduced {
		if r != last || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
