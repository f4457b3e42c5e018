package site

import (
	"net/http"
	"strings"

	"golang.org/x/text/feature/plural"
	bcp47 "golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Language is one that pages are in, as in addresses.
type Language string

// Languages of pages.
const (
	Russian Language = "ru"
	English Language = "en"
)

var languages = [...]Language{English, Russian}

// matcher falls back to the first, as the application does: readers of other languages read English.
var matcher = bcp47.NewMatcher([]bcp47.Tag{bcp47.English, bcp47.Russian})

// preferred is the language of a reader by the header of the request. The response varies by it.
func preferred(w http.ResponseWriter, r *http.Request) Language {
	w.Header().Add("Vary", "Accept-Language")
	wanted, _, err := bcp47.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(wanted) == 0 {
		return Russian // as the API without a language
	}
	_, i, _ := matcher.Match(wanted...)
	return languages[i]
}

// in chooses between words in both languages.
func (l Language) in(ru, en string) string {
	if l == Russian {
		return ru
	}
	return en
}

// number writes a number with its thousands apart.
func (l Language) number(n float64) string {
	text := message.NewPrinter(bcp47.Make(string(l))).Sprint(number.Decimal(n, number.MaxFractionDigits(6)))
	return strings.Replace(text, "-", "−", 1)
}

// form chooses the form of a noun after a number, of those for one, few and many things.
func (l Language) form(n float64, ru, en string) string {
	forms := strings.Split(l.in(ru, en), "|")
	switch plural.Cardinal.MatchPlural(bcp47.Make(string(l)), int(n), 0, 0, 0, 0) {
	case plural.One:
		return forms[0]
	case plural.Few:
		return forms[min(1, len(forms)-1)]
	}
	return forms[len(forms)-1]
}
