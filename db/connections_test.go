package db_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"

	"govhub/awaittest"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/page"
)

// sessionsOf counts the sessions of a program, and those that run the query of Sleep.
func sessionsOf(t *testing.T, d *dbtest.Database, program string) (all, asleep int) {
	t.Helper()
	const count = `SELECT count(*), count(*) FILTER (WHERE query LIKE '%pg_sleep%' AND state = 'active')
		FROM pg_stat_activity WHERE application_name = $1`
	if err := d.Owner(t).QueryRow(count, program).Scan(&all, &asleep); err != nil {
		t.Fatal(err)
	}
	return all, asleep
}

// busyHub opens a hub with four request connections, whose sessions have the name of the program. acquire is the time to get
// one.
func busyHub(t *testing.T, d *dbtest.Database, program string, acquire time.Duration) *db.Hub {
	t.Helper()
	return opened(t, busyConfig(t, d, program, acquire))
}

func busyConfig(t *testing.T, d *dbtest.Database, program string, acquire time.Duration) db.Config {
	t.Helper()
	u, err := url.Parse(d.DSN())
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("application_name", program)
	u.RawQuery = q.Encode()
	config := db.Defaults(u.String())
	config.PoolSize, config.AcquireTimeout, config.Memory = 4, acquire, 0
	config.StatementTimeout, config.ReadTimeout = time.Hour, time.Hour
	return config
}

// asleep runs queries of releases that last until the test ends, and returns once this many run.
func asleep(t *testing.T, d *dbtest.Database, program string, heavy bool, want int, releases ...*db.Release) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, len(releases))
	var sleepers sync.WaitGroup
	for _, r := range releases {
		sleepers.Go(func() { ended <- r.Sleep(ctx, heavy) })
	}
	t.Cleanup(func() {
		cancel()
		sleepers.Wait()
	})
	awaittest.Until(t, fmt.Sprintf("%d queries sleep", want), func() bool {
		select {
		case err := <-ended:
			t.Fatalf("a sleeping query has ended: %v", err)
		default:
		}
		_, n := sessionsOf(t, d, program)
		return n == want
	})
}

// TestReleasesShareConnections uses all connections of a hub by two releases: both reject further requests with an error that
// says so, and the hub is busy but ready.
func TestReleasesShareConnections(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	publish(t, d, edited(t, "region.csv", ",Казань,", ",Kazan II,"))
	const program = "TestReleasesShareConnections"
	h := busyHub(t, d, program, 100*time.Millisecond)
	newer := current(t, h)
	older, err := h.Acquire(session.Control(t.Context()), 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(older.Done)
	asleep(t, d, program, false, 4, newer, newer, older, older)
	for _, r := range []*db.Release{newer, older} {
		if _, err := db.People.All().Page(t.Context(), r, page.Args{}, nil, nil); !errors.Is(err, session.ErrBusy) {
			t.Errorf("release %d: error %v, want ErrBusy", r.Number, err)
		}
	}
	if err := h.Ping(t.Context()); err != nil {
		t.Errorf("a busy hub is not ready: %v", err)
	}
	if all, _ := sessionsOf(t, d, program); all != 4+3 { // for requests, and the hub's own without the listener
		t.Errorf("%d connections, want %d", all, 4+3)
	}
}

// TestLightBesideHeavy has more heavy queries wait than may run: light queries still find a connection.
func TestLightBesideHeavy(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	const program = "TestLightBesideHeavy"
	r := current(t, busyHub(t, d, program, time.Minute))
	share := session.HeavyShare(4)
	asleep(t, d, program, true, share, slices.Repeat([]*db.Release{r}, share+2)...)
	if _, err := db.People.All().Page(t.Context(), r, page.Args{}, nil, nil); err != nil {
		t.Errorf("a light query: %v", err)
	}
	if _, n := sessionsOf(t, d, program); n != share {
		t.Errorf("%d heavy queries run, want %d", n, share)
	}
}

// TestHeavyLists checks by filter which lists and totals wait for a heavy connection.
func TestHeavyLists(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	waiting := current(t, busyHub(t, d, "TestHeavyLists waiting", 100*time.Millisecond)) // for a heavy connection, which never becomes free
	served := current(t, busyHub(t, d, "TestHeavyLists served", time.Minute))
	share := session.HeavyShare(4)
	asleep(t, d, "TestHeavyLists waiting", true, share, slices.Repeat([]*db.Release{waiting}, share)...)
	asleep(t, d, "TestHeavyLists served", true, share, slices.Repeat([]*db.Release{served}, share)...)

	text, none := "a", "nobody"
	conditions := slices.Repeat([]*db.PersonFilter{{Slug: &rel.StringFilter{Ne: &none}}}, 8)
	named := func(f rel.StringFilter) *db.PersonFilter {
		return &db.PersonFilter{Name: &rel.TextFilter{StringFilter: f}}
	}
	for name, test := range map[string]struct {
		filter *db.PersonFilter
		heavy  bool
	}{
		"no filter":       {},
		"equal":           {filter: named(rel.StringFilter{Eq: &text})},
		"one of":          {filter: named(rel.StringFilter{In: []string{text, none}})},
		"few conditions":  {filter: &db.PersonFilter{Or: conditions[:3]}},
		"many conditions": {filter: &db.PersonFilter{Or: conditions}, heavy: true},
		"contains":        {filter: named(rel.StringFilter{Contains: &text}), heavy: true},
		"starts with":     {filter: &db.PersonFilter{Not: named(rel.StringFilter{StartsWith: &text})}, heavy: true},
		"relation to one": {filter: &db.PersonFilter{Source: &db.SourceFilter{Slug: &rel.StringFilter{Eq: &text}}}, heavy: true},
		"list of many":    {filter: &db.PersonFilter{Positions: &db.PositionListFilter{Some: &db.PositionFilter{}}}, heavy: true},
	} {
		r, want := served, error(nil)
		if test.heavy {
			r, want = waiting, session.ErrBusy
		}
		if _, err := db.People.All().Page(t.Context(), r, page.Args{}, test.filter, nil); !errors.Is(err, want) {
			t.Errorf("%s: list: error %v, want %v", name, err, want)
		}
		if _, err := db.People.Count(t.Context(), r, test.filter); !errors.Is(err, want) {
			t.Errorf("%s: total: error %v, want %v", name, err, want)
		}
	}
	args := db.SeriesArgs{Indicators: []string{"municipality-count"}, Places: []string{"RU"}, Breakdowns: []string{"URBAN_OKRUG"}}
	var err error
	awaittest.Until(t, "a connection is made for the light statement before", func() bool {
		_, err = db.ListSeries(t.Context(), waiting, args)
		return !errors.Is(err, session.ErrUnavailable)
	})
	if !errors.Is(err, session.ErrBusy) {
		t.Errorf("breakdowns of indicators: error %v, want ErrBusy", err)
	}
}

// TestPingEndsInTime pings a server that has fallen silent. The driver keeps waiting; the caller does not.
func TestPingEndsInTime(t *testing.T) {
	t.Parallel()
	p := newProxy(t, bundletest.New(t))
	config := db.Defaults(p.url)
	config.ReadTimeout, config.PingTimeout = time.Hour, time.Hour
	h := opened(t, config)
	if err := h.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.frozen.Store(true)
	before := p.roundTrips.Load()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- h.Ping(ctx) }()
	awaittest.Until(t, "the proxy has the question", func() bool { return p.roundTrips.Load() > before })
	cancel()
	awaittest.Until(t, "Ping ends", func() bool { return len(ended) > 0 })
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("a silent server: error %v, want that of the context", err)
	}
}

// TestOpenHasLimitsOfItsOwn opens a release although requests have hardly any time.
func TestOpenHasLimitsOfItsOwn(t *testing.T) {
	t.Parallel()
	config := bundletest.New(t).Config()
	config.StatementTimeout, config.AcquireTimeout = time.Millisecond, time.Millisecond
	r := current(t, opened(t, config))
	if _, err := db.Municipalities.ByKey(t.Context(), r, "92701000"); err != nil {
		t.Errorf("from memory: %v", err)
	}
}

// TestOtherReleaseTakesOneRoundTrip counts the round trips of a connection that changes between releases.
func TestOtherReleaseTakesOneRoundTrip(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	publish(t, d, edited(t, "region.csv", ",Казань,", ",Kazan II,"))
	p := newProxy(t, d)
	config := db.Defaults(p.url)
	config.PoolSize, config.Memory = 1, 0
	h := opened(t, config)
	releases := []*db.Release{nil, nil, current(t, h)}
	var err error
	if releases[1], err = h.Acquire(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(releases[1].Done)
	for i, ask := range []struct {
		release int
		want    int64
	}{{2, 2}, {2, 1}, {1, 3}, {1, 1}, {2, 2}, {1, 2}, {1, 1}} { // to prepare, to run, to change the release
		before := p.roundTrips.Load()
		region, err := db.Regions.ByKey(t.Context(), releases[ask.release], "92000000")
		if err != nil {
			t.Fatal(err)
		}
		if want := []string{1: "Казань", 2: "Kazan II"}[ask.release]; *region.Capital != want {
			t.Errorf("release %d has the capital %s, want %s", ask.release, *region.Capital, want)
		}
		if got := p.roundTrips.Load() - before; got != ask.want {
			t.Errorf("read %d: %d round trips, want %d", i, got, ask.want)
		}
	}
}
