package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"
)

// timing is a server as seen by clients.
type timing struct {
	requests int
	elapsed  time.Duration
	p50, p99 time.Duration
}

func (t timing) perSecond() float64 { return float64(t.requests) / t.elapsed.Seconds() }

// load lets clients send a server the same request for a while, each again when it has its answer. Any wrong answer is an error.
func load(ctx context.Context, s system, query string, clients int, duration time.Duration) (timing, error) {
	x := s.exchanges[query]
	latencies := make([][]time.Duration, clients)
	group, ctx := errgroup.WithContext(ctx)
	began := time.Now()
	for i := range clients {
		group.Go(func() (err error) {
			latencies[i], err = askFor(ctx, s.server.address, x, began.Add(duration))
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return timing{}, fmt.Errorf("%s, asked %s by %d clients: %w", s.name, query, clients, err)
	}
	t := timing{elapsed: time.Since(began)}
	all := slices.Concat(latencies...)
	slices.Sort(all)
	t.requests, t.p50, t.p99 = len(all), percentile(all, 0.5), percentile(all, 0.99)
	return t, nil
}

// askFor returns how long each answer took until the end.
func askFor(ctx context.Context, address string, x exchange, end time.Time) (latencies []time.Duration, err error) {
	c, err := dial(ctx, address)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	latencies = make([]time.Duration, 0, 1<<14)
	for now := time.Now(); (len(latencies) == 0 || now.Before(end)) && ctx.Err() == nil; { // at least once
		status, body, err := c.ask(x.request)
		if err != nil {
			return nil, err
		}
		if status != x.status || !bytes.Equal(body, x.body) {
			return nil, fmt.Errorf("status %d and %d bytes, want %d and the %d bytes that were compared: %.300s",
				status, len(body), x.status, len(x.body), body)
		}
		then := time.Now()
		latencies = append(latencies, then.Sub(now))
		now = then
	}
	return latencies, ctx.Err()
}
