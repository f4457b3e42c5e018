package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net"
	"regexp"
	"strconv"
	"time"

	"golang.org/x/sync/errgroup"

	"govhub/assist"
	"govhub/citation"
	"govhub/dataset"
	"govhub/db"
	"govhub/db/session"
	"govhub/network"
	"govhub/search"
	"govhub/web"
	"govhub/web/request"
)

// Serve is the command serve.
type Serve struct {
	database

	Listen               string        `env:"GOVHUB_LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to serve on."`
	ReadDatabaseURL      string        `env:"READ_DATABASE_URL" placeholder:"URL" help:"Database that answers requests: that of --database-url or a replica of it, with a login that owns nothing. By default requests use the owner's login in a role that only reads. The private PostgreSQL has such a login by itself."`
	AdminListen          string        `env:"GOVHUB_ADMIN_LISTEN" default:"127.0.0.1:8081" placeholder:"HOST:PORT" help:"Address that serves /metrics and /debug/pprof; empty for none."`
	AdminHosts           []string      `name:"admin-host" env:"GOVHUB_ADMIN_HOSTS" placeholder:"HOST" help:"Names by which /metrics and /debug/pprof may be asked for, besides loopback ones and the address of --admin-listen."`
	PublicURL            string        `env:"GOVHUB_PUBLIC_URL" placeholder:"URL" help:"Address by which readers reach the hub, for citations: https://hub.example.org. Without it, citations name the homepage of the data package."`
	CorrectionsURL       string        `env:"GOVHUB_CORRECTIONS_URL" placeholder:"URL" help:"Where readers report errors, as a template with {id}, {release} and {title}: https://example.org/errors?about={id} or mailto:data@example.org?subject={title}."`
	PathPrefix           string        `env:"GOVHUB_PATH_PREFIX" placeholder:"PATH" help:"Path before that of each address, as in /hub/graphql for /hub; none by default."`
	DrainDelay           time.Duration `env:"GOVHUB_DRAIN_DELAY" default:"5s" placeholder:"TIME" help:"How long the hub keeps accepting requests on shutdown, while not ready, so that load balancers notice."`
	CORSOrigins          []string      `name:"cors-origin" env:"GOVHUB_CORS_ORIGINS" placeholder:"ORIGIN" help:"Origins whose pages may call the hub; any if none is given."`
	Executor             string        `env:"GOVHUB_EXECUTOR" enum:"plan,gqlgen" default:"plan" help:"What executes queries: plan, level by level, or gqlgen, field by field, for comparison."`
	CacheSize            uint64        `env:"GOVHUB_CACHE_SIZE" default:"67108864" placeholder:"BYTES" help:"Bytes of answers kept for equal requests; 0 for none."`
	PersistedQueriesSize uint64        `env:"GOVHUB_PERSISTED_QUERIES_SIZE" default:"4194304" placeholder:"BYTES" help:"Bytes of queries kept for clients that send their hash instead; 0 for none."`
	UnknownHash          string        `name:"unknown-hash-status" env:"GOVHUB_UNKNOWN_HASH_STATUS" enum:"accept,200,400,404" default:"accept" help:"Status of an unknown hash of a query: accept, which is 200 under application/json and otherwise 400, or always 200, 400 or 404."`
	SharedMaxAge         time.Duration `name:"s-maxage" env:"GOVHUB_S_MAXAGE" default:"0s" placeholder:"TIME" help:"How long shared caches may keep answers by the current release; 0 to let them revalidate each time."`
	Stale                time.Duration `name:"stale-while-revalidate" env:"GOVHUB_STALE_WHILE_REVALIDATE" default:"0s" placeholder:"TIME" help:"How long after --s-maxage caches may still send these answers while they revalidate them."`
	DownloadDir          string        `env:"GOVHUB_DOWNLOAD_DIR" placeholder:"DIR" help:"Folder for the files of downloads; that for temporary files by default."`
	Memory               int64         `env:"GOVHUB_MEMORY" default:"1073741824" placeholder:"BYTES" help:"Bytes of what releases keep in memory. What PostgreSQL cannot answer, search, the assistant and the network, is always there; tables follow, the smallest first, as long as they fit. 0 leaves all tables to PostgreSQL."`
	ReferenceRows        *int64        `env:"GOVHUB_REFERENCE_ROWS" placeholder:"ROWS" help:"Deprecated: rows of tables in memory, counted as 100 bytes of --memory each."`
	NetworkLinks         *int          `env:"GOVHUB_NETWORK_LINKS" placeholder:"LINKS" help:"Deprecated: links of relationships that a release keeps in memory, 25 bytes each; a release with more has none. 0 for none; any number if not given."`
	Limits               limits        `embed:"" group:"Limits"`
}

var pathPrefix = regexp.MustCompile(`^(/[A-Za-z0-9_-]+)+$`)

// Validate is called by kong.
func (s Serve) Validate() error {
	switch {
	case s.ReadDatabaseURL != "" && s.DatabaseURL == "":
		return errors.New("--read-database-url needs --database-url: a private PostgreSQL has a login for requests by itself")
	case s.DrainDelay < 0:
		return errors.New("--drain-delay must not be negative")
	case s.PathPrefix != "" && !pathPrefix.MatchString(s.PathPrefix):
		return fmt.Errorf("--path-prefix: %q must begin with a slash, end with none, and have letters, digits, - and _ between: /hub", s.PathPrefix)
	case s.SharedMaxAge < 0 || s.Stale < 0 || s.SharedMaxAge%time.Second != 0 || s.Stale%time.Second != 0:
		return errors.New("--s-maxage and --stale-while-revalidate must be whole seconds, and not negative")
	case s.Stale > 0 && s.SharedMaxAge == 0:
		return errors.New("--stale-while-revalidate needs --s-maxage: without it caches keep nothing that could become stale")
	}
	_, err := citation.NewAddresses(s.PublicURL, s.CorrectionsURL)
	return err
}

// memory returns the bytes of what releases keep in memory.
func (s Serve) memory() int64 {
	if s.ReferenceRows != nil {
		return 100 * *s.ReferenceRows
	}
	return s.Memory
}

// unknownHash returns the status of an unknown hash of a query, 0 for that of other requests that are not executed.
func (s Serve) unknownHash() int {
	status, err := strconv.Atoi(s.UnknownHash)
	if err != nil { // accept
		return 0
	}
	return status
}

func (s Serve) shared() request.Shared {
	return request.Shared{MaxAge: s.SharedMaxAge, Stale: s.Stale}
}

// Networks returns the networks of releases.
func (s Serve) Networks() *network.Graphs {
	links := math.MaxInt
	if s.NetworkLinks != nil {
		links = *s.NetworkLinks
	}
	networks := network.New(links)
	networks.Turns = network.NewTurns(s.Limits.measures())
	return networks
}

// warn names the deprecated flags that were given.
func (s Serve) warn(logger *slog.Logger) {
	for flag, given := range map[string]bool{"--reference-rows": s.ReferenceRows != nil, "--network-links": s.NetworkLinks != nil} {
		if given {
			logger.Warn("a flag is deprecated: --memory bounds what releases keep in memory", slog.String("flag", flag))
		}
	}
}

func (s Serve) Run(ctx context.Context, c *console) error {
	public, admin, err := s.listen(ctx) // first, so that a taken port is reported before anything is made
	if err != nil {
		return err
	}
	defer closeListeners(public, admin)
	store, err := s.open(ctx, c.logger, toServe)
	if err != nil {
		return err
	}
	defer store.Close()
	if store.config.ReadURL, err = s.reader(ctx, store, c.logger); err != nil {
		return err
	}
	if err := publishBundle(ctx, store, c.logger); err != nil {
		return err
	}
	metrics := web.NewMetrics()
	config := s.Limits.database(store.config)
	config.Memory = s.memory()
	config.Observe = metrics.Statement
	networks := s.Networks()
	config.Parts = []db.Prepared{search.Indexes, assist.Indexes, networks}
	s.warn(c.logger)
	config.Fingerprint = dataset.Fingerprint()
	var hub *db.Hub
	if err := s.await(ctx, c.logger, func() (err error) {
		hub, err = db.Open(ctx, config, c.logger)
		return err
	}); err != nil {
		return err
	}
	defer hub.Close()
	releases, err := s.Limits.downloads(store.config)
	if err != nil {
		return err
	}
	defer releases.Close()
	server, err := web.New(s.Config(hub, store.owner, releases, networks, metrics, c.logger))
	if err != nil {
		return err
	}

	told := ctx // cancelled by a signal
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return hub.Follow(ctx) })
	group.Go(func() error { return server.Serve(ctx, told, public, admin) })
	group.Go(func() error { return store.watch(ctx) })
	group.Go(func() error { return store.keepShown(ctx, c.logger) })
	if _, err := fmt.Fprintf(c.out, "govhub answers at http://%s%s/graphql, its explorer is at http://%[1]s%[2]s/\n", public.Addr(), s.PathPrefix); err != nil {
		return err
	}
	return group.Wait()
}

// reader returns the address of the login for requests, empty if only the owner's is known.
func (s Serve) reader(ctx context.Context, store *store, logger *slog.Logger) (url string, err error) {
	switch {
	case store.private != nil:
		return store.private.Login(ctx, session.Reader)
	case s.ReadDatabaseURL == "":
		logger.WarnContext(ctx, "requests are answered by the owner of the data, in a role that only reads: give them a login that owns nothing with --read-database-url")
		return "", nil
	}
	config := store.config
	config.ReadURL = s.ReadDatabaseURL
	return s.ReadDatabaseURL, s.await(ctx, logger, func() error { return session.CheckReader(ctx, config.Config) })
}

func closeListeners(listeners ...net.Listener) {
	for _, l := range listeners {
		if l != nil {
			l.Close() // the server may have closed it already
		}
	}
}

// listen opens the ports. The second listener is nil if it is not wanted.
func (s Serve) listen(ctx context.Context) (public, admin net.Listener, err error) {
	if public, err = web.Listen(ctx, s.Listen); err != nil {
		return nil, nil, fmt.Errorf("--listen: %w", err)
	}
	if s.AdminListen == "" {
		return public, nil, nil
	}
	if admin, err = web.Listen(ctx, s.AdminListen); err != nil {
		public.Close()
		return nil, nil, fmt.Errorf("--admin-listen (for metrics; may be empty): %w", err)
	}
	return public, admin, nil
}

// watch fails when a private PostgreSQL ends before ctx does.
func (s *store) watch(ctx context.Context) error {
	if s.private == nil {
		return nil
	}
	select {
	case <-ctx.Done():
		return nil
	case <-s.private.Done():
		return errors.New("the private PostgreSQL has ended: see postgres.log in the data directory, and start govhub again")
	}
}
