package dataset

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/db/control"
)

// SQLUsers is the role of logins for SQL clients. It may read schema current and those of releases, and nothing else of the hub.
const SQLUsers = "govhub_sql"

// limits are defaults of a login's sessions, so that it does not hold up the server that it shares with the hub by mistake. Sessions may
// change them, as an administrator may with ALTER ROLE.
var limits = [...]struct{ setting, value string }{
	{"default_transaction_read_only", "on"},
	{"statement_timeout", "5min"},
	{"idle_in_transaction_session_timeout", "1min"},
	{"work_mem", "32MB"},
	{"search_path", currentSchema},
}

// mostSessions is the number of connections of a login.
const mostSessions = 10

var (
	loginName    = regexp.MustCompile(`^[a-z_][a-z0-9_]{0,62}$`)
	passwordText = regexp.MustCompile(`^[ -~]+$`) // as verifier needs it
)

// grantSQLUsers returns the SQL that lets SQLUsers read a schema, if there are both.
func grantSQLUsers(schema string) string {
	return fmt.Sprintf(`DO $$ BEGIN IF to_regrole('%[1]s') IS NOT NULL AND to_regnamespace('%[2]s') IS NOT NULL THEN
		GRANT USAGE ON SCHEMA %[2]s TO %[1]s; GRANT SELECT ON ALL TABLES IN SCHEMA %[2]s TO %[1]s;
		END IF; END $$`, SQLUsers, quote(schema))
}

// MakeSQLUser makes a login that reads by SQL, within limits, or gives one a new password and the limits again. It returns ErrBusy if
// releases are being changed.
func MakeSQLUser(ctx context.Context, db *sql.DB, name, password string) (err error) {
	defer wrap(&err, "login %s", name)
	if !loginName.MatchString(name) || strings.HasPrefix(name, "pg_") || strings.HasPrefix(name, "govhub") {
		return errors.New("write a name of small letters, digits and underscores, which does not begin with a digit, pg_ or govhub")
	}
	if !passwordText.MatchString(password) {
		return errors.New("write a password of ASCII letters, digits, signs and spaces")
	}
	if err := ShowCurrent(ctx, db); err != nil && !errors.Is(err, ErrShownOlder) && !errors.Is(err, ErrShownUsed) {
		return err
	}
	tx, err := beginLocked(ctx, db) // so that no release is missing from the grants
	if err != nil {
		return err
	}
	defer tx.end()
	if err := lockCurrent(ctx, tx.Tx); err != nil {
		return err
	}
	exists, err := findSQLUser(ctx, tx.Tx, name)
	if err != nil {
		return err
	}
	if err := makeSQLUsers(ctx, tx.Tx); err != nil {
		return err
	}
	verb := "CREATE"
	if exists {
		verb = "ALTER"
	}
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // which never fails
	stored, err := verifier(password, salt)
	if err != nil {
		return err
	}
	login := quote(name)
	statements := []string{
		fmt.Sprintf("%s ROLE %s LOGIN CONNECTION LIMIT %d PASSWORD %s", verb, login, mostSessions, pq.QuoteLiteral(stored)),
		"GRANT " + SQLUsers + " TO " + login,
	}
	for _, l := range limits {
		statements = append(statements, fmt.Sprintf("ALTER ROLE %s SET %s = %s", login, l.setting, pq.QuoteLiteral(l.value)))
	}
	if _, err := tx.ExecContext(ctx, strings.Join(statements, ";\n")); err != nil {
		return withoutRight(err)
	}
	return tx.Commit()
}

// endWait is how long, in milliseconds, DropSQLUser waits for each session to end.
const endWait = 5000

// DropSQLUser removes a login and ends its sessions. It lets no new ones begin first, so that none is left.
func DropSQLUser(ctx context.Context, db *sql.DB, name string) (err error) {
	defer wrap(&err, "login %s", name)
	if err := closeSQLUser(ctx, db, name); err != nil {
		return err
	}
	const end = `-- name: sql_user.end
		SELECT coalesce(bool_and(pg_terminate_backend(pid, $2)), true) FROM pg_stat_activity WHERE usename = $1`
	var ended bool
	if err := db.QueryRowContext(ctx, end, name, endWait).Scan(&ended); err != nil {
		return withoutRight(err)
	}
	if !ended {
		return errors.New("it is closed, but a session does not end: try again")
	}
	_, err = db.ExecContext(ctx, "DROP ROLE "+quote(name))
	return withoutRight(err)
}

// closeSQLUser lets a login begin no sessions, and the owner of the data end those that it has.
func closeSQLUser(ctx context.Context, db *sql.DB, name string) error {
	tx, err := begin(ctx, db)
	if err != nil {
		return err
	}
	defer tx.end()
	exists, err := findSQLUser(ctx, tx.Tx, name)
	if err != nil {
		return err
	}
	if !exists {
		return errors.New("the login does not exist")
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("ALTER ROLE %s NOLOGIN; GRANT %[1]s TO CURRENT_USER", quote(name))); err != nil {
		return withoutRight(err)
	}
	return tx.Commit()
}

// findSQLUser reports whether the login exists. It is an error if the role is another one: not a member of SQLUsers, or more than that.
func findSQLUser(ctx context.Context, tx *sql.Tx, name string) (exists bool, err error) {
	const find = `-- name: sql_user.find
		SELECT NOT (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls)
		AND coalesce((SELECT NOT bool_or(m.admin_option) FROM pg_auth_members AS m WHERE m.member = r.oid AND m.roleid = to_regrole($2)), false)
		AND NOT EXISTS (SELECT FROM pg_database AS d WHERE d.datdba = r.oid)
		AND NOT EXISTS (SELECT FROM pg_namespace AS n WHERE n.nspowner = r.oid AND n.nspname IN ('govhub', 'store', 'current'))
		AND NOT EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.relowner = r.oid AND n.nspname IN ('govhub', 'store', 'current'))
		FROM pg_roles AS r WHERE r.rolname = $1`
	var ours bool
	switch err := tx.QueryRowContext(ctx, find, name, SQLUsers).Scan(&ours); {
	case errors.Is(err, sql.ErrNoRows):
		return false, nil
	case err != nil:
		return false, err
	case !ours:
		return false, errors.New("the role was not made by sql-user: choose another name")
	}
	return true, nil
}

// makeSQLUsers makes the role, unless it exists, and grants it what it may read.
func makeSQLUsers(ctx context.Context, tx *sql.Tx) error {
	const find = `-- name: sql_user.role
		SELECT to_regrole($1) IS NOT NULL`
	var exists bool
	if err := tx.QueryRowContext(ctx, find, SQLUsers).Scan(&exists); err != nil {
		return err
	}
	var statements []string
	if !exists {
		statements = append(statements, "CREATE ROLE "+SQLUsers+" NOLOGIN")
	}
	list, err := readReleases(ctx, control.On(tx))
	if err != nil {
		return err
	}
	for _, r := range list {
		statements = append(statements, grantSQLUsers(releaseSchema(r.Number)))
	}
	statements = append(statements, grantSQLUsers(currentSchema))
	_, err = tx.ExecContext(ctx, strings.Join(statements, ";\n"))
	return withoutRight(err)
}

// withoutRight says what an administrator has to do if the owner of the data may not make roles.
func withoutRight(err error) error {
	if pq.As(err, pqerror.InsufficientPrivilege) != nil {
		return fmt.Errorf("the owner of the data lacks a right (%w): let an administrator give it CREATEROLE, and if there is a role %s already, run GRANT %[2]s TO it WITH ADMIN OPTION", err, SQLUsers)
	}
	return err
}
