package words

import (
	"slices"
	"strings"
)

// endings of Russian nouns and adjectives by what their nominative ends in, longest first; the last are those of a consonant.
var endings = []struct {
	nominative string
	others     []string
}{
	{"ский", []string{"ского", "скому", "ском", "ским", "ские", "ских"}},
	{"ий", []string{"его", "ему", "ем", "им", "ие", "их"}},
	{"ый", []string{"ого", "ому", "ом", "ым", "ые", "ых"}},
	{"ой", []string{"ого", "ому", "ом", "ым", "ые", "ых"}},
	{"ая", []string{"ой", "ую", "ые", "ых", "ым"}},
	{"ия", []string{"ии", "ию", "ией", "ий", "иям", "иях"}},
	{"ие", []string{"ия", "ию", "ием", "ии", "ий", "иям", "иях"}},
	{"а", []string{"ы", "е", "у", "ой", "ам", "ах", "ами"}},
	{"я", []string{"и", "е", "ю", "ей", "ям", "ях", "ями"}},
	{"о", []string{"а", "у", "ом", "е", "ам", "ах", "ами"}},
	{"е", []string{"я", "ю", "ем", "ям", "ях"}},
	{"ь", []string{"и", "я", "ю", "ем", "ью", "е", "ей", "ям", "ях"}},
	{"й", []string{"я", "ю", "ем", "е", "и", "ев", "ям", "ях"}},
	{"ы", []string{"ов", "ам", "ах", "ами"}},
	{"и", []string{"ов", "ей", "ам", "ям", "ах", "ях"}},
	{"", []string{"а", "у", "ом", "е", "ы", "ов", "ам", "ах", "ами"}},
}

// Stems returns the stems of the forms of a folded nominative, its own first. Snowball takes the ends of some words for endings in some
// of their forms only: ветеран and ветеранах, Тагил and Тагиле have different stems.
func Stems(word string) []string {
	stems := []string{Stem(word)}
	if !IsCyrillic(word) {
		return stems
	}
	for _, e := range endings {
		rest, ok := strings.CutSuffix(word, e.nominative)
		if !ok {
			continue
		}
		for _, other := range e.others {
			if stem := Stem(rest + other); !slices.Contains(stems, stem) {
				stems = append(stems, stem)
			}
		}
		return stems
	}
	return stems
}
