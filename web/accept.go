package web

import (
	"mime"
	"strconv"
	"strings"
)

const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
)

// negotiate picks the media type of an answer. It prefers application/graphql-response+json where the client names it;
// clients that take anything get application/json, as GraphQL over HTTP wants. False means that the client takes neither.
func negotiate(accept []string) (string, bool) {
	header := strings.Join(accept, ",")
	switch strings.TrimSpace(header) { // what most clients send costs nothing
	case "", "*/*", mediaJSON:
		return mediaJSON, true
	case mediaGraphQL:
		return mediaGraphQL, true
	}
	full, legacy := rate(header, mediaGraphQL), rate(header, mediaJSON)
	switch {
	case full.q <= 0 && legacy.q <= 0:
		return mediaJSON, false
	case full.q > legacy.q:
		return mediaGraphQL, true
	case full.q == legacy.q && full.exact == 2:
		return mediaGraphQL, true
	}
	return mediaJSON, true
}

type rating struct {
	q     float64
	exact int // 2 named, 1 application/*, 0 */*
}

// rate returns the quality that an Accept header gives to a media type: that of its most exact range.
func rate(header, media string) rating {
	best := rating{exact: -1}
	for part := range strings.SplitSeq(header, ",") {
		name, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		exact := -1
		switch name {
		case media:
			exact = 2
		case "application/*":
			exact = 1
		case "*/*":
			exact = 0
		}
		if charset, ok := params["charset"]; exact < 0 || ok && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		q := 1.0
		if text, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(text, 64); err != nil {
				continue
			}
		}
		if exact > best.exact || exact == best.exact && q > best.q {
			best = rating{q, exact}
		}
	}
	return best
}
