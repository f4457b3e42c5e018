package cite

import (
	"fmt"
	"strings"
	"time"
)

// Kind is the kind of a cited thing.
type Kind int

// Kinds of entries.
const (
	Page    Kind = iota // a publication on the web or on paper
	Dataset             // a data set as a whole
	Row                 // a row of a data set
)

// Lang is the language of the words between names and titles.
type Lang string

// Languages of citations.
const (
	Russian Lang = "ru"
	English Lang = "en"
)

// Style is a citation style.
type Style string

// Styles of citations.
const (
	APA    Style = "APA"
	BibTeX Style = "BIBTEX"
	GOST   Style = "GOST"
	RIS    Style = "RIS"
)

// Author is a person with both names, or a body with only a family name.
type Author struct{ Family, Given string }

// Entry is the data of a citation. Unknown fields are empty.
type Entry struct {
	Kind      Kind
	Key       string // identifier within a bibliography
	Title     string
	Authors   []Author
	Publisher string // of a page or data set
	Dataset   string // of a row
	Version   string // of the data set
	Published string // YYYY, YYYY-MM or YYYY-MM-DD
	Retrieved string // YYYY-MM-DD
	URL       string
	Source    *Entry // of the row
}

// Format writes an entry in a style.
func Format(e *Entry, s Style, l Lang) (string, error) {
	e = e.oneLine()
	switch s {
	case APA:
		return apa(e, words[l], l), nil
	case GOST:
		return gost(e, words[l], l), nil
	case BibTeX:
		return bibtex(e, words[l], l), nil
	case RIS:
		return ris(e, words[l], l), nil
	}
	return "", fmt.Errorf("there is no citation style %q", s)
}

// vocabulary is the words that styles put between names and titles.
type vocabulary struct {
	months                                                 [12]string // names after a day
	bare                                                   [12]string // names without a day
	undated, release, dataset, in, source, retrieved, from string
	electronic, accessed, site, dataBracket                string
}

var words = map[Lang]*vocabulary{
	Russian: {
		months: [12]string{
			"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
		},
		bare: [12]string{
			"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
		},
		undated: "б. д.", release: "выпуск", dataset: "Набор данных", in: "В:", source: "Источник", retrieved: "Дата обращения:", from: "",
		electronic: "Текст : электронный", accessed: "дата обращения", site: "сайт", dataBracket: "набор данных",
	},
	English: {
		months: english, bare: english,
		undated: "n.d.", release: "release", dataset: "Data set", in: "In", source: "Source", retrieved: "Retrieved", from: "from",
		electronic: "Text : electronic", accessed: "accessed", site: "website", dataBracket: "data set",
	},
}

var english = [12]string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}

// parts splits a date. Unknown parts are 0.
func parts(date string) (year string, month, day int) {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, date); err == nil {
			year, month, day = date[:4], int(t.Month()), t.Day()
			if layout != time.DateOnly {
				day = 0
			}
			if layout == "2006" {
				month = 0
			}
			return year, month, day
		}
	}
	return "", 0, 0
}

// name writes an author: a body as it is, a person with the family name first.
func (a Author) name() string {
	if a.Given == "" {
		return a.Family
	}
	return a.Family + ", " + a.Given
}

// initials writes the first letters of given names.
func (a Author) initials() string {
	var list []string
	for part := range strings.FieldsSeq(a.Given) {
		list = append(list, string([]rune(part)[0])+".")
	}
	return strings.Join(list, " ")
}

// sentence adds a full stop unless the text ends with a mark.
func sentence(text string) string {
	if text == "" || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "…") {
		return text
	}
	return text + "."
}

// joined joins the non-empty texts.
func joined(separator string, texts ...string) string {
	var list []string
	for _, text := range texts {
		if text != "" {
			list = append(list, text)
		}
	}
	return strings.Join(list, separator)
}
