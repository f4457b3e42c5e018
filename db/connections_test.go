package db_test

import (
	"context"
	"errors"
	"net/url"
	"testing"
	"time"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/page"
)

// sessionsOf counts the sessions of a program, and those that run the statement of Sleep.
func sessionsOf(t *testing.T, d *dbtest.Database, program string) (all, asleep int) {
	t.Helper()
	const count = `SELECT count(*), count(*) FILTER (WHERE query LIKE '%pg_sleep%' AND state = 'active')
		FROM pg_stat_activity WHERE application_name = $1`
	if err := d.Owner(t).QueryRow(count, program).Scan(&all, &asleep); err != nil {
		t.Fatal(err)
	}
	return all, asleep
}

// busyHub opens a hub of four connections for requests, whose sessions have the name of the program.
func busyHub(t *testing.T, d *dbtest.Database, program string) *db.Hub {
	t.Helper()
	u, err := url.Parse(d.DSN())
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("application_name", program)
	u.RawQuery = q.Encode()
	config := db.Defaults(u.String())
	config.PoolSize, config.AcquireTimeout = 4, time.Second
	config.StatementTimeout, config.ReadTimeout = time.Hour, time.Hour
	return opened(t, config)
}

// asleep has statements of releases last until the test ends, and returns once so many run.
func asleep(t *testing.T, d *dbtest.Database, program string, heavy bool, want int, releases ...*db.Release) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	for _, r := range releases {
		go func() { ended <- r.Sleep(ctx, heavy) }()
	}
	t.Cleanup(func() {
		cancel()
		for range releases {
			<-ended
		}
	})
	for {
		if _, n := sessionsOf(t, d, program); n == want {
			return
		}
	}
}

// TestReleasesShareConnections has all connections of a hub in use by two releases: there are no more for either, those who
// ask are told so, and the hub is busy but not unready.
func TestReleasesShareConnections(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	publish(t, d, edited(t, "region.csv", ",Казань,", ",Kazan II,"))
	const program = "TestReleasesShareConnections"
	h := busyHub(t, d, program)
	newer := current(t, h)
	older, err := h.Acquire(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(older.Done)
	asleep(t, d, program, false, 4, newer, newer, older, older)
	for _, r := range []*db.Release{newer, older} {
		if _, err := db.People.All().Page(t.Context(), r, page.Args{}, nil, nil); !errors.Is(err, db.ErrBusy) {
			t.Errorf("release %d: error %v, want ErrBusy", r.Number, err)
		}
	}
	if err := h.Ping(t.Context()); err != nil {
		t.Errorf("a busy hub is not ready: %v", err)
	}
	if all, _ := sessionsOf(t, d, program); all != 4+db.OwnConnections-1 { // none listens
		t.Errorf("%d connections, want %d", all, 4+db.OwnConnections-1)
	}
}

// TestLightBesideHeavy has more heavy statements wait than may run: light ones find a connection beside them.
func TestLightBesideHeavy(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	const program = "TestLightBesideHeavy"
	r := current(t, busyHub(t, d, program))
	share := db.HeavyShare(4)
	heavy := make([]*db.Release, share)
	for i := range heavy {
		heavy[i] = r
	}
	asleep(t, d, program, true, share, heavy...)
	if err := r.Sleep(t.Context(), true); !errors.Is(err, db.ErrBusy) {
		t.Errorf("another heavy statement: error %v, want ErrBusy", err)
	}
	if _, err := db.People.All().Page(t.Context(), r, page.Args{}, nil, nil); err != nil {
		t.Errorf("a light statement: %v", err)
	}
}

// TestPingEndsInTime asks a server that has fallen silent. The driver waits on; who asks does not.
func TestPingEndsInTime(t *testing.T) {
	t.Parallel()
	p := newProxy(t, bundletest.New(t))
	h := opened(t, db.Defaults(p.url))
	if err := h.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.frozen.Store(true)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := h.Ping(ctx); err == nil {
		t.Error("a silent server answers")
	}
}

// TestOpenHasLimitsOfItsOwn opens a release though requests have hardly any time.
func TestOpenHasLimitsOfItsOwn(t *testing.T) {
	t.Parallel()
	config := bundletest.New(t).Config()
	config.StatementTimeout, config.AcquireTimeout = time.Millisecond, time.Millisecond
	r := current(t, opened(t, config))
	if _, err := db.Municipalities.ByKey(t.Context(), r, "92701000"); err != nil {
		t.Errorf("from memory: %v", err)
	}
}

// TestOtherReleaseTakesOneRoundTrip counts what a connection costs that goes from one release to another and back.
func TestOtherReleaseTakesOneRoundTrip(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	publish(t, d, edited(t, "region.csv", ",Казань,", ",Kazan II,"))
	p := newProxy(t, d)
	config := db.Defaults(p.url)
	config.PoolSize, config.ReferenceRows = 1, 0
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
	}{{2, 2}, {2, 1}, {1, 3}, {1, 1}, {2, 2}, {1, 2}, {1, 1}} { // to prepare, to run, to go to another release
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
