package oktmo

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decoder decodes rows and checks that they are in the declared encoding.
type decoder struct {
	encoding string
	proven   bool // a row with letters beyond ASCII was valid
}

// decode decodes a row in place. It returns why the row cannot be in the declared encoding, empty if it can.
//
// The bytes distinguish the two encodings: Russian words in windows-1251 are never valid UTF-8, where a letter takes two bytes
// and only the second is below 0xC0. Other encodings, such as that of DOS, show in the first letters.
func (d *decoder) decode(cells []string) string {
	ascii, valid := true, true
	for _, cell := range cells {
		ascii = ascii && isASCII(cell)
		valid = valid && utf8.ValidString(cell)
	}
	if ascii {
		return ""
	}
	switch {
	case d.encoding == UTF8 && !valid:
		return d.notUTF8(cells)
	case d.encoding == Windows1251 && valid:
		return "is UTF-8, while windows-1251 was declared: " + d.advice(UTF8)
	case d.encoding == Windows1251:
		decodeWindows1251(cells)
	}
	if d.proven {
		return "" // a single character that does not fit costs its row, not the file
	}
	for _, cell := range cells {
		if r, ok := foreign(cell); ok {
			return fmt.Sprintf(
				"holds %q (%U) when read as %s, which Russian text does not: the encoding is another, convert the file to UTF-8",
				r, r, d.encoding,
			)
		}
	}
	d.proven = true
	return ""
}

func (d *decoder) notUTF8(cells []string) string {
	decodeWindows1251(cells)
	for _, cell := range cells {
		if _, ok := foreign(cell); ok {
			return "is neither UTF-8, as declared, nor Russian text in windows-1251: convert the file to UTF-8"
		}
	}
	return "is windows-1251, while utf-8 was declared: " + d.advice(Windows1251)
}

// advice says what to do about a row in another encoding than declared.
func (d *decoder) advice(found string) string {
	if d.proven {
		return "rows before it are as declared, so convert the file to one encoding"
	}
	return "declare the encoding " + found
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

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foreign returns the first character that does not occur in Russian text. Text decoded the wrong way is full of them.
func foreign(text string) (rune, bool) {
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
