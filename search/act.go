package search

import (
	"strings"

	"govhub/words"
)

// shortTitles returns what an act is called beside its whole title and number: «О ветеранах», as its title ends, or Жилищный кодекс
// Российской Федерации, the words of a code before its date.
func shortTitles(title string) (list []string) {
	if strings.HasSuffix(title, "»") || strings.HasSuffix(title, "”") {
		list = append(list, inQuotes(title))
	}
	short, _, _ := strings.Cut(title, " от ")
	short, _, _ = strings.Cut(short, ", ")
	for _, word := range words.Split(short) {
		if word == "кодекс" || word == "code" {
			return append(list, short)
		}
	}
	return list
}
