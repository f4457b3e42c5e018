package web

import (
	"log/slog"
	"net/http"

	"govhub/errorcode"
	"govhub/web/request"
)

// rescue turns a panic into a plain 500. The stack goes to the log, never into the answer.
func rescue(logger *slog.Logger) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			rec := record(w)
			defer func() {
				p := recover()
				if p == nil {
					return
				}
				if p == http.ErrAbortHandler {
					panic(p)
				}
				request.LogPanic(r.Context(), logger, p)
				if rec.status != 0 { // too late for a status: break the connection, so that nobody takes a part for the whole
					panic(http.ErrAbortHandler)
				}
				request.Fail(rec, r, http.StatusInternalServerError, errorcode.Internal, request.InternalMessage)
			}()
			next.ServeHTTP(rec, r)
		})
	}
}
