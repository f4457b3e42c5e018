package web

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

// identity names an answer before it is made: two requests that have the same one get the same bytes.
type identity [sha256.Size]byte

// question is what a valid request asks, whichever release answers. It depends on nothing else than the request and the
// program, so it is as right for the next release as for this one.
type question struct {
	digest     [sha256.Size]byte
	operation  string   // for the log
	release    int32    // that the query pins, or 0
	deprecated []string // members that it uses
}

// questionOf digests everything that an answer depends on beside the release. It is false for an answer that a release does
// not decide alone, because the query asks for a live field.
func (e *endpoint) questionOf(op *graphql.OperationContext, release int32, media string) (question, bool) {
	if e.live(op.Operation.SelectionSet, map[string]bool{}) {
		return question{}, false
	}
	variables, err := json.Marshal(op.Variables) // sorts the keys
	if err != nil {
		return question{}, false
	}
	return question{
		digest:    digest(e.config.Build, op.RawQuery, op.Operation.Name, string(variables), media),
		operation: strings.Clone(short(op.Operation.Name)), // outlives the text of the query
		release:   release,
	}, true
}

// identity names the answer that a release gives.
func (q question) identity(release Pinned) identity {
	return digest(string(q.digest[:]), strconv.Itoa(int(release.Number)), release.Digest)
}

// wording names the text of a request. The same wording asks the same question.
type wording [sha256.Size]byte

func wordingOf(method, media, text string) wording { return digest(method, media, text) }

// digest is the same for the same parts alone: it holds their lengths, too.
func digest(parts ...string) [sha256.Size]byte {
	n := 0
	for _, part := range parts {
		n += binary.MaxVarintLen64 + len(part)
	}
	in := make([]byte, 0, n)
	for _, part := range parts {
		in = binary.AppendUvarint(in, uint64(len(part)))
		in = append(in, part...)
	}
	return sha256.Sum256(in)
}
