package web

import (
	"context"
	"errors"
	"net/http"
	"syscall"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/errorcode"
	"govhub/web/downloads"
)

// unmade is what a client is told about a download that could not be made.
type unmade struct {
	status  int
	code    errorcode.Code
	message string
}

// unmadeFor explains what the store of downloads or the machine says. It is false for anything else.
func unmadeFor(err error) (unmade, bool) {
	switch {
	case errors.Is(err, downloads.ErrBusy), errors.Is(err, downloads.ErrFull):
		return unmade{http.StatusServiceUnavailable, errorcode.Overloaded, "as many downloads are being made as may be: try again later"}, true
	case errors.Is(err, downloads.ErrClosed):
		return unmade{http.StatusServiceUnavailable, errorcode.Unavailable, "the hub is shutting down: try again later"}, true
	case errors.Is(err, downloads.ErrTooLarge):
		return unmade{
			http.StatusInsufficientStorage, errorcode.ResponseTooLarge,
			"the file is larger than the hub may keep: ask for less, or for an export by the operator",
		}, true
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), pq.As(err, pqerror.DiskFull) != nil:
		return unmade{
			http.StatusInsufficientStorage, errorcode.Unavailable,
			"the disk of the hub is full, so that the file cannot be made: try again when its operator has made room",
		}, true
	case errors.Is(err, context.DeadlineExceeded), pq.As(err, pqerror.QueryCanceled) != nil:
		return unmade{http.StatusGatewayTimeout, errorcode.Timeout, "the file took too long to make: ask for less"}, true
	}
	return unmade{}, false
}
