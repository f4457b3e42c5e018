// Package placename writes names of municipalities in short and in full, and in English. Sources write them as classifiers do: some
// with the words for their kind ("Серовский муниципальный район"), some without ("Новоуральский"), some with those for a locality
// ("город Уфа").
package placename

import (
	"regexp"
	"strings"

	"govhub/romanise"
)

// Kind is a kind of municipality in words: "городской округ", "urban okrug".
type Kind struct{ Ru, En string }

// Words for kinds of municipalities and of localities that are no part of a proper name. Longer ones come first.
var (
	leading = []string{
		"муниципальное образование ", "муниципальный округ ", "муниципальный район ", "городской округ ",
		"городское поселение ", "сельское поселение ", "поселение ", "сельсовет ", "округ ",
		"рабочий поселок (поселок городского типа) ", "рабочий поселок ", "поселок городского типа ", "железнодорожная станция ",
		"поселок ", "посёлок ", "город-курорт ", "город-герой ", "город ", "г ", "ЗАТО ", "село ", "деревня ", "станица ", "станция ", "хутор ",
	}
	trailing = []string{
		" муниципальный район", " муниципальный округ", " городской округ", " поселковый округ", " район", " округ",
		" городское поселение", " сельское поселение",
		" сельсовет", " поссовет", " наслег", " волость", " сомон", " сельская администрация", " ЗАТО",
	}
)

// Short returns the proper name: "Серовский", "Уфа". A number alone is no name.
func Short(name string) string {
	if proper := proper(name); !strings.HasPrefix(proper, "№") {
		return proper
	}
	return name
}

func proper(name string) string {
	rest := name
	for more := true; more; {
		more = false
		for _, words := range leading {
			if after, found := strings.CutPrefix(rest, words); found {
				rest, more = after, true
			}
		}
	}
	for _, words := range trailing {
		if before, found := strings.CutSuffix(rest, words); found {
			return before
		}
	}
	return rest
}

// Long returns the name with its kind: as it is if it says the kind, else after it, as in "городской округ Новоуральский" and
// "городской округ город Уфа". That is the order of charters, and right for nouns and adjectives of any gender.
func Long(name string, kind Kind) string {
	if strings.HasPrefix(name, kind.Ru+" ") || strings.HasSuffix(name, " "+kind.Ru) || withinCity(kind) && administrative.MatchString(name) {
		return name
	}
	return kind.Ru + " " + name
}

// withinCity reports whether a kind is a part of a city. Cities call these in different ways, which their names say.
func withinCity(kind Kind) bool { return strings.HasPrefix(kind.Ru, "внутригород") }

var administrative = regexp.MustCompile(`^(муниципальн\S+ |городской )?(округ|поселение|образование) | (район|округ)$`)

// English romanises the proper name and adds the kind: "Serovsky municipal district".
func English(name string, kind Kind) string {
	latin := romanise.Text(ordinal.ReplaceAllStringFunc(proper(name), func(text string) string {
		number := text[:strings.IndexByte(text, '-')]
		return number + suffix(number)
	}))
	if strings.HasPrefix(latin, "No. ") {
		return kind.En + " " + latin
	}
	return latin + " " + kind.En
}

// ordinal is a number as an adjective: "1-й", "2-е".
var ordinal = regexp.MustCompile(`\b[0-9]+-(й|е|я)`)

func suffix(number string) string {
	if !strings.HasSuffix(number, "11") && !strings.HasSuffix(number, "12") && !strings.HasSuffix(number, "13") {
		switch number[len(number)-1] {
		case '1':
			return "st"
		case '2':
			return "nd"
		case '3':
			return "rd"
		}
	}
	return "th"
}

// ShortEnglish returns an English name without the kind.
func ShortEnglish(name string, kind Kind) string {
	return strings.TrimSuffix(name, " "+kind.En)
}

// LongEnglish returns an English name with the kind.
func LongEnglish(name string, kind Kind) string {
	if strings.HasPrefix(name, kind.En+" ") || strings.HasSuffix(name, " "+kind.En) {
		return name
	}
	return name + " " + kind.En
}
