package control

import (
	"context"
	"errors"
	"fmt"

	"github.com/lib/pq"
)

// Errors to match with errors.Is.
var (
	ErrReleaseNotFound = errors.New("no such release")
	ErrReleasePruned   = fmt.Errorf("%w any more: it was pruned", ErrReleaseNotFound)
	ErrReleaseForeign  = errors.New("it was published by a newer version of govhub, and only that can read it")
	ErrReleaseStale    = errors.New("it does not have the Table Schemas of this govhub yet: start govhub serve or govhub import of this version once, on the primary")
	ErrOlderProgram    = errors.New("a newer version of govhub has taken this database over: run that version, or restore a backup from before it")
)

// ReleaseError says which release cannot be read, and why.
type ReleaseError struct {
	Number int32
	Err    error
}

func (e *ReleaseError) Error() string { return fmt.Sprintf("release %d: %v", e.Number, e.Err) }

// Unwrap returns the reason.
func (e *ReleaseError) Unwrap() error { return e.Err }

// SchemaState relates the Table Schemas of a program to a database.
type SchemaState struct {
	Number int32         // position among those that took over the database, 0 if they never did
	Older  bool          // others took over after them
	Stale  pq.Int32Array // releases whose views have older Table Schemas, newest first
}

// ReadSchemaState returns the state of the Table Schemas with the fingerprint, or ErrOlderProgram if others took over the
// database after them.
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

// Span is the range of Table Schemas that can read a release, and the position of the program's own.
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
