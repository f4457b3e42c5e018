package cli

import (
	"database/sql"
	"log/slog"
	"net"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"govhub/db"
	"govhub/docs/examples"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/network"
	"govhub/resolvers"
	"govhub/web"
	"govhub/web/downloads"
	"govhub/web/ui"
)

// Config returns what the flags make of a server.
func (s Serve) Config(hub *db.Hub, owner *sql.DB, files *web.Downloads, networks *network.Graphs, metrics *web.Metrics, logger *slog.Logger) web.Config {
	es := s.executor(networks)
	tables := s.Limits.tables()
	if owner != nil {
		tables.Hold = web.HoldBy(owner)
	}
	return web.Config{
		Schema:               es,
		SDL:                  graph.SDL(es.Schema()),
		Examples:             examples.Gallery(),
		Present:              resolvers.PresentError(logger, web.Failed),
		Pin:                  web.PinFrom(hub),
		Ping:                 hub.Ping,
		Opening:              hub.Opening,
		Stats:                hub.Stats,
		Metrics:              metrics,
		Logger:               logger,
		Explorer:             ui.Dist(),
		Networks:             networks,
		Origins:              s.CORSOrigins,
		Build:                thisBuild(),
		Live:                 []string{"release", "releases"}, // they name what was published since
		CacheSize:            s.CacheSize,
		PersistedQueriesSize: s.PersistedQueriesSize,
		Files:                downloads.Options{Dir: s.DownloadDir, Size: s.Limits.DownloadSize},
		Downloads:            files,
		Limits:               s.Limits.requests(),
		AdminHosts:           s.adminHosts(),
		Timeouts:             s.timeouts(),
		Tables:               tables,
	}
}

func (s Serve) timeouts() web.Timeouts {
	t := s.Limits.timeouts()
	t.Delay = s.DrainDelay
	return t
}

// adminHosts are the names of the operator's, and that of the address itself.
func (s Serve) adminHosts() []string {
	host, _, err := net.SplitHostPort(s.AdminListen)
	if ip := net.ParseIP(host); err != nil || ip != nil && ip.IsUnspecified() { // nowhere, or everywhere
		return s.AdminHosts
	}
	return append(slices.Clone(s.AdminHosts), host)
}

// maxPlans is how many plans are kept, about 10 KB each; longer ones count as several.
const maxPlans = 500

// executor returns the schema that answers: by plans, or by gqlgen's own executor, which answers the same.
func (s Serve) executor(networks *network.Graphs) graphql.ExecutableSchema {
	r := &resolvers.Resolver{Networks: networks, SearchSteps: s.Limits.MaxSearch}
	if s.Executor == "gqlgen" {
		return executableSchema(r)
	}
	return graph.NewPlanSchema(graph.Config{Resolvers: r}, plan.Options{Response: s.Limits.MaxResponse, Plans: maxPlans})
}
