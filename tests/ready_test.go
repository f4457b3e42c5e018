package tests

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"govhub/awaittest"
	"govhub/dataset/bundletest"
)

// TestReadyWhileBusy has requests hold all connections of the pool: the hub is busy, but not unready.
func TestReadyWhileBusy(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	config := d.Config()
	config.PoolSize, config.Memory = 2, 0
	config.AcquireTimeout, config.StatementTimeout, config.ReadTimeout = time.Hour, time.Hour, time.Hour
	hub := newCachingHubOf(t, config, slog.New(slog.DiscardHandler), "--request-timeout=1h")
	release := hold(t, d.Owner(t), named(t, d, "LOCK TABLE {practice} IN ACCESS EXCLUSIVE MODE"))
	var held sync.WaitGroup
	for _, query := range []string{"{practices{nodes{title}}}", "{practices{nodes{summary}}}"} {
		held.Go(func() {
			if w := hub.get(t, query, ""); !strings.HasPrefix(w.Body.String(), `{"data":{"practices"`) {
				t.Errorf("%s: %s", query, w.Body)
			}
		})
	}
	await(t, d.Owner(t), "all connections are held", `SELECT count(*) = 2 FROM pg_stat_activity
		WHERE datname = current_database() AND wait_event_type = 'Lock'`)
	awaittest.Until(t, "the hub is ready", func() bool {
		w := httptest.NewRecorder()
		hub.handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/health/ready", nil))
		return w.Code == http.StatusOK
	})
	release()
	held.Wait()
}
