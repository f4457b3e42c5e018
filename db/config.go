package db

import (
	"context"
	"errors"

	"govhub/db/control"
	"govhub/db/session"
)

// Config says how to reach PostgreSQL, and what the hub keeps in memory.
type Config struct {
	session.Config
	ReferenceRows int // rows of cached tables of a release at most; 0 for none
	Totals        int // totals of lists that a release keeps in memory at most; 0 for none

	// Fingerprint is that of the Table Schemas that this program reads. Releases that do not show them are refused, if it is set.
	Fingerprint string

	// Prepare is given each release before it becomes current, if set. If it fails, the release does not become current.
	Prepare func(context.Context, *Release) error
}

// Defaults returns the limits of the reference for a database at url.
func Defaults(url string) Config {
	return Config{Config: session.Defaults(url), ReferenceRows: 250_000, Totals: 20_000}
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

// Transient reports whether a database that cannot be used now may be later: session.Transient, or nothing it can read is
// published yet.
func Transient(err error) bool {
	return errors.Is(err, ErrNoRelease) || errors.Is(err, control.ErrReleaseStale) || session.Transient(err)
}
