package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/tools/txtar"

	"govhub/resolvers/hostile"
)

// assault measures the effect of many hostile clients on a hub and its other clients.
type assault struct {
	Scale       scale         `default:"1" env:"SCALE" help:"Scale of the generated data."`
	Clients     int           `default:"64" env:"CLIENTS" help:"Clients that send hostile documents and expensive queries."`
	Duration    time.Duration `default:"2m" env:"DURATION" help:"How long they send them."`
	Quiet       time.Duration `default:"20s" help:"How long the simple query runs alone, before and after them."`
	Documents   string        `default:"resolvers/testdata/hostile/*.txt" help:"Pattern of the archives of hostile documents."`
	Keep        string        `env:"KEEP" placeholder:"DIR" help:"Folder for the database, which the next run uses again. Otherwise it is removed."`
	PostgresBin string        `default:"bin/postgres/bin" env:"GOVHUB_POSTGRES_BIN" help:"Folder with the programs of PostgreSQL."`
}

// phase is the simple query as seen by one client, and the hub's memory meanwhile.
type phase struct {
	name     string
	asked    int
	failed   int
	p50, p99 time.Duration
	memory   int64 // at the end
	peak     int64
}

// Run starts a hub in its normal configuration, with its limits, and prints three phases: before, beside and after the clients.
func (a assault) Run(ctx context.Context) (err error) {
	requests, err := a.requests()
	if err != nil {
		return err
	}
	dir, remove, err := folder(a.Keep)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove()) }()
	pg, err := startPostgres(ctx, dir, a.PostgresBin, volatile)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pg.stop()) }()
	if err := pg.prepare(ctx, a.Scale); err != nil {
		return err
	}
	server, err := start(ctx, dir, "govhub-hostile", exec.Command(govhub, "serve",
		"--database-url", pg.dsn(a.Scale), "--listen", "127.0.0.1:0", "--admin-listen", "", "--log-level", "error"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.stop()) }()

	idle, err := startIdle(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, idle.stop()) }()

	if _, err := watch(ctx, "warm", server, a.Quiet/4); err != nil {
		return err
	}
	base, err := watch(ctx, "base, before", idle, a.Quiet/4)
	if err != nil {
		return err
	}
	before, err := watch(ctx, "before", server, a.Quiet)
	if err != nil {
		return err
	}
	codes := newTally()
	attack, end := context.WithTimeout(ctx, a.Duration)
	var clients sync.WaitGroup
	for i := range a.Clients {
		clients.Go(func() { codes.harass(attack, server, requests, uint64(i)) })
	}
	var beside, baseBeside phase
	watched, watching := errgroup.WithContext(ctx)
	watched.Go(func() (err error) { beside, err = watch(watching, "beside", server, a.Duration); return err })
	watched.Go(func() (err error) { baseBeside, err = watch(watching, "base, beside", idle, a.Duration); return err })
	err = watched.Wait()
	end()
	clients.Wait()
	if err != nil {
		return err
	}
	after, err := watch(ctx, "after", server, a.Quiet)
	if err != nil {
		return err
	}
	return a.report([]phase{before, beside, after}, []phase{base, baseBeside}, codes)
}

// startIdle starts a server that has an answer to all queries ready. Its slowdown beside the clients shows how much they take from the
// machine rather than from the hub.
func startIdle(ctx context.Context, dir string) (*child, error) {
	text, err := json.Marshal(map[string]bareAnswer{"graphql": {Body: []byte(`{"data":{}}`)}})
	if err != nil {
		return nil, err
	}
	file := filepath.Join(dir, "idle.json")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return nil, err
	}
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return start(ctx, dir, "idle", exec.Command(program, "bare", file))
}

// requests are the bodies of hostile documents and of the benchmark's queries, which are expensive but allowed.
func (a assault) requests() (bodies [][]byte, err error) {
	paths, err := filepath.Glob(a.Documents)
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no hostile documents match %s: %w", a.Documents, err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			return nil, err
		}
		documents, err := hostile.Documents(archive)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, d := range documents {
			bodies = append(bodies, d.Request)
		}
	}
	queries, err := loadQueries("*")
	if err != nil {
		return nil, err
	}
	for _, q := range queries {
		bodies = append(bodies, operation{q.govhub, q.Variables}.json())
	}
	return bodies, nil
}

// watch runs a simple query, each time one that is not cached, as fast as one client can.
func watch(ctx context.Context, name string, server *child, duration time.Duration) (p phase, err error) {
	p.name = name
	client := &http.Client{Timeout: patience}
	defer client.CloseIdleConnections()
	var latencies []time.Duration
	for began := time.Now(); time.Since(began) < duration; p.asked++ {
		query := fmt.Sprintf(`query Q%d_%d { regions(first: 3, filter: {code: {ne: "%[2]d"}}) { nodes { name } } }`, began.Unix(), p.asked)
		asked := time.Now()
		code, err := send(ctx, client, server, operation{document: query}.json())
		if err != nil {
			return p, errors.Join(err, errors.New(server.lastWords()))
		}
		latencies = append(latencies, time.Since(asked))
		if code != "data" {
			p.failed++
		}
		if p.memory, err = statusBytes(server.pid(), "VmRSS:"); err != nil {
			return p, err
		}
		p.peak = max(p.peak, p.memory)
	}
	slices.Sort(latencies)
	p.p50, p.p99 = percentile(latencies, 0.5), percentile(latencies, 0.99)
	return p, nil
}

// tally counts answers by code.
type tally struct {
	mu    sync.Mutex
	codes map[string]int
}

func newTally() *tally { return &tally{codes: map[string]int{}} }

// harass sends requests in a random order until the context ends.
func (t *tally) harass(ctx context.Context, server *child, requests [][]byte, seed uint64) {
	client := &http.Client{Transport: new(http.Transport), Timeout: patience}
	defer client.CloseIdleConnections()
	for r := rand.New(rand.NewPCG(seed, 1)); ctx.Err() == nil; {
		code, err := send(ctx, client, server, requests[r.IntN(len(requests))])
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			code = "broken connection"
		}
		t.mu.Lock()
		t.codes[code]++
		t.mu.Unlock()
	}
}

// send returns the code of the first error of an answer, "data" if it has none.
func send(ctx context.Context, client *http.Client, server *child, body []byte) (string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+server.address+"/graphql", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	r.Header.Set("Content-Type", "application/json")
	resp, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", err
	}
	var answer struct {
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		return "", err
	}
	if len(answer.Errors) == 0 {
		return "data", nil
	}
	return answer.Errors[0].Extensions.Code, nil
}

func (a assault) report(hub, base []phase, codes *tally) error {
	before, beside, after := hub[0], hub[1], hub[2]
	fmt.Printf("%v, %d hostile clients for %v\n\n", a.Scale, a.Clients, a.Duration)
	fmt.Println("| simple query | requests | failed | p50 ms | p99 ms | resident MB | at most |\n|---|---:|---:|---:|---:|---:|---:|")
	for _, p := range slices.Concat(hub, base) {
		fmt.Printf("| %s | %d | %d | %.2f | %.2f | %d | %d |\n",
			p.name, p.asked, p.failed, milliseconds(p.p50), milliseconds(p.p99), p.memory>>20, p.peak>>20)
	}
	fmt.Printf("\nBeside them p99 is %.1f times as long (aim: 3), memory at most %.2f times as much (aim: 1.3), afterwards %.2f.\n\n",
		float64(beside.p99)/float64(before.p99), float64(beside.peak)/float64(before.memory), float64(after.memory)/float64(before.memory))
	slower := float64(beside.p99) / float64(before.p99)
	machine := float64(base[1].p99) / float64(base[0].p99)
	fmt.Printf("A server that does nothing (base) is %.1f times as slow beside them: the hub %.1f times as much.\n\n", machine, slower/machine)
	fmt.Println("| answers to the hostile clients | number |\n|---|---:|")
	names := slices.SortedFunc(maps.Keys(codes.codes), func(x, y string) int { return cmp.Compare(codes.codes[y], codes.codes[x]) })
	for _, name := range names {
		fmt.Printf("| %s | %d |\n", name, codes.codes[name])
	}
	return nil
}
