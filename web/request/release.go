package request

import (
	"context"

	"govhub/db"
)

// Pin gives a request its release: the one with the number, or the current one for 0.
type Pin func(ctx context.Context, number int32) (Pinned, error)

// Pinned is a release held for one request. Callers must call Done.
type Pinned struct {
	Number  int32
	Digest  string          // of the content: the same number is another release in another database
	Context context.Context // reads under it come from the release
	Done    func()
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
