package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/web/limits"
	"govhub/web/table"
)

// Tables bounds downloads of queries.
type Tables struct {
	Rows    int           // of one download
	Bytes   int64         // of one download, before compression
	Makers  int           // downloads at the same time
	Timeout time.Duration // of one download
}

// tableFormat is a form in which the rows of a query are downloaded; empty for an answer as GraphQL has it.
type tableFormat string

const (
	formatCSV    tableFormat = "csv"
	formatNDJSON tableFormat = "ndjson"
	formatZip    tableFormat = "zip"
)

var tableFormats = []tableFormat{formatCSV, formatNDJSON, formatZip}

func (f tableFormat) media() string {
	switch f {
	case formatCSV:
		return "text/csv"
	case formatNDJSON:
		return "application/x-ndjson"
	}
	return "application/zip"
}

// tableWanted returns the format that an Accept header names, if it does not want a GraphQL answer as much.
func tableWanted(accept []string) tableFormat {
	header := strings.Join(accept, ",")
	best, wanted := 0.0, tableFormat("")
	for _, f := range tableFormats {
		if r := rate(header, f.media()); strings.Contains(header, f.media()) && r.exact == 2 && r.q > best {
			best, wanted = r.q, f
		}
	}
	if wanted == "" {
		return ""
	}
	for _, media := range []string{mediaJSON, mediaGraphQL} {
		if r := rate(header, media); r.exact == 2 && r.q >= best {
			return ""
		}
	}
	return wanted
}

// tableWriter writes rows in a format.
type tableWriter interface {
	write(row []byte) error
	close(ctx context.Context) error // writes what comes after the rows
}

var errTableSize = errors.New("the download is larger than it may be")

// download answers with all rows of the one list of the query, page by page, from the release pinned. An error before the
// first row is answered as ever; after it the connection breaks, so that nobody takes a part for the whole.
func (e *endpoint) download(a *reply, pinned Pinned, op *graphql.OperationContext, f tableFormat) {
	list, err := table.Find(e.config.Schema.Schema(), op)
	if err != nil {
		a.refuse(bad(err.Error()))
		return
	}
	select {
	case e.tables <- struct{}{}:
		defer func() { <-e.tables }()
	default:
		a.w.Header().Set("Retry-After", retryAfter)
		a.requestErrors(gqlerror.List{coded(CodeOverloaded, "as many downloads are being made as may be: try again later")})
		return
	}
	reader := &tableReader{endpoint: e, list: list, op: op, pinned: pinned, sources: f == formatZip}
	page, failure := reader.start()
	if failure != nil {
		a.requestErrors(gqlerror.List{failure})
		return
	}
	out := &paced{ResponseWriter: a.w, control: http.NewResponseController(a.w), pace: e.config.Timeouts.Write, metrics: e.config.Metrics}
	_ = out.control.SetReadDeadline(time.Time{}) // the request was read; a deadline would end the download
	out.extend()
	h := a.w.Header()
	h.Set("Content-Type", f.media())
	if f == formatCSV {
		h.Set("Content-Type", f.media()+"; charset=utf-8; header=present")
	}
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="govhub-release-%d-%s.%s"`, pinned.Number, list.Row.Name, f))
	h.Set("Cache-Control", noStore)
	if a.etag != "" {
		h.Set("ETag", a.etag)
		h.Set("Cache-Control", a.kept)
	}
	a.w.WriteHeader(http.StatusOK)
	if err := reader.copy(page, e.newTableWriter(reader, f, &capped{w: out, left: e.config.Tables.Bytes})); err != nil {
		q := requestFrom(a.r.Context())
		q.codes = append(q.codes, string(codeOf(reader.explain(err))))
		e.config.Logger.ErrorContext(a.r.Context(), "download of a query broke off",
			slog.String("request", q.id), slog.Any("error", err))
		panic(http.ErrAbortHandler)
	}
}

// tableReader reads a list page by page.
type tableReader struct {
	endpoint *endpoint
	list     *table.List
	op       *graphql.OperationContext
	pinned   Pinned
	sources  bool
	rows     int
	size     int
	next     *ast.OperationDefinition // of every page but the first
}

// start reads the first page, and refuses a list with more rows than a download may have before anything is sent.
func (t *tableReader) start() (*table.Page, *gqlerror.Error) {
	e := t.endpoint
	t.size = table.PageSize
	if t.list.Limit > 0 {
		t.size = t.list.Limit
	}
	for {
		op := t.list.PageOperation(t.size, true, t.sources)
		v := e.guard.Nodes(t.op.Doc, op, t.list.Variables(nil))
		if v == nil {
			break
		}
		if t.size == 1 || t.list.Limit > 0 {
			return nil, violation(v)
		}
		t.size /= 2
	}
	page, err := t.read(t.list.Start(), true)
	if err != nil {
		return nil, t.explain(err)
	}
	if most := e.config.Tables.Rows; t.list.Limit == 0 && page.Total > most {
		return nil, coded(CodeResponseTooLarge, fmt.Sprintf(
			"%s has %s rows; a download takes %s: restrict it with a filter", t.list.Path, limits.Number(page.Total), limits.Number(most)))
	}
	return page, nil
}

// read executes the operation of a page.
func (t *tableReader) read(after *string, first bool) (*table.Page, error) {
	ctx, cancel := context.WithTimeout(t.pinned.Context, t.endpoint.config.Limits.Deadline)
	defer cancel()
	op := &graphql.OperationContext{
		RawQuery: t.op.RawQuery, OperationName: t.op.OperationName, Doc: t.op.Doc,
		Operation: t.operation(first), Variables: t.list.Variables(after),
		RecoverFunc: t.op.RecoverFunc, ResolverMiddleware: t.op.ResolverMiddleware, RootResolverMiddleware: t.op.RootResolverMiddleware,
		Stats: t.op.Stats,
	}
	out := t.endpoint.execute(ctx, op, t.pinned.Number)
	requestFrom(ctx).statements += out.statements
	switch {
	case out.body != nil:
		return t.list.Read(out.body[dataPiece])
	case out.partial != nil:
		return nil, out.partial.Errors[0]
	case out.failure != nil:
		return nil, out.failure
	}
	return nil, context.DeadlineExceeded
}

// operation is the same for all pages but the first, so that it is planned once.
func (t *tableReader) operation(first bool) *ast.OperationDefinition {
	if first {
		return t.list.PageOperation(t.size, true, t.sources)
	}
	if t.next == nil {
		t.next = t.list.PageOperation(t.size, false, t.sources)
	}
	return t.next
}

// copy writes all pages.
func (t *tableReader) copy(page *table.Page, w tableWriter) error {
	for {
		for _, row := range page.Rows {
			if err := w.write(row); err != nil {
				return err
			}
			t.rows++
		}
		if page.Next == nil || t.list.Limit > 0 {
			return w.close(t.pinned.Context)
		}
		if t.rows >= t.endpoint.config.Tables.Rows {
			return errTableSize
		}
		var err error
		if page, err = t.read(page.Next, false); err != nil {
			return err
		}
	}
}

// explain makes an error for the client.
func (t *tableReader) explain(err error) *gqlerror.Error {
	if known, ok := errors.AsType[*gqlerror.Error](err); ok && codeOf(known) != "" {
		return known
	}
	if errors.Is(err, errTableSize) {
		return coded(CodeResponseTooLarge, err.Error())
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return coded(CodeTimeout, "the download took too long: ask for fewer rows or fields")
	}
	return t.endpoint.config.Present(t.pinned.Context, err)
}

// capped refuses to write more than so many bytes.
type capped struct {
	w    io.Writer
	left int64
}

func (c *capped) Write(b []byte) (int, error) {
	if c.left -= int64(len(b)); c.left < 0 {
		return 0, errTableSize
	}
	return c.w.Write(b)
}
