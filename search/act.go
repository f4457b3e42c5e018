package search

import (
	"regexp"
	"slices"
	"strings"

	"govhub/words"
)

// joinedNumber is the number of an act written as one word with the sign of numbers, which folds to no, or with the kind of the act:
// №131, 131фз.
var joinedNumber = regexp.MustCompile(`^(no|фз|fz)?([0-9]+)(фз|fz|р)?$`)

// splitNumber returns the parts of such a word, or the word itself.
func splitNumber(word string) []string {
	parts := joinedNumber.FindStringSubmatch(word)
	if parts == nil || len(parts[2]) == len(word) {
		return []string{word}
	}
	return slices.DeleteFunc(parts[1:], func(part string) bool { return part == "" })
}

// codes are the usual abbreviations of codes of law, by the first word. Not all are the initials: ГК is Гражданский кодекс.
var codes = map[string]string{
	"бюджетный": "БК", "водный": "ВК", "градостроительный": "ГрК", "гражданский": "ГК", "жилищный": "ЖК", "земельный": "ЗК", "лесной": "ЛК",
	"налоговый": "НК", "семейный": "СК", "трудовой": "ТК", "уголовный": "УК",
}

// shortTitles returns what an act is called beside its whole title and number: «О ветеранах», as its title ends, or Жилищный кодекс
// Российской Федерации, the words of a code before its date, with its abbreviation.
func shortTitles(title string) (list []string) {
	if strings.HasSuffix(title, "»") || strings.HasSuffix(title, "”") {
		list = append(list, lastQuoted(title))
	}
	short, _, _ := strings.Cut(title, " от ")
	short, _, _ = strings.Cut(short, ", ")
	for _, word := range words.Split(short) {
		if word == "кодекс" || word == "code" {
			list = append(list, short)
			if initials, known := codes[words.Split(short)[0]]; known {
				list = append(list, initials+" РФ")
			}
			return list
		}
	}
	return list
}

// lastQuoted returns the quotation that ends a title.
func lastQuoted(title string) string {
	letters := []rune(title)
	letters = letters[:len(letters)-1]
	depth := 1
	for i := len(letters) - 1; i >= 0; i-- {
		switch letters[i] {
		case '»', '”':
			depth++
		case '«', '“':
			if depth--; depth == 0 {
				return string(letters[i+1:])
			}
		}
	}
	return ""
}
