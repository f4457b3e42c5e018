package endpoint

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"govhub/web/request"
)

// repeat answers from the cache a request with known wording, if the cache has its answer from the release. It needs no deadline:
// it executes nothing.
func (e *Endpoint) repeat(x *exchange) (next bool) {
	q, ok := e.cache.question(x.wording)
	if !ok {
		return true
	}
	ctx := x.r.Context()
	pinned, err := e.config.Pin(ctx, q.release)
	if err != nil {
		return true // a later step reports it
	}
	defer pinned.Done()
	id := q.identity(pinned)
	pinned.Name(x.w, x.r)
	if !x.known(id, q.release, e.config.Shared) {
		body, as, ok := e.cache.find(id, encodingFor(x.r.Header["Accept-Encoding"]))
		if !ok {
			return true
		}
		e.looked(ctx, "hit")
		x.body(as, body)
	}
	i := request.From(ctx)
	i.Operation, i.Deprecated = q.operation, q.deprecated
	return false
}

// remember keeps what a wording asks, unless reading it again does more.
func (e *Endpoint) remember(x *exchange) {
	if !x.stores {
		e.cache.remember(x.wording, x.question)
	}
}

// recall takes an answer from the cache, waits for another request that executes it, or executes it.
func (e *Endpoint) recall(pinned request.Pinned, op *graphql.OperationContext, id request.Identity, want encoding) outcome {
	if body, as, ok := e.cache.find(id, want); ok {
		e.looked(pinned.Context, "hit")
		return outcome{body: [][]byte{body}, encoding: as}
	}
	out, joined := e.flights.do(pinned.Context, id, func(ctx context.Context) outcome {
		if body, _, ok := e.cache.find(id, ""); ok { // cached since the first lookup
			e.looked(ctx, "hit")
			return outcome{body: [][]byte{body}}
		}
		e.looked(ctx, "miss")
		out := e.execute(ctx, op, pinned.Number)
		if out.body != nil {
			out.body = [][]byte{e.cache.keep(id, out.body)}
		}
		return out
	})
	if joined {
		out.statements = 0 // the other request has run them
	}
	return out
}

// joined records that a request waits for the execution of another.
func (e *Endpoint) joined(ctx context.Context, execution string) {
	e.looked(ctx, "joined")
	request.From(ctx).Execution = execution
}

// looked records the outcome of a cache lookup.
func (e *Endpoint) looked(ctx context.Context, outcome string) {
	request.From(ctx).Cache = outcome
	if e.config.Looked != nil {
		e.config.Looked(outcome)
	}
}
