package db

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"

	"govhub/db/rel"
	"govhub/page"
)

// RowChangeCount is the number of rows of a resource that differ between two releases.
type RowChangeCount struct {
	Resource string
	Added    int32
	Removed  int32
	Changed  int32
}

// of returns the number of changes of a kind, or of all kinds for nil.
func (c *RowChangeCount) of(kind *RowChangeKind) int32 {
	switch {
	case kind == nil:
		return c.Added + c.Removed + c.Changed
	case *kind == RowAdded:
		return c.Added
	case *kind == RowRemoved:
		return c.Removed
	}
	return c.Changed
}

// Totals counts the list. It has no parents: all given parents have the same total.
func (d *Difference) Totals(ctx context.Context, parents []string) ([]int32, error) {
	counts, err := d.Counts(ctx)
	if err != nil {
		return nil, err
	}
	total := int32(0)
	for _, count := range counts {
		total += count.of(d.kind)
	}
	return slices.Repeat([]int32{total}, len(parents)), nil
}

// Counts counts the differing rows of each resource that has any, of all kinds, by name. It takes one query for each pair of
// tables that are not in memory and that the release has not counted before.
func (d *Difference) Counts(ctx context.Context) ([]*RowChangeCount, error) {
	d.mu.Lock() // totalCount and counts are resolved concurrently
	defer d.mu.Unlock()
	if d.counts != nil {
		return d.counts, nil
	}
	counts := make([]*RowChangeCount, 0, len(d.pairs))
	for _, p := range d.pairs {
		c, err := d.count(ctx, p)
		if err != nil {
			return nil, err
		}
		if c.of(nil) > 0 { // the tables may differ only in their columns
			counts = append(counts, c)
		}
	}
	d.counts = counts
	return counts, nil
}

func (d *Difference) count(ctx context.Context, p pair) (*RowChangeCount, error) {
	both, different, known := d.counted(p)
	if !known {
		var err error
		if both, different, err = d.countBoth(ctx, p); err != nil {
			return nil, err
		}
		d.release.totals.Keep(p.total("both"), both)
		d.release.totals.Keep(p.total("different"), different)
	}
	return &RowChangeCount{
		Resource: p.Name, Added: int32(p.rows[1]) - both, Removed: int32(p.rows[0]) - both, Changed: different,
	}, nil
}

// countBoth counts the rows that both releases have, and those of them that differ.
func (d *Difference) countBoth(ctx context.Context, p pair) (both, different int32, err error) {
	if inMemory := p.inMemory(); inMemory != nil {
		return p.countInMemory(ctx, inMemory)
	}
	text := rel.SQL(`SELECT count(*)::integer AS both, (count(*) FILTER (WHERE {differ}))::integer AS different
		FROM {before} AS b JOIN {after} AS a ON {same}`,
		"differ", p.Differ("b", "a"), "before", p.before, "after", p.after, "same", p.Same("a", "b"))
	var found []struct{ Both, Different int32 }
	if err := d.query(ctx, "changes.total", &found, text); err != nil {
		return 0, 0, err
	}
	return found[0].Both, found[0].Different, nil
}

// counted returns the release's earlier count for the tables.
func (d *Difference) counted(p pair) (both, different int32, known bool) {
	both, known = d.release.totals.Get(p.total("both"))
	if !known {
		return 0, 0, false
	}
	different, known = d.release.totals.Get(p.total("different"))
	return both, different, known
}

// total identifies a total of the two tables, which never change.
func (p pair) total(of string) rel.TotalKey {
	return rel.TotalKey{List: sha256.Sum256(fmt.Appendf(nil, "changes %q", p.tables)), Parent: of}
}

// ChangeCounts returns the counts of the connections' lists.
func ChangeCounts(ctx context.Context, connections []*page.Connection[RowChange]) ([][]*RowChangeCount, error) {
	counts := make([][]*RowChangeCount, len(connections))
	for i, c := range connections {
		var err error
		if counts[i], err = c.List().(*Difference).Counts(ctx); err != nil {
			return nil, err
		}
	}
	return counts, nil
}
