package session

import (
	"context"
	"database/sql/driver"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// KeptStatements is how many prepared statements a connection keeps. A statement that was prepared before costs one round
// trip, and PostgreSQL neither parses nor, as a rule, plans it again.
const KeptStatements = 200

// sessions connects, sets up each session and lets it keep its prepared statements. The settings are not sent as
// start-up parameters, since pgbouncer takes only few of those.
type sessions struct {
	driver.Connector
	settings map[string]string
}

// connection is what a connection of lib/pq can do.
type connection interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.NamedValueChecker
	driver.Pinger
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
}

// Connect opens a connection.
func (s sessions) Connect(ctx context.Context) (driver.Conn, error) {
	opened, err := s.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	c := &session{connection: opened.(connection), schema: s.settings["search_path"]}
	if c.prepared, err = simplelru.NewLRU(KeptStatements, c.discard); err != nil {
		panic(err) // of a size below 1
	}
	var setup strings.Builder
	for _, name := range slices.Sorted(maps.Keys(s.settings)) {
		fmt.Fprintf(&setup, "SET %s = %s;", name, pq.QuoteLiteral(s.settings[name]))
	}
	if _, err := c.ExecContext(ctx, setup.String(), nil); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// session is a connection that prepares each statement once for each release. database/sql uses it for one request at a time.
type session struct {
	connection
	schema   string // that names stand for tables of
	prepared *simplelru.LRU[statementKey, driver.Stmt]
}

// statementKey identifies a prepared statement: PostgreSQL plans it anew whenever its names stand for other tables.
type statementKey struct{ schema, text string }

// enter has names stand for tables of the schema. It takes a round trip if they stood for others.
func (s *session) enter(ctx context.Context, schema string) error {
	if schema == AnySchema || s.schema == schema {
		return nil
	}
	if _, err := s.ExecContext(ctx, "SET search_path = "+pq.QuoteLiteral(schema), nil); err != nil {
		return err
	}
	s.schema = schema
	return nil
}

type plannedAnewKey struct{}

// PlannedAnew returns a context whose statements PostgreSQL plans for the values at hand. It would plan a prepared statement
// with a filter for any value after a while, and take a plan for the many entries submitted to find the few winners.
func PlannedAnew(ctx context.Context) context.Context {
	return context.WithValue(ctx, plannedAnewKey{}, true)
}

// QueryContext runs a statement, which it prepares if it has not yet.
func (s *session) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if ctx.Value(plannedAnewKey{}) != nil {
		return s.connection.QueryContext(ctx, query, args)
	}
	key := statementKey{s.schema, query}
	statement, known := s.prepared.Get(key)
	if !known {
		var err error
		if statement, err = s.PrepareContext(ctx, query); err != nil {
			return nil, err
		}
		s.prepared.Add(key, statement)
	}
	rows, err := statement.(driver.StmtQueryContext).QueryContext(ctx, args)
	if pq.As(err, pqerror.InvalidSQLStatementName, pqerror.FeatureNotSupported) != nil {
		// Somebody has reset the session, such as a pooler, or replaced a view by one with other types, such as a newer hub.
		// Another connection will do.
		return nil, driver.ErrBadConn
	}
	return rows, err
}

// discard frees a statement that others have displaced. If that fails the connection is broken, which its next use shows.
func (s *session) discard(_ statementKey, statement driver.Stmt) { _ = statement.Close() }
