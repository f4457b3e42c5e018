package db

import (
	"context"
	"database/sql"
	"errors"

	"github.com/lib/pq"
)

// ErrOlderProgram says that a newer version has changed what only it knows of.
var ErrOlderProgram = errors.New("a newer version of govhub has taken this database over: run that version, or restore a backup from before it")

// Queryer is a pool or a transaction.
type Queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// SchemaState is what the Table Schemas of a program are to a database.
type SchemaState struct {
	Number int32   // their place among those that took it over, 0 if they never did
	Stale  []int32 // releases whose views show earlier ones, the newest first
}

// ReadSchemaState returns the state of the Table Schemas with the fingerprint. It returns ErrOlderProgram if others took the
// database over after them.
func ReadSchemaState(ctx context.Context, q Queryer, fingerprint string) (s SchemaState, err error) {
	const query = `-- name: schemas.state
		SELECT coalesce(own.number, 0), coalesce(own.number < (SELECT max(number) FROM govhub.table_schemas), false),
		       ARRAY(SELECT release FROM govhub.release_schemas WHERE own.number IS NULL OR last < own.number ORDER BY release DESC)
		FROM (VALUES ($1::text)) AS program (sha256) LEFT JOIN govhub.table_schemas AS own USING (sha256)`
	var older bool
	if err := q.QueryRowContext(ctx, query, fingerprint).Scan(&s.Number, &older, (*pq.Int32Array)(&s.Stale)); err != nil {
		return s, err
	}
	if older {
		return s, ErrOlderProgram
	}
	return s, nil
}

// SchemaSpan says which Table Schemas can read a release, and where those of the program stand.
type SchemaSpan struct {
	First int32
	Last  int32
	Own   int32 // 0 if they never took over
}

// Err says why the program cannot read the release, if so.
func (s SchemaSpan) Err() error {
	switch {
	case s.Own == 0 || s.Own > s.Last:
		return ErrReleaseStale
	case s.Own < s.First:
		return ErrReleaseForeign
	}
	return nil
}

// readable says why a release cannot be read, if so.
func (c Config) readable(number int32, s SchemaSpan) error {
	if c.Fingerprint == "" {
		return nil
	}
	if err := s.Err(); err != nil {
		return &ReleaseError{number, err}
	}
	return nil
}
