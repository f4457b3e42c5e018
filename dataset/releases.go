package dataset

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/db/control"
)

// ReleaseInfo describes a release.
type ReleaseInfo struct {
	Number         int32
	PublishedAt    time.Time
	Package        string
	PackageVersion string // empty if the package gave none
	Fingerprint    string // of the Table Schemas that published it
	Current        bool
	Metadata       Metadata
	Resources      []*Resource // by name

	Schemas control.Span `json:"-"` // that can read it
}

// Readable returns control.ErrReleaseForeign or control.ErrReleaseStale, with the number, if this version cannot read the release.
func (r *ReleaseInfo) Readable() error {
	if err := r.Schemas.Err(); err != nil {
		return &control.ReleaseError{Number: r.Number, Err: err}
	}
	return nil
}

// Resource is a resource of a release.
type Resource = control.Resource

// Releases lists the releases, the newest first.
func Releases(ctx context.Context, db *sql.DB) (list []ReleaseInfo, err error) {
	defer wrap(&err, "list releases")
	return readReleases(ctx, control.On(db))
}

// Release returns a release, the current one if number is 0. If there is none it returns ErrReleaseNotFound with the existing
// numbers.
func Release(ctx context.Context, db *sql.DB, number int32) (_ *ReleaseInfo, err error) {
	defer wrap(&err, "release %d", number)
	found, err := readReleases(ctx, control.On(db), number)
	if err != nil {
		return nil, err
	}
	if len(found) > 0 {
		return &found[0], nil
	}
	list, err := readReleases(ctx, control.On(db))
	if err != nil {
		return nil, err
	}
	return nil, notFound(list, control.WhyMissing(ctx, control.On(db), number))
}

// readReleases lists the releases with these numbers, 0 for the current one, all without any, the newest first.
func readReleases(ctx context.Context, q control.Queryer, numbers ...int32) ([]ReleaseInfo, error) {
	found, err := control.Contents(ctx, q, Fingerprint(), numbers...)
	if err != nil {
		return nil, err
	}
	list := make([]ReleaseInfo, 0, len(found))
	for _, r := range found {
		info := ReleaseInfo{
			Number: r.Number, PublishedAt: r.PublishedAt, Package: r.Package, Fingerprint: r.Fingerprint, Current: r.Current,
			Resources: r.Resources, Schemas: r.Span,
		}
		if r.PackageVersion != nil {
			info.PackageVersion = *r.PackageVersion
		}
		if err := info.Metadata.Scan(r.Metadata); err != nil {
			return nil, fmt.Errorf("metadata of release %d: %w", r.Number, err)
		}
		list = append(list, info)
	}
	return list, nil
}

// notFound says which releases exist.
func notFound(list []ReleaseInfo, why error) error {
	if len(list) == 0 {
		return fmt.Errorf("%w: nothing was published yet", why)
	}
	numbers := make([]string, len(list))
	for i, r := range list {
		numbers[i] = strconv.Itoa(int(r.Number))
	}
	return fmt.Errorf("%w: there are %s", why, strings.Join(numbers, ", "))
}

// currentRelease is the content of the current release.
type currentRelease struct {
	number    int32 // 0 if there is none
	metadata  Metadata
	resources map[string]Resource // by name, without those newer than the release
}

func readCurrent(ctx context.Context, tx *sql.Tx) (c currentRelease, err error) {
	found, err := readReleases(ctx, control.On(tx), 0)
	if err != nil || len(found) == 0 {
		return c, err
	}
	current := &found[0]
	c = currentRelease{current.Number, current.Metadata, map[string]Resource{}}
	for _, r := range current.Resources {
		c.resources[r.Name] = *r
	}
	return c, nil
}

// amendable returns why the release cannot be amended, nil if it can.
func (c currentRelease) amendable() error {
	if c.number == 0 {
		return errors.New("there is no release to amend: publish a whole package first")
	}
	return nil
}

// Rollback makes another release the current one. It returns ErrReleaseNotFound, with the existing numbers, if there is none of
// the number, ErrBusy if releases are being changed, and control.ErrOlderProgram if a newer version changed them.
func Rollback(ctx context.Context, db *sql.DB, number int32) (err error) {
	defer wrap(&err, "roll back to release %d", number)
	list, err := Releases(ctx, db)
	if err != nil {
		return err
	}
	for _, r := range list {
		if r.Number != number {
			continue
		}
		if err := r.Readable(); err != nil {
			return err
		}
	}
	tx, err := beginLocked(ctx, db)
	if err != nil {
		return err
	}
	defer tx.end()
	if _, err := control.ReadSchemaState(ctx, control.On(tx.Tx), Fingerprint()); err != nil {
		return err
	}
	if err := movePointer(ctx, tx.Tx, number); err != nil {
		if pq.As(err, pqerror.ForeignKeyViolation) != nil {
			return notFound(list, control.WhyMissing(ctx, control.On(db), number))
		}
		return err
	}
	return tx.Commit()
}

// Prune removes the oldest releases so that the newest `keep` remain. It never removes the current one, one that was current
// within the last ten seconds, since requests may still read it, one that schema current shows, or one that a download or an export holds. It returns the
// removed releases, also after an error: each is removed in its own transaction.
func Prune(ctx context.Context, db *sql.DB, keep int) (pruned []int32, err error) {
	defer wrap(&err, "prune releases")
	if keep < 1 {
		return nil, errors.New("at least one release is kept: give 1 or more")
	}
	list, err := Releases(ctx, db)
	if err != nil {
		return nil, err
	}
	for i := len(list) - 1; i >= keep; i-- {
		if list[i].Current {
			continue
		}
		removed, err := remove(ctx, db, list[i].Number)
		if err != nil {
			return pruned, fmt.Errorf("release %d: %w", list[i].Number, err)
		}
		if removed {
			pruned = append(pruned, list[i].Number)
		}
	}
	return pruned, nil
}

// remove drops a release and the tables that no other uses. It returns false if the release is current, was so a moment ago, is
// shown in schema current, is held or is gone.
func remove(ctx context.Context, db *sql.DB, number int32) (removed bool, err error) {
	tx, err := beginLocked(ctx, db)
	if err != nil {
		return false, err
	}
	defer tx.end()
	if busy, err := held(ctx, tx.Tx, number); err != nil || busy {
		return false, err
	}
	const deletion = `-- name: dataset.delete_release
		DELETE FROM govhub.release
		WHERE number = $1 AND number <> (SELECT number FROM govhub.current_release)
		AND NOT EXISTS (SELECT FROM govhub.shown_release AS s WHERE s.number = release.number) -- see ShowCurrent
		AND coalesce(superseded_at < clock_timestamp() - interval '10 seconds', true)`
	done, err := tx.ExecContext(ctx, deletion, number)
	if err != nil {
		return false, err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	unused, err := unusedTables(ctx, tx.Tx)
	if err != nil {
		return false, err
	}
	// Requests that still read the release are short. If one hangs, others must not queue behind this transaction.
	statements := []string{"SET LOCAL lock_timeout = '10s'", "DROP SCHEMA " + quote(releaseSchema(number)) + " CASCADE"}
	statements = append(statements, dropTables(unused)...)
	if _, err := tx.ExecContext(ctx, strings.Join(statements, ";\n")); err != nil {
		if pq.As(err, pqerror.LockNotAvailable) != nil {
			return false, errors.New("it is being read: try again later")
		}
		return false, err
	}
	if err := announce(ctx, tx.Tx); err != nil {
		return false, err
	}
	return true, tx.Commit()
}

// unusedTables lists the tables that no release uses.
func unusedTables(ctx context.Context, tx *sql.Tx) (tables []string, err error) {
	const query = `-- name: dataset.unused_tables
		SELECT coalesce(array_agg(t.tablename::text ORDER BY t.tablename), '{}') FROM pg_catalog.pg_tables AS t
		WHERE t.schemaname = 'store' AND NOT EXISTS (SELECT FROM govhub.resource AS r WHERE r.table_name = t.tablename)`
	err = tx.QueryRowContext(ctx, query).Scan(pq.Array(&tables))
	return tables, err
}

// dropTables drops tables that no release uses. An import that ended between its two transactions leaves them with views.
func dropTables(unused []string) []string {
	statements := make([]string, len(unused))
	for i, table := range unused {
		statements[i] = "DROP TABLE " + stored(table) + " CASCADE"
	}
	return statements
}

// announce tells hubs on commit to look at the releases again.
func announce(ctx context.Context, tx *sql.Tx) error {
	const notify = `-- name: dataset.announce
		SELECT pg_notify($1, number::text) FROM govhub.current_release`
	_, err := tx.ExecContext(ctx, notify, control.Channel)
	return err
}
