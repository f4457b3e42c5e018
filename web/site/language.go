package site

import (
	"net/http"

	bcp47 "golang.org/x/text/language"
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
