package files

import (
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/web/request"
)

// paced is a response without a time limit, as long as the client keeps reading.
type paced struct {
	http.ResponseWriter
	control *http.ResponseController
	options *Options
	err     error // of the first failed write
}

// pace returns a paced response to a request that was read.
func (q *Queue) pace(w http.ResponseWriter) *paced {
	p := &paced{ResponseWriter: w, control: http.NewResponseController(w), options: &q.store.options}
	_ = p.control.SetReadDeadline(time.Time{}) // it would end the wait for the file
	return p
}

func (p *paced) Write(b []byte) (int, error) {
	p.extend()
	n, err := p.ResponseWriter.Write(b)
	if p.options.Sent != nil {
		p.options.Sent(n)
	}
	if p.err == nil {
		p.err = err
	}
	return n, err
}

// extend sets the deadline of the next write. If that fails, so will the write.
func (p *paced) extend() { _ = p.control.SetWriteDeadline(time.Now().Add(p.options.WriteTimeout)) }

// end breaks the connection of a download that failed, or whose client has left.
func (p *paced) end(r *http.Request, err error, file string) {
	if err == nil && p.err == nil {
		return
	}
	info := request.From(r.Context())
	if coded, ok := errors.AsType[*gqlerror.Error](err); ok {
		info.Codes = append(info.Codes, string(request.CodeOf(coded)))
	}
	if p.err != nil || request.Gone(r) {
		info.Gone = true
	} else {
		p.options.Logger.ErrorContext(r.Context(), "download broke off",
			slog.String("request", info.ID), slog.String("file", file), slog.Any("error", err))
	}
	panic(http.ErrAbortHandler)
}

// Unwrap lets http.ResponseController find the connection.
func (p *paced) Unwrap() http.ResponseWriter { return p.ResponseWriter }
