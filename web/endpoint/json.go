package endpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"govhub/web/request"
)

// decode reads exactly one JSON value strictly: member names are case-sensitive and unique, and text is valid Unicode.
// encoding/json checks none of this, so that other programs may read the same text differently. Numbers keep their digits, so
// that large ones stay exact. Errors complete a sentence.
func decode(text string) (any, error) {
	switch {
	case !utf8.ValidString(text):
		return nil, errors.New("it is not UTF-8")
	case !json.Valid([]byte(text)):
		return nil, errors.New("it cannot be read as JSON")
	case loneSurrogate(text):
		return nil, errors.New(`a string holds half a character: \uD800 to \uDFFF go in pairs`)
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return value(d)
}

// value reads the next value of valid JSON.
func value(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('['):
		list := []any{}
		for d.More() {
			item, err := value(d)
			if err != nil {
				return nil, err
			}
			list = append(list, item)
		}
		_, err = d.Token()
		return list, err
	case json.Delim('{'):
		object := map[string]any{}
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			if _, twice := object[name.(string)]; twice {
				return nil, fmt.Errorf("it has the member %q twice in one object", request.Short(name.(string)))
			}
			if object[name.(string)], err = value(d); err != nil {
				return nil, err
			}
		}
		_, err = d.Token()
		return object, err
	}
	return token, nil
}

// loneSurrogate reports whether a string of valid JSON escapes half of a surrogate pair.
func loneSurrogate(text string) bool {
	in := []byte(text)
	for {
		at := bytes.IndexByte(in, '\\')
		if at < 0 {
			return false
		}
		in = in[at:]
		unit, ok := escaped(in)
		switch {
		case !ok:
			in = in[2:] // another escape
			continue
		case utf16.IsSurrogate(unit):
			second, _ := escaped(in[6:])
			if utf16.DecodeRune(unit, second) == utf8.RuneError {
				return true
			}
			in = in[6:]
		}
		in = in[6:]
	}
}

// escaped reads an escape such as \u0444 at the start of a text.
func escaped(in []byte) (rune, bool) {
	if len(in) < 6 || in[0] != '\\' || in[1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(in[2:6]), 16, 16)
	return rune(unit), err == nil
}
