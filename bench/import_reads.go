package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

// Readers: as many clients, each with an occasional request, like people who look at dashboards.
const (
	readers    = 8
	readEvery  = 20 * time.Millisecond
	readWindow = 5 * time.Second
)

// readQueries are answered from memory, from memory with relations, and from PostgreSQL.
var readQueries = [...]string{"node-by-code", "list-with-relation", "observations"}

// reads times requests to a hub without an import, during one, and again without one. The imported release differs from the one
// that is read, and becomes the current one meanwhile.
func (b *importBench) reads(ctx context.Context, round uint64) (err error) {
	next, err := b.files.generate(ctx, "next", b.Rows, 2+round)
	if err != nil {
		return err
	}
	defer os.RemoveAll(next)
	return b.inDatabase(ctx, "reads", func(dsn string) (err error) {
		progress("reads")
		if err := command(ctx, govhub, "import", "--database-url", dsn, b.files.sorted); err != nil {
			return err
		}
		f := &fleet{dir: b.files.dir, dsn: dsn}
		h, err := f.startHub(ctx, planSystem, "--cache-size", "0")
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, h.stop()) }()
		exchanges, err := pinnedExchanges(ctx, h.child)
		if err != nil {
			return err
		}
		window := func(ctx context.Context) error {
			time.Sleep(readWindow)
			return nil
		}
		imported := func(ctx context.Context) error {
			return b.measure(ctx, "import beside reads", "govhub", exec.CommandContext(ctx, govhub, "import", "--database-url", dsn, next))
		}
		for _, phase := range []struct {
			name string
			last func(context.Context) error
		}{{"warm", window}, {"without", window}, {"during", imported}, {"without", window}} {
			t, err := readWhile(ctx, h.address, exchanges, phase.last)
			if err != nil {
				return err
			}
			progress("reads %s: p50 %.2f ms, p99 %.2f ms of %d", phase.name, milliseconds(t.p50), milliseconds(t.p99), t.requests)
			b.found.addReads(phase.name, t)
		}
		return nil
	})
}

// pinnedExchanges are requests for release 1, whose answers stay the same.
func pinnedExchanges(ctx context.Context, server *child) (list []exchange, err error) {
	for _, name := range readQueries {
		q, err := loadQuery(name)
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(q.govhub, "{") {
			q.govhub = "query " + q.govhub
		}
		q.govhub = strings.Replace(q.govhub, "{", "@release(number: 1) {", 1)
		x, err := pageExchange(ctx, server, q)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		list = append(list, x)
	}
	return list, nil
}

// readWhile sends requests until something ends.
func readWhile(ctx context.Context, address string, exchanges []exchange, last func(context.Context) error) (timing, error) {
	reading, stop := context.WithCancel(ctx)
	defer stop()
	latencies := make([][]time.Duration, readers)
	var clients errgroup.Group
	began := time.Now()
	for i := range readers {
		clients.Go(func() (err error) {
			latencies[i], err = readNowAndThen(reading, address, exchanges, time.Duration(i)*readEvery/readers)
			return err
		})
	}
	err := last(ctx)
	stop()
	if err := errors.Join(err, clients.Wait()); err != nil {
		return timing{}, err
	}
	t := timing{elapsed: time.Since(began)}
	all := slices.Concat(latencies...)
	slices.Sort(all)
	t.requests, t.p50, t.p99 = len(all), percentile(all, 0.5), percentile(all, 0.99)
	return t, nil
}

// readNowAndThen sends requests at fixed times, even if answers are late, and measures from those times: a client that had to
// wait sees the delay.
func readNowAndThen(ctx context.Context, address string, exchanges []exchange, delay time.Duration) (latencies []time.Duration, err error) {
	c, err := dial(ctx, address)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	due := time.Now().Add(delay)
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			return latencies, nil
		case <-time.After(time.Until(due)):
		}
		x := exchanges[i%len(exchanges)]
		status, body, err := c.ask(x.request)
		if err != nil {
			return nil, err
		}
		if status != x.status || !bytes.Equal(body, x.body) {
			return nil, fmt.Errorf("status %d, want %d and the same answer as before: %.300s", status, x.status, body)
		}
		latencies = append(latencies, time.Since(due))
		due = due.Add(readEvery)
	}
}
