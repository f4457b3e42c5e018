package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/google/go-cmp/cmp"
)

// Names of the compared systems.
const (
	planSystem         = "plan"
	sqlSystem          = "SQL"
	cacheSystem        = "cache"
	gqlgenSystem       = "gqlgen"
	postgraphileSystem = "PostGraphile"
	bareSystem         = "net/http"
	unchangedSystem    = "304"
)

// poolSize is the number of connections to PostgreSQL of each system: govhub's default.
const poolSize = 16

// system is one of the compared systems: a server and its requests.
type system struct {
	name      string
	server    *child
	admin     string              // address of its metrics, if it has any
	exchanges map[string]exchange // by query
}

// exchange is a request, ready to be sent, and its only right answer.
type exchange struct {
	request []byte
	status  int
	body    []byte
}

// hub is a govhub with its metrics.
type hub struct {
	*child
	admin string
}

// fleet is one server of each kind on one database.
type fleet struct {
	dir, dsn string
	workers  int

	plan, sql, cache, gqlgen hub
	postgraphile, bare       *child

	agreed map[string]agreement // by query
}

// agreement is a query with the same content from all systems.
type agreement struct {
	govhub, postgraphile        operation
	answer, postgraphilesAnswer answer
}

func (f *fleet) start(ctx context.Context) (err error) {
	f.agreed = map[string]agreement{}
	if f.plan, err = f.startHub(ctx, planSystem, "--cache-size", "0"); err != nil {
		return err
	}
	if f.sql, err = f.startHub(ctx, sqlSystem, "--cache-size", "0", "--memory", "0"); err != nil {
		return err
	}
	if f.cache, err = f.startHub(ctx, cacheSystem); err != nil {
		return err
	}
	if f.gqlgen, err = f.startHub(ctx, gqlgenSystem, "--executor", "gqlgen", "--cache-size", "0"); err != nil {
		return err
	}
	f.postgraphile, err = f.startPostGraphile(ctx)
	return err
}

func (f *fleet) stop() error {
	var errs []error
	for _, c := range []*child{f.plan.child, f.sql.child, f.cache.child, f.gqlgen.child, f.postgraphile, f.bare} {
		if c != nil {
			errs = append(errs, c.stop())
		}
	}
	return errors.Join(errs...)
}

// startHub starts a govhub that, like PostGraphile, lets requests wait for a free connection: refusals under load would not be
// comparable. All other limits are the defaults.
func (f *fleet) startHub(ctx context.Context, name string, flags ...string) (h hub, err error) {
	if h.admin, err = freeAddress(ctx); err != nil {
		return hub{}, err
	}
	cmd := exec.Command(govhub, append([]string{
		"serve", "--database-url", f.dsn, "--listen", "127.0.0.1:0", "--admin-listen", h.admin,
		"--pool-size", strconv.Itoa(poolSize), "--acquire-timeout", "1m", "--request-timeout", "1m",
		"--statement-timeout", "50s", "--socket-timeout", "55s", "--log-level", "warn",
	}, flags...)...)
	h.child, err = start(ctx, f.dir, "govhub-"+name, cmd)
	return h, err
}

func freeAddress(ctx context.Context) (string, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer listener.Close()
	return listener.Addr().String(), nil
}

func (f *fleet) startPostGraphile(ctx context.Context) (*child, error) {
	node, err := findNode(ctx)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(node, filepath.Join(postgraphileDir, "server.mjs"))
	cmd.Env = append(os.Environ(), "NODE_ENV=production", "GRAPHILE_ENV=production", "DATABASE_URL="+f.dsn,
		"POOL="+strconv.Itoa(poolSize), "WORKERS="+strconv.Itoa(f.workers))
	return start(ctx, f.dir, "postgraphile", cmd)
}

// startBare runs this program again, so that its CPU time is separate.
func (f *fleet) startBare(ctx context.Context) (*child, error) {
	answers := map[string]bareAnswer{}
	for name, a := range f.agreed {
		header := a.answer.header.Clone()
		header.Del("Date") // net/http writes it
		answers[name] = bareAnswer{Header: header, Body: a.answer.body}
	}
	text, err := json.Marshal(answers)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(f.dir, "answers.json")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return start(ctx, f.dir, "bare", exec.Command(self, "bare", file))
}

// agree sends a query to all systems and returns an error unless they answer the same: the executors of govhub and its cache byte for
// byte, PostGraphile in content, and each of them twice.
func (f *fleet) agree(ctx context.Context, q query, s scale) error {
	var a agreement
	var err error
	if a.govhub, err = turnPages(ctx, f.plan.child, operation{q.govhub, q.Variables}, q.Pages); err != nil {
		return err
	}
	if a.answer, err = a.govhub.ask(ctx, f.plan.child); err != nil {
		return err
	}
	for _, again := range []hub{f.plan, f.sql, f.gqlgen, f.cache, f.cache} {
		answer, err := a.govhub.ask(ctx, again.child)
		if err != nil {
			return err
		}
		if !bytes.Equal(answer.body, a.answer.body) {
			return fmt.Errorf("%s does not answer the same bytes as govhub-plan:\n%s\nwant\n%s", again.name, answer.body, a.answer.body)
		}
	}
	ours, err := content(a.answer.body)
	if err != nil {
		return err
	}
	if field, empty := hasEmptyRoot(ours); empty && s != bundled {
		return fmt.Errorf("%s is empty, so there is nothing to measure", field)
	}
	if q.postgraphile != "" {
		if err := f.agreeWithPostGraphile(ctx, q, &a, ours); err != nil {
			return err
		}
	}
	f.agreed[q.name] = a
	return nil
}

// agreeWithPostGraphile sends a query to PostGraphile twice and returns an error unless the content is the same as ours.
func (f *fleet) agreeWithPostGraphile(ctx context.Context, q query, a *agreement, ours any) (err error) {
	if a.postgraphile, err = turnPages(ctx, f.postgraphile, operation{q.postgraphile, q.Variables}, q.Pages); err != nil {
		return err
	}
	if a.postgraphilesAnswer, err = a.postgraphile.ask(ctx, f.postgraphile); err != nil {
		return err
	}
	again, err := a.postgraphile.ask(ctx, f.postgraphile)
	if err != nil {
		return err
	}
	if !bytes.Equal(again.body, a.postgraphilesAnswer.body) {
		return errors.New("PostGraphile does not answer the same query with the same bytes")
	}
	theirs, err := content(a.postgraphilesAnswer.body)
	if err != nil {
		return err
	}
	if diff := cmp.Diff(theirs, ours); diff != "" {
		return fmt.Errorf("govhub (+) does not answer the same as PostGraphile (-):\n%s", diff)
	}
	return nil
}

// systems returns the systems to measure, in the order of the tables: those named in only, or all.
func (f *fleet) systems(ctx context.Context, queries []query, only []string) (list []system, err error) {
	if f.bare, err = f.startBare(ctx); err != nil {
		return nil, err
	}
	all := []system{
		{name: planSystem, server: f.plan.child, admin: f.plan.admin},
		{name: sqlSystem, server: f.sql.child, admin: f.sql.admin},
		{name: cacheSystem, server: f.cache.child, admin: f.cache.admin},
		{name: gqlgenSystem, server: f.gqlgen.child, admin: f.gqlgen.admin},
		{name: postgraphileSystem, server: f.postgraphile},
		{name: bareSystem, server: f.bare},
		{name: unchangedSystem, server: f.cache.child, admin: f.cache.admin},
	}
	for _, s := range all {
		if len(only) > 0 && !slices.Contains(only, s.name) {
			continue
		}
		s.exchanges = map[string]exchange{}
		for _, q := range queries {
			if s.name == postgraphileSystem && q.postgraphile == "" {
				continue
			}
			if s.exchanges[q.name], err = f.exchange(ctx, s.name, q.name); err != nil {
				return nil, fmt.Errorf("%s: %w", q.name, err)
			}
		}
		list = append(list, s)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no system is called %v", only)
	}
	return list, nil
}

func (f *fleet) exchange(ctx context.Context, system, query string) (exchange, error) {
	a := f.agreed[query]
	switch system {
	case postgraphileSystem:
		return exchange{a.postgraphile.post("/graphql"), http.StatusOK, a.postgraphilesAnswer.body}, nil
	case bareSystem:
		return exchange{a.govhub.post("/" + query), http.StatusOK, a.answer.body}, nil
	case unchangedSystem:
		etag, err := a.govhub.etag(ctx, f.cache.child)
		return exchange{a.govhub.getUnless(etag), http.StatusNotModified, nil}, err
	}
	return exchange{a.govhub.post("/graphql"), http.StatusOK, a.answer.body}, nil
}
