// Package charset decodes files of publishers and checks that they are in the declared encoding.
package charset

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The encodings that a file can be declared to have.
const (
	UTF8        = "utf-8"
	Windows1251 = "windows-1251"
)

// Decoder decodes rows and checks that they are in the declared encoding.
type Decoder struct {
	Encoding string // UTF8 or Windows1251
	Lenient  bool   // text may hold more than Russian names do: anything in UTF-8, signs such as ° in windows-1251
	Advice   string // what to do about a file in another encoding, whose name follows

	proven bool // a row with letters beyond ASCII was valid
}

// Decode decodes a row in place. It returns why the row cannot be in the declared encoding, empty if it can.
//
// The bytes distinguish the two encodings: Russian words in windows-1251 are never valid UTF-8, where a letter takes two bytes
// and only the second is below 0xC0. Other encodings, such as that of DOS, show in the first letters.
func (d *Decoder) Decode(cells []string) string {
	ascii, valid := true, true
	for _, cell := range cells {
		ascii = ascii && isASCII(cell)
		valid = valid && utf8.ValidString(cell)
	}
	if ascii {
		return ""
	}
	switch {
	case d.Encoding == UTF8 && !valid:
		return d.notUTF8(cells)
	case d.Encoding == Windows1251 && valid:
		return "is UTF-8, while windows-1251 was declared: " + d.advice(UTF8)
	case d.Encoding == Windows1251:
		decodeWindows1251(cells)
	}
	if d.proven = d.proven || d.Encoding == UTF8 && d.Lenient; d.proven {
		return "" // a single character that does not fit costs its row, not the file
	}
	for _, cell := range cells {
		if d.Lenient {
			cell = strings.Map(withoutSigns, cell)
		}
		if r, ok := Foreign(cell); ok {
			return fmt.Sprintf(
				"holds %q (%U) when read as %s, which Russian text does not: the encoding is another, convert the file to UTF-8",
				r, r, d.Encoding,
			)
		}
	}
	d.proven = true
	return ""
}

func (d *Decoder) notUTF8(cells []string) string {
	decodeWindows1251(cells)
	for _, cell := range cells {
		if _, ok := Foreign(cell); ok {
			return "is neither UTF-8, as declared, nor Russian text in windows-1251: convert the file to UTF-8"
		}
	}
	return "is windows-1251, while utf-8 was declared: " + d.advice(Windows1251)
}

// advice says what to do about a row in another encoding than declared.
func (d *Decoder) advice(found string) string {
	if d.proven {
		return "rows before it are as declared, so convert the file to one encoding"
	}
	return d.Advice + found
}

func decodeWindows1251(cells []string) {
	for i, cell := range cells {
		if isASCII(cell) {
			continue
		}
		var b strings.Builder
		for j := range len(cell) {
			b.WriteRune(charmap.Windows1251.DecodeByte(cell[j]))
		}
		cells[i] = b.String()
	}
}

// withoutSigns drops signs: text decoded the wrong way also has foreign letters, or bytes without a character.
func withoutSigns(r rune) rune {
	if r != utf8.RuneError && (unicode.IsSymbol(r) || unicode.IsPunct(r)) {
		return -1
	}
	return r
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Foreign returns the first character that does not occur in Russian text. Text decoded the wrong way is full of them.
func Foreign(text string) (rune, bool) {
	for _, r := range text {
		switch {
		case r >= 'А' && r <= 'я', r == 'Ё', r == 'ё':
		case r >= ' ' && r <= '~':
		case strings.ContainsRune("\t\n\r\u00a0«»“”„’–—…№", r):
		default:
			return r, true
		}
	}
	return 0, false
}
