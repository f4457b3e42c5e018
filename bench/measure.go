package main

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// cell is one measurement: a system under a query from some clients, in one round.
type cell struct {
	timing
	cpu         time.Duration // of the server, per request
	postgresCPU time.Duration // of PostgreSQL, per request
	allocations float64       // of a Go server with metrics, per request
	memory      int64         // bytes that the server held at the end
}

// place is the position of a measurement.
type place struct {
	query, system string
	clients       int
}

// table is the cells of all rounds.
type table struct {
	systems []string
	cells   map[place][]cell
}

// measure takes the systems in turn, back and forth, so that no system always follows the same other one.
func (r run) measure(ctx context.Context, systems []system, queries []query, pg *postgres) (*table, error) {
	postgresPID, err := pg.process(ctx)
	if err != nil {
		return nil, err
	}
	t := &table{cells: map[place][]cell{}}
	for _, s := range systems {
		t.systems = append(t.systems, s.name)
	}
	turns := slices.Clone(systems)
	for round := range r.Rounds {
		for _, q := range queries {
			progress("round %d of %d: %s", round+1, r.Rounds, q.name)
			for _, clients := range r.Clients {
				for _, s := range turns {
					if _, asks := s.exchanges[q.name]; !asks {
						continue
					}
					c, err := r.cell(ctx, s, q.name, clients, postgresPID)
					if err != nil {
						return nil, err
					}
					p := place{q.name, s.name, clients}
					t.cells[p] = append(t.cells[p], c)
				}
			}
		}
		slices.Reverse(turns)
	}
	return t, nil
}

// usage is the counters of a server and of PostgreSQL.
type usage struct {
	cpu, postgresCPU time.Duration
	allocations      float64
}

func (r run) cell(ctx context.Context, s system, query string, clients, postgresPID int) (c cell, err error) {
	if _, err := load(ctx, s, query, clients, r.Warmup); err != nil {
		return cell{}, err
	}
	idle, err := usageOf(ctx, s, postgresPID)
	if err != nil {
		return cell{}, err
	}
	before, err := usageOf(ctx, s, postgresPID)
	if err != nil {
		return cell{}, err
	}
	if c.timing, err = load(ctx, s, query, clients, r.Duration); err != nil {
		return cell{}, err
	}
	if c.memory, err = residentMemory(s.server.pid()); err != nil {
		return cell{}, err
	}
	after, err := usageOf(ctx, s, postgresPID)
	if err != nil {
		return cell{}, err
	}
	n := time.Duration(c.requests)
	c.cpu = (after.cpu - before.cpu) / n
	c.postgresCPU = (after.postgresCPU - before.postgresCPU) / n
	reading := before.allocations - idle.allocations // the cost of the metrics
	c.allocations = max(0, after.allocations-before.allocations-reading) / float64(c.requests)
	return c, nil
}

func usageOf(ctx context.Context, s system, postgresPID int) (u usage, err error) {
	if u.cpu, err = cpuTime(s.server.pid()); err != nil {
		return usage{}, err
	}
	if u.postgresCPU, err = cpuTime(postgresPID); err != nil {
		return usage{}, err
	}
	if s.admin != "" {
		u.allocations, err = metric(ctx, s.admin, "go_memstats_mallocs_total")
	}
	return u, err
}

// metric reads a metric without labels.
func metric(ctx context.Context, address, name string) (float64, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/metrics", nil)
	if err != nil {
		return 0, err
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		if value, found := strings.CutPrefix(lines.Text(), name+" "); found {
			return strconv.ParseFloat(value, 64)
		}
	}
	return 0, fmt.Errorf("the metrics at %s lack %s", address, name)
}
