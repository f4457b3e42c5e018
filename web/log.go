package web

import (
	"log/slog"
	"net/http"
	"strings"
	"time"
)

// logAccess writes one line per request, when its answer is complete.
func logAccess(logger *slog.Logger) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			start := time.Now()
			rec := record(w)
			defer func() {
				q := requestFrom(r.Context())
				level := accessLevel(q.route, q.status(r.Context(), rec))
				if !logger.Enabled(r.Context(), level) {
					return
				}
				attrs := append(make([]slog.Attr, 0, 13), // all that there may be
					slog.String("method", r.Method),
					slog.String("path", short(r.URL.Path)),
					slog.Int("status", q.status(r.Context(), rec)),
					slog.Int64("bytes", rec.bytes),
					slog.Duration("duration", time.Since(start)),
					slog.String("request", q.id),
				)
				if q.operation != "" {
					attrs = append(attrs, slog.String("operation", q.operation))
				}
				if q.release != 0 {
					attrs = append(attrs, slog.Int("release", int(q.release)), slog.Int("statements", q.statements))
				}
				if q.cache != "" {
					attrs = append(attrs, slog.String("cache", q.cache))
				}
				if q.execution != "" {
					attrs = append(attrs, slog.String("execution", q.execution))
				}
				if len(q.deprecated) > 0 {
					attrs = append(attrs, slog.String("deprecated", strings.Join(q.deprecated, ",")))
				}
				if len(q.codes) > 0 {
					attrs = append(attrs, slog.String("errors", strings.Join(q.codes, ",")))
				}
				logger.LogAttrs(r.Context(), level, "request", attrs...)
			}()
			next.ServeHTTP(rec, r)
		})
	}
}

// accessLevel keeps probes out of the way and faults of the hub in sight.
func accessLevel(route string, status int) slog.Level {
	switch {
	case strings.HasPrefix(route, "/health/"):
		return slog.LevelDebug
	case status >= http.StatusInternalServerError:
		return slog.LevelError
	}
	return slog.LevelInfo
}
