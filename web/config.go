// Package web is the HTTP server: it routes requests to the GraphQL endpoint, files, the explorer, the schema and health checks,
// and serves metrics and profiles to operators.
package web

import (
	"context"
	"database/sql"
	"io/fs"
	"time"

	"govhub/db"
	"govhub/network"
	"govhub/web/endpoint"
	"govhub/web/files"
)

// Config is what the HTTP server needs from the rest of the hub. Fields are required unless their comment says otherwise.
type Config struct {
	endpoint.Config
	Prefix   string                      // path before that of each route, such as /hub; may be empty
	SDL      string                      // served as /schema.graphql
	Examples string                      // shown by the explorer, served as /examples.json
	Ping     func(context.Context) error // checks that the database responds
	Opening  func() int32                // the release that is about to become current, 0 for none; may be nil
	Stats    func() sql.DBStats          // of the request connections
	Snapshot func() db.Snapshot          // what releases keep in memory
	Metrics  *Metrics

	Explorer   fs.FS           // the built application, explorer.Dist()
	Networks   *network.Graphs // relationships; nil without a network
	AdminHosts []string        // host names of the admin address, besides loopback ones and its own
	Origins    []string        // that browsers may call from; empty means any
	RequestID  func() string   // random if nil
	Files      files.Options   // for downloads of queries, of the network and of releases
	Releases   *sql.DB         // of the reader, with one connection more than Files.Turns.Makers; nil without files of releases
	Timeouts   Timeouts
}

// Timeouts bound connections.
type Timeouts struct {
	Header, Read, Write, Idle time.Duration
	Ready                     time.Duration // for the database to answer a readiness probe
	Delay                     time.Duration // on shutdown, to accept requests until balancers notice
	Drain                     time.Duration // on shutdown, for open requests to finish
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
