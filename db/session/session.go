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

// KeptStatements bounds the prepared statements of a connection. A prepared statement costs one round trip, and PostgreSQL
// neither parses it again nor, usually, plans it.
const KeptStatements = 200

// sessions connects, sets up each session and lets it keep prepared statements. The settings are not start-up parameters, because
// pgbouncer accepts only a few of those.
type sessions struct {
	driver.Connector
	settings map[string]string
}

// connection is the interface of a lib/pq connection.
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
		panic(err) // the size is below 1
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

// session is a connection that prepares each query once per release. database/sql uses it for one request at a time.
type session struct {
	connection
	schema   string // the search_path
	prepared *simplelru.LRU[statementKey, driver.Stmt]
}

// statementKey identifies a prepared statement. PostgreSQL plans it again whenever the search_path changes.
type statementKey struct{ schema, text string }

// enter sets the search_path to the schema. This takes a round trip if it changes.
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

// PlannedAnew returns a context whose queries PostgreSQL plans for their values. After a few runs it would plan a prepared
// statement for any value, and choose a plan for the many submitted entries to find the few winners.
func PlannedAnew(ctx context.Context) context.Context {
	return context.WithValue(ctx, plannedAnewKey{}, true)
}

// QueryContext runs a query, preparing it on first use.
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
		// A pooler has reset the session, or a newer hub has replaced a view by one with other types. Another connection will
		// work.
		return nil, driver.ErrBadConn
	}
	return rows, err
}

// discard closes an evicted prepared statement. If that fails the connection is broken, and its next use will fail.
func (s *session) discard(_ statementKey, statement driver.Stmt) { _ = statement.Close() }
