package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/db/control"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/db/snapshot"
)

const (
	keptOpen  = 4 // older releases that stay open for requests that pin them
	pollEvery = 30 * time.Second
	keptIdle  = 10 * time.Minute // what an older release keeps stays so long after its last use
)

// Hub knows the current release and gives out handles of it and of older ones.
type Hub struct {
	config      Config
	logger      *slog.Logger
	connections *session.Connections
	groups      *session.Turns
	kept        *snapshot.Store
	pinned      atomic.Pointer[[]*Release] // those that keep what they have in memory: the current one and the one about to become it

	mu      sync.Mutex // may be held when the store is called
	current *Release
	opening *Release // is about to become current
	open    map[int32]*Release
}

// Open connects to the current release. It returns ErrNoRelease if nothing has been published.
func Open(ctx context.Context, config Config, logger *slog.Logger) (_ *Hub, err error) {
	defer wrap(&err, "open the current release")
	connections, err := session.Open(config.Config)
	if err != nil {
		return nil, err
	}
	h := &Hub{config: config, logger: logger, connections: connections, open: map[int32]*Release{}}
	h.groups = session.NewTurns("groups", rel.TurnsOfGroups, config.AcquireTimeout)
	h.kept = h.newStore()
	if err := h.start(ctx); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

func (h *Hub) start(ctx context.Context) error {
	if err := h.connections.Check(ctx); err != nil {
		return err
	}
	if err := h.refresh(ctx); err != nil {
		return err
	}
	h.connections.Warm(ctx, h.current.schema)
	return nil
}

// newStore returns the store of what releases keep in memory.
func (h *Hub) newStore() *snapshot.Store {
	h.pinned.Store(new([]*Release))
	return snapshot.New(snapshot.Config{
		Budget: h.config.Memory, Timeout: h.config.OpenTimeout, Now: time.Now, Context: session.Building,
		Pinned: func(k snapshot.Key) bool {
			return slices.ContainsFunc(*h.pinned.Load(), func(r *Release) bool { return r.has(k) })
		},
		Changed: h.share,
		Refused: func(part string) {
			h.logger.Warn("--memory has no room for more lists of a table: PostgreSQL answers them", slog.String("part", part))
		},
	})
}

// Close ends running builds and closes all connections. No handle may be in use.
func (h *Hub) Close() error {
	h.mu.Lock()
	h.open, h.current = nil, nil
	h.mu.Unlock()
	h.kept.Close()
	return h.connections.Close()
}

// Acquire returns a handle of the release with the number, or of the current one for 0; callers must call Done. It returns
// ErrReleaseNotFound for a number that was never published or has been pruned, or a *ReleaseError.
func (h *Hub) Acquire(ctx context.Context, number int32) (*Release, error) {
	h.mu.Lock()
	r := h.current
	if number != 0 {
		r = h.open[number]
	}
	if r != nil {
		r.users++
		h.mu.Unlock()
		return r, nil
	}
	h.mu.Unlock()

	contents, err := h.published(ctx, number)
	if err != nil {
		return nil, err
	}
	return h.hold(contents[number])
}

// hold returns the handle of a release for another user, and creates it for the first.
func (h *Hub) hold(content *control.Content) (*Release, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.open == nil {
		return nil, errClosed
	}
	number := content.Number
	r := h.open[number]
	if r == nil {
		r = &Release{Number: number, hub: h, schema: schemaOf(number), content: content, missing: map[string]WhyNot{}, totals: rel.NewTotals(h.config.Totals)}
		r.Digest = r.DigestOf(func(string) bool { return true })
		r.counted = h.kept.Open("totals", r.totals.Bytes)
		r.look()
		h.open[number] = r
	}
	r.users++
	return r, nil
}

func (h *Hub) done(r *Release) {
	h.mu.Lock()
	defer h.mu.Unlock()
	r.users--
	r.used = time.Now()
	if r != h.current {
		h.kept.Use(r.has)
		h.trim()
	}
}

// trim drops the least recently used handles, beyond those kept for further requests. Callers must hold mu.
func (h *Hub) trim() {
	for {
		var oldest *Release
		idle := 0
		for _, r := range h.open {
			if r == h.current || r.users > 0 {
				continue
			}
			idle++
			if oldest == nil || r.used.Before(oldest.used) {
				oldest = r
			}
		}
		if idle <= keptOpen {
			return
		}
		h.forget(oldest)
	}
}

// forget drops a handle. Callers must hold mu.
func (h *Hub) forget(r *Release) {
	delete(h.open, r.Number)
	r.counted.Close()
	r.view.Load().space.Close()
}

// forgetIdle forgets older releases that were not used for long, and what they kept in memory.
func (h *Hub) forgetIdle() {
	idle := time.Now().Add(-keptIdle)
	h.mu.Lock()
	for _, r := range h.open {
		if r != h.current && r != h.opening && r.users == 0 && r.used.Before(idle) {
			h.forget(r)
		}
	}
	h.mu.Unlock()
	h.kept.DropIdle(idle)
}

// refresh reads the pointer, opens the release that it names before any request uses it, and forgets pruned releases.
func (h *Hub) refresh(ctx context.Context) error {
	ctx = session.Control(ctx)
	current, published, err := control.Pointer(ctx, h.control)
	if err != nil {
		return err
	}
	if current == 0 {
		return ErrNoRelease
	}
	next, err := h.Acquire(ctx, current)
	if err != nil {
		return err
	}
	defer next.Done()
	if err := h.prepare(ctx, next); err != nil {
		return err
	}
	h.serve(next)
	h.forgetPruned(published)
	return nil
}

// prepare reads into memory what requests need of a release, unless it is current already.
func (h *Hub) prepare(ctx context.Context, next *Release) error {
	h.mu.Lock()
	if next == h.current {
		h.mu.Unlock()
		return nil
	}
	h.opening = next
	h.pin()
	h.mu.Unlock()
	defer func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.opening = nil
		h.pin()
	}()
	defer debug.FreeOSMemory() // what building took beside its results
	return h.fill(ctx, next)
}

// fill builds what a release keeps in memory: first what PostgreSQL cannot do, then tables, the smallest first.
func (h *Hub) fill(ctx context.Context, r *Release) error {
	tickets := make([]snapshot.Ticket, len(h.config.Parts))
	for i, part := range h.config.Parts {
		tickets[i] = h.kept.Join(part.wanted(r), true)
	}
	tables := r.joinTables(true, func(string) bool { return true })
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var failed error
	for _, ticket := range tickets {
		if _, err := ticket.Wait(ctx); err != nil {
			failed = cmp.Or(failed, err)
			cancel() // nobody needs the others
		}
	}
	if err := cmp.Or(failed, h.await(ctx, r, tables)); err != nil {
		return err
	}
	return h.derive(ctx, r)
}

// pin notes which releases keep what they have in memory. Callers must hold mu.
func (h *Hub) pin() {
	var pinned []*Release
	for _, r := range []*Release{h.current, h.opening} {
		if r != nil {
			pinned = append(pinned, r)
		}
	}
	h.pinned.Store(&pinned)
}

func (h *Hub) serve(next *Release) {
	h.mu.Lock()
	defer h.mu.Unlock()
	last := h.current
	if last == next {
		return
	}
	h.current = next
	h.pin()
	if last != nil {
		last.used = time.Now()
		h.kept.Use(last.has)
		h.logger.Info("switched release", slog.Int("from", int(last.Number)), slog.Int("to", int(next.Number)))
	}
	if large := next.tooLarge(); len(large) > 0 {
		next.users++
		go h.refill(next, large)
	}
}

// refill reads the tables of the current release for which there was no room beside the one before.
func (h *Hub) refill(r *Release, tables []string) {
	defer r.Done()
	if h.await(context.Background(), r, r.joinTables(false, func(resource string) bool { return slices.Contains(tables, resource) })) != nil {
		return // the hub is closed
	}
	h.mu.Lock()
	large := r.tooLarge()
	h.mu.Unlock()
	if len(large) > 0 {
		h.logger.Warn("tables stay in PostgreSQL: --memory has no room for them", slog.Any("release", r.Number), slog.Any("resources", large))
	}
}

func (h *Hub) forgetPruned(published map[int32]bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for number, r := range h.open {
		if !published[number] && r.users == 0 {
			h.forget(r)
		}
	}
}

// Follow keeps the current release up to date until ctx is done: it listens for moves of the pointer, and polls in case a
// notification was lost.
func (h *Hub) Follow(ctx context.Context) error {
	// Listen waits until it is connected, without a time limit; polling does the work meanwhile.
	address, err := h.config.ListenAddress()
	if err != nil {
		return err
	}
	var standby sync.Once
	report := func(level slog.Level, err error) {
		if pq.As(err, pqerror.ReadOnlySQLTransaction) == nil {
			h.logger.Log(ctx, level, "listen for releases", slog.Any("error", err))
			return
		}
		standby.Do(func() {
			h.logger.Info("a standby does not announce new releases: polling for them", slog.Duration("every", pollEvery))
		})
	}
	listener := pq.NewListener(address, 100*time.Millisecond, 5*time.Second, func(_ pq.ListenerEventType, err error) {
		if err != nil {
			report(slog.LevelWarn, err)
		}
	})
	defer listener.Close()
	go func() {
		if err := listener.Listen(control.Channel); err != nil && ctx.Err() == nil {
			report(slog.LevelError, err)
		}
	}()
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	for {
		// A nil notification means that the connection was lost for a while: read everything again, as after any other. An
		// unreadable release does not replace a readable one.
		if err := h.refresh(ctx); err != nil && ctx.Err() == nil {
			h.logger.Error("read the current release", slog.Any("error", err))
		}
		h.forgetIdle()
		select {
		case <-ctx.Done():
			return nil
		case <-listener.Notify:
		case <-poll.C:
		}
	}
}

// Ping checks that the database responds, on a connection that no request uses.
func (h *Hub) Ping(ctx context.Context) error { return h.connections.Ping(ctx) }

// Opening returns the number of the release that is about to become current, 0 if none is.
func (h *Hub) Opening() int32 {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.opening == nil {
		return 0
	}
	return h.opening.Number
}

// Stats returns the state of the request connections.
func (h *Hub) Stats() sql.DBStats { return h.connections.Stats() }
