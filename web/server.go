package web

import (
	"fmt"
	"net/http"
	"sync/atomic"

	"govhub/web/downloads"
)

// Server answers HTTP requests. It is made by New.
type Server struct {
	config   Config
	cache    *cache     // nil if it is off
	texts    *persisted // nil if it is off
	files    *downloads.Store
	draining atomic.Bool
	public   http.Handler
	admin    http.Handler
}

// New builds the handlers. It fails on a configuration that cannot work.
func New(c Config) (*Server, error) {
	if c.RequestID == nil {
		c.RequestID = randomID
	}
	s := &Server{config: c}
	if c.CacheSize > 0 {
		kept, err := newCache(c.CacheSize)
		if err != nil {
			return nil, fmt.Errorf("cache: %w", err)
		}
		s.cache = kept
	}
	if c.PersistedQueriesSize > 0 {
		texts, err := newPersisted(c.PersistedQueriesSize, c.Metrics)
		if err != nil {
			return nil, fmt.Errorf("persisted queries: %w", err)
		}
		s.texts = texts
	}
	c.Files.Made = c.Metrics.made
	files, err := downloads.NewStore(c.Files)
	if err != nil {
		return nil, fmt.Errorf("downloads: %w", err)
	}
	s.files = files
	compress, err := compression()
	if err != nil {
		return nil, fmt.Errorf("compression: %w", err)
	}
	s.public = chain(s.routes(),
		s.leave,
		sever,
		identify(c.RequestID),
		logAccess(c.Logger),
		c.Metrics.measure,
		compress,
		crossOrigin(c.Origins),
		harden,
		readRange,
		rescue(c.Logger),
	)
	s.admin = s.adminRoutes()
	return s, nil
}

// Handler serves the public routes.
func (s *Server) Handler() http.Handler { return s.public }

// Admin serves metrics and profiles. It belongs on a loopback address.
func (s *Server) Admin() http.Handler { return s.admin }

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	handle := func(pattern, route string, h http.Handler) { mux.Handle(pattern, onRoute(route, h)) }
	tables := s.files.Queue(s.config.Tables.Turns) // of queries and of the network: both hold releases on the same connections
	endpoint := newEndpoint(s.config, s.cache, s.texts, tables)
	handle("/graphql", "/graphql", endpoint)
	handle("/graphql.csv", "/graphql.csv", endpoint.as(formatCSV))
	handle("/graphql.ndjson", "/graphql.ndjson", endpoint.as(formatNDJSON))
	handle("/graphql.zip", "/graphql.zip", endpoint.as(formatZip))
	handle("/{$}", "/", readOnly(http.RedirectHandler("/graphiql", http.StatusFound)))
	handle("/graphiql", "/graphiql", readOnly(explorerPage(s.config.Explorer)))
	handle("/graphiql/", "/graphiql/*", readOnly(explorerFiles(s.config.Explorer)))
	if s.config.Downloads != nil {
		files := &downloader{s.config, s.files.Queue(s.config.Downloads.Turns)}
		handle("/releases/{number}/package.zip", "/releases/*/package.zip", readOnly(files))
		handle("/releases/{number}/{file}", "/releases/*/*", readOnly(files))
	}
	handle("/network/{file}", "/network/*", readOnly(networkFile{s.config, tables}))
	handle("/schema.graphql", "/schema.graphql", readOnly(fixedText("text/plain; charset=utf-8", s.config.SDL))) // browsers show plain text instead of saving it
	handle("/examples.json", "/examples.json", readOnly(fixedText("application/json", s.config.Examples)))
	handle("/health/live", "/health/live", readOnly(live()))
	handle("/health/ready", "/health/ready", readOnly(s.ready()))
	handle("/", "other", http.HandlerFunc(notFound))
	return mux
}

// chain wraps h so that the first middleware sees a request first.
func chain(h http.Handler, middleware ...func(http.Handler) http.Handler) http.Handler {
	for i := len(middleware) - 1; i >= 0; i-- {
		h = middleware[i](h)
	}
	return h
}
