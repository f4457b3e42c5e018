package embedded

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"net/url"

	"github.com/lib/pq"
)

// prepareDatabase makes the database of a new cluster, and repairs the indexes of an old one.
func prepareDatabase(ctx context.Context, dsn string, log *slog.Logger) error {
	if err := ensureDatabase(ctx, dsn); err != nil {
		return fmt.Errorf("cannot make the database %s: %w", role, err)
	}
	if err := refreshCollations(ctx, dsn, log); err != nil {
		return fmt.Errorf("cannot rebuild the indexes of database %s for this build of PostgreSQL: %w", role, err)
	}
	return nil
}

func ping(ctx context.Context, dsn string) error {
	pool, err := sql.Open("postgres", dsn)
	if err != nil {
		return err
	}
	defer pool.Close()
	ctx, cancel := context.WithTimeout(ctx, grace)
	defer cancel()
	return pool.PingContext(ctx)
}

const databaseExistsSQL = `-- name: EmbeddedDatabaseExists
select exists (select from pg_database where datname = 'govhub')`

const createDatabaseSQL = `-- name: EmbeddedCreateDatabase
create database govhub`

func ensureDatabase(ctx context.Context, dsn string) error {
	u, err := url.Parse(dsn)
	if err != nil {
		return err
	}
	u.Path = "/postgres"
	pool, err := sql.Open("postgres", u.String())
	if err != nil {
		return err
	}
	defer pool.Close()
	var exists bool
	if err := pool.QueryRowContext(ctx, databaseExistsSQL).Scan(&exists); err != nil || exists {
		return err
	}
	_, err = pool.ExecContext(ctx, createDatabaseSQL)
	return err
}

const roleExistsSQL = `-- name: EmbeddedRoleExists
select exists (select from pg_roles where rolname = $1)`

// ensureLogin makes a login for a role. It may connect only to the database govhub, and create nothing there, not even temporary
// tables. The server log leaves out errors of its queries, which the hub gets.
func ensureLogin(ctx context.Context, dsn, name, password string) error {
	pool, err := sql.Open("postgres", dsn)
	if err != nil {
		return err
	}
	defer pool.Close()
	var exists bool
	if err := pool.QueryRowContext(ctx, roleExistsSQL, name).Scan(&exists); err != nil {
		return err
	}
	verb := "create"
	if exists {
		verb = "alter"
	}
	_, err = pool.ExecContext(ctx, fmt.Sprintf(`-- name: EmbeddedLogin
		%s role %s with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %s;
		alter role %[2]s set log_min_messages = log;
		revoke temporary on database govhub from public;
		revoke connect on database postgres, template1 from public`, verb, pq.QuoteIdentifier(name), pq.QuoteLiteral(password)))
	return err
}

const staleCollationsSQL = `-- name: EmbeddedStaleCollations
select array_agg(distinct c.oid::regcollation::text)
from pg_index i
cross join unnest(i.indcollation::oid[]) as used
join pg_collation c on c.oid = used
where c.collversion <> pg_collation_actual_version(c.oid)`

const reindexSQL = `-- name: EmbeddedReindex
reindex database govhub`

// refreshCollations rebuilds indexes that were made with another version of ICU, which may order text differently: two builds of the
// same PostgreSQL, such as npm's and the distribution's, may differ. PostgreSQL only warns, and then misses rows.
func refreshCollations(ctx context.Context, dsn string, log *slog.Logger) error {
	pool, err := sql.Open("postgres", dsn)
	if err != nil {
		return err
	}
	defer pool.Close()
	var stale pq.StringArray
	if err := pool.QueryRowContext(ctx, staleCollationsSQL).Scan(&stale); err != nil || len(stale) == 0 {
		return err
	}
	log.Warn("rebuilding indexes for another version of ICU", slog.Any("collations", []string(stale)))
	if _, err := pool.ExecContext(ctx, reindexSQL); err != nil {
		return err
	}
	for _, quoted := range stale {
		if _, err := pool.ExecContext(ctx, "alter collation "+quoted+" refresh version"); err != nil {
			return err
		}
	}
	return nil
}
