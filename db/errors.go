package db

import (
	"errors"
	"fmt"

	"govhub/errorcode"
)

// Facts that callers match with errors.Is.
var (
	ErrNotFound        = errors.New("not found")
	ErrNoRelease       = errors.New("no release has been published yet")
	ErrReleaseNotFound = errors.New("no such release")
	ErrReleaseForeign  = errors.New("it was published by a newer version of govhub, which alone can read it")
	ErrReleaseStale    = errors.New("it does not have the Table Schemas of this govhub yet: start govhub serve or govhub import of this version once, on the primary")
)

// ReleaseError says which release cannot be read. Err is ErrReleaseNotFound, ErrReleaseForeign or
// ErrReleaseStale.
type ReleaseError struct {
	Number int32
	Err    error
}

func (e *ReleaseError) Error() string { return fmt.Sprintf("release %d: %v", e.Number, e.Err) }

// Unwrap returns why it cannot be read.
func (e *ReleaseError) Unwrap() error { return e.Err }

// InputError is a value from a client that cannot be used. Its text is made for the client.
type InputError struct {
	Code   errorcode.Code
	Reason string
}

func (e *InputError) Error() string { return e.Reason }

func badInput(code errorcode.Code, format string, args ...any) error {
	return &InputError{Code: code, Reason: fmt.Sprintf(format, args...)}
}

// wrap adds to *err what was being done, once per exported function.
func wrap(err *error, format string, args ...any) {
	if *err != nil {
		*err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), *err)
	}
}
