package request

import (
	"context"
	"net/http"
	"strconv"

	"govhub/db"
)

// Pin pins a release for a request: the one with the number, or the current one for 0.
type Pin func(ctx context.Context, number int32) (Pinned, error)

// Pinned is a release held for one request. Callers must call Done.
type Pinned struct {
	Number  int32
	Digest  string          // of the content: another database may have another release with the same number
	Context context.Context // reads with it use the release
	Done    func()
}

// ReleaseHeader names the release that answers: some clients drop the extensions of an answer.
const ReleaseHeader = "Govhub-Release"

// Name names the release in the header of the response, and in the record of the request.
func (p Pinned) Name(w http.ResponseWriter, r *http.Request) { NameRelease(w, r, p.Number) }

// NameRelease names the release that answers in the header of the response, and in the record of the request.
func NameRelease(w http.ResponseWriter, r *http.Request, number int32) {
	From(r.Context()).Release = number
	w.Header().Set(ReleaseHeader, strconv.Itoa(int(number)))
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
