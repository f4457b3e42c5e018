package db

import (
	"context"
	"errors"

	"govhub/db/control"
	"govhub/db/session"
)

// Config is the address of PostgreSQL and the limits of what the hub keeps in memory.
type Config struct {
	session.Config
	Memory int64 // bytes of the tables of a release, at most; 0 leaves all to PostgreSQL
	Totals int   // totals of lists that a release keeps, at most; 0 keeps none

	// Fingerprint identifies the Table Schemas of this program. If set, releases without them are rejected.
	Fingerprint string

	// Prepare is called with each release before it becomes current, if set. If it fails, the release does not become current.
	Prepare func(context.Context, *Release) error
}

// Defaults returns the documented limits for a database at url.
func Defaults(url string) Config {
	return Config{Config: session.Defaults(url), Memory: 1 << 30, Totals: 20_000}
}

// readable returns a *ReleaseError if the Table Schemas of this program cannot read a release.
func (c Config) readable(r *control.Release) error {
	if c.Fingerprint == "" {
		return nil
	}
	if err := r.Span.Err(); err != nil {
		return &ReleaseError{Number: r.Number, Err: err}
	}
	return nil
}

// Transient reports whether an unusable database may recover without intervention: see session.Transient, or nothing readable is
// published yet.
func Transient(err error) bool {
	return errors.Is(err, ErrNoRelease) || errors.Is(err, control.ErrReleaseStale) || session.Transient(err)
}
