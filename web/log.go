package web

import (
	"log/slog"
	"net/http"
	"strings"
	"time"

	"govhub/web/request"
)

// logAccess logs one line per request when its response is complete.
func logAccess(logger *slog.Logger) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			start := time.Now()
			rec := record(w)
			defer func() {
				q := request.From(r.Context())
				level := accessLevel(q.Route, q.Status(r.Context(), rec.status))
				if !logger.Enabled(r.Context(), level) {
					return
				}
				attrs := append(make([]slog.Attr, 0, 13), // the maximum number
					slog.String("method", r.Method),
					slog.String("path", request.Short(r.URL.Path)),
					slog.Int("status", q.Status(r.Context(), rec.status)),
					slog.Int64("bytes", rec.bytes),
					slog.Duration("duration", time.Since(start)),
					slog.String("request", q.ID),
				)
				if q.Operation != "" {
					attrs = append(attrs, slog.String("operation", q.Operation))
				}
				if q.Release != 0 {
					attrs = append(attrs, slog.Int("release", int(q.Release)), slog.Int("statements", q.Statements))
				}
				if q.Cache != "" {
					attrs = append(attrs, slog.String("cache", q.Cache))
				}
				if q.Execution != "" {
					attrs = append(attrs, slog.String("execution", q.Execution))
				}
				if len(q.Deprecated) > 0 {
					attrs = append(attrs, slog.String("deprecated", strings.Join(q.Deprecated, ",")))
				}
				if len(q.Codes) > 0 {
					attrs = append(attrs, slog.String("errors", strings.Join(q.Codes, ",")))
				}
				logger.LogAttrs(r.Context(), level, "request", attrs...)
			}()
			next.ServeHTTP(rec, r)
		})
	}
}

// accessLevel hides probes and highlights faults of the hub.
func accessLevel(route string, status int) slog.Level {
	switch {
	case strings.HasPrefix(route, "/health/"):
		return slog.LevelDebug
	case status >= http.StatusInternalServerError:
		return slog.LevelError
	}
	return slog.LevelInfo
}
