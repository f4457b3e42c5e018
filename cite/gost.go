package cite

import (
	"fmt"
	"strings"
)

// gost writes the areas of a record, each after ". – ": title and form, // the containing resource, version, date, address. A page is
// part of its publisher's site, a row part of its data set.
func gost(e *Entry, w *vocabulary, l Lang) string {
	var areas []string
	add := func(area string) {
		if area != "" {
			areas = append(areas, strings.TrimSuffix(area, "."))
		}
	}
	title := strings.TrimSuffix(e.Title, ".")
	var responsible []string
	for _, a := range e.Authors {
		responsible = append(responsible, joined(" ", a.initials(), a.Family))
	}
	digital := e.URL != "" || e.Kind != Page
	switch {
	case e.Kind == Dataset:
		add(fmt.Sprintf("%s : %s", title, w.dataBracket) + prefixed(" / ", strings.Join(responsible, ", ")))
	case e.Kind == Row:
		add(title)
		add(w.electronic + " // " + e.Dataset + " : " + w.dataBracket + prefixed(" / ", strings.Join(responsible, ", ")))
	case digital:
		add(title)
		add(w.electronic + prefixed(" // ", suffixed(e.Publisher, " : ["+w.site+"]")))
	default:
		add(title + prefixed(" / ", e.Publisher))
	}
	if e.Version != "" {
		add(capital(e.Version))
	}
	published := gostDate(e.Published)
	if e.Kind != Page {
		published = joined(", ", e.Publisher, published)
	}
	add(published)
	if e.URL != "" {
		address := "URL: " + e.URL
		if e.Retrieved != "" {
			address += fmt.Sprintf(" (%s: %s)", w.accessed, gostDate(e.Retrieved))
		}
		add(address)
	}
	if e.Kind == Dataset {
		add(w.electronic)
	}
	text := strings.Join(areas, ". – ") + "."
	if e.Source != nil {
		text += " – " + w.source + ": " + gost(e.Source, w, l)
	}
	return text
}

// gostDate writes 16.01.2024, 01.2024 or 2024.
func gostDate(date string) string {
	year, month, day := parts(date)
	switch {
	case year == "" || month == 0:
		return year
	case day == 0:
		return fmt.Sprintf("%02d.%s", month, year)
	}
	return fmt.Sprintf("%02d.%02d.%s", day, month, year)
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

func suffixed(text, suffix string) string {
	if text == "" {
		return ""
	}
	return text + suffix
}

// capital begins a text with a capital letter.
func capital(text string) string {
	runes := []rune(text)
	return strings.ToUpper(string(runes[:1])) + string(runes[1:])
}
