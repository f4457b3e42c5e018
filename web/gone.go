package web

import (
	"context"
	"errors"
	"net/http"
)

// statusGone stands in the log and the metrics where the client left before it had its answer; nobody receives it.
const statusGone = 499

// gone reports whether the client has left. A deadline is the hub's, not the client's.
func gone(r *http.Request) bool { return errors.Is(r.Context().Err(), context.Canceled) }

// leave notes that nobody waits for the answer any more.
func leave(w http.ResponseWriter, r *http.Request) {
	requestFrom(r.Context()).gone = true
	w.WriteHeader(statusGone)
}
