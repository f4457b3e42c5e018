package site

import (
	"context"
	"strings"
	"unicode/utf8"

	"govhub/errorcode"
)

// A citation has the title of any node.
const thingQuery = `query Page($id: ID!) {
  node(id: $id) {
    citation(style: RIS)
    ... on Sourced { source { title url licence } }
    ... on Source { url licence }
    ... on Municipality { lat lon }
  }
}`

type thing struct {
	Citation     string
	Source       *source
	URL, Licence string
	Lat, Lon     *float64
}

type source struct{ Title, URL, Licence string }

// thing returns a node, nil if the release has none of this identifier.
func (s *Site) thing(ctx context.Context, p page, id string) (*thing, errorcode.Code) {
	var data struct{ Node *thing }
	code := s.ask(ctx, p, thingQuery, map[string]string{"id": id}, &data)
	return data.Node, code
}

const releaseQuery = `query Page { release { publishedAt citation(style: RIS) licences { url } } }`

type release struct {
	PublishedAt, Citation string
	Licences              []struct{ URL string }
}

// release returns the release that a page shows. It is empty if it cannot be had: the page says less then.
func (s *Site) release(ctx context.Context, p page) release {
	var data struct{ Release release }
	s.ask(ctx, p, releaseQuery, nil, &data)
	return data.Release
}

// titleIn reads the title in a citation in the RIS format.
func titleIn(ris string) string {
	for line := range strings.Lines(ris) {
		if title, ok := strings.CutPrefix(line, "TI  - "); ok {
			return strings.TrimSpace(title)
		}
	}
	return ""
}

// short cuts a long title, of which previews show less anyway.
func short(title string) string {
	const most = 160
	runes := []rune(title)
	if len(runes) <= most {
		return title
	}
	return strings.TrimSpace(string(runes[:most])) + "…"
}

func capitalised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(string(first)) + text[size:]
}
