package words

import "strings"

// Nominatives returns the nominatives that a folded word may have if it is a case of a name with a fleeting vowel: елец for ельце, орел for
// орле. Stemming does not find them.
func Nominatives(word string) (list []string) {
	for _, ending := range []string{"ами", "ах", "ам", "ом", "ем", "ов", "ы", "и", "а", "у", "е"} {
		stem, ok := strings.CutSuffix(word, ending)
		if !ok {
			continue
		}
		for _, f := range [...]struct{ without, with string }{{"ьц", "ец"}, {"йц", "ец"}, {"ц", "ец"}, {"рл", "рел"}, {"ьк", "ек"}, {"нк", "нок"}} {
			if start, ok := strings.CutSuffix(stem, f.without); ok && start != "" {
				list = append(list, start+f.with)
			}
		}
		return list
	}
	return nil
}
