package web

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/limits"
)

func codeOf(err *gqlerror.Error) errorcode.Code {
	code, _ := err.Extensions["code"].(string)
	return errorcode.Code(code)
}

// violation makes an error for the client of an exceeded limit.
func violation(v *limits.Violation) *gqlerror.Error {
	err := coded(v.Code, v.Error())
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
		stamped.Message = readable(err.Message)
		stamped.Extensions = maps.Clone(err.Extensions) // the original may be shared between requests
		if stamped.Extensions == nil {
			stamped.Extensions = map[string]any{}
		}
		if codeOf(err) == "" {
			stamped.Extensions["code"] = string(errorcode.Internal)
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
func fail(w http.ResponseWriter, r *http.Request, status int, code errorcode.Code, message string) {
	if gone(r) {
		leave(w, r)
		return
	}
	body, err := json.Marshal(struct {
		Errors gqlerror.List `json:"errors"`
	}{stamp(r.Context(), gqlerror.List{coded(code, message)})})
	if err != nil { // strings always encode
		panic(err)
	}
	w.Header().Set("Content-Type", mediaJSON+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	retryLater(w.Header(), status)
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n')) // a client that has gone cannot be told
}

// retryLater tells when to ask again, if the status says that it helps.
func retryLater(h http.Header, status int) {
	const seconds = "10"
	if status == http.StatusServiceUnavailable {
		h.Set("Retry-After", seconds)
	}
}

func notFound(w http.ResponseWriter, r *http.Request) {
	fail(w, r, http.StatusNotFound, errorcode.BadRequest, "nothing is here; the API is at /graphql, its explorer at /graphiql")
}

// readOnly answers GET and HEAD, tells what there is for OPTIONS, and refuses other methods.
func readOnly(h http.Handler) http.Handler {
	const list = "GET, HEAD, OPTIONS"
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if reads(r.Method) {
			h.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Allow", list)
		if r.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		fail(w, r, http.StatusMethodNotAllowed, errorcode.BadRequest, "the method "+short(r.Method)+" is not for this address; use "+list)
	})
}

// short keeps a client's text from flooding an error message or the log.
func short(s string) string { return cut(s, 60) }

// cut cuts a text to so many characters.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	n := 0
	for at := range s {
		if n++; n > most {
			return s[:at] + "…"
		}
	}
	return s
}

// readable cuts what a message may repeat of a request: messages come from several places, and one that repeats a text of
// 90 KB says no more than one that repeats its beginning. Words are cut first, so that what is said after one is kept.
func readable(message string) string {
	const word, whole = 200, 2000 // characters, bytes
	if len(message) <= word {
		return message
	}
	var b strings.Builder
	for text := range strings.SplitAfterSeq(message, " ") {
		if b.Len() > whole {
			b.WriteString("…")
			break
		}
		kept := cut(text, word)
		if len(kept) < len(text) && strings.HasSuffix(text, " ") {
			kept += " "
		}
		b.WriteString(kept)
	}
	return b.String()
}
