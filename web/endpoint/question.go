package endpoint

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"govhub/web/request"
)

// question is what a valid request asks, whichever release answers. It depends on nothing else than the request and the
// program, so it is as right for the next release as for this one.
type question struct {
	digest     request.Identity
	operation  string   // for the log
	release    int32    // that the query pins, or 0
	deprecated []string // members that it uses
}

// questionOf digests everything that an answer depends on beside the release. It is false for an answer that a release does
// not decide alone, because the query asks for a live field.
func (e *Endpoint) questionOf(op *graphql.OperationContext, release int32, media string) (question, bool) {
	if e.live(op.Operation.SelectionSet, map[string]bool{}) {
		return question{}, false
	}
	variables, err := json.Marshal(op.Variables) // sorts the keys
	if err != nil {
		return question{}, false
	}
	return question{
		digest:    request.Digest(e.config.Build, op.RawQuery, op.Operation.Name, string(variables), media),
		operation: strings.Clone(request.Short(op.Operation.Name)), // outlives the text of the query
		release:   release,
	}, true
}

// identity names the answer that a release gives.
func (q question) identity(release request.Pinned) request.Identity {
	return request.Digest(string(q.digest[:]), strconv.Itoa(int(release.Number)), release.Digest)
}

// wording names the text of a request. The same wording asks the same question.
type wording request.Identity

func wordingOf(method, media, text string) wording {
	return wording(request.Digest(method, media, text))
}
