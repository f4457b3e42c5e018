// Package web speaks HTTP: the GraphQL endpoint, the explorer, the schema, health and metrics.
package web

import (
	"context"
	"database/sql"
	"io/fs"
	"log/slog"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"govhub/network"
	"govhub/web/downloads"
	"govhub/web/limits"
)

// Config is what the HTTP layer needs from the rest of the hub. Fields without a remark are required.
type Config struct {
	Schema   graphql.ExecutableSchema
	SDL      string // served as /schema.graphql
	Examples string // shown by the explorer, served as /examples.json
	Present  graphql.ErrorPresenterFunc
	Pin      Pin
	Ping     func(context.Context) error // asks the database for an answer
	Opening  func() int32                // the release that is about to become current, 0 for none; none if nil
	Stats    func() sql.DBStats          // of the connections of requests
	Metrics  *Metrics
	Logger   *slog.Logger

	Explorer             fs.FS             // the built GraphiQL, ui.Dist()
	Networks             *network.Graphs   // relationships; nil if the hub keeps none
	AdminHosts           []string          // names by which Admin may be asked, besides loopback ones and the address it listens on
	Origins              []string          // that browsers may call from; empty means any
	RequestID            func() string     // random if nil
	Build                string            // version of the program: answers of different ones are never mixed up
	Live                 []string          // fields of Query whose answers change while a release stands; none if empty
	CacheSize            uint64            // bytes of answers kept for the next request like them, in all their forms; 0 for none
	PersistedQueriesSize uint64            // bytes of queries kept for clients that send their hash; 0 for none
	Files                downloads.Options // where what is downloaded is kept
	Downloads            *Downloads        // files of releases; none if nil
	Limits               Limits
	Timeouts             Timeouts
	Tables               Tables // downloads of queries
}

// Limits bound one request.
type Limits struct {
	Query    limits.Limits
	Body     int64 // bytes of a POST body
	Address  int   // bytes of the query string of a GET
	Errors   int   // errors in an answer
	Response int   // bytes of the data of an answer
	Deadline time.Duration

	Turns    int           // large requests that are read at the same time, and as many introspections
	TurnWait time.Duration // for one of these turns

	Documents    int // validated documents kept for the next request with the same text
	DocumentText int // bytes of the longest text kept: a parsed document takes about 38 times its text
}

// DefaultLimits returns the documented limits.
func DefaultLimits() Limits {
	return Limits{
		Query:        limits.Default(),
		Body:         100 << 10,
		Address:      8 << 10,
		Errors:       20,
		Response:     10 << 20,
		Deadline:     8 * time.Second,
		Turns:        1,
		TurnWait:     2 * time.Second,
		Documents:    200,
		DocumentText: 4 << 10,
	}
}

// DefaultTables returns the documented limits of downloads of queries.
func DefaultTables() Tables {
	return Tables{Rows: 1_000_000, Bytes: 1 << 30, Turns: downloads.Turns{Makers: 2, Wait: 2 * time.Second, Timeout: 10 * time.Minute}}
}

// Timeouts bound connections.
type Timeouts struct {
	Header, Read, Write, Idle time.Duration
	Ready                     time.Duration // for the database to answer a readiness probe
	Delay                     time.Duration // in which requests are still taken on shutdown, for balancers to find out
	Drain                     time.Duration // for open requests to finish on shutdown
}

// DefaultTimeouts returns the documented timeouts.
func DefaultTimeouts() Timeouts {
	return Timeouts{
		Header: 5 * time.Second,
		Read:   10 * time.Second,
		Write:  30 * time.Second,
		Idle:   120 * time.Second,
		Ready:  time.Second,
		Drain:  15 * time.Second,
	}
}
