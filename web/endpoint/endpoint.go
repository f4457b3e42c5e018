// Package endpoint is GraphQL over HTTP: it reads a request, prepares the operation, pins a release, executes and answers. It
// replaces gqlgen's own transports, whose request errors have "data":null and status 422, against the specification.
package endpoint

import (
	"context"
	"fmt"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"

	"govhub/errorcode"
	"govhub/web/files"
	"govhub/web/limits"
	"govhub/web/request"
	"govhub/web/table"
)

// Endpoint answers GraphQL requests. Use New.
type Endpoint struct {
	config    Config
	guard     *limits.Guard
	documents *documents
	prepared  *lru.Cache[wording, prepared]
	cache     *cache // nil if off
	known     known
	persisted *persisted // nil if off
	flights   flights
	reading   *turns // of large requests until they are executed
	schema    *turns // of introspection
	downloads *files.Queue
}

// New returns an endpoint. Downloads are made in the queue.
func New(c Config, downloads *files.Queue) (*Endpoint, error) {
	schema := c.Schema.Schema()
	guard := limits.New(schema, c.Limits.Query)
	e := &Endpoint{
		config: c, guard: guard, documents: newDocuments(schema, guard, c.Limits),
		known: newKnown(c.Known), reading: newTurns(c.Limits), schema: newTurns(c.Limits), downloads: downloads,
	}
	e.flights = flights{joined: e.joined, open: map[request.Identity]*flight{}}
	var err error
	if e.prepared, err = lru.New[wording, prepared](c.Limits.Documents); err != nil {
		return nil, fmt.Errorf("prepared operations: %w", err)
	}
	if c.CacheSize > 0 {
		if e.cache, err = newCache(c.CacheSize); err != nil {
			return nil, fmt.Errorf("cache: %w", err)
		}
	}
	if c.PersistedQueriesSize > 0 {
		if e.persisted, err = newPersisted(c.PersistedQueriesSize, c.Hashed); err != nil {
			return nil, fmt.Errorf("persisted queries: %w", err)
		}
	}
	return e, nil
}

// Deprecated lists the deprecated members of the schema.
func (e *Endpoint) Deprecated() []string { return e.documents.deprecated.members() }

// Answers returns the number of cached answers.
func (e *Endpoint) Answers() Kept { return e.cache.size() }

// Queries returns the number of queries kept by hash.
func (e *Endpoint) Queries() Kept { return e.persisted.size() }

// ServeHTTP answers in a media type that the client accepts.
func (e *Endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept")
	e.serve(w, r, negotiate(r.Header.Values("Accept")))
}

// As answers in the format of the address, whatever the client accepts.
func (e *Endpoint) As(f table.Format) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { e.serve(w, r, f.Media()) })
}

// recovered is called by gqlgen for a panic in a resolver: the field fails, the rest of the answer remains.
func (e *Endpoint) recovered(ctx context.Context, p any) error {
	if _, first := request.Failed(ctx, graphql.GetPath(ctx)); first {
		request.LogPanic(ctx, e.config.Logger, p)
	}
	return request.Coded(errorcode.Internal, request.InternalMessage)
}
