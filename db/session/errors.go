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

// Facts that callers match with errors.Is.
var (
	ErrTimeout     = errors.New("the statement took too long")
	ErrBusy        = errors.New("all connections are in use")
	ErrUnavailable = errors.New("the database cannot be reached")
)

// explainQuery separates what a client can do something about from what it cannot.
func explainQuery(err error) error {
	var network net.Error
	switch {
	case errors.Is(err, ErrUnavailable): // no session could be set up in time, which shows as a canceled statement too
		return err
	case pq.As(err, pqerror.QueryCanceled) != nil:
		return ErrTimeout
	case pq.As(err, pqerror.AdminShutdown, pqerror.CrashShutdown, pqerror.CannotConnectNow) != nil,
		errors.Is(err, driver.ErrBadConn), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err // also a net.Error
	case errors.As(err, &network):
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	return err
}
