package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// CheckReader connects by ReadURL and sees to it that its login can read releases, and can do nothing else: neither by rights
// of its own nor by becoming another.
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
		       r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls OR r.rolreplication OR pg_has_role(n.nspowner, 'MEMBER')
		           OR has_database_privilege(current_database(), 'CREATE') AS mighty
		FROM pg_namespace AS n, pg_roles AS r
		WHERE n.nspname = 'govhub' AND r.rolname = session_user`
	var login struct {
		User   string `db:"session_user"`
		Reads  bool
		Mighty bool
	}
	err = pool.GetContext(ctx, &login, query, Reader)
	switch {
	case errors.Is(err, sql.ErrNoRows), pq.As(err, pqerror.UndefinedObject) != nil:
		return errors.New("the database of --read-database-url holds no hub: name the database of --database-url, or a replica of it")
	case err != nil:
		return explainConnect(c.reader().flag, config, err)
	case login.Mighty:
		return fmt.Errorf("the login of --read-database-url can do more than read: give it no right but by GRANT %s TO a login that owns nothing", Reader)
	case !login.Reads:
		return fmt.Errorf("the login of --read-database-url cannot read releases: let an administrator run GRANT %s TO %s", Reader, pq.QuoteIdentifier(login.User))
	}
	return nil
}
