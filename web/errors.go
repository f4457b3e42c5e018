package web

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/web/limits"
)

// Code is a value of the GraphQL enum ErrorCode.
type Code string

// Codes that this package gives itself; those of package limits and of the error presenter come on top.
const (
	CodeBadRequest                 Code = "BAD_REQUEST"
	CodeParseFailed                Code = "PARSE_FAILED"
	CodeValidationFailed           Code = "VALIDATION_FAILED"
	CodeQueryTooLarge              Code = Code(limits.QueryTooLarge)
	CodeResponseTooLarge           Code = "RESPONSE_TOO_LARGE"
	CodeReleaseNotFound            Code = "RELEASE_NOT_FOUND"
	CodePersistedQueryNotFound     Code = "PERSISTED_QUERY_NOT_FOUND"
	CodePersistedQueryNotSupported Code = "PERSISTED_QUERY_NOT_SUPPORTED"
	CodeTimeout                    Code = "TIMEOUT"
	CodeOverloaded                 Code = "OVERLOADED"
	CodeUnavailable                Code = "UNAVAILABLE"
	CodeInternal                   Code = "INTERNAL"
)

// Codes lists every code that an answer of this package can carry by itself.
func Codes() []string {
	codes := []string{
		string(CodeBadRequest), string(CodeParseFailed), string(CodeValidationFailed), string(CodeResponseTooLarge),
		string(CodePersistedQueryNotFound), string(CodePersistedQueryNotSupported),
		string(CodeReleaseNotFound), string(CodeTimeout), string(CodeOverloaded), string(CodeUnavailable), string(CodeInternal),
	}
	for _, c := range limits.Codes() {
		if c != limits.BadValue { // another name for VALIDATION_FAILED
			codes = append(codes, string(c))
		}
	}
	return codes
}

// statusOf is the status of an answer that has nothing but this error.
func statusOf(code Code) int {
	switch code {
	case CodeTimeout:
		return http.StatusGatewayTimeout
	case CodeOverloaded, CodeUnavailable:
		return http.StatusServiceUnavailable
	case CodeInternal:
		return http.StatusInternalServerError
	}
	return http.StatusBadRequest
}

func codeOf(err *gqlerror.Error) Code {
	code, _ := err.Extensions["code"].(string)
	return Code(code)
}

// violation makes an error for the client of an exceeded limit.
func violation(v *limits.Violation) *gqlerror.Error {
	err := coded(Code(v.Code), v.Error())
	if v.At != nil {
		err.Locations = []gqlerror.Location{{Line: v.At.Line, Column: v.At.Column}}
	}
	return err
}

// stamp completes errors for the client: each has a code and names the request.
func stamp(ctx context.Context, errs gqlerror.List) gqlerror.List {
	q := requestFrom(ctx)
	out := make(gqlerror.List, len(errs))
	for i, err := range errs {
		stamped := *err
		stamped.Extensions = maps.Clone(err.Extensions) // the original may be shared between requests
		if stamped.Extensions == nil {
			stamped.Extensions = map[string]any{}
		}
		if codeOf(err) == "" {
			stamped.Extensions["code"] = string(CodeInternal)
		}
		if q.id != "" {
			stamped.Extensions["requestId"] = q.id
		}
		q.codes = append(q.codes, string(codeOf(&stamped)))
		out[i] = &stamped
	}
	return out
}

// fail answers outside the GraphQL endpoint, in the form that its clients know.
func fail(w http.ResponseWriter, r *http.Request, status int, code Code, message string) {
	body, err := json.Marshal(struct {
		Errors gqlerror.List `json:"errors"`
	}{stamp(r.Context(), gqlerror.List{coded(code, message)})})
	if err != nil { // strings always encode
		panic(err)
	}
	w.Header().Set("Content-Type", mediaJSON+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n')) // a client that has gone cannot be told
}

func notFound(w http.ResponseWriter, r *http.Request) {
	fail(w, r, http.StatusNotFound, CodeBadRequest, "nothing is here; the API is at /graphql, its explorer at /graphiql")
}

// allow refuses other methods than those given. HEAD comes with GET.
func allow(h http.Handler, methods ...string) http.Handler {
	list := strings.Join(methods, ", ")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, m := range methods {
			if r.Method == m || r.Method == http.MethodHead && m == http.MethodGet {
				h.ServeHTTP(w, r)
				return
			}
		}
		w.Header().Set("Allow", list)
		fail(w, r, http.StatusMethodNotAllowed, CodeBadRequest, "the method "+short(r.Method)+" is not for this address; use "+list)
	})
}

// short keeps a client's text from flooding an error message.
func short(s string) string {
	const most = 60
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}
