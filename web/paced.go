package web

import (
	"log/slog"
	"net/http"
	"time"
)

// paced is an answer that may take as long as it likes, if only it goes on.
type paced struct {
	http.ResponseWriter
	control *http.ResponseController
	config  Config
	err     error // of the first write that failed
}

// pace returns a paced answer to a request that was read.
func pace(w http.ResponseWriter, c Config) *paced {
	p := &paced{ResponseWriter: w, control: http.NewResponseController(w), config: c}
	_ = p.control.SetReadDeadline(time.Time{}) // it would end the wait for what is made
	return p
}

func (p *paced) Write(b []byte) (int, error) {
	p.extend()
	n, err := p.ResponseWriter.Write(b)
	p.config.Metrics.sent.Add(float64(n))
	if p.err == nil {
		p.err = err
	}
	return n, err
}

// extend gives the next write its time. A connection on which that fails fails the write as well.
func (p *paced) extend() { _ = p.control.SetWriteDeadline(time.Now().Add(p.config.Timeouts.Write)) }

// end ends a download that failed, or whose client has left, by breaking the connection.
func (p *paced) end(r *http.Request, err error, file string) {
	if err == nil && p.err == nil {
		return
	}
	if p.err != nil || gone(r) {
		requestFrom(r.Context()).gone = true
	} else {
		p.config.Logger.ErrorContext(r.Context(), "download broke off",
			slog.String("request", RequestID(r.Context())), slog.String("file", file), slog.Any("error", err))
	}
	panic(http.ErrAbortHandler)
}

// Unwrap lets http.ResponseController reach the connection.
func (p *paced) Unwrap() http.ResponseWriter { return p.ResponseWriter }
