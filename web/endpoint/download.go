package endpoint

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/db"
	"govhub/errorcode"
	"govhub/web/files"
	"govhub/web/request"
	"govhub/web/table"
)

// download answers with a file of all rows of the query's only list, read page by page from the pinned release.
func (e *Endpoint) download(x *exchange) (next bool) {
	if x.format == "" {
		return true
	}
	list, err := table.Find(e.config.Schema.Schema(), x.op)
	if err != nil {
		x.refuse(bad(err.Error()))
		return false
	}
	key := "" // for this client only
	if x.fixed {
		e.remember(x)
		key = x.id.ETag()
	}
	seen, release := request.From(x.ctx), x.pinned.Number
	maker := request.Info{ID: seen.ID, Route: seen.Route, Operation: seen.Operation}
	x.letGo() // a slow client must not hold the release in memory
	e.downloads.Send(x.w, x.r, files.File{
		Validity: x.validity, Key: key, Release: release,
		Name: fmt.Sprintf("govhub-release-%d-%s.%s", release, list.Row.Name, x.format.Extension()), Type: x.format.ContentType(),
		Make: func(ctx context.Context, w io.Writer) error {
			return e.makeTable(request.With(ctx, &maker), release, list, x.format, x.lang, w)
		},
		Fail: func(err error) { e.unmade(x, err) },
	})
	return false
}

// makeTable writes the file of a download. It pins the release itself, because the request may end while another waits for the
// same file.
func (e *Endpoint) makeTable(ctx context.Context, release int32, list *table.List, f table.Format, lang db.Lang, w io.Writer) error {
	pinned, err := e.config.Pin(ctx, release)
	if err != nil {
		return e.explain(ctx, err)
	}
	defer pinned.Done()
	m := table.Maker{List: list, Format: f, Limits: e.config.Tables, Addresses: e.config.Addresses, Lang: lang, Nodes: e.guard.Nodes}
	m.Execute = func(ctx context.Context, op *graphql.OperationContext) ([]byte, error) {
		return e.page(ctx, op, release)
	}
	if err := m.Make(pinned.Context, w); err != nil {
		return e.explain(pinned.Context, err)
	}
	return nil
}

// page executes the operation of a page and returns its data.
func (e *Endpoint) page(ctx context.Context, op *graphql.OperationContext, release int32) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, e.config.Limits.Deadline)
	defer cancel()
	out := e.execute(ctx, op, release)
	switch {
	case out.body != nil:
		return out.body[dataPiece], nil
	case out.partial != nil:
		return nil, out.partial.Errors[0]
	case out.failure != nil:
		return nil, out.failure
	}
	return nil, context.DeadlineExceeded
}

// explain converts an error for the client, except errors that unmade explains.
func (e *Endpoint) explain(ctx context.Context, err error) error {
	if known, ok := errors.AsType[*gqlerror.Error](err); ok && request.CodeOf(known) != "" {
		return known
	}
	if errors.Is(err, table.ErrSize) {
		return request.Coded(errorcode.ResponseTooLarge, err.Error()+": restrict it with a filter, or ask for fewer fields")
	}
	if _, known := files.ProblemOf(err); known || errors.Is(err, context.Canceled) {
		return err
	}
	return e.config.Present(ctx, err)
}

// unmade answers with the reason why a download failed.
func (e *Endpoint) unmade(x *exchange, err error) {
	if known, ok := errors.AsType[*gqlerror.Error](err); ok {
		x.requestErrors(gqlerror.List{known})
		return
	}
	if p, known := files.ProblemOf(err); known {
		x.errors(p.Status, gqlerror.List{request.Coded(p.Code, p.Message)})
		return
	}
	x.requestErrors(gqlerror.List{e.config.Present(x.r.Context(), err)})
}
