package dataset

import (
	"errors"
	"fmt"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

var (
	// ErrBusy says that another import, rollback or prune holds the lock.
	ErrBusy = errors.New("another import, rollback or prune is running: try again when it has ended")

	// ErrDiskFull says that PostgreSQL has no room for the data.
	ErrDiskFull = errors.New("the database has no room left on its disk, and nothing was published: free some and try again")

	// ErrReleaseNotFound says that no release has the number.
	ErrReleaseNotFound = errors.New("no such release")

	// ErrReleaseForeign says that a release was published by a version of govhub with other Table Schemas.
	ErrReleaseForeign = errors.New("it was published with other Table Schemas: use the version of govhub that published it")
)

// explain says what failed, also of what PostgreSQL tells only by its code.
func explain(err error, format string, args ...any) error {
	if pq.As(err, pqerror.DiskFull) != nil {
		err = fmt.Errorf("%w (%w)", ErrDiskFull, err)
	}
	wrap(&err, format, args...)
	return err
}

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
