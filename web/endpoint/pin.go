package endpoint

import (
	"fmt"
	"math"
	"net/http"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/limits"
	"govhub/web/request"
)

// pin is a place of a request that may name a release.
type pin struct {
	place  string          // for messages
	number int32           // 0 for the current release
	no     *refusal        // of an address
	err    *gqlerror.Error // of a query
}

// pinnedBy returns the release that a request names by its path, by a parameter of its address or by the directive of its query. Two
// that differ are refused. The address pins for clients that keep answers by operation and overlook directives.
func pinnedBy(r *http.Request, op *graphql.OperationContext) (by pin) {
	for _, p := range [...]pin{pathPin(r), parameterPin(r), directivePin(op)} {
		switch {
		case p.no != nil || p.err != nil:
			return p
		case p.number == 0 || p.number == by.number:
		case by.number != 0:
			return pin{no: bad(fmt.Sprintf("the %s pins release %d and the %s release %d: pin one", by.place, by.number, p.place, p.number))}
		default:
			by = p
		}
	}
	return by
}

// pathPin reads the path of /releases/{number}/graphql.
func pathPin(r *http.Request) pin {
	text := r.PathValue("number")
	if text == "" || text == "current" {
		return pin{}
	}
	if n := releaseNumber(text); n != 0 {
		return pin{place: "path", number: n}
	}
	return pin{no: &refusal{http.StatusNotFound, errorcode.ReleaseNotFound, "the path must have the number of a release, or current: /releases/1/graphql"}}
}

// parameterPin reads ?release=, by any method.
func parameterPin(r *http.Request) pin {
	if r.URL.RawQuery == "" {
		return pin{}
	}
	switch given := r.URL.Query()["release"]; {
	case len(given) > 1:
		return pin{no: bad("the parameter release is given " + strconv.Itoa(len(given)) + " times: send it once")}
	case len(given) == 0 || given[0] == "current":
		return pin{}
	default:
		n := releaseNumber(given[0])
		if n == 0 {
			return pin{no: bad("the parameter release must be the number of a release, or current: ?release=1")}
		}
		return pin{place: "parameter release", number: n}
	}
}

// releaseNumber parses the number of a release. It returns 0 for anything else, and for numbers in another form, so that a release
// has one address.
func releaseNumber(text string) int32 {
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 1 || strconv.FormatInt(n, 10) != text {
		return 0
	}
	return int32(n)
}

// directivePin reads @release of the query.
func directivePin(op *graphql.OperationContext) pin {
	d := op.Operation.Directives.ForName("release")
	if d == nil {
		return pin{}
	}
	value, err := d.Arguments.ForName("number").Value.Value(op.Variables)
	n, ok := limits.Integer(value)
	if err != nil || !ok || n < 1 || n > math.MaxInt32 {
		return pin{err: request.Coded(errorcode.ReleaseNotFound, "release numbers start at 1")}
	}
	return pin{place: "directive @release", number: int32(n)}
}

// unpinned answers that a release cannot be pinned. An address of a release that does not exist is 404 for all clients.
func (x *exchange) unpinned(err *gqlerror.Error) {
	if errs := (gqlerror.List{err}); request.CodeOf(err) == errorcode.ReleaseNotFound && x.r.PathValue("number") != "" {
		x.errors(http.StatusNotFound, errs)
	} else {
		x.requestErrors(errs)
	}
}
