package dataset

import (
	"errors"
	"fmt"
	"syscall"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/db/control"
)

var (
	// ErrBusy says that another import, rollback or prune holds the lock.
	ErrBusy = errors.New("another import, rollback or prune is running: try again when it has ended")

	// ErrDiskFull says that PostgreSQL has no disk space for the data, or to sort it.
	ErrDiskFull = errors.New("the disk of the database is full, and nothing was changed: free space and try again")

	// ErrNoRoom says that the disk of a written file is full.
	ErrNoRoom = errors.New("the disk that it is written to is full: free space, or name another place")

	// ErrReleaseNotFound says that there is no release of the number.
	ErrReleaseNotFound = control.ErrReleaseNotFound
)

// wrap adds what failed, and explains errors that PostgreSQL and the system give only as codes. A RejectedError stays as it is.
func wrap(err *error, format string, args ...any) {
	if *err == nil {
		return
	}
	if _, ok := errors.AsType[*RejectedError](*err); ok {
		return
	}
	switch {
	case errors.Is(*err, ErrDiskFull) || errors.Is(*err, ErrNoRoom):
	case pq.As(*err, pqerror.DiskFull) != nil:
		*err = fmt.Errorf("%w (%w)", ErrDiskFull, *err)
	case errors.Is(*err, syscall.ENOSPC) || errors.Is(*err, syscall.EDQUOT):
		*err = fmt.Errorf("%w (%w)", ErrNoRoom, *err)
	}
	*err = fmt.Errorf(format+": %w", append(args, *err)...)
}
