package endpoint

import (
	"crypto/sha256"

	"github.com/99designs/gqlgen/graphql"
)

// known are queries that clients may name by their hash without ever having sent them.
type known map[textHash]string

func newKnown(texts []string) known {
	k := make(known, len(texts))
	for _, text := range texts {
		k[sha256.Sum256([]byte(text))] = text
	}
	return k
}

// complete fills in the query of a request that has only its hash, and reports whether it is known.
func (k known) complete(p *graphql.RawParams, hash textHash) bool {
	text, ok := k[hash]
	if ok && p.Query == "" {
		p.Query = text
	}
	return ok
}
