// Package web speaks HTTP: it routes requests to the GraphQL endpoint, to files, the explorer, the schema and health, and serves
// metrics and profiles to operators.
package web

import (
	"context"
	"database/sql"
	"io/fs"
	"time"

	"govhub/network"
	"govhub/web/endpoint"
	"govhub/web/files"
)

// Config is what the HTTP layer needs from the rest of the hub. Fields without a remark are required.
type Config struct {
	endpoint.Config
	SDL      string                      // served as /schema.graphql
	Examples string                      // shown by the explorer, served as /examples.json
	Ping     func(context.Context) error // asks the database for an answer
	Opening  func() int32                // the release that is about to become current, 0 for none; none if nil
	Stats    func() sql.DBStats          // of the connections of requests
	Metrics  *Metrics

	Explorer   fs.FS           // the built GraphiQL, ui.Dist()
	Networks   *network.Graphs // relationships; nil if the hub keeps none
	AdminHosts []string        // names by which Admin may be asked, besides loopback ones and the address it listens on
	Origins    []string        // that browsers may call from; empty means any
	RequestID  func() string   // random if nil
	Files      files.Options   // for downloads of queries, of the network and of releases
	Releases   *sql.DB         // of the reader, with a connection more than Files.Turns.Makers; no files of releases if nil
	Timeouts   Timeouts
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
