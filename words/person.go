package words

import (
	"strings"
	"unicode/utf8"
)

// patronymicEnds are the ends of patronymics, without those of their cases.
var patronymicEnds = []string{"ович", "евич", "ич", "овн", "евн", "ичн", "ovich", "evich", "ovitch", "evitch", "ich", "ovn", "evn", "ichn"}

// patronymicCases are the endings that follow them, in Russian and transliterated.
var patronymicCases = []string{"", "а", "у", "ем", "ом", "е", "ы", "ой", "ою", "a", "u", "em", "om", "e", "y", "oi", "oy"}

// shortestPatronymic is the number of letters of Ильич.
const shortestPatronymic = 5

// IsPatronymic reports whether a folded word looks like a patronymic in any case: Раисович, Ивановне, Ilyich. Surnames may, too:
// Борисевич.
func IsPatronymic(word string) bool {
	if utf8.RuneCountInString(word) < shortestPatronymic {
		return false
	}
	for _, ending := range patronymicCases {
		rest, ok := strings.CutSuffix(word, ending)
		if !ok {
			continue
		}
		for _, end := range patronymicEnds {
			// Only those of women are the nominative with an ending.
			if strings.HasSuffix(rest, end) && (ending != "" || !strings.HasSuffix(end, "н") && !strings.HasSuffix(end, "n")) {
				return true
			}
		}
	}
	return false
}

// IsSonOrDaughter reports whether a folded word makes a patronymic of the one before it: Али оглы.
func IsSonOrDaughter(word string) bool {
	switch word {
	case "оглы", "оглу", "кызы", "улы", "уулу", "ogly", "oglu", "kyzy", "qizi", "uly", "uulu":
		return true
	}
	return false
}

// IsInitial reports whether a folded word may be an initial: a letter, or the Latin letters that spell a Russian one, as in Yu. and Sh.
func IsInitial(word string) bool {
	switch word {
	case "yu", "ya", "ye", "yo", "iu", "ia", "ju", "ja", "zh", "kh", "ts", "ch", "sh", "shch":
		return true
	}
	return utf8.RuneCountInString(word) == 1 && !strings.ContainsAny(word, "0123456789")
}

// InitialKeys are the beginnings of Latin keys (Romanize) of the names that a Latin initial may stand for.
func InitialKeys(initial string) []string {
	switch initial {
	case "y", "j": // Юрий is Yuri and Yury
		return []string{"i", "u", "a", "e"}
	}
	return []string{Romanize(initial)}
}
