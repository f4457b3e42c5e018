package cite

import (
	"slices"
	"strings"
	"unicode"
)

// oneLine returns the entry with every text on one line: a line break would begin another field in RIS, and a sentence of its
// own in the others.
func (e *Entry) oneLine() *Entry {
	if e == nil {
		return nil
	}
	c := *e
	for _, text := range []*string{
		&c.Key, &c.Title, &c.Publisher, &c.Dataset, &c.Version, &c.Published, &c.Retrieved, &c.URL,
	} {
		*text = oneLine(*text)
	}
	c.Authors = slices.Clone(e.Authors)
	for i, a := range c.Authors {
		c.Authors[i] = Author{Family: oneLine(a.Family), Given: oneLine(a.Given)}
	}
	c.Source = e.Source.oneLine()
	return &c
}

// oneLine puts a space where lines break or control characters are, and drops characters that would turn the text around.
func oneLine(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return breaks(r) || turns(r) }) {
		return text
	}
	var parts []string
	for part := range strings.FieldsFuncSeq(text, breaks) {
		part = strings.Map(func(r rune) rune {
			if turns(r) {
				return -1
			}
			return r
		}, part)
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

func breaks(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) }

func turns(r rune) bool { return unicode.In(r, unicode.Bidi_Control, unicode.Noncharacter_Code_Point) }
