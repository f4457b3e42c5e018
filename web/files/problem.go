package files

import (
	"context"
	"errors"
	"net/http"
	"syscall"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/errorcode"
)

// Problem explains to the client why a file could not be made.
type Problem struct {
	Status  int
	Code    errorcode.Code
	Message string
}

// ProblemOf explains errors of the store and of the system. It reports false for other errors.
func ProblemOf(err error) (Problem, bool) {
	switch {
	case errors.Is(err, ErrBusy), errors.Is(err, ErrFull):
		return Problem{http.StatusServiceUnavailable, errorcode.Overloaded, "too many downloads are being made: try again later"}, true
	case errors.Is(err, ErrClosed):
		return Problem{http.StatusServiceUnavailable, errorcode.Unavailable, "the hub is shutting down: try again later"}, true
	case errors.Is(err, ErrTooLarge):
		return Problem{
			http.StatusInsufficientStorage, errorcode.ResponseTooLarge,
			"the file is larger than the hub may keep: request less data, or an export from the operator",
		}, true
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), pq.As(err, pqerror.DiskFull) != nil:
		return Problem{
			http.StatusInsufficientStorage, errorcode.Unavailable,
			"the disk of the hub is full, so the file cannot be made: try again when its operator has freed space",
		}, true
	case errors.Is(err, context.DeadlineExceeded), pq.As(err, pqerror.QueryCanceled) != nil:
		return Problem{http.StatusGatewayTimeout, errorcode.Timeout, "the file took too long to make: ask for less"}, true
	}
	return Problem{}, false
}
