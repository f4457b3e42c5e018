package cite

import (
	"slices"
	"strings"
	"unicode"
)

// oneLine returns the entry with every text on one line: a line break would begin another field in RIS, and another sentence in the
// other styles.
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

// oneLine replaces line breaks and control characters by spaces, and drops direction controls.
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
