package table

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/citation"
	"govhub/db"
	"govhub/errorcode"
	"govhub/web/limits"
	"govhub/web/request"
)

// Limits bounds one download.
type Limits struct {
	Rows  int
	Bytes int64 // before compression
}

// DefaultLimits returns the documented limits.
func DefaultLimits() Limits { return Limits{Rows: 1_000_000, Bytes: 1 << 30} }

// ErrSize means that a download is too large.
var ErrSize = errors.New("the download is too large")

// Maker makes a file of all rows of a list, page by page.
type Maker struct {
	List      *List
	Format    Format
	Limits    Limits
	Addresses citation.Addresses // as citations give them
	Lang      db.Lang            // that the request names, empty if none

	// Nodes returns the limit that the operation of a page exceeds, or nil.
	Nodes func(doc *ast.QueryDocument, op *ast.OperationDefinition, variables map[string]any) *limits.Violation

	// Execute returns the data of an operation's answer.
	Execute func(ctx context.Context, op *graphql.OperationContext) (data []byte, err error)
}

// Make writes the file. The release is in the context. It returns errors of Execute, errors for the client, and ErrSize.
func (m Maker) Make(ctx context.Context, w io.Writer) error {
	p := &pages{Maker: m, ctx: db.WithLookups(ctx)}
	page, err := p.start()
	if err != nil {
		return err
	}
	rows, err := formats[p.Format].writer(p, &budget{p.Limits.Bytes}, w)
	if err != nil {
		return err
	}
	if d, ok := rows.(dropper); ok {
		defer d.drop()
	}
	return p.copy(page, rows)
}

// pages reads a list page by page.
type pages struct {
	Maker
	ctx  context.Context
	rows int // written
	size int // of a page, or of a series
}

// start reads the first page. It rejects a list with too many rows before anything is sent.
func (p *pages) start() (*Page, error) {
	if err := p.choose(); err != nil {
		return nil, err
	}
	page, err := p.read(p.List.Start(), p.operation(true))
	if err != nil {
		return nil, err
	}
	if most := p.most(); p.List.Limit == 0 && page.Total > most {
		return nil, request.Coded(errorcode.ResponseTooLarge, fmt.Sprintf(
			"%s has %s rows; a download has at most %s: restrict it with a filter",
			p.List.Path, limits.Number(page.Total), limits.Number(most)))
	}
	if p.List.whole && page.most >= p.size {
		return nil, request.Coded(errorcode.ResponseTooLarge, fmt.Sprintf(
			"%s: a series has %d points or more, and a download of as many series has fewer of each: ask for fewer series, restrict them by from and to, or write %s(last: %d) for the last ones alone",
			p.List.Path, p.size, p.List.points.definition.Name, p.size))
	}
	if page.columns != nil {
		p.List.widen(page.columns)
	}
	return page, nil
}

// most is how many rows the file may have.
func (p *pages) most() int {
	if most := formats[p.Format].most; most > 0 {
		return min(p.Limits.Rows, most)
	}
	return p.Limits.Rows
}

// choose finds the page size: the largest within the limits of a query.
func (p *pages) choose() error {
	p.size = p.List.pageSize()
	if p.List.Limit > 0 {
		p.size = p.List.Limit
	}
	for {
		v := p.Nodes(p.List.op.Doc, p.operation(true), p.List.Variables(nil))
		if v == nil {
			return nil
		}
		if p.size == 1 || p.List.Limit > 0 {
			return request.Violation(v)
		}
		p.size /= 2
	}
}

func (p *pages) operation(first bool) *ast.OperationDefinition {
	return p.List.PageOperation(p.size, first, formats[p.Format].cites)
}

// read executes the operation of a page.
func (p *pages) read(after *string, operation *ast.OperationDefinition) (*Page, error) {
	op := ownContext(p.List.op)
	op.Operation, op.Variables = operation, p.List.Variables(after)
	data, err := p.Execute(p.ctx, op)
	if err != nil {
		return nil, err
	}
	return p.List.Read(data)
}

// copy writes all pages. All but the first use the same operation, so that it is planned once.
func (p *pages) copy(page *Page, w writer) error {
	next := p.operation(false)
	for {
		for _, row := range page.Rows {
			if err := w.write(row); err != nil {
				return err
			}
			p.rows++
		}
		if page.Next == nil || p.List.Limit > 0 {
			return w.close()
		}
		if p.rows >= p.most() {
			return ErrSize
		}
		var err error
		if page, err = p.read(page.Next, next); err != nil {
			return err
		}
	}
}
