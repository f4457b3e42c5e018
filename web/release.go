package web

import (
	"context"
	"errors"
	"math"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/db"
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

// hold pins a release for a file, whose making takes longer than requests do: it is not pruned meanwhile.
func (c Config) hold(ctx context.Context, number int32) (Pinned, error) {
	letGo := func() {}
	if c.Tables.Hold != nil {
		var err error
		if letGo, err = c.Tables.hold(ctx, number); err != nil {
			return Pinned{}, err
		}
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
