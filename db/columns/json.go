package columns

import "unicode/utf8"

const hexDigits = "0123456789ABCDEF"

// AppendQuoted appends a text as JSON, as gqlgen does: it escapes only what JSON requires. Invalid UTF-8 is not changed, but
// releases have none.
func AppendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !escaped(c) {
			continue
		}
		dst = append(dst, s[start:i]...)
		switch c {
		case '\t':
			dst = append(dst, `\t`...)
		case '\r':
			dst = append(dst, `\r`...)
		case '\n':
			dst = append(dst, `\n`...)
		case '\\':
			dst = append(dst, `\\`...)
		case '"':
			dst = append(dst, `\"`...)
		default:
			dst = append(dst, `\u00`...)
			dst = append(dst, hexDigits[c>>4], hexDigits[c&0xf])
		}
		start = i + 1
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
}

func escaped(c byte) bool {
	return (c < 0x20 || c == '\\' || c == '"') && c < utf8.RuneSelf
}

// escapes reports whether a text needs escapes.
func escapes(s string) bool {
	for i := range len(s) {
		if escaped(s[i]) {
			return true
		}
	}
	return false
}

// Quote turns the text that ends dst, from start, into JSON.
func Quote(dst []byte, start int) []byte {
	for _, c := range dst[start:] {
		if escaped(c) {
			return AppendQuoted(dst[:start], string(dst[start:]))
		}
	}
	dst = append(dst, '"', '"')
	copy(dst[start+1:], dst[start:len(dst)-2])
	dst[start] = '"'
	return dst
}
