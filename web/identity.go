package web

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// identity names an answer before it is made: two requests that have the same one get the same bytes.
type identity [sha256.Size]byte

// identityOf digests everything that an answer depends on. It is false for an answer that the release does not decide
// alone, because the query asks for a live field.
func (e *endpoint) identityOf(op *graphql.OperationContext, release Pinned, media string) (identity, bool) {
	if e.live(op.Operation.SelectionSet, map[string]bool{}) {
		return identity{}, false
	}
	variables, err := json.Marshal(op.Variables) // sorts the keys
	if err != nil {
		return identity{}, false
	}
	var in []byte
	for _, part := range [...]string{
		e.config.Build, strconv.Itoa(int(release.Number)), release.Digest, op.RawQuery, op.Operation.Name, string(variables), media,
	} {
		in = binary.AppendUvarint(in, uint64(len(part)))
		in = append(in, part...)
	}
	return sha256.Sum256(in), true
}

// live reports whether a selection on Query has one of the fields whose answers change while a release stands. Directives
// are not looked at: a field that may be left out counts.
func (e *endpoint) live(set ast.SelectionSet, seen map[string]bool) bool {
	return len(e.config.Live) > 0 && slices.ContainsFunc(set, func(s ast.Selection) bool {
		switch s := s.(type) {
		case *ast.Field:
			return slices.Contains(e.config.Live, s.Name)
		case *ast.InlineFragment:
			return e.live(s.SelectionSet, seen)
		case *ast.FragmentSpread:
			known := seen[s.Name]
			seen[s.Name] = true
			return !known && e.live(s.Definition.SelectionSet, seen)
		}
		return false
	})
}

// etag is weak because the same answer goes out under several encodings.
func (id identity) etag() string { return `W/"` + base64.RawURLEncoding.EncodeToString(id[:16]) + `"` }

// noneMatch reports whether If-None-Match names the ETag. An asterisk does not: whether there is an answer is known only
// after execution.
func noneMatch(h http.Header, etag string) bool {
	for _, list := range h.Values("If-None-Match") {
		for tag := range strings.SplitSeq(list, ",") {
			if tag = strings.TrimSpace(tag); tag != "" && strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(etag, "W/") {
				return true
			}
		}
	}
	return false
}
