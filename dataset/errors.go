package dataset

import (
	"errors"
	"fmt"
)

var (
	// ErrBusy says that another import, rollback or prune holds the lock.
	ErrBusy = errors.New("another import, rollback or prune is running: try again when it has ended")

	// ErrReleaseNotFound says that no release has the number.
	ErrReleaseNotFound = errors.New("no such release")
)

// wrap says what failed. Rejected data speaks for itself.
func wrap(err *error, format string, args ...any) {
	if *err == nil {
		return
	}
	if _, ok := errors.AsType[*RejectedError](*err); ok {
		return
	}
	*err = fmt.Errorf(format+": %w", append(args, *err)...)
}
