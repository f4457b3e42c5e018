package db

import (
	"errors"
	"fmt"

	"govhub/db/control"
	"govhub/db/rel"
)

// Errors to match with errors.Is. A release that the program's Table Schemas cannot read has the errors of package control.
var (
	ErrNotFound        = rel.ErrNotFound
	ErrNoRelease       = errors.New("no release has been published yet")
	ErrReleaseNotFound = control.ErrReleaseNotFound
)

// wrap adds the failed operation to *err, once per exported function.
func wrap(err *error, format string, args ...any) {
	if *err != nil {
		*err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), *err)
	}
}
