package db

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/db/batch"
	"govhub/db/columns"
	"govhub/db/control"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/db/snapshot"
)

// Release is a handle of one published release. Callers must call Done when finished.
type Release struct {
	Number int32
	Digest string // of all contents: the number may name another release in another database

	hub     *Hub
	schema  string // of its views
	content *control.Content
	view    atomic.Pointer[view]
	totals  *rel.Totals
	counted *snapshot.Space // of the totals
	digests sync.Map        // of the resources of a part, by its *snapshot.Kind

	// Guarded by mu of the hub:
	users   int
	used    time.Time // last Done
	derived map[*columns.Table]map[string]*columns.Derived
	links   map[string]*columns.Links // by relation
	missing map[string]WhyNot         // tables that were not read into memory
}

type releaseKey struct{}

// WithRelease returns a context that reads from r.
func WithRelease(ctx context.Context, r *Release) context.Context {
	return context.WithValue(ctx, releaseKey{}, r)
}

// ReleaseFrom returns the release of the request. It panics outside of a request.
func ReleaseFrom(ctx context.Context) *Release {
	r, ok := ctx.Value(releaseKey{}).(*Release)
	if !ok {
		panic("db: no release in the context: acquire one from the hub first")
	}
	return r
}

// Done releases the handle.
func (r *Release) Done() { r.hub.done(r) }

func (r *Release) Hub() *Hub { return r.hub }

// GroupTurns returns the turns at groups in memory, which all releases of the hub share.
func (r *Release) GroupTurns() *session.Turns { return r.hub.groups }

// Info describes the release as it was when the handle was made: it may have become the current one, or another, since.
func (r *Release) Info() *control.Release { return &r.content.Release }

// Resources lists the resources of the release, by name.
func (r *Release) Resources() []*control.Resource { return r.content.Resources }

// DigestOf identifies the content of the release's resources for which include reports true.
func (r *Release) DigestOf(include func(resource string) bool) string {
	h := sha256.New()
	for _, c := range r.content.Resources {
		if include(c.Name) {
			fmt.Fprintf(h, "%s %s,", c.Name, c.SHA256)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// key identifies the part of a kind that belongs to the release.
func (r *Release) key(kind *snapshot.Kind) snapshot.Key {
	content, known := r.digests.Load(kind)
	if !known {
		content = r.DigestOf(func(resource string) bool { return kind.Resources == nil || slices.Contains(kind.Resources, resource) })
		r.digests.Store(kind, content)
	}
	return snapshot.Key{Kind: kind, Content: content.(string)}
}

// has reports whether a part belongs to the release.
func (r *Release) has(k snapshot.Key) bool { return r.key(k.Kind) == k }

// Totals returns the totals that the release has counted.
func (r *Release) Totals() *rel.Totals { return r.totals }

// Query runs a query and scans its rows into dest, a pointer to a slice.
func (r *Release) Query(ctx context.Context, name string, dest any, text string, args ...any) error {
	return explainPruned(r.hub.connections.Query(ctx, r.schema, name, dest, text, args...))
}

// control runs a query on the control tables.
func (h *Hub) control(ctx context.Context, name string, dest any, text string, args ...any) error {
	return h.connections.Query(ctx, session.AnySchema, name, dest, text, args...)
}

// ReleaseError is a release that cannot be read. Err is ErrReleaseNotFound, control.ErrReleasePruned,
// control.ErrReleaseForeign or control.ErrReleaseStale.
type ReleaseError = control.ReleaseError

// Stream runs a query and calls row for each of its rows, which scan reads. sql.RawBytes that scan fills in are valid until row
// returns. Unlike other reads it keeps no rows, for callers that convert a whole table.
func (r *Release) Stream(ctx context.Context, name, text string, row func(scan func(dest ...any) error) error, args ...any) error {
	return explainPruned(r.hub.connections.Stream(ctx, r.schema, name, text, row, args...))
}

// Batches runs a query of package batch.
func (r *Release) Batches(ctx context.Context, name, text string, use func(*batch.Batch) error, args ...any) error {
	return explainPruned(r.hub.connections.Batches(ctx, r.schema, name, text, use, args...))
}

// explainPruned recognises the errors of a release whose views are gone or have changed since it was acquired.
func explainPruned(err error) error {
	switch {
	case pq.As(err, pqerror.UndefinedTable, pqerror.InvalidSchemaName) != nil:
		return fmt.Errorf("%w while it was read: %w", control.ErrReleasePruned, err)
	case pq.As(err, pqerror.UndefinedColumn) != nil: // queries name only columns that the views had when the release was acquired
		return fmt.Errorf("%w: its views were changed while it was read: %w", control.ErrReleaseForeign, err)
	}
	return err
}
