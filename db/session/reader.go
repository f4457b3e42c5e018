package session

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// errNoHub is temporary on a replica, which receives the hub shortly after its primary.
var errNoHub = errors.New("the database of --read-database-url has no hub: use the database of --database-url or a replica of it. If the replica lags behind, --wait-for-database waits for it")

// CheckReader connects by ReadURL and checks that its login can read releases and nothing else, neither by its own rights nor by
// those of its roles.
func CheckReader(ctx context.Context, c Config) error {
	config, err := c.session(c.reader())
	if err != nil {
		return err
	}
	pool, err := c.openReader(1)
	if err != nil {
		return err
	}
	defer pool.Close()
	const query = `-- name: reader.check
		SELECT session_user, has_schema_privilege(n.oid, 'USAGE') AND pg_has_role($1, 'USAGE') AS reads,
		       pg_has_role(n.nspowner, 'MEMBER') OR EXISTS (
		           SELECT FROM pg_roles AS r
		           WHERE pg_has_role(session_user, r.oid, 'MEMBER') AND (
		               r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls OR r.rolreplication
		               OR r.rolname ^@ 'pg_' AND r.rolname NOT IN (
		                   'pg_monitor', 'pg_read_all_data', 'pg_read_all_settings', 'pg_read_all_stats', 'pg_stat_scan_tables')
		               OR has_database_privilege(r.oid, current_database(), 'CREATE')
		               OR EXISTS (
		                   SELECT FROM pg_namespace AS s
		                   WHERE s.nspname IN ('govhub', 'store') AND has_schema_privilege(r.oid, s.oid, 'CREATE'))
		               OR EXISTS (
		                   SELECT FROM pg_class AS c
		                   WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN (to_regnamespace('govhub'), to_regnamespace('store'))
		                     AND (has_table_privilege(r.oid, c.oid, 'DELETE, TRUNCATE, TRIGGER')
		                          OR has_any_column_privilege(r.oid, c.oid, 'INSERT, UPDATE'))))) AS mighty
		FROM pg_namespace AS n
		WHERE n.nspname = 'govhub'`
	var login struct {
		User   string `db:"session_user"`
		Reads  bool
		Mighty bool
	}
	err = pool.GetContext(ctx, &login, query, Reader)
	switch {
	case errors.Is(err, sql.ErrNoRows), pq.As(err, pqerror.UndefinedObject) != nil:
		return errNoHub
	case err != nil:
		return explainConnect(c.reader().flag, config, err)
	case login.Mighty:
		return fmt.Errorf("the login of --read-database-url can do more than read: use a login that owns nothing, and only run GRANT %s TO it", Reader)
	case !login.Reads:
		return fmt.Errorf("the login of --read-database-url cannot read releases: let an administrator run GRANT %s TO %s", Reader, pq.QuoteIdentifier(login.User))
	}
	return nil
}
