package control

import (
	"context"
	"errors"
	"fmt"

	"github.com/lib/pq"
)

// Facts that callers match with errors.Is.
var (
	ErrReleaseNotFound = errors.New("no such release")
	ErrReleaseForeign  = errors.New("it was published by a newer version of govhub, which alone can read it")
	ErrReleaseStale    = errors.New("it does not have the Table Schemas of this govhub yet: start govhub serve or govhub import of this version once, on the primary")
	ErrOlderProgram    = errors.New("a newer version of govhub has taken this database over: run that version, or restore a backup from before it")
)

// ReleaseError says which release cannot be read, and why.
type ReleaseError struct {
	Number int32
	Err    error
}

func (e *ReleaseError) Error() string { return fmt.Sprintf("release %d: %v", e.Number, e.Err) }

// Unwrap returns why it cannot be read.
func (e *ReleaseError) Unwrap() error { return e.Err }

// SchemaState is what the Table Schemas of a program are to a database.
type SchemaState struct {
	Number int32         // their place among those that took it over, 0 if they never did
	Older  bool          // whether others took it over after them
	Stale  pq.Int32Array // releases whose views show earlier ones, the newest first
}

// ReadSchemaState returns the state of the Table Schemas with the fingerprint. It returns ErrOlderProgram if others took the
// database over after them.
func ReadSchemaState(ctx context.Context, q Queryer, fingerprint string) (s SchemaState, err error) {
	const query = `SELECT coalesce(own.number, 0) AS number, coalesce(own.number < (SELECT max(number) FROM govhub.table_schemas), false) AS older,
		       ARRAY(SELECT release FROM govhub.release_schemas WHERE own.number IS NULL OR last < own.number ORDER BY release DESC) AS stale
		FROM (VALUES ($1::text)) AS program (sha256) LEFT JOIN govhub.table_schemas AS own USING (sha256)`
	var found []SchemaState
	if err := q(ctx, "schemas.state", &found, query, fingerprint); err != nil {
		return s, err
	}
	if found[0].Older {
		return s, ErrOlderProgram
	}
	return found[0], nil
}

// Span says which Table Schemas can read a release, and where those of the program stand.
type Span struct {
	First int32
	Last  int32
	Own   int32 // 0 if they never took over
}

// Err returns ErrReleaseStale or ErrReleaseForeign if the program cannot read the release.
func (s Span) Err() error {
	switch {
	case s.Own == 0 || s.Own > s.Last:
		return ErrReleaseStale
	case s.Own < s.First:
		return ErrReleaseForeign
	}
	return nil
}
