package dataset

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// checkCharacters refuses text that is not UTF-8 or lost characters in a conversion, and characters that no text needs: control
// characters, noncharacters, line separators other than the line feed, and direction controls, with which text looks different
// from what is stored. PostgreSQL cannot store NUL, and CSV cannot keep a carriage return.
func checkCharacters(text string) *flaw {
	for _, r := range text {
		if r < utf8.RuneSelf && r >= ' ' && r != '\x7f' || r == '\t' || r == '\n' {
			continue
		}
		what, advice := "", "remove it"
		switch {
		case r == utf8.RuneError:
			return &flaw{CodeEncoding, "holds bytes that are not UTF-8: save the file as UTF-8"}
		case unicode.IsControl(r):
			what = "the control character"
		case unicode.Is(unicode.Noncharacter_Code_Point, r):
			what = "the noncharacter"
		case unicode.Is(unicode.Bidi_Control, r):
			what = "the direction control"
		case unicode.In(r, unicode.Zl, unicode.Zp):
			what, advice = "the line separator", "put a space in its place"
		default:
			continue
		}
		return &flaw{CodeEncoding, fmt.Sprintf("holds %s %U: %s", what, r, advice)}
	}
	return nil
}

// checkLine also refuses what names, titles and codes may not hold: further lines, and invisible characters, which make
// different names look alike. Those that a script needs are allowed, since texts copied from pages hold them.
func checkLine(text string) *flaw {
	for _, r := range text {
		switch {
		case r == '\n':
			return &flaw{CodeConstraint, fmt.Sprintf("holds the line feed %U, but must be one line: put a space in its place", r)}
		case r == '\t':
			return &flaw{CodeConstraint, fmt.Sprintf("holds the tab %U: put a space in its place", r)}
		case r < utf8.RuneSelf:
		case isInvisible(r) && !isOfWriting(r):
			return &flaw{CodeConstraint, fmt.Sprintf("holds the invisible character %U: remove it", r)}
		}
	}
	return nil
}

// isOfWriting reports soft hyphens, joiners and variation selectors: they say how the letters beside them are set.
func isOfWriting(r rune) bool {
	const softHyphen, nonJoiner, joiner = '\u00ad', '\u200c', '\u200d'
	return r == softHyphen || r == nonJoiner || r == joiner || unicode.Is(unicode.Variation_Selector, r)
}

// isInvisible reports characters without any width: joiners, soft hyphens, fillers, variation selectors.
func isInvisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
