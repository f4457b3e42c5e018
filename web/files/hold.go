package files

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"govhub/dataset"
	"govhub/db/control"
	"govhub/db/session"
)

// Hold keeps a release from being pruned until it is let go.
type Hold func(ctx context.Context, release int32) (letGo func(), err error)

// HoldBy holds releases by connections of their owner to the primary: a lock on a replica does not stop pruning.
func HoldBy(owner *sql.DB) Hold {
	return func(ctx context.Context, release int32) (func(), error) {
		letGo, err := dataset.Hold(ctx, owner, release)
		switch {
		case errors.Is(err, control.ErrReleaseNotFound):
			return nil, &control.ReleaseError{Number: release, Err: control.ErrReleasePruned} // it was there a moment ago
		case err != nil:
			return nil, fmt.Errorf("%w: %w", session.ErrUnavailable, err)
		}
		return letGo, nil
	}
}

// hold holds a release for making a file, which takes longer than a request, but not beyond ctx. If all connections for this are
// in use, it waits no longer than for a turn.
func (q *Queue) hold(ctx context.Context, release int32) (func(), error) {
	o := q.store.options
	if o.Hold == nil || release == 0 {
		return func() {}, nil
	}
	ctx, cancel := context.WithCancel(ctx)
	wait := time.AfterFunc(o.Turns.Wait, cancel)
	letGo, err := o.Hold(ctx, release)
	late := !wait.Stop()
	switch {
	case err == nil && !late:
		return func() { letGo(); cancel() }, nil
	case err == nil:
		letGo()
	}
	cancel()
	if late {
		err = ErrBusy
	}
	return nil, err
}
