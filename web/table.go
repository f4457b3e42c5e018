package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/downloads"
	"govhub/web/limits"
	"govhub/web/table"
)

// Tables bounds downloads of queries.
type Tables struct {
	Rows  int   // of one download
	Bytes int64 // of one download, before compression
	Turns downloads.Turns
	Hold  Hold // nil if releases are never pruned
}

// Hold keeps a release from being pruned until it is let go.
type Hold func(ctx context.Context, release int32) (letGo func(), err error)

// hold holds a release, unless others take all connections for that. It does so as long as ctx lasts, but waits no longer than
// for a turn.
func (t Tables) hold(ctx context.Context, release int32) (func(), error) {
	ctx, cancel := context.WithCancel(ctx)
	wait := time.AfterFunc(t.Turns.Wait, cancel)
	letGo, err := t.Hold(ctx, release)
	late := !wait.Stop()
	switch {
	case err == nil && !late:
		return func() { letGo(); cancel() }, nil
	case err == nil:
		letGo()
	}
	cancel()
	if late {
		err = downloads.ErrBusy
	}
	return nil, err
}

// tableFormat is a form in which the rows of a query are downloaded; empty for an answer as GraphQL has it.
type tableFormat string

const (
	formatCSV    tableFormat = "csv"
	formatNDJSON tableFormat = "ndjson"
	formatZip    tableFormat = "zip"
)

func (f tableFormat) media() string {
	switch f {
	case formatCSV:
		return "text/csv"
	case formatNDJSON:
		return "application/x-ndjson"
	}
	return "application/zip"
}

// formatOf returns the format with a media type, empty if GraphQL answers in it.
func formatOf(media string) tableFormat {
	for _, f := range []tableFormat{formatCSV, formatNDJSON, formatZip} {
		if f.media() == media {
			return f
		}
	}
	return ""
}

// tableWriter writes rows in a format.
type tableWriter interface {
	write(row []byte) error
	close(ctx context.Context) error // writes what comes after the rows
}

var errTableSize = errors.New("the download is larger than it may be")

// download answers with all rows of the one list of the query, page by page, from the release pinned. They are made into
// a file, under a turn, and sent from there at the client's pace, without one. An error before the first bytes are there is
// answered as ever; after them the connection breaks, so that nobody takes a part for the whole.
func (e *endpoint) download(a *reply, pinned Pinned, op *graphql.OperationContext, f tableFormat, key string) {
	list, err := table.Find(e.config.Schema.Schema(), op)
	if err != nil {
		a.refuse(bad(err.Error()))
		return
	}
	h := a.w.Header()
	name := fmt.Sprintf("govhub-release-%d-%s.%s", pinned.Number, list.Row.Name, f)
	describe := func() { // once it is known that there is no error
		h.Set("Content-Type", f.media())
		if f == formatCSV {
			h.Set("Content-Type", f.media()+"; charset=utf-8; header=present")
		}
		h.Set("Content-Disposition", `attachment; filename="`+name+`"`)
		h.Set("Cache-Control", noStore)
		if a.etag != "" {
			h.Set("ETag", a.etag)
			h.Set("Cache-Control", a.kept)
		}
	}
	if a.r.Method == http.MethodHead { // nothing is made for it
		describe()
		a.w.WriteHeader(http.StatusOK)
		return
	}
	seen := requestFrom(a.r.Context())
	maker := request{id: seen.id, route: seen.route, operation: seen.operation}
	file := e.tables.Open(key, func(ctx context.Context, w io.Writer) error {
		return e.makeTable(context.WithValue(ctx, requestKey{}, &maker), pinned.Number, op, list, f, w)
	})
	defer file.Close()
	out := pace(a.w, e.config)
	err = file.Begin(a.r.Context())
	out.extend()
	if err != nil {
		e.unmade(a, err)
		return
	}
	describe()
	if size, complete := file.Size(); complete {
		h.Set("Content-Length", strconv.FormatInt(size, 10))
	}
	a.w.WriteHeader(http.StatusOK)
	err = file.Follow(a.r.Context(), out)
	if known, ok := errors.AsType[*gqlerror.Error](err); ok {
		seen.codes = append(seen.codes, string(codeOf(known)))
	}
	out.end(a.r, err, name)
}

// unmade answers with the reason why a download could not be made.
func (e *endpoint) unmade(a *reply, err error) {
	if known, ok := errors.AsType[*gqlerror.Error](err); ok {
		a.requestErrors(gqlerror.List{known})
		return
	}
	u, known := unmadeFor(err)
	if !known { // of the machine
		a.requestErrors(gqlerror.List{e.config.Present(a.r.Context(), err)})
		return
	}
	a.errors(u.status, gqlerror.List{coded(u.code, u.message)})
}

// makeTable writes the file of a download. It has the release to itself: the request that wants it may leave, and another
// wait for the same file.
func (e *endpoint) makeTable(ctx context.Context, release int32, op *graphql.OperationContext, list *table.List, f tableFormat, w io.Writer) error {
	pinned, err := e.config.hold(graphql.StartOperationTrace(ctx), release)
	if err != nil {
		return e.explain(ctx, err)
	}
	defer pinned.Done()
	reader := &tableReader{endpoint: e, list: list, op: op, pinned: pinned, sources: f == formatZip}
	if err := e.writeTable(reader, f, w); err != nil {
		return e.explain(pinned.Context, err)
	}
	return nil
}

func (e *endpoint) writeTable(reader *tableReader, f tableFormat, w io.Writer) error {
	page, err := reader.start()
	if err != nil {
		return err
	}
	rows, err := e.newTableWriter(reader, f, w)
	if err != nil {
		return err
	}
	return reader.copy(page, rows)
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
func (t *tableReader) start() (*table.Page, error) {
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
		return nil, err
	}
	if most := e.config.Tables.Rows; t.list.Limit == 0 && page.Total > most {
		return nil, coded(errorcode.ResponseTooLarge, fmt.Sprintf(
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

// explain makes an error for the client, except of what the store of downloads says, which unmadeFor explains.
func (e *endpoint) explain(ctx context.Context, err error) error {
	if known, ok := errors.AsType[*gqlerror.Error](err); ok && codeOf(known) != "" {
		return known
	}
	if errors.Is(err, errTableSize) {
		return coded(errorcode.ResponseTooLarge, err.Error()+": restrict it with a filter, or ask for fewer fields")
	}
	if _, known := unmadeFor(err); known || errors.Is(err, context.Canceled) {
		return err
	}
	return e.config.Present(ctx, err)
}

// budget is how many bytes of rows a download may still have, before compression.
type budget struct{ left int64 }

// over returns a writer to w that takes from the budget, and refuses what goes beyond it.
func (b *budget) over(w io.Writer) io.Writer { return budgeted{b, w} }

type budgeted struct {
	budget *budget
	w      io.Writer
}

func (b budgeted) Write(p []byte) (int, error) {
	if b.budget.left -= int64(len(p)); b.budget.left < 0 {
		return 0, errTableSize
	}
	return b.w.Write(p)
}
