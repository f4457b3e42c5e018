package dataset

import (
	"errors"
	"fmt"
	"syscall"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

var (
	// ErrBusy says that another import, rollback or prune holds the lock.
	ErrBusy = errors.New("another import, rollback or prune is running: try again when it has ended")

	// ErrDiskFull says that PostgreSQL has no room for the data, or to sort it.
	ErrDiskFull = errors.New("the database has no room left on its disk, and nothing was changed: free some and try again")

	// ErrNoRoom says that there is no room where a file is written.
	ErrNoRoom = errors.New("there is no room left where it is written: free some, or name another place")

	// ErrReleaseNotFound says that no release has the number.
	ErrReleaseNotFound = errors.New("no such release")
)

// wrap says what failed, also of what PostgreSQL and the system tell only by a code. Rejected data speaks for itself.
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
