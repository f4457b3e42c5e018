package dataset

import (
	"database/sql"
	"encoding/base64"
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/db/control"
	"govhub/db/dbtest"
	"govhub/db/session"
)

// TestSQLUser reads as a login for SQL clients what that may read, and nothing else, and changes nothing.
func TestSQLUser(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	owner := d.Owner(t)
	publishMany(t, owner, 1)
	makeUser := func(password string) {
		t.Helper()
		if err := MakeSQLUser(t.Context(), owner, "bi", password); err != nil {
			t.Fatal(err)
		}
	}
	makeUser("first")
	makeUser("second")
	connect := func(password string) *sql.DB {
		u, err := url.Parse(d.DSN())
		if err != nil {
			t.Fatal(err)
		}
		u.User = url.UserPassword("bi", password)
		user, err := sql.Open("postgres", u.String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { user.Close() })
		return user
	}
	user := connect("second")
	user.SetMaxOpenConns(1)
	publishMany(t, owner, 2) // release 2 is new, release 1 known
	show(t, owner)
	for query, want := range map[string]string{
		"SELECT name_en FROM person":                             "Ivanov 1",
		"SELECT name_en FROM current.person":                     "Ivanov 1",
		"SELECT name_en FROM release_1.person":                   "Ivanov 0",
		"SHOW statement_timeout":                                 "5min",
		"SHOW idle_in_transaction_session_timeout":               "1min",
		"SHOW work_mem":                                          "32MB",
		"SHOW transaction_read_only":                             "on",
		"SELECT rolconnlimit FROM pg_roles WHERE rolname = 'bi'": "10",
	} {
		if got := one[string](t, user, query); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	table := one[string](t, owner, "SELECT quote_ident(table_name) FROM govhub.resource WHERE name = 'person' LIMIT 1")
	for _, statement := range []string{
		"SELECT * FROM govhub.release", "SELECT * FROM govhub.import_run", "SELECT * FROM govhub.shown_release", "SELECT * FROM store." + table,
		"INSERT INTO current.person SELECT * FROM current.person", "DELETE FROM release_1.person", "UPDATE current.person SET note = ''",
		"CREATE TABLE current.mine (x int)", "CREATE TABLE public.mine (x int)", "CREATE SCHEMA mine", "DROP VIEW current.person",
		"SET ROLE govhub_reader", "COPY current.person TO PROGRAM 'cat'",
	} {
		_, err := user.Exec("BEGIN READ WRITE; " + statement)
		if pq.As(err, pqerror.InsufficientPrivilege) == nil {
			t.Errorf("%s: %v, want that it lacks the right", statement, err)
		}
		if _, err := user.Exec("ROLLBACK"); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{one[string](t, owner, "SELECT current_user"), "govhub_reader", "Bi", "pg_bi", "", `b"i`} {
		if err := MakeSQLUser(t.Context(), owner, name, "x"); err == nil {
			t.Errorf("%q became a login", name)
		}
		if err := DropSQLUser(t.Context(), owner, name); err == nil {
			t.Errorf("%q was removed", name)
		}
	}
	if err := DropSQLUser(t.Context(), owner, "bi"); err != nil {
		t.Fatal(err)
	}
	if err := user.Ping(); err == nil {
		t.Error("the login is gone, but its session goes on")
	}
}

// TestSQLUserOfOrdinaryOwner makes and removes a login as an owner of the database that is not a superuser.
func TestSQLUserOfOrdinaryOwner(t *testing.T) {
	d := dbtest.New(t)
	admin := d.Owner(t)
	setup := func(statement string) {
		t.Helper()
		if _, err := admin.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	setup("DROP SCHEMA govhub, store CASCADE; CREATE ROLE hub_owner LOGIN PASSWORD 'x'; GRANT govhub_reader TO hub_owner")
	setup("GRANT CREATE ON DATABASE " + quote(one[string](t, admin, "SELECT current_database()")) + " TO hub_owner")
	t.Cleanup(func() { setup("DROP OWNED BY hub_owner; DROP ROLE hub_owner") })
	u, err := url.Parse(d.DSN())
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword("hub_owner", "x")
	owner, err := session.OpenOwner(t.Context(), session.Defaults(u.String()))
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	if err := control.Migrate(t.Context(), owner); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, owner, basePackage(t))
	if err := MakeSQLUser(t.Context(), owner, "analyst", "y"); err == nil || !strings.Contains(err.Error(), "let an administrator give it CREATEROLE") {
		t.Errorf("without rights: %v", err)
	}
	setup("ALTER ROLE hub_owner CREATEROLE")
	if one[bool](t, admin, "SELECT to_regrole('govhub_sql') IS NOT NULL") {
		setup("GRANT govhub_sql TO hub_owner WITH ADMIN OPTION")
	}
	if err := MakeSQLUser(t.Context(), owner, "analyst", "y"); err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword("analyst", "y")
	user, err := sql.Open("postgres", u.String())
	if err != nil {
		t.Fatal(err)
	}
	defer user.Close()
	if got := one[string](t, user, "SELECT name_en FROM person"); got != "Ivan Ivanov" {
		t.Error(got)
	}
	if err := DropSQLUser(t.Context(), owner, "analyst"); err != nil {
		t.Fatal(err)
	}
	if err := user.Ping(); err == nil {
		t.Error("the login is gone, but its session goes on")
	}
}

// TestSQLUserOfAnother leaves roles alone that can do more than a login for SQL clients.
func TestSQLUserOfAnother(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	if err := MakeSQLUser(t.Context(), db, "ordinary", "x"); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		"GRANT govhub_sql TO another WITH ADMIN OPTION", "ALTER ROLE another CREATEROLE", "ALTER ROLE another SUPERUSER",
		"ALTER SCHEMA store OWNER TO another", "ALTER TABLE govhub.release OWNER TO another",
		"ALTER DATABASE " + quote(one[string](t, db, "SELECT current_database()")) + " OWNER TO another",
	} {
		if _, err := db.Exec("CREATE ROLE another LOGIN; GRANT govhub_sql TO another; " + statement); err != nil {
			t.Fatal(err)
		}
		if err := MakeSQLUser(t.Context(), db, "another", "x"); err == nil {
			t.Errorf("%s: it became a login for SQL clients", statement)
		}
		if err := DropSQLUser(t.Context(), db, "another"); err == nil {
			t.Errorf("%s: it was removed", statement)
			continue
		}
		if _, err := db.Exec("REASSIGN OWNED BY another TO CURRENT_USER; DROP OWNED BY another; DROP ROLE another"); err != nil {
			t.Fatal(err)
		}
	}
	if err := DropSQLUser(t.Context(), db, "ordinary"); err != nil {
		t.Fatal(err)
	}
}

// TestSQLUserBesideImport makes no login while releases are changed, since it could miss the grants of one.
func TestSQLUserBesideImport(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	tx, err := beginLocked(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.end()
	if err := MakeSQLUser(t.Context(), db, "early", "x"); !errors.Is(err, ErrBusy) {
		t.Errorf("%v, want ErrBusy", err)
	}
}

// TestDropSQLUserThatOwns closes a login also if it cannot remove it.
func TestDropSQLUserThatOwns(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	if err := MakeSQLUser(t.Context(), db, "landlord", "x"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE public.owned (x int); ALTER TABLE public.owned OWNER TO landlord"); err != nil {
		t.Fatal(err)
	}
	if err := DropSQLUser(t.Context(), db, "landlord"); err == nil {
		t.Error("it was removed, though it owns a table")
	}
	if one[bool](t, db, "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'landlord'") {
		t.Error("it can begin sessions")
	}
	if _, err := db.Exec("DROP TABLE public.owned"); err != nil {
		t.Fatal(err)
	}
	if err := DropSQLUser(t.Context(), db, "landlord"); err != nil {
		t.Error(err)
	}
}

// TestVerifier hashes a password as PostgreSQL does.
func TestVerifier(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	const password = "of my own ~'\\"
	if _, err := db.Exec("SET password_encryption = 'scram-sha-256'; CREATE ROLE hashed PASSWORD " + pq.QuoteLiteral(password)); err != nil {
		t.Fatal(err)
	}
	defer db.Exec("DROP ROLE hashed")
	want := one[string](t, db, "SELECT rolpassword FROM pg_authid WHERE rolname = 'hashed'")
	salt, err := base64.StdEncoding.DecodeString(strings.FieldsFunc(want, func(r rune) bool { return r == '$' || r == ':' })[2])
	if err != nil {
		t.Fatal(err)
	}
	if got, err := verifier(password, salt); err != nil || got != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
}

// TestPasswordStaysHere looks at the statement that gives a login its password, while that waits: the password is not in it.
func TestPasswordStaysHere(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	if err := MakeSQLUser(t.Context(), db, "discreet", "x"); err != nil {
		t.Fatal(err)
	}
	other, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Rollback()
	if _, err := other.Exec("ALTER ROLE discreet CONNECTION LIMIT 1"); err != nil {
		t.Fatal(err)
	}
	made := make(chan error, 1)
	go func() { made <- MakeSQLUser(t.Context(), db, "discreet", "a long secret") }()
	var statement string
	for statement == "" {
		statement = one[string](t, db, "SELECT coalesce(max(query), '') FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'ALTER ROLE \"discreet\" LOGIN%'")
	}
	if !strings.Contains(statement, "PASSWORD") || strings.Contains(statement, "secret") {
		t.Errorf("the statement is %s", statement)
	}
	if err := other.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := <-made; err != nil {
		t.Error(err)
	}
	if err := MakeSQLUser(t.Context(), db, "discreet", "пароль"); err == nil {
		t.Error("a password that clients prepare in several ways was taken")
	}
	if err := DropSQLUser(t.Context(), db, "discreet"); err != nil {
		t.Fatal(err)
	}
}
