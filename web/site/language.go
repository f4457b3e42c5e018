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

var languages = [...]Language{Russian, English}

// matcher falls back to the first, which is that of the API.
var matcher = bcp47.NewMatcher([]bcp47.Tag{bcp47.Russian, bcp47.English})

// preferred is the language of a reader by the header of the request. The response varies by it.
func preferred(w http.ResponseWriter, r *http.Request) Language {
	w.Header().Add("Vary", "Accept-Language")
	wanted, _, err := bcp47.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil {
		return Russian
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
