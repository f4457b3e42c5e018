package db

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"govhub/db/columns"
	"govhub/db/control"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/errorcode"
	"govhub/page"
)

// Difference is the list of rows that differ between two releases, by resource and key. Both releases are read through one
// handle, by queries that name both: a query that finds a release pruned fails as a whole.
type Difference struct {
	release  *Release // whose connections are used
	from, to int32
	kind     *RowChangeKind // the only kind listed, nil for all
	pairs    []pair         // of the resources that differ, by name

	mu     sync.Mutex
	counts []*RowChangeCount // nil until first used
}

// pair is a resource with different tables in the two releases.
type pair struct {
	rel.Layout
	before, after string // views
	rows          [2]int64
	tables        [2]string
	kept          [2]*columns.Table // in memory, nil if they are not
}

// Compare finds the resources that may differ between two releases, by their tables and checksums alone. resource restricts the
// list if it is not nil. Compare returns a *ReleaseError if one of the releases cannot be read.
func (r *Release) Compare(ctx context.Context, from, to int32, resource *string, kind *RowChangeKind) (*Difference, error) {
	wanted := layouts()
	if resource != nil {
		l, known := layoutOf(*resource)
		if !known {
			var names []string
			for _, l := range wanted {
				names = append(names, l.Name)
			}
			return nil, errorcode.BadInput(errorcode.ValidationFailed, "argument \"resource\": %.100q is not a resource: use one of %s", *resource, strings.Join(names, ", "))
		}
		wanted = []rel.Layout{l}
	}
	contents, kept, err := r.hub.sides(ctx, from, to)
	if err != nil {
		return nil, err
	}
	before, after := byName(contents[from].Resources), byName(contents[to].Resources)
	d := &Difference{release: r, from: from, to: to, kind: kind}
	for _, l := range wanted {
		b, a := before[l.Name], after[l.Name]
		if b.Table == a.Table || b.SHA256 == a.SHA256 {
			continue // the same content, in tables of other Table Schemas
		}
		d.pairs = append(d.pairs, pair{
			Layout: l,
			before: schemaOf(from) + "." + l.Name, after: schemaOf(to) + "." + l.Name,
			rows: [2]int64{b.Rows, a.Rows}, tables: [2]string{b.Table, a.Table},
			kept: [2]*columns.Table{kept[0].Table(l.Name), kept[1].Table(l.Name)},
		})
	}
	return d, nil
}

// sides returns what releases consist of, and the tables of each that are in memory. It asks PostgreSQL unless all are open.
func (h *Hub) sides(ctx context.Context, numbers ...int32) (map[int32]*control.Content, []*columns.Tables, error) {
	contents, kept := map[int32]*control.Content{}, make([]*columns.Tables, len(numbers))
	h.mu.Lock()
	for i, number := range numbers {
		if r := h.open[number]; r != nil {
			contents[number], kept[i] = r.content, r.Tables()
		}
	}
	h.mu.Unlock()
	for _, number := range numbers {
		if contents[number] == nil {
			contents, err := h.published(ctx, numbers...)
			return contents, kept, err
		}
	}
	return contents, kept, nil
}

// byName returns resources by name. A resource that a release lacks is an empty one.
func byName(resources []*control.Resource) map[string]control.Resource {
	named := make(map[string]control.Resource, len(resources))
	for _, r := range resources {
		named[r.Name] = *r
	}
	return named
}

// query runs a query on both releases. Its text names them, so it is not worth preparing.
func (d *Difference) query(ctx context.Context, name string, dest any, text string, args ...any) error {
	err := d.release.Query(session.Heavy(session.PlannedAnew(ctx)), name, dest, text, args...)
	if errors.Is(err, ErrReleaseNotFound) {
		if _, gone := d.release.hub.published(ctx, d.from, d.to); gone != nil {
			return gone // names the release
		}
	}
	return err
}

// rowPlace is the position of a row in the list.
type rowPlace struct {
	resource string
	key      []string
}

// orderOfChanges names the order of the list in cursors.
const orderOfChanges = "RESOURCE"

func placeOf(argument, text string) (*rowPlace, error) {
	c, err := page.ParseCursor(argument, text, orderOfChanges, string(rel.Asc))
	if err != nil {
		return nil, err
	}
	if c.Value != nil {
		if l, known := layoutOf(*c.Value); known {
			if key, ok := l.Parts(c.Key); ok {
				return &rowPlace{l.Name, key}, nil
			}
		}
	}
	return nil, page.ForeignCursor(argument)
}

func cursorOfChange(row *RowChange) string {
	return page.Cursor{Field: orderOfChanges, Direction: string(rel.Asc), Value: &row.Resource, Key: row.Key}.String()
}

// Page returns a page of the list. Each resource on the page that is not in memory takes one query for the rows of the older release
// and one for the rows that are only in the newer one.
func (d *Difference) Page(ctx context.Context, args page.Args) (*page.Connection[RowChange], error) {
	part, err := page.PartOf(args, placeOf)
	if err != nil {
		return nil, err
	}
	rows := []*RowChange{}
	if rel.ReadsRows(ctx) {
		if rows, err = d.fetch(ctx, part); err != nil {
			return nil, err
		}
	}
	return page.Cut(ctx, part.Extent, rows, cursorOfChange, d, ""), nil
}

// fetch returns up to Size+1 rows, in reading order.
func (d *Difference) fetch(ctx context.Context, b page.Part[rowPlace]) ([]*RowChange, error) {
	pairs := slices.Clone(d.pairs)
	if b.Backward {
		slices.Reverse(pairs)
	}
	rows := []*RowChange{}
	for _, p := range pairs {
		if b.After != nil && p.Name < b.After.resource || b.Before != nil && p.Name > b.Before.resource {
			continue
		}
		found, err := d.changes(ctx, p, b, b.Size+1-len(rows))
		if err != nil {
			return nil, err
		}
		if rows = append(rows, found...); len(rows) > b.Size {
			break
		}
	}
	return rows, nil
}
