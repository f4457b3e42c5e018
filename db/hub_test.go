package db_test

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/awaittest"
	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/control"
	"govhub/db/dbtest"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/page"
)

// edited returns the bundle with a text replaced in the file of a resource.
func edited(t *testing.T, file, before, after string) *dataset.Package {
	t.Helper()
	return bundletest.Edited(t, bundletest.Edit{File: file, Before: before, After: after})
}

func publish(t *testing.T, d *dbtest.Database, p *dataset.Package) {
	t.Helper()
	result, err := dataset.Publish(t.Context(), d.Owner(t), p, dataset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !result.Published {
		t.Fatal("nothing was published")
	}
}

func follow(t testing.TB, h *db.Hub) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- h.Follow(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("follow: %v", err)
		}
	})
}

// until waits for the hub to serve the release.
func until(t testing.TB, h *db.Hub, number int32) {
	t.Helper()
	awaittest.Until(t, fmt.Sprintf("release %d becomes current", number), func() bool {
		r, err := h.Acquire(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		current := r.Number
		r.Done()
		return current == number
	})
}

// TestSwitchUnderLoad publishes, rolls back and prunes while requests run. No request may fail or see data of two releases.
func TestSwitchUnderLoad(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	h := d.Hub(t)
	follow(t, h)
	capitals := map[int32]string{1: "Казань", 2: "Kazan II", 3: "Казань"}

	var answered [4]atomic.Int64 // requests by release
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				number, err := readTwice(t.Context(), h, capitals)
				if err != nil {
					t.Error(err)
					return
				}
				answered[number].Add(1)
			}
		})
	}
	beside := func(number int32) { // waits for requests before and after each switch
		t.Helper()
		until(t, h, number)
		before := answered[number].Load()
		awaittest.Until(t, fmt.Sprintf("requests to release %d", number), func() bool { return answered[number].Load() >= before+20 || t.Failed() })
	}
	beside(1)
	publish(t, d, edited(t, "region.csv", ",Казань,", ",Kazan II,"))
	beside(2)
	if err := dataset.Rollback(t.Context(), d.Owner(t), 1); err != nil {
		t.Fatal(err)
	}
	beside(1)
	publish(t, d, edited(t, "region.csv", ",Волгоград,", ",Volgograd,"))
	beside(3)
	const age = "UPDATE govhub.release SET superseded_at = superseded_at - interval '1 minute' WHERE number = 2"
	if _, err := d.Owner(t).Exec(age); err != nil {
		t.Fatal(err)
	}
	pruned, err := dataset.Prune(t.Context(), d.Owner(t), 1)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(pruned, []int32{2}) {
		t.Errorf("pruned %v, want release 2, since requests may still read release 1", pruned)
	}
	close(stop)
	readers.Wait()
}

// readTwice answers a request by two reads, from PostgreSQL and from memory, which must agree on the release, and returns its
// number.
func readTwice(ctx context.Context, h *db.Hub, capitals map[int32]string) (number int32, err error) {
	r, err := h.Acquire(ctx, 0)
	if err != nil {
		return 0, err
	}
	defer r.Done()
	code := "16"
	list, err := db.Regions.All().Page(ctx, r, page.Args{}, &db.RegionFilter{Code: &rel.StringFilter{Eq: &code}}, nil)
	if err != nil {
		return 0, err
	}
	remembered, err := db.Regions.Find(ctx, r, "code", code)
	if err != nil {
		return 0, err
	}
	for _, region := range []*db.Region{remembered, list.Nodes[0]} {
		if want := capitals[r.Number]; *region.Capital != want {
			return 0, fmt.Errorf("release %d has the capital %s, want %s", r.Number, *region.Capital, want)
		}
	}
	return r.Number, nil
}

// TestPinnedReleases acquires releases by number, including one that is gone.
func TestPinnedReleases(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	h := d.Hub(t)
	follow(t, h)
	publish(t, d, edited(t, "region.csv", ",Казань,", ",Kazan II,"))
	until(t, h, 2)
	for number, want := range map[int32]string{1: "Казань", 2: "Kazan II"} {
		r, err := h.Acquire(t.Context(), number)
		if err != nil {
			t.Fatal(err)
		}
		region, err := db.Regions.Find(t.Context(), r, "code", "16")
		if err != nil {
			t.Fatal(err)
		}
		if *region.Capital != want {
			t.Errorf("release %d has the capital %s, want %s", number, *region.Capital, want)
		}
		r.Done()
	}
	if _, err := h.Acquire(t.Context(), 3); !errors.Is(err, db.ErrReleaseNotFound) {
		t.Errorf("release 3: got error %v, want ErrReleaseNotFound", err)
	}
}

// TestOpenWithoutRelease distinguishes an empty database from a broken one.
func TestOpenWithoutRelease(t *testing.T) {
	t.Parallel()
	_, err := db.Open(t.Context(), dbtest.New(t).Config(), slog.New(slog.DiscardHandler))
	if !errors.Is(err, db.ErrNoRelease) {
		t.Errorf("got error %v, want ErrNoRelease", err)
	}
}

// TestReaderMayOnlyRead tries to write with the role that answers requests.
func TestReaderMayOnlyRead(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	u, err := url.Parse(d.DSN())
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("role", session.Reader)
	u.RawQuery = q.Encode()
	reader, err := sql.Open("postgres", u.String())
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	var rows int
	if err := reader.QueryRow("SELECT count(*) FROM release_1.region").Scan(&rows); err != nil || rows != 89 {
		t.Errorf("the reader reads %d regions, error %v", rows, err)
	}
	for _, statement := range []string{
		"DELETE FROM release_1.region",
		"UPDATE govhub.current_release SET number = 1",
		"INSERT INTO govhub.release SELECT * FROM govhub.release",
		"SELECT * FROM govhub.import_run",
		"CREATE TABLE release_1.mine ()",
		"CREATE TABLE public.mine ()",
		"CREATE SCHEMA mine",
		"DROP VIEW release_1.region",
	} {
		if _, err := reader.Exec(statement); pq.As(err, pqerror.InsufficientPrivilege) == nil {
			t.Errorf("%s: got error %v, want insufficient privilege", statement, err)
		}
	}
}

// TestConnectErrors checks that each way in which a database cannot be used gives one clear line.
func TestConnectErrors(t *testing.T) {
	t.Parallel()
	good, err := url.Parse(dbtest.New(t).DSN())
	if err != nil {
		t.Fatal(err)
	}
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	with := func(change func(*url.URL)) string {
		u := *good
		change(&u)
		return u.String()
	}
	for _, test := range []struct{ name, url, want string }{
		{"no such database", with(func(u *url.URL) { u.Path = "/nowhere" }), `database "nowhere" does not exist`},
		{"wrong password", with(func(u *url.URL) { u.User = url.UserPassword("govhub", "wrong") }), `user "govhub" was refused`},
		{"nobody listens", "postgres://govhub@" + closed.Addr().String() + "/x?sslmode=disable", "no database answers at"},
		{"nobody answers", "postgres://govhub@" + silent.Addr().String() + "/x?sslmode=disable", "no database answers at"},
		{"no url", "postgres://%zz", "database url:"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			config := db.Defaults(test.url)
			config.ConnectTimeout = time.Minute // the machine may be busy
			if test.name == "nobody answers" {
				config.ConnectTimeout = 500 * time.Millisecond
			}
			_, err := session.OpenOwner(t.Context(), config.Config)
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one line with %q", err, test.want)
			}
		})
	}
}

// proxy passes bytes to PostgreSQL until it is frozen: then it keeps connections open but passes nothing.
type proxy struct {
	listener   net.Listener
	url        string // of the database, through the proxy
	frozen     atomic.Bool
	roundTrips atomic.Int64 // of sessions that have started
}

func newProxy(t *testing.T, d *dbtest.Database) *proxy {
	t.Helper()
	u, err := url.Parse(d.DSN())
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	socket := q.Get("host") + "/.s.PGSQL." + q.Get("port")
	q.Del("host")
	q.Del("port")
	u.RawQuery = q.Encode()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	u.Host = l.Addr().String()
	p := &proxy{listener: l, url: u.String()}
	go p.accept(socket)
	return p
}

func (p *proxy) accept(socket string) {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("unix", socket)
		if err != nil {
			client.Close()
			continue
		}
		go p.pass(server, io.TeeReader(client, &messages{roundTrips: &p.roundTrips}))
		go p.pass(client, server)
	}
}

func (p *proxy) pass(to net.Conn, from io.Reader) {
	defer to.Close()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if err != nil {
			return
		}
		if p.frozen.Load() {
			_, _ = io.Copy(io.Discard, from)
			return
		}
		if _, err := to.Write(buffer[:n]); err != nil {
			return
		}
	}
}

// messages reads a client's messages: a start-up message without a type, then messages of a type, a length of four bytes that
// includes itself, and a body. A client waits for a response after Sync and after Query.
type messages struct {
	roundTrips *atomic.Int64
	started    bool
	rest       []byte
}

func (m *messages) Write(p []byte) (int, error) {
	m.rest = append(m.rest, p...)
	for {
		head := 5
		if !m.started {
			head = 4
		}
		if len(m.rest) < head {
			return len(p), nil
		}
		size := head - 4 + int(binary.BigEndian.Uint32(m.rest[head-4:]))
		if len(m.rest) < size {
			return len(p), nil
		}
		if kind := m.rest[0]; m.started && (kind == 'S' || kind == 'Q') {
			m.roundTrips.Add(1)
		}
		m.rest, m.started = m.rest[size:], true
	}
}

// TestFrozenServer has PostgreSQL fall silent without closing its connections. Requests must still end in time, and work again
// when it is back.
func TestFrozenServer(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	p := newProxy(t, d)
	config := db.Defaults(p.url)
	config.ReadTimeout = 5 * time.Second // elapses below, and only there
	config.Memory = 0
	r := current(t, opened(t, config))

	p.frozen.Store(true)
	if _, err := db.People.All().Page(t.Context(), r, page.Args{}, nil, nil); !errors.Is(err, session.ErrUnavailable) {
		t.Errorf("a frozen server: error %v, want ErrUnavailable", err)
	}
	p.frozen.Store(false)
	if _, err := db.People.All().Page(t.Context(), r, page.Args{}, nil, nil); err != nil {
		t.Errorf("the server is back: %v", err)
	}
}

// TestKilledBackends ends every session of the hub on the server. The next request must still succeed.
func TestKilledBackends(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	h := d.Hub(t)
	r := current(t, h)
	owner := d.Owner(t)
	for range 3 {
		if _, err := db.People.All().Page(t.Context(), r, page.Args{}, nil, nil); err != nil {
			t.Fatal(err)
		}
		const kill = `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
			WHERE datname = current_database() AND pid <> pg_backend_pid()`
		if _, err := owner.Exec(kill); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.People.All().Page(t.Context(), r, page.Args{}, nil, nil); err != nil {
		t.Errorf("after its backends were killed: %v", err)
	}
}

// TestForeignRelease has a release published with newer Table Schemas, or with older ones that were not upgraded: it must not be
// served, and must not replace one that can be.
func TestForeignRelease(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	config := d.Config()
	config.Fingerprint = dataset.Fingerprint()
	h, err := db.Open(t.Context(), config, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	publish(t, d, edited(t, "region.csv", ",Казань,", ",Kazan II,"))
	const foreign = `INSERT INTO govhub.table_schemas (sha256) VALUES ('newer');
		UPDATE govhub.release SET schema_sha256 = 'newer' WHERE number = 2`
	if _, err := d.Owner(t).Exec(foreign); err != nil {
		t.Fatal(err)
	}
	follow(t, h)
	if _, err := h.Acquire(t.Context(), 2); !errors.Is(err, control.ErrReleaseForeign) {
		t.Errorf("pinned: got error %v, want ErrReleaseForeign", err)
	}
	r := current(t, h)
	if r.Number != 1 {
		t.Errorf("release %d answers, want 1", r.Number)
	}
	if err := dataset.Rollback(t.Context(), d.Owner(t), 2); !errors.Is(err, control.ErrReleaseForeign) {
		t.Errorf("rollback: got error %v, want ErrReleaseForeign", err)
	}
	if _, err := d.Owner(t).Exec("UPDATE govhub.release SET schema_sha256 = 'of before all others' WHERE number = 2"); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Acquire(t.Context(), 2); !errors.Is(err, control.ErrReleaseStale) {
		t.Errorf("pinned: got error %v, want ErrReleaseStale", err)
	}
}

// TestReplacedViews has a newer version replace a view under a hub that reads it: by one with other types, which is read as
// before, and by one that lacks a column, which only the newer version can read.
func TestReplacedViews(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	r := holding(t, d, 0)
	read := func() (rows int, err error) {
		list, err := db.People.All().Page(t.Context(), r, page.Args{}, nil, nil)
		if err != nil {
			return 0, err
		}
		return len(list.Nodes), nil
	}
	before, err := read()
	if err != nil {
		t.Fatal(err)
	}
	replace := func(columns string) {
		t.Helper()
		var table string
		owner := d.Owner(t)
		if err := owner.QueryRow("SELECT table_name FROM govhub.resource WHERE name = 'person'").Scan(&table); err != nil {
			t.Fatal(err)
		}
		if _, err := owner.Exec("DROP VIEW release_1.person; CREATE VIEW release_1.person AS SELECT " + columns + " FROM store." + table +
			"; GRANT SELECT ON release_1.person TO govhub_reader"); err != nil {
			t.Fatal(err)
		}
	}
	replace(`slug, name_ru COLLATE "C" AS name_ru, name_en, note, source`)
	if after, err := read(); after != before || err != nil {
		t.Errorf("other types: %d people, error %v, want %d", after, err, before)
	}
	replace("slug, name_ru AS name, name_en, note, source")
	if _, err := read(); !errors.Is(err, control.ErrReleaseForeign) {
		t.Errorf("a column less: error %v, want ErrReleaseForeign", err)
	}
}

// TestFollowEndsWhenNothingListens stops a hub whose database is unreachable.
func TestFollowEndsWhenNothingListens(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	p := newProxy(t, d)
	h, err := db.Open(t.Context(), db.Defaults(p.url), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	p.listener.Close()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- h.Follow(ctx) }()
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestDigest distinguishes releases by their content, whatever their number and database.
func TestDigest(t *testing.T) {
	t.Parallel()
	digest := func(d *dbtest.Database, number int32) string {
		r, err := d.Hub(t).Acquire(t.Context(), number)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Done()
		return r.Digest
	}
	one, other := bundletest.New(t), bundletest.New(t)
	publish(t, one, edited(t, "region.csv", ",Казань,", ",Kazan II,"))
	if a, b := digest(one, 1), digest(other, 1); a != b || len(a) != 64 {
		t.Errorf("the same content has the digests %q and %q", a, b)
	}
	if a, b := digest(one, 1), digest(one, 2); a == b {
		t.Errorf("different content has the same digest %q", a)
	}
}
