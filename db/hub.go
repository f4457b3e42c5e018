package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

const (
	// Channel is notified with each move of the pointer.
	Channel = "govhub_release"

	pinnedIdle = 4 // releases kept open for requests that pin them
	spareConns = 2 // idle connections kept to each of them
	pollEvery  = 30 * time.Second
)

// Hub knows the current release and hands out handles on it, and on older ones.
type Hub struct {
	config  Config
	logger  *slog.Logger
	control *sqlx.DB

	mu      sync.Mutex
	current *Release
	open    map[int32]*Release
}

// Open connects to the current release. It returns ErrNoRelease if nothing has been published.
func Open(ctx context.Context, config Config, logger *slog.Logger) (h *Hub, err error) {
	defer wrap(&err, "open the current release")
	control, err := config.openReader("govhub", 2)
	if err != nil {
		return nil, err
	}
	h = &Hub{config: config, logger: logger, control: control, open: map[int32]*Release{}}
	if err := h.refresh(ctx); err != nil {
		control.Close()
		return nil, err
	}
	return h, nil
}

// Close closes all connections. No handle may be in use.
func (h *Hub) Close() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	errs := []error{h.control.Close()}
	for _, r := range h.open {
		errs = append(errs, r.pool.Close())
	}
	h.open, h.current = nil, nil
	return errors.Join(errs...)
}

// Acquire returns a handle on the release with the number, or on the current one for 0. It returns ErrReleaseNotFound
// for a number that was never published or has been pruned.
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

	const find = `SELECT r.schema_sha256, coalesce((
			SELECT encode(sha256(convert_to(string_agg(c.name || ' ' || c.sha256, ',' ORDER BY c.name COLLATE "C"), 'UTF8')), 'hex')
			FROM govhub.resource AS c WHERE c.release = r.number
		), '') AS digest
		FROM govhub.release AS r WHERE r.number = $1`
	var found []struct {
		Fingerprint string `db:"schema_sha256"`
		Digest      string `db:"digest"`
	}
	if err := h.query(ctx, h.control, "release.find", &found, find, number); err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, &ReleaseError{number, ErrReleaseNotFound}
	}
	if h.config.Fingerprint != "" && found[0].Fingerprint != h.config.Fingerprint {
		return nil, &ReleaseError{number, ErrReleaseForeign}
	}
	r, err := h.hold(number, found[0].Digest)
	if err != nil {
		return nil, err
	}
	if r.references.Load() == nil {
		if err := h.remember(ctx, r, false); err != nil {
			r.Done()
			return nil, err
		}
	}
	return r, nil
}

// hold opens a handle, for its first user.
func (h *Hub) hold(number int32, digest string) (*Release, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	r, err := h.handle(number, digest)
	if err != nil {
		return nil, err
	}
	r.users++
	return r, nil
}

// handle returns the open handle on a release or makes one. The caller holds mu.
func (h *Hub) handle(number int32, digest string) (*Release, error) {
	if h.open == nil {
		return nil, fmt.Errorf("%w: the hub is closed", ErrUnavailable)
	}
	if r := h.open[number]; r != nil {
		return r, nil
	}
	pool, err := h.config.openReader(fmt.Sprintf("release_%d", number), h.config.PoolSize)
	if err != nil {
		return nil, err
	}
	pool.SetMaxIdleConns(spareConns)
	r := &Release{Number: number, Digest: digest, hub: h, pool: pool, totals: newTotals(h.config.Totals)}
	h.open[number] = r
	return r, nil
}

func (h *Hub) done(r *Release) {
	h.mu.Lock()
	defer h.mu.Unlock()
	r.users--
	r.used = time.Now()
	h.trim()
}

// trim closes the handles that were let go longest ago, beyond those kept for the next request. The caller holds mu.
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
		if idle <= pinnedIdle {
			return
		}
		h.forget(oldest)
	}
}

func (h *Hub) forget(r *Release) {
	delete(h.open, r.Number)
	if err := r.pool.Close(); err != nil {
		h.logger.Warn("close release", slog.Int("release", int(r.Number)), slog.Any("error", err))
	}
}

// refresh reads the pointer, opens the release it names before any request sees it, and forgets pruned ones.
func (h *Hub) refresh(ctx context.Context) error {
	const query = `SELECT r.number, c.number IS NOT NULL AS current
		FROM govhub.release AS r LEFT JOIN govhub.current_release AS c USING (number)`
	var rows []struct {
		Number  int32
		Current bool
	}
	if err := h.query(ctx, h.control, "release.pointer", &rows, query); err != nil {
		return err
	}
	current, published := int32(0), make(map[int32]bool, len(rows))
	for _, row := range rows {
		published[row.Number] = true
		if row.Current {
			current = row.Number
		}
	}
	if current == 0 {
		return ErrNoRelease
	}

	next, err := h.Acquire(ctx, current)
	if err != nil {
		return err
	}
	defer next.Done()
	next.pool.SetMaxIdleConns(h.config.PoolSize)
	if err := next.pool.PingContext(ctx); err != nil {
		return err
	}
	h.mu.Lock()
	last := h.current
	h.mu.Unlock()
	if next != last {
		if err := h.remember(ctx, next, true); err != nil {
			return err
		}
		if h.config.Prepare != nil {
			if err := h.config.Prepare(ctx, next); err != nil {
				return err
			}
		}
	}

	h.mu.Lock()
	defer h.mu.Unlock()
	if last != next {
		h.current = next
		if last != nil {
			last.used = time.Now()
			last.pool.SetMaxIdleConns(spareConns)
			h.logger.Info("switched release", slog.Int("from", int(last.Number)), slog.Int("to", int(next.Number)))
		}
	}
	for number, r := range h.open {
		if !published[number] && r.users == 0 {
			h.forget(r)
		}
	}
	return nil
}

// Follow keeps the current release current until ctx is done: it listens for moves of the pointer, and polls in case a
// notification was lost.
func (h *Hub) Follow(ctx context.Context) error {
	// Listen waits until it is connected, however long that takes; meanwhile polling does.
	address, err := h.config.owner().normal()
	if err != nil {
		return err
	}
	listener := pq.NewListener(address, 100*time.Millisecond, 5*time.Second, func(event pq.ListenerEventType, err error) {
		if err != nil {
			h.logger.Warn("listening for releases", slog.Any("error", err))
		}
	})
	defer listener.Close()
	go func() {
		if err := listener.Listen(Channel); err != nil && ctx.Err() == nil {
			h.logger.Error("listen for releases", slog.Any("error", err))
		}
	}()
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	for {
		// A nil notification means that the connection was lost for a while: read everything again, as on any other.
		// A release that cannot be read does not replace the one that can.
		if err := h.refresh(ctx); err != nil && ctx.Err() == nil {
			h.logger.Error("read the current release", slog.Any("error", err))
		}
		select {
		case <-ctx.Done():
			return nil
		case <-listener.Notify:
		case <-poll.C:
		}
	}
}

// Ping asks the database for an answer through the current release.
func (h *Hub) Ping(ctx context.Context) error {
	r, err := h.Acquire(ctx, 0)
	if err != nil {
		return err
	}
	defer r.Done()
	return r.pool.PingContext(ctx)
}

// Stats returns the state of the pool of the current release.
func (h *Hub) Stats() sql.DBStats {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.current == nil {
		return sql.DBStats{}
	}
	return h.current.pool.Stats()
}
