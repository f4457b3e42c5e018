package cite

import (
	"fmt"
	"strings"
)

// apa writes: Author. (Date). Title [Form]. Site. Address. Without an author the title comes first. A row is part of its data set,
// and names its source.
func apa(e *Entry, w *vocabulary, l Lang) string {
	var list []string
	for _, a := range e.Authors {
		list = append(list, joined(", ", a.Family, a.initials()))
	}
	author := strings.Join(list, ", ")
	if n := len(list); n > 1 {
		author = strings.Join(list[:n-1], ", ") + ", & " + list[n-1]
	}
	if e.Kind == Page {
		author = joined(", ", author, e.Publisher)
	}
	title, rest := e.Title, ""
	switch e.Kind {
	case Dataset:
		title += fmt.Sprintf(" (%s) [%s]", e.Version, w.dataset)
		rest = sentence(e.Publisher)
	case Row:
		rest = joined(" ", fmt.Sprintf("%s %s (%s) [%s].", w.in, e.Dataset, e.Version, w.dataset), sentence(e.Publisher))
	}
	date := "(" + apaDate(e.Published, w, l) + ")."
	text := joined(" ", sentence(author), date, sentence(title))
	if author == "" {
		text = joined(" ", sentence(title), date)
	}
	text = joined(" ", text, rest)
	switch {
	case e.URL != "" && e.Published == "" && e.Retrieved != "": // it may change without a date
		text += " " + joined(" ", w.retrieved, apaRetrieved(e.Retrieved, w, l)+",", w.from, e.URL)
	case e.URL != "":
		text += " " + e.URL
	}
	if e.Source != nil {
		text += " " + w.source + ": " + apa(e.Source, w, l)
	}
	return text
}

// apaDate writes 2024, January 16.
func apaDate(date string, w *vocabulary, l Lang) string {
	year, month, day := parts(date)
	switch {
	case year == "":
		return w.undated
	case month == 0:
		return year
	case day == 0:
		return year + ", " + w.bare[month-1]
	case l == Russian:
		return fmt.Sprintf("%s, %d %s", year, day, w.months[month-1])
	}
	return fmt.Sprintf("%s, %s %d", year, w.months[month-1], day)
}

// apaRetrieved writes January 16, 2024.
func apaRetrieved(date string, w *vocabulary, l Lang) string {
	year, month, day := parts(date)
	if l == Russian {
		return fmt.Sprintf("%d %s %s", day, w.months[month-1], year)
	}
	return fmt.Sprintf("%s %d, %s", w.months[month-1], day, year)
}

// Day writes a day, month or year in words: 16 января 2024, January 16, 2024.
func Day(date string, l Lang) string {
	year, month, day := parts(date)
	switch {
	case month == 0:
		return date
	case day == 0:
		return words[l].bare[month-1] + " " + year
	}
	return apaRetrieved(date, words[l], l)
}
