package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"
)

// Listen opens an address. Its error is one line that says what to do.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	var lc net.ListenConfig
	ln, err := lc.Listen(ctx, "tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("listen on %s: the port is taken: stop the other program or choose another port", address)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("listen on %s: not permitted: choose a port from 1024 on", address)
	case err != nil:
		return nil, fmt.Errorf("listen on %s: %w", address, err)
	}
	return ln, nil
}

// Serve serves ln, and admin unless it is nil, until ctx is done. Then readiness fails. If asked is done too, because an operator
// stops a healthy hub, it accepts requests for Timeouts.Delay, each the last on its connection. Then it closes ln, lets open
// requests finish within Timeouts.Drain and closes the others, which is an error. A server serves once.
func (s *Server) Serve(ctx, asked context.Context, ln, admin net.Listener) error {
	public, admins := s.server(s.public), s.server(s.admin)
	admins.WriteTimeout = 0 // a profile takes as long as requested
	defer s.files.Close()
	failed := make(chan error, 2)
	go func() { failed <- public.Serve(severing{ln}) }()
	if admin != nil {
		go func() { failed <- admins.Serve(admin) }()
	}

	var stopped error
	select {
	case <-ctx.Done():
		s.draining.Store(true)
		if asked.Err() == nil {
			break
		}
		s.config.Logger.Info("shutting down: a second signal ends at once", slog.Duration("delay", s.config.Timeouts.Delay))
		select {
		case <-time.After(s.config.Timeouts.Delay):
		case stopped = <-failed:
		}
	case stopped = <-failed:
		s.draining.Store(true)
	}
	draining, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.config.Timeouts.Drain)
	defer cancel()
	if err := public.Shutdown(draining); err != nil {
		stopped = errors.Join(stopped, fmt.Errorf("requests still open after %s were cut off", s.config.Timeouts.Drain), public.Close())
	}
	return errors.Join(stopped, admins.Close()) // last, so that the drain can be observed
}

// leave closes connections after their next response while the server drains. SetKeepAlivesEnabled would close idle connections,
// and cut off requests that are on their way.
func (s *Server) leave(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.draining.Load() {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) server(h http.Handler) *http.Server {
	t := s.config.Timeouts
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: t.Header,
		ReadTimeout:       t.Read,
		WriteTimeout:      t.Write,
		IdleTimeout:       t.Idle,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(s.config.Logger.Handler(), slog.LevelDebug), // client errors below HTTP
	}
}
