package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// grown is how much longer a page query takes on more data: its p50 with one client, relative to the first scale.
type grown struct {
	scale  scale
	query  string
	first  time.Duration
	factor spread
}

// growth runs govhub's plan on the data of all scales at the same time, and times the page queries in turn.
func (r run) growth(ctx context.Context, pg *postgres, queries []query) (list []grown, err error) {
	if len(r.Scale) < 2 {
		return nil, nil
	}
	hubs := make([]system, len(r.Scale))
	defer func() {
		for _, h := range hubs {
			if h.server != nil {
				err = errors.Join(err, h.server.stop())
			}
		}
	}()
	for i, s := range r.Scale {
		f := &fleet{dir: pg.dir, dsn: pg.dsn(s)}
		h, err := f.startHub(ctx, planSystem+"-"+s.database(), "--cache-size", "0")
		if err != nil {
			return nil, err
		}
		hubs[i] = system{name: h.name, server: h.child, exchanges: map[string]exchange{}}
	}
	for _, q := range queries {
		if q.Counts {
			continue
		}
		for _, h := range hubs {
			if h.exchanges[q.name], err = pageExchange(ctx, h.server, q); err != nil {
				return nil, fmt.Errorf("%s: %w", q.name, err)
			}
		}
		progress("growth: %s", q.name)
		times, err := r.inTurns(ctx, hubs, q.name)
		if err != nil {
			return nil, err
		}
		for i, s := range r.Scale[1:] {
			list = append(list, grown{
				scale: s, query: q.name,
				first: time.Duration(spreadOf(times[0]).median), factor: spreadOf(ratios(times[i+1], times[0])),
			})
		}
	}
	return list, nil
}

func pageExchange(ctx context.Context, server *child, q query) (exchange, error) {
	o, err := turnPages(ctx, server, operation{q.govhub, q.Variables}, q.Pages)
	if err != nil {
		return exchange{}, err
	}
	a, err := o.ask(ctx, server)
	return exchange{o.post("/graphql"), http.StatusOK, a.body}, err
}

// inTurns returns the p50 of each hub in each round, in nanoseconds.
func (r run) inTurns(ctx context.Context, hubs []system, query string) ([][]float64, error) {
	times := make([][]float64, len(hubs))
	for range r.Rounds {
		for i, h := range hubs {
			for _, duration := range []time.Duration{r.Warmup, r.Duration} {
				t, err := load(ctx, h, query, 1, duration)
				if err != nil {
					return nil, err
				}
				if duration == r.Duration {
					times[i] = append(times[i], float64(t.p50))
				}
			}
		}
	}
	return times, nil
}
