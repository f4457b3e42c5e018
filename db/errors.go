package db

import (
	"errors"
	"fmt"

	"govhub/db/control"
	"govhub/db/rel"
)

// Facts that callers match with errors.Is. A release that cannot be read for its Table Schemas has the errors of package control.
var (
	ErrNotFound        = rel.ErrNotFound
	ErrNoRelease       = errors.New("no release has been published yet")
	ErrReleaseNotFound = control.ErrReleaseNotFound
)

// wrap adds to *err what was being done, once per exported function.
func wrap(err *error, format string, args ...any) {
	if *err != nil {
		*err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), *err)
	}
}
