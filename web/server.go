package web

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"sync/atomic"

	"govhub/web/endpoint"
	"govhub/web/files"
	"govhub/web/site"
	"govhub/web/table"
)

// Server serves HTTP requests. Use New.
type Server struct {
	config   Config
	endpoint *endpoint.Endpoint
	files    *files.Store
	site     *site.Site
	draining atomic.Bool
	public   http.Handler
	admin    http.Handler
}

// New builds the handlers. It rejects an invalid configuration.
func New(c Config) (*Server, error) {
	if c.RequestID == nil {
		c.RequestID = rand.Text
	}
	c.Looked, c.Hashed = c.Metrics.cached, c.Metrics.persisted
	c.Files.WriteTimeout, c.Files.Logger, c.Files.Made, c.Files.Sent = c.Timeouts.Write, c.Logger, c.Metrics.made, c.Metrics.sentBytes
	c.Files.Prefix = c.Prefix
	store, err := files.NewStore(c.Files)
	if err != nil {
		return nil, fmt.Errorf("downloads: %w", err)
	}
	downloads := store.Queue() // of queries and of the network: both hold releases with the same connections
	e, err := endpoint.New(c.Config, downloads)
	if err != nil {
		return nil, err
	}
	c.Metrics.deprecate(e.Deprecated())
	compress, err := compression()
	if err != nil {
		return nil, fmt.Errorf("compression: %w", err)
	}
	pages, err := site.New(site.Config{
		Dist: c.Explorer, API: e, Pin: c.Pin, Present: c.Present, Prefix: c.Prefix, Public: c.Addresses.Public, Address: c.Limits.Address,
		Build: c.Build, Files: store.Queue(),
	})
	if err != nil {
		return nil, fmt.Errorf("explorer: %w", err)
	}
	s := &Server{config: c, endpoint: e, files: store, site: pages}
	s.public = chain(s.routes(downloads),
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

func (s *Server) routes(downloads *files.Queue) http.Handler {
	c := s.config
	mux := http.NewServeMux()
	handle := func(pattern, route string, h http.Handler) { mux.Handle(c.Prefix+pattern, onRoute(route, h)) }
	handle("/graphql", "/graphql", s.endpoint)
	for _, f := range table.Formats {
		handle("/graphql."+string(f), "/graphql."+string(f), s.endpoint.As(f))
		handle("/releases/{number}/graphql."+string(f), "/releases/*/graphql."+string(f), s.endpoint.As(f))
	}
	handle("/releases/{number}/graphql", "/releases/*/graphql", s.endpoint)
	start := readOnly(s.site.Start())
	handle("/{$}", "/", start)
	if c.Prefix != "" {
		mux.Handle(c.Prefix, onRoute("/", start))
	}
	s.pages(handle)
	if c.Releases != nil {
		releases := readOnly(files.Releases{
			Queue: s.files.Queue(), DB: c.Releases, Build: c.Build, Deadline: c.Limits.Deadline, Logger: c.Logger,
		})
		handle("/releases/{number}/package.zip", "/releases/*/package.zip", releases)
		handle("/releases/{number}/{file}", "/releases/*/*", releases)
	}
	handle("/releases/{number}/records/{id...}", "/releases/*/records/*", readOnly(records(c.Schema.Schema(), c.Prefix, s.site)))
	handle("/network/{file}", "/network/*", readOnly(files.Network{
		Queue: downloads, Graphs: c.Networks, Pin: c.Pin, Present: c.Present, Build: c.Build, Shared: c.Shared,
		Address: c.Limits.Address, Deadline: c.Limits.Deadline,
	}))
	handle("/schema.graphql", "/schema.graphql", readOnly(fixedText("text/plain; charset=utf-8", c.SDL))) // browsers show plain text instead of saving it
	handle("/examples.json", "/examples.json", readOnly(fixedText("application/json", c.Examples)))
	handle("/health/live", "/health/live", readOnly(live()))
	handle("/health/ready", "/health/ready", readOnly(s.ready()))
	mux.Handle("/", onRoute("other", s.site.Elsewhere()))
	return mux
}

// pages routes to the explorer, and to what others show of it.
func (s *Server) pages(handle func(pattern, route string, h http.Handler)) {
	russian, english := readOnly(s.site.Page(site.Russian)), readOnly(s.site.Page(site.English))
	handle("/ru", "/ru", russian)
	handle("/ru/", "/ru/*", russian)
	handle("/en", "/en", english)
	handle("/en/", "/en/*", english)
	handle("/embed/ru/", "/embed/ru/*", readOnly(s.site.Embed(site.Russian)))
	handle("/embed/en/", "/embed/en/*", readOnly(s.site.Embed(site.English)))
	russian, english = readOnly(s.site.Preview(site.Russian)), readOnly(s.site.Preview(site.English))
	handle("/preview/ru", "/preview/ru", russian)
	handle("/preview/ru/", "/preview/ru/*", russian)
	handle("/preview/en", "/preview/en", english)
	handle("/preview/en/", "/preview/en/*", english)
	handle("/oembed", "/oembed", readOnly(s.site.OEmbed()))
	handle("/robots.txt", "/robots.txt", readOnly(s.site.Robots()))
	handle("/sitemap.xml", "/sitemap.xml", readOnly(s.site.Sitemap()))
	handle("/explorer/", "/explorer/*", readOnly(s.site.Files()))
	handle("/graphiql", "/graphiql", readOnly(s.site.Editor()))
}

// chain wraps h so that the first middleware is the outermost.
func chain(h http.Handler, middleware ...func(http.Handler) http.Handler) http.Handler {
	for i := len(middleware) - 1; i >= 0; i-- {
		h = middleware[i](h)
	}
	return h
}
