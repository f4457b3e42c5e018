package cli

import (
	"database/sql"
	"log/slog"
	"net"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"govhub/citation"
	"govhub/db"
	"govhub/docs/examples"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/network"
	"govhub/resolvers"
	"govhub/web"
	"govhub/web/endpoint"
	"govhub/web/explorer"
	"govhub/web/files"
	"govhub/web/request"
)

// Config returns the configuration of a server by the flags.
func (s Serve) Config(hub *db.Hub, owner *sql.DB, releases *sql.DB, networks *network.Graphs, metrics *web.Metrics, logger *slog.Logger) web.Config {
	addresses := s.addresses()
	es := s.executor(networks, addresses)
	return web.Config{
		Config: endpoint.Config{
			Schema:               es,
			Present:              resolvers.PresentError(logger, request.Failed),
			Pin:                  request.PinFrom(hub),
			Logger:               logger,
			Build:                thisBuild(),
			Live:                 endpoint.Live{"releases": nil, "revisions": nil, "release": {"current", "errata"}}, // what other releases change
			CacheSize:            s.CacheSize,
			PersistedQueriesSize: s.PersistedQueriesSize,
			Known:                explorer.Queries(),
			UnknownHash:          s.unknownHash(),
			Shared:               s.shared(),
			Limits:               s.Limits.requests(),
			Tables:               s.Limits.tables(),
			Addresses:            addresses,
		},
		Prefix:     s.PathPrefix,
		SDL:        graph.SDL(es.Schema()),
		Examples:   examples.Gallery(),
		Ping:       hub.Ping,
		Opening:    hub.Opening,
		Stats:      hub.Stats,
		Snapshot:   hub.Snapshot,
		Metrics:    metrics,
		Explorer:   explorer.Dist(),
		Networks:   networks,
		Origins:    s.CORSOrigins,
		Files:      s.files(owner),
		Releases:   releases,
		AdminHosts: s.adminHosts(),
		Timeouts:   s.timeouts(),
	}
}

// addresses returns those that citations name, which Validate has checked.
func (s Serve) addresses() citation.Addresses {
	a, err := citation.NewAddresses(s.PublicURL, s.CorrectionsURL)
	if err != nil {
		panic(err)
	}
	return a
}

// files returns the options of downloads. Without an owner, releases are not held: they are never pruned, or only by another hub.
func (s Serve) files(owner *sql.DB) files.Options {
	l := s.Limits
	o := files.Options{
		Dir: s.DownloadDir, Size: l.DownloadSize,
		Turns: files.Turns{Makers: l.DownloadMakers, Wait: l.AcquireTimeout, Timeout: l.DownloadTimeout},
	}
	if owner != nil {
		o.Hold = files.HoldBy(owner)
	}
	return o
}

func (s Serve) timeouts() web.Timeouts {
	t := s.Limits.timeouts()
	t.Delay = s.DrainDelay
	return t
}

// adminHosts are the operator's names, and the host of the address itself.
func (s Serve) adminHosts() []string {
	host, _, err := net.SplitHostPort(s.AdminListen)
	if ip := net.ParseIP(host); err != nil || ip != nil && ip.IsUnspecified() { // no address, or all addresses
		return s.AdminHosts
	}
	return append(slices.Clone(s.AdminHosts), host)
}

// maxPlans bounds the cached plans, about 10 KB each; longer ones count as several.
const maxPlans = 500

// executor returns the schema that answers: by plans, or by gqlgen's own executor, with the same answers.
func (s Serve) executor(networks *network.Graphs, a citation.Addresses) graphql.ExecutableSchema {
	r := &resolvers.Resolver{Networks: networks, SearchSteps: s.Limits.MaxSearch, Addresses: a}
	if s.Executor == "gqlgen" {
		return executableSchema(r)
	}
	return graph.NewPlanSchema(graph.Config{Resolvers: r}, plan.Options{Response: s.Limits.MaxResponse, Plans: maxPlans})
}
