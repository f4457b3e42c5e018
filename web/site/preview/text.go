package preview

import (
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The Go fonts have the letters of Russian.
var (
	regularFont = parsed(goregular.TTF)
	mediumFont  = parsed(gomedium.TTF)
	boldFont    = parsed(gobold.TTF)
)

func parsed(ttf []byte) *opentype.Font {
	f, err := opentype.Parse(ttf)
	if err != nil { // cannot happen: the font is part of the program
		panic(err)
	}
	return f
}

func regular(size int) font.Face { return face(regularFont, size) }
func medium(size int) font.Face  { return face(mediumFont, size) }
func bold(size int) font.Face    { return face(boldFont, size) }

// face returns letters of a size. It is for one picture, because it keeps the letter that it drew last.
func face(f *opentype.Font, size int) font.Face {
	made, err := opentype.NewFace(f, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
	if err != nil { // cannot happen: the options are valid
		panic(err)
	}
	return made
}

func at(x, y int) fixed.Point26_6 { return fixed.P(x, y) }

func width(f font.Face, text string) int { return font.MeasureString(f, text).Ceil() }

const ellipsis = "…"

// cut writes a text on one line of a width. What is longer ends with an ellipsis.
func cut(f font.Face, text string, wide int) string {
	lines, _ := wrap(f, text, wide, 1)
	return strings.Join(lines, "")
}

// longest is how many characters of a text are looked at: more fit into no picture.
const longest = 600

// wrap breaks a text into lines of a width, between words where it can. It reports whether they are the whole text; if not, the last
// one ends with an ellipsis.
func wrap(f font.Face, text string, wide, most int) (lines []string, whole bool) {
	return broken(f, plain(text), wide, most)
}

func broken(f font.Face, rest []rune, wide, most int) (lines []string, whole bool) {
	for len(rest) > 0 {
		if len(lines) == most {
			if most > 0 {
				lines[most-1] = shortened(f, lines[most-1], wide)
			}
			return lines, false
		}
		n := fitting(f, rest, wide)
		lines = append(lines, strings.TrimSpace(string(rest[:n])))
		rest = []rune(strings.TrimLeft(string(rest[n:]), " "))
	}
	return lines, true
}

// balanced breaks lines again into as many that are about as long as each other.
func balanced(f font.Face, lines []string) []string {
	text := strings.Join(lines, " ")
	for wide := full; wide > 0; wide -= gap {
		again, whole := broken(f, []rune(text), wide, len(lines))
		if !whole || strings.Join(again, " ") != text { // a word is broken
			break
		}
		lines = again
	}
	return lines
}

// fitting is how many characters go on a line: whole words, unless the first is longer than the line. A word of one letter, or №, belongs
// to the next one.
func fitting(f font.Face, text []rune, wide int) int {
	word := 0
	for n := range text {
		if text[n] == ' ' && n > 1 && text[n-2] != ' ' {
			word = n
		}
		if n > 0 && width(f, string(text[:n+1])) > wide {
			if word > 0 {
				return word
			}
			return n
		}
	}
	return len(text)
}

// shortened ends a line with an ellipsis.
func shortened(f font.Face, line string, wide int) string {
	runes := []rune(line)
	for len(runes) > 0 && width(f, string(runes)+ellipsis) > wide {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ,.;:–—") + ellipsis
}

// plain leaves out what has no width of its own, and writes what the fonts lack as what they have: narrow spaces, and a hyphen that is
// shorter than a dash.
func plain(text string) (runes []rune) {
	for _, r := range text {
		switch {
		case r == '\u202f' || r == '\u2009':
			r = '\u00a0'
		case r == '-':
			r = '\u00ad'
		case unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp):
			r = ' '
		case unicode.In(r, unicode.Cf, unicode.Mn, unicode.Co, unicode.Cs):
			continue
		}
		if len(runes) == longest {
			break
		}
		runes = append(runes, r)
	}
	return runes
}
