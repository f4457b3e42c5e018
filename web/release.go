package web

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/dataset"
	"govhub/db"
	"govhub/db/session"
	"govhub/web/limits"
)

// Pin gives a request its release: the one with the number, or the current one for 0.
type Pin func(ctx context.Context, number int32) (Pinned, error)

// Pinned is a release held for one request.
type Pinned struct {
	Number  int32
	Digest  string          // of the content: a number alone is not the same release in every database
	Context context.Context // reads under it come from the release
	Done    func()          // gives the release back
}

// PinFrom pins releases of a hub.
func PinFrom(hub *db.Hub) Pin {
	return func(ctx context.Context, number int32) (Pinned, error) {
		r, err := hub.Acquire(ctx, number)
		if err != nil {
			return Pinned{}, err
		}
		return Pinned{Number: r.Number, Digest: r.Digest, Context: db.WithRelease(ctx, r), Done: r.Done}, nil
	}
}

// HoldBy holds releases by connections of their owner, which go to the primary: a lock on a replica does not reach those who prune.
func HoldBy(owner *sql.DB) Hold {
	return func(ctx context.Context, release int32) (func(), error) {
		letGo, err := dataset.Hold(ctx, owner, release)
		switch {
		case errors.Is(err, dataset.ErrReleaseNotFound):
			return nil, &db.ReleaseError{Number: release, Err: db.ErrReleaseNotFound}
		case err != nil:
			return nil, fmt.Errorf("%w: %w", session.ErrUnavailable, err)
		}
		return letGo, nil
	}
}

// keep keeps a release from being pruned until it is let go.
func (c Config) keep(ctx context.Context, release int32) (letGo func(), err error) {
	if c.Tables.Hold == nil {
		return func() {}, nil
	}
	return c.Tables.hold(ctx, release)
}

// hold pins a release for a file, whose making takes longer than requests do: it is not pruned meanwhile.
func (c Config) hold(ctx context.Context, number int32) (Pinned, error) {
	letGo, err := c.keep(ctx, number)
	if err != nil {
		return Pinned{}, err
	}
	pinned, err := c.Pin(ctx, number)
	if err != nil {
		letGo()
		return Pinned{}, err
	}
	done := pinned.Done
	pinned.Done = func() {
		done()
		letGo()
	}
	return pinned, nil
}

var errReleaseNumber = errors.New("a release has a number from 1 on")

// wanted reads the directive @release(number:) of a query; 0 means the current release.
func wanted(op *ast.OperationDefinition, vars map[string]any) (int32, error) {
	d := op.Directives.ForName("release")
	if d == nil {
		return 0, nil
	}
	arg := d.Arguments.ForName("number")
	if arg == nil { // validation asks for it
		return 0, errReleaseNumber
	}
	value, err := arg.Value.Value(vars)
	if err != nil {
		return 0, errReleaseNumber
	}
	n, ok := limits.Integer(value)
	if !ok || n < 1 || n > math.MaxInt32 {
		return 0, errReleaseNumber
	}
	return int32(n), nil
}
