package web

import (
	"context"
	"encoding/json"
	"net/http"
)

type health struct {
	Status  string `json:"status"`
	Release int32  `json:"release,omitempty"`
	Opening int32  `json:"opening,omitempty"` // a release that will soon be current
	Reason  string `json:"reason,omitempty"`
}

// live responds while the process runs.
func live() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writeHealth(w, http.StatusOK, health{Status: "live"})
	})
}

// ready reports whether queries can be answered: a release is open, and the database responds in time. While the hub drains it is
// not ready, so that balancers send requests elsewhere.
func (s *Server) ready() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.config.Timeouts.Ready)
		defer cancel()
		h := s.readiness(ctx)
		status := http.StatusOK
		if h.Reason != "" {
			h.Status, status = "unavailable", http.StatusServiceUnavailable
		}
		writeHealth(w, status, h)
	})
}

// readiness gives reasons without error texts, which name hosts and users.
func (s *Server) readiness(ctx context.Context) health {
	if s.draining.Load() {
		return health{Reason: "shutting down"}
	}
	pinned, err := s.config.Pin(ctx, 0)
	if err != nil {
		return health{Reason: "no release is open"}
	}
	defer pinned.Done()
	if err := s.config.Ping(ctx); err != nil {
		return health{Release: pinned.Number, Reason: "the database does not answer"}
	}
	h := health{Status: "ready", Release: pinned.Number}
	if s.config.Opening != nil {
		h.Opening = s.config.Opening()
	}
	return h
}

func writeHealth(w http.ResponseWriter, status int, h health) {
	body, err := json.Marshal(h)
	if err != nil { // cannot happen: strings and numbers encode
		panic(err)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n'))
}
