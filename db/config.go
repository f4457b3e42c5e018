package db

import (
	"errors"

	"govhub/db/control"
	"govhub/db/session"
)

// Config is the address of PostgreSQL and the limits of what the hub keeps in memory.
type Config struct {
	session.Config
	Memory int64 // bytes of what releases keep in memory; 0 leaves all tables to PostgreSQL
	Totals int   // totals of lists that a release keeps, at most; 0 keeps none

	// Fingerprint identifies the Table Schemas of this program. If set, releases without them are rejected.
	Fingerprint string

	// Parts are built of each release before it becomes current, whatever they take. If one fails, the release does not become current.
	Parts []Prepared
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
