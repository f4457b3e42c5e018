package cite

import (
	"fmt"
	"strings"
)

// ris writes a record of lines that end with CR LF, as the format requires.
func ris(e *Entry, w *vocabulary, l Lang) string {
	var b strings.Builder
	line := func(tag, value string) {
		if value != "" {
			b.WriteString(tag + "  - " + value + "\r\n")
		}
	}
	kind := "DATA"
	if e.Kind == Page {
		kind = "ELEC"
	}
	b.WriteString("TY  - " + kind + "\r\n")
	for _, a := range e.Authors {
		line("AU", a.name())
	}
	line("TI", e.Title)
	line("T2", e.Dataset)
	line("PB", e.Publisher)
	year, month, day := parts(e.Published)
	line("PY", year)
	if month > 0 {
		date := fmt.Sprintf("%s/%02d/", year, month)
		if day > 0 {
			date += fmt.Sprintf("%02d", day)
		}
		line("DA", date+"/")
	}
	line("ET", e.Version)
	line("ID", e.Key)
	line("UR", e.URL)
	if e.URL != "" {
		line("Y2", strings.ReplaceAll(e.Retrieved, "-", "/"))
	}
	if e.Source != nil {
		line("N1", w.source+": "+apa(e.Source, w, l))
	}
	b.WriteString("ER  - \r\n")
	return b.String()
}
