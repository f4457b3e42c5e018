package session

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// Errors to match with errors.Is.
var (
	ErrTimeout     = errors.New("the query took too long")
	ErrBusy        = errors.New("all connections are in use")
	ErrUnavailable = errors.New("the database cannot be reached")
)

// explainQuery separates errors that a client can act on from all others.
func explainQuery(err error) error {
	var network net.Error
	switch {
	case errors.Is(err, ErrUnavailable): // no session in time, which looks like a canceled query too
		return err
	case pq.As(err, pqerror.QueryCanceled) != nil:
		return ErrTimeout
	case pq.As(err, pqerror.AdminShutdown, pqerror.CrashShutdown, pqerror.CannotConnectNow) != nil,
		errors.Is(err, driver.ErrBadConn), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err // may be a net.Error
	case errors.As(err, &network):
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return err
}
