package endpoint

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"govhub/db"
	"govhub/web/request"
)

// question is the meaning of a valid request for any release. It depends only on the request and the program, so it stays valid
// for the next release.
type question struct {
	digest     request.Identity
	operation  string   // for the log
	release    int32    // that the query pins, or 0
	deprecated []string // members it uses
}

// questionOf digests everything that an answer depends on, except the release. It reports false, without a digest, if the query
// selects a live field, whose answer depends on more.
func (e *Endpoint) questionOf(op *graphql.OperationContext, release int32, lang db.Lang, media string) (question, bool) {
	q := question{
		operation: strings.Clone(request.Short(op.Operation.Name)), // outlives the text of the query
		release:   release,
	}
	variables, err := json.Marshal(op.Variables) // sorts the keys
	if err != nil || e.live(op.Operation.SelectionSet) {
		return q, false
	}
	q.digest = request.Digest(e.config.Build, e.config.Addresses.Public, e.config.Addresses.Corrections, op.RawQuery, op.Operation.Name, string(variables), string(lang), media)
	return q, true
}

// identity identifies the answer from a release.
func (q question) identity(release request.Pinned) request.Identity {
	return request.Digest(string(q.digest[:]), strconv.Itoa(int(release.Number)), release.Digest)
}

// wording identifies the text and the address of a request. The same wording has the same question.
type wording request.Identity

func wordingOf(r *http.Request, media, text string) wording {
	return wording(request.Digest(r.Method, r.PathValue("number"), r.URL.RawQuery, media, text))
}
