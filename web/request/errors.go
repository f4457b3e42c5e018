package request

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/limits"
)

// InternalMessage is the client's message for a fault of the hub.
const InternalMessage = "internal error; the log of the hub has it under this request identifier"

// Coded returns an error for the client.
func Coded(code errorcode.Code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": string(code)}}
}

// CodeOf returns the code of an error, or an empty text.
func CodeOf(err *gqlerror.Error) errorcode.Code {
	code, _ := err.Extensions["code"].(string)
	return errorcode.Code(code)
}

// Violation converts an exceeded limit to an error for the client.
func Violation(v *limits.Violation) *gqlerror.Error {
	err := Coded(v.Code, v.Error())
	if v.At != nil {
		err.Locations = []gqlerror.Location{{Line: v.At.Line, Column: v.At.Column}}
	}
	return err
}

// Stamp completes errors for the client: each has a code and the request's identifier.
func Stamp(ctx context.Context, errs gqlerror.List) gqlerror.List {
	i := From(ctx)
	out := make(gqlerror.List, len(errs))
	for at, err := range errs {
		stamped := *err
		stamped.Message = readable(err.Message)
		stamped.Extensions = maps.Clone(err.Extensions) // requests may share the original
		if stamped.Extensions == nil {
			stamped.Extensions = map[string]any{}
		}
		if CodeOf(err) == "" {
			stamped.Extensions["code"] = string(errorcode.Internal)
		}
		if i.ID != "" {
			stamped.Extensions["requestId"] = i.ID
		}
		i.Codes = append(i.Codes, string(CodeOf(&stamped)))
		out[at] = &stamped
	}
	return out
}

// Fail responds with an error outside of the GraphQL endpoint, in the same form.
func Fail(w http.ResponseWriter, r *http.Request, status int, code errorcode.Code, message string) {
	if Gone(r) {
		Leave(w, r)
		return
	}
	body, err := json.Marshal(struct {
		Errors gqlerror.List `json:"errors"`
	}{Stamp(r.Context(), gqlerror.List{Coded(code, message)})})
	if err != nil { // cannot happen: strings encode
		panic(err)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", NoStore)
	RetryLater(w.Header(), status)
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n')) // a client that has left needs no response
}

// RetryLater sets Retry-After for a status that is worth a retry.
func RetryLater(h http.Header, status int) {
	const seconds = "10"
	if status == http.StatusServiceUnavailable {
		h.Set("Retry-After", seconds)
	}
}

// NotFound responds for unknown addresses.
func NotFound(w http.ResponseWriter, r *http.Request) {
	Fail(w, r, http.StatusNotFound, errorcode.BadRequest, "nothing is here; the API is at /graphql, the explorer at /")
}

// LogPanic logs a panic with its stack.
func LogPanic(ctx context.Context, logger *slog.Logger, p any) {
	logger.LogAttrs(ctx, slog.LevelError, "panic",
		slog.String("request", ID(ctx)),
		slog.String("panic", fmt.Sprint(p)),
		slog.String("stack", string(debug.Stack())),
	)
}

// WrongMethod is the message for a method that an address does not allow.
func WrongMethod(method, allowed string) string {
	return "the method " + Short(method) + " is not allowed here: use " + allowed
}

// Short shortens a client's text for an error message or the log.
func Short(s string) string { return cut(s, 60) }

// cut cuts a text to this many characters.
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

// readable shortens a message, which may repeat a text of 90 KB from a request. Words are cut first, so that the text after a
// long word is kept.
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
