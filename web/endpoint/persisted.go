package endpoint

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/limits"
	"govhub/web/request"
)

// persisted keeps the texts of queries by SHA-256, so that clients can send only the hash: automatic persisted queries of Apollo
// clients and urql. A nil persisted is off.
//
// https://www.apollographql.com/docs/apollo-server/performance/apq
type persisted struct {
	texts  store[textHash, string]
	looked func(outcome string) // may be nil
}

type textHash [sha256.Size]byte

// newPersisted returns a store bounded by bytes.
func newPersisted(size uint64, looked func(outcome string)) (*persisted, error) {
	texts, err := newStore[textHash](size, func(text string) int { return len(text) })
	if err != nil {
		return nil, err
	}
	return &persisted{texts, looked}, nil
}

// hashOf reads the extension persistedQuery and checks its hash against the query, if any. It returns nil without the extension.
func hashOf(p *graphql.RawParams) (*textHash, *refusal) {
	extension := p.Extensions["persistedQuery"]
	if extension == nil {
		return nil, nil
	}
	members, _ := extension.(map[string]any)
	version, _ := limits.Integer(members["version"])
	digits, _ := members["sha256Hash"].(string)
	sum, err := hex.DecodeString(digits)
	switch {
	case version != 1:
		return nil, bad("the extension persistedQuery must be an object with version 1")
	case err != nil || len(sum) != sha256.Size:
		return nil, bad("the sha256Hash of the extension persistedQuery must have 64 hexadecimal digits")
	}
	hash := textHash(sum)
	if p.Query != "" && sha256.Sum256([]byte(p.Query)) != hash {
		return nil, bad("the sha256Hash of the extension persistedQuery is that of another query: hash the very text that you send")
	}
	return &hash, nil
}

// complete fills in the query of a request that has only its hash. Clients recognise the messages, and then send the query.
func (s *persisted) complete(p *graphql.RawParams, hash textHash) *gqlerror.Error {
	if s == nil {
		return request.Coded(errorcode.PersistedQueryNotSupported, "PersistedQueryNotSupported")
	}
	if p.Query != "" {
		return nil
	}
	text, known := s.texts.GetIfPresent(hash)
	if !known {
		s.count("miss")
		return request.Coded(errorcode.PersistedQueryNotFound, "PersistedQueryNotFound")
	}
	s.count("hit")
	p.Query = text
	return nil
}

// count counts a query that was looked up by its hash.
func (s *persisted) count(outcome string) {
	if s != nil && s.looked != nil {
		s.looked(outcome)
	}
}

// keep stores a valid query.
func (s *persisted) keep(hash textHash, text string) {
	if _, known := s.texts.GetIfPresent(hash); !known {
		s.texts.Set(hash, strings.Clone(text)) // without the rest of the request
	}
}

func (s *persisted) size() Kept {
	if s == nil {
		return Kept{}
	}
	return sizeOf(s.texts)
}
