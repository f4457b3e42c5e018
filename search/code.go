package search

import (
	"slices"
	"strings"
	"unicode"

	"govhub/db"
	"govhub/words"
)

// coded is a thing that has a code.
type coded struct {
	thing int32
	score float64
	text  string // the code as written
}

// Scores of codes. Digits that are codes in several classifiers most often mean the first of them.
const (
	codeScore  = 1.0
	okatoScore = 0.9
)

const oktmo = "OKTMO"

const (
	placeDigits = 8  // of OKTMO
	okatoDigits = 11 // in full
)

// code enters the codes of a region. That of a municipality is its row.
func (b *builder) code(place int32, n *db.Name) {
	enter := func(key, code, kind string, score float64) {
		b.codes[key] = append(b.codes[key], coded{thing: place, score: score, text: kind + " " + code})
	}
	if n.Resource == "region" {
		enter(n.Row, n.Row, oktmo, codeScore)
		for _, c := range []struct {
			code  *string
			kind  string
			score float64
		}{
			{n.Code, "code", codeScore},
			{n.ISO, "ISO 3166-2", codeScore},
			{n.ISOAlternative, "ISO 3166-2", codeScore},
			{n.OKATO, "OKATO", okatoScore},
		} {
			if c.code == nil {
				continue
			}
			enter(strings.ToLower(strings.ReplaceAll(*c.code, "-", "")), *c.code, c.kind, c.score)
			if missing := okatoDigits - len(*c.code); c.kind == "OKATO" && missing >= 0 {
				enter(*c.code+strings.Repeat("0", missing), *c.code, c.kind, codeScore)
			}
		}
	}
}

// withCode returns the things with a code as it is written without signs: regions, and the municipality.
func (x *Index) withCode(code string) []coded {
	found := x.codes[code]
	if place, ok := x.place("municipality:" + code); ok {
		found = append(slices.Clip(found), coded{thing: place, score: codeScore, text: oktmo + " " + code})
	}
	return found
}

// announcing are words that say that a code follows.
var announcing = map[string]bool{
	"октмо": true, "окато": true, "oktmo": true, "okato": true, "код": true, "code": true, "iso": true, "регион": true, "region": true,
	"субъект": true, "3166": true, "2": true,
}

// byCode returns the things with the code that a query names: OKTMO of 8 digits, of 11 for a locality, which stands for its
// municipality, or of 5 where zeros would follow; a region's code, ISO 3166-2 or OKATO. Spaces, hyphens and a leading zero lost in a
// spreadsheet do not matter.
func (x *Index) byCode(query string) []coded {
	code := codeIn(query)
	if code == "" {
		return nil
	}
	if strings.ContainsFunc(code, unicode.IsLetter) {
		return x.withCode(code)
	}
	for _, digits := range []string{code, "0" + code} {
		if found := x.withCode(digits); found != nil {
			return found
		}
		switch len(digits) {
		case 5:
			digits += "000"
		case 11:
			digits = digits[:placeDigits]
		}
		if found := x.withCode(digits); found != nil {
			return found
		}
	}
	return nil
}

// codeIn returns the code that a query consists of, empty if it is not a code.
func codeIn(query string) string {
	list := words.Split(query)
	for len(list) > 1 && announcing[list[0]] {
		list = list[1:]
	}
	code := strings.Join(list, "")
	if len(code) > 11 || code == "" {
		return ""
	}
	digits := 0
	for _, r := range code {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r < 'a' || r > 'z':
			return ""
		}
	}
	if digits == len(code) || len(code) >= 4 && len(code) <= 5 { // RU-TA, RU-MOW, UA-43
		return code
	}
	return ""
}
