package cite

import (
	"fmt"
	"strings"
)

// bibtex writes an entry @misc. Texts are in double braces: bodies are not persons, and titles keep their capitals.
func bibtex(e *Entry, w *vocabulary, l Lang) string {
	var authors []string
	for _, a := range e.Authors {
		if a.Given == "" {
			authors = append(authors, "{"+latex(a.Family)+"}")
		} else {
			authors = append(authors, latex(a.name()))
		}
	}
	if e.Kind == Page && e.Publisher != "" {
		authors = append(authors, "{"+latex(e.Publisher)+"}")
	}
	year, month, _ := parts(e.Published)
	var how, note string
	switch e.Kind {
	case Dataset:
		how = latex(capital(w.dataset))
	case Row:
		how = latex(fmt.Sprintf("%s %s [%s]", w.in, e.Dataset, w.dataset))
	}
	if e.Version != "" {
		note = latex(capital(e.Version))
	}
	if e.Source != nil {
		note = joined(". ", note, latex(w.source+": "+apa(e.Source, w, l)))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s", bibtexKey(e.Key))
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, ",\n  %-12s = %s", name, value)
		}
	}
	field("title", "{{"+latex(e.Title)+"}}")
	field("author", braced(strings.Join(authors, " and ")))
	field("year", braced(year))
	if month > 0 {
		field("month", strings.ToLower(english[month-1][:3]))
	}
	field("howpublished", braced(how))
	if e.Kind != Page {
		field("publisher", braced(braced(latex(e.Publisher))))
	}
	field("note", braced(note))
	field("url", braced(bibtexURL.Replace(e.URL)))
	if e.URL != "" {
		field("urldate", braced(e.Retrieved))
	}
	b.WriteString("\n}")
	return b.String()
}

func braced(text string) string {
	if text == "" {
		return ""
	}
	return "{" + text + "}"
}

// latex escapes commands of LaTeX and BibTeX. Each character is replaced once.
func latex(text string) string { return latexEscapes.Replace(text) }

var latexEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `_`, `\_`, `%`, `\%`,
	`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
)

// bibtexURL encodes the braces in an address; styles accept the rest.
var bibtexURL = strings.NewReplacer(`\`, "%5C", `{`, "%7B", `}`, "%7D", " ", "%20")

// bibtexKey replaces characters that keys may not hold.
func bibtexKey(key string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune(`"#%'(),={}~\`, r) {
			return '-'
		}
		return r
	}, key)
}
