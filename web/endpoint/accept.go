package endpoint

import (
	"math"
	"mime"
	"strconv"
	"strings"

	"govhub/web/table"
)

const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
)

// medias are the media types of /graphql, by preference in a tie.
var medias = append([]string{mediaJSON, mediaGraphQL}, table.Medias()...)

// negotiate selects the media type of an answer by RFC 9110: the highest quality, and in a tie a named one before a wildcard.
// Clients that accept anything get application/json, as GraphQL over HTTP requires; clients that name both media types of GraphQL
// get the newer one. Downloads must be named. It returns an empty text if the client accepts no media type of the hub.
func negotiate(accept []string) string {
	header := strings.Join(accept, ",")
	switch strings.TrimSpace(header) { // the common headers need no parsing
	case "", "*/*", mediaJSON:
		return mediaJSON
	case mediaGraphQL:
		return mediaGraphQL
	}
	ranges := rangesOf(header)
	best, picked := rating{}, ""
	for _, media := range medias {
		r := rate(ranges, media)
		if r.q <= 0 || table.FormatOf(media) != "" && r.exact != named {
			continue
		}
		newer := media == mediaGraphQL && r == best && r.exact == named
		if r.q > best.q || r.q == best.q && r.exact > best.exact || newer {
			best, picked = r, media
		}
	}
	return picked
}

// mediaRange is an element of an Accept header.
type mediaRange struct {
	name string // such as text/csv, text/* or */*
	q    float64
}

// rangesOf parses an Accept header. It leaves out invalid ranges and charsets that no answer has.
func rangesOf(header string) (ranges []mediaRange) {
	for _, part := range split(header) {
		name, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		if charset, ok := params["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		q := 1.0
		if text, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(text, 64); err != nil || math.IsNaN(q) {
				continue
			}
		}
		ranges = append(ranges, mediaRange{name, min(q, 1)})
	}
	return ranges
}

// split splits a list at its commas, except within quotes.
func split(list string) (parts []string) {
	quoted, begin := false, 0
	for i := 0; i < len(list); i++ {
		switch c := list[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && quoted:
			i++
		case c == ',' && !quoted:
			parts = append(parts, list[begin:i])
			begin = i + 1
		}
	}
	return append(parts, list[begin:])
}

// Specificity of a range.
const (
	anything = iota + 1 // */*
	family              // text/*
	named
)

type rating struct {
	q     float64
	exact int
}

// rate returns the quality of a media type in ranges: that of the most specific one.
func rate(ranges []mediaRange, media string) (best rating) {
	major, _, _ := strings.Cut(media, "/")
	for _, r := range ranges {
		exact := 0
		switch r.name {
		case media:
			exact = named
		case major + "/*":
			exact = family
		case "*/*":
			exact = anything
		default:
			continue
		}
		if exact > best.exact || exact == best.exact && r.q > best.q {
			best = rating{r.q, exact}
		}
	}
	return best
}
