package search

import "regexp"

// marks of lists and tables around a name: the number of a row, and that of a footnote, which is small. Арзамас-16 and Томск7 have none.
var (
	numbering = regexp.MustCompile(`^\s*[0-9]{1,3}[.)]\s*(\pL)`)
	footnote  = regexp.MustCompile(`(?:\s*[(\[][0-9]{1,2}[)\]]|[¹²³⁰⁴-⁹]+)\s*$`)
	glued     = regexp.MustCompile(`(\pL{4})[1-5]\s*$`)
)

// withoutMarks returns a query without them.
func withoutMarks(query string) string {
	query = numbering.ReplaceAllString(query, "$1")
	query = footnote.ReplaceAllString(query, "")
	return glued.ReplaceAllString(query, "$1")
}

// What may be left out of a query that finds nothing as it is: a remark in brackets, and the street in an address.
var (
	remark = regexp.MustCompile(`\s*\([^)]*\)`)
	street = regexp.MustCompile(`(?i)^(.*?\pL.*?),\s*(?:ул|улица|пр|просп|проспект|пр-т|пр-кт|пер|переулок|пл|площадь|наб|набережная|ш|шоссе|б-р|бульвар|мкр|микрорайон|д\.?\s*[0-9]+|дом)(?:[.\s].*)?$`)
)

// shortenedShare is what a match is worth where something was left out: it is not certain.
const shortenedShare = 0.84

// shortened reads a query without what may be left out, nil if there is nothing of the kind.
func (l *lookup) shortened(query string) (*reading, error) {
	text := street.ReplaceAllString(remark.ReplaceAllString(query, ""), "$1")
	if text == query {
		return nil, nil
	}
	r, err := l.read(text)
	if err != nil || len(r.tokens) == 0 {
		return nil, err
	}
	r.factor = shortenedShare
	return r, nil
}
