package db

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/lib/pq"

	"govhub/db/session"
	"govhub/errorcode"
	"govhub/page"
)

// Difference is the list of the rows that differ between two releases, by resource and key. Both are read through one
// handle, by statements that name both: one that sees a release pruned fails as a whole.
type Difference struct {
	release  *Release // whose connections are used
	from, to int32
	kind     *RowChangeKind // the only kind listed, all for nil
	pairs    []pair         // of the resources that differ, by name

	mu     sync.Mutex
	counts []*RowChangeCount // nil until they are asked for
}

// pair is a resource that two releases hold in different tables.
type pair struct {
	layout
	before, after string // views
	rows          [2]int64
	tables        [2]string
}

// Compare finds out which resources may differ between two releases, by their tables and checksums alone. A resource other
// than nil leaves out the others. It returns a *ReleaseError if one of the releases cannot be read.
func (r *Release) Compare(ctx context.Context, from, to int32, resource *string, kind *RowChangeKind) (*Difference, error) {
	wanted := layouts()
	if resource != nil {
		l, known := layoutOf(*resource)
		if !known {
			var names []string
			for _, l := range wanted {
				names = append(names, l.name)
			}
			return nil, badInput(errorcode.ValidationFailed, "argument \"resource\": %.100q is no resource: there are %s", *resource, strings.Join(names, ", "))
		}
		wanted = []layout{l}
	}
	before, after, err := r.hub.contents(ctx, from, to)
	if err != nil {
		return nil, err
	}
	d := &Difference{release: r, from: from, to: to, kind: kind}
	for _, l := range wanted {
		b, a := before[l.name], after[l.name]
		if b.Table == a.Table || b.SHA256 == a.SHA256 {
			continue // the latter in tables that other Table Schemas made
		}
		d.pairs = append(d.pairs, pair{
			layout: l,
			before: fmt.Sprintf("release_%d.%s", from, l.name), after: fmt.Sprintf("release_%d.%s", to, l.name),
			rows: [2]int64{b.Rows, a.Rows}, tables: [2]string{b.Table, a.Table},
		})
	}
	return d, nil
}

// content is what a release holds of a resource.
type content struct {
	SchemaSpan
	Release int32
	Name    string
	Table   string `db:"table_name"`
	Rows    int64
	SHA256  string `db:"sha256"`
}

// contents returns what two releases hold, by resource.
func (h *Hub) contents(ctx context.Context, from, to int32) (before, after map[string]content, err error) {
	const query = `SELECT r.first, r.last, coalesce((SELECT number FROM govhub.table_schemas WHERE sha256 = $2), 0) AS own,
		       s.release, s.name, s.table_name, s.rows, s.sha256
		FROM govhub.release_schemas AS r JOIN govhub.resource AS s USING (release)
		WHERE s.release = ANY($1)`
	var found []content
	if err := h.query(ctx, session.AnySchema, "release.contents", &found, query, pq.Array([]int32{from, to}), h.config.Fingerprint); err != nil {
		return nil, nil, err
	}
	releases := map[int32]map[string]content{}
	for _, f := range found {
		if err := h.config.readable(f.Release, f.SchemaSpan); err != nil {
			return nil, nil, err
		}
		if releases[f.Release] == nil {
			releases[f.Release] = map[string]content{}
		}
		releases[f.Release][f.Name] = f
	}
	for _, number := range []int32{from, to} {
		if releases[number] == nil {
			return nil, nil, &ReleaseError{number, ErrReleaseNotFound}
		}
	}
	return releases[from], releases[to], nil
}

// query runs a statement on both releases. Its text names them, so it is not worth keeping prepared.
func (d *Difference) query(ctx context.Context, name string, dest any, text string, args ...any) error {
	err := d.release.query(session.Heavy(session.PlannedAnew(ctx)), name, dest, text, args...)
	if errors.Is(err, ErrReleaseNotFound) {
		if _, _, gone := d.release.hub.contents(ctx, d.from, d.to); gone != nil {
			return gone // says which one
		}
	}
	return err
}

// bounds are the part of a list that a page is cut from, and the side it is cut at.
type bounds struct {
	after, before *rowPlace
	size          int
	backward      bool
}

// rowPlace is the place of a row in the list.
type rowPlace struct {
	resource string
	key      []string
}

// orderOfChanges is what cursors say that the list is ordered by.
const orderOfChanges = "RESOURCE"

func boundsOf(args page.Args) (b bounds, err error) {
	if b.size, b.backward, err = args.Size(); err != nil {
		return b, err
	}
	if b.after, err = placeOf("after", args.After); err != nil {
		return b, err
	}
	b.before, err = placeOf("before", args.Before)
	return b, err
}

func placeOf(argument string, text *string) (*rowPlace, error) {
	if text == nil {
		return nil, nil
	}
	c, err := page.ParseCursor(argument, *text, orderOfChanges, string(Asc))
	if err != nil {
		return nil, err
	}
	if c.Value != nil {
		if l, known := layoutOf(*c.Value); known {
			if key, ok := l.parts(c.Key); ok {
				return &rowPlace{l.name, key}, nil
			}
		}
	}
	return nil, &page.ArgumentError{Argument: argument, Reason: "is no cursor of this list: take it from pageInfo or edges"}
}

func cursorOfChange(row *RowChange) string {
	return page.Cursor{Field: orderOfChanges, Direction: string(Asc), Value: &row.Resource, Key: row.Key}.String()
}

// Page returns a page of the list. Each resource that the page reaches takes one statement for the rows of the older
// release and one for those that are only in the newer one.
func (d *Difference) Page(ctx context.Context, args page.Args) (*page.Connection[RowChange], error) {
	b, err := boundsOf(args)
	if err != nil {
		return nil, err
	}
	rows := []*RowChange{}
	if readsRows(ctx) {
		if rows, err = d.fetch(ctx, b); err != nil {
			return nil, err
		}
	}
	more := len(rows) > b.size
	if more {
		rows = rows[:b.size]
	}
	hasNext, hasPrevious := more, b.after != nil
	if b.backward {
		slices.Reverse(rows)
		hasNext, hasPrevious = b.before != nil, more
	}
	return page.New(rows, hasNext, hasPrevious, cursorOfChange, d, ""), nil
}

// fetch returns up to size+1 rows, in the order in which they are read.
func (d *Difference) fetch(ctx context.Context, b bounds) ([]*RowChange, error) {
	pairs := slices.Clone(d.pairs)
	if b.backward {
		slices.Reverse(pairs)
	}
	rows := []*RowChange{}
	for _, p := range pairs {
		if b.after != nil && p.name < b.after.resource || b.before != nil && p.name > b.before.resource {
			continue
		}
		found, err := d.changes(ctx, p, b, b.size+1-len(rows))
		if err != nil {
			return nil, err
		}
		if rows = append(rows, found...); len(rows) > b.size {
			break
		}
	}
	return rows, nil
}
