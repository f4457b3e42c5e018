package db

import (
	"cmp"
	"context"
	"slices"

	"govhub/db/control"
	"govhub/db/rel"
)

// loaded is a cached table with the checksum of its content, by which releases share it.
type loaded struct {
	sha256 string
	table  any
}

// Cached returns a table that the release keeps in memory, nil if it does not.
func (r *Release) Cached(table string) any {
	if kept := r.cached.Load(); kept != nil {
		return (*kept)[table].table
	}
	return nil
}

// cache brings tables of a release into memory: those that another open release has too, and, if read is true, the others as
// well.
func (h *Hub) cache(ctx context.Context, r *Release, read bool) error {
	found := slices.DeleteFunc(slices.Clone(r.resources), func(c *control.Resource) bool { return cacheable(c.Name) == nil })
	slices.SortFunc(found, func(a, b *control.Resource) int {
		return cmp.Or(cmp.Compare(a.Rows, b.Rows), cmp.Compare(a.Name, b.Name))
	})
	kept := make(map[string]loaded, len(found))
	left := int64(h.config.ReferenceRows)
	for _, resource := range found {
		if left -= resource.Rows; left < 0 {
			break
		}
		l := h.shared(resource)
		if l.table == nil && read {
			table, err := cacheable(resource.Name).Load(ctx, r)
			if err != nil {
				return err
			}
			l = loaded{resource.SHA256, table}
		}
		kept[resource.Name] = l
	}
	if read {
		r.cached.Store(&kept)
	} else {
		r.cached.CompareAndSwap(nil, &kept) // which may have been read since
	}
	return nil
}

// cacheable returns the table with the name if releases may keep it in memory, else nil.
func cacheable(name string) rel.AnyTable {
	if i := slices.IndexFunc(cachedTables, func(t rel.AnyTable) bool { return t.Name() == name }); i >= 0 {
		return cachedTables[i]
	}
	return nil
}

// shared returns what an open release has in memory of a resource with this content.
func (h *Hub) shared(resource *control.Resource) loaded {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, r := range h.open {
		if kept := r.cached.Load(); kept != nil {
			if l := (*kept)[resource.Name]; l.sha256 == resource.SHA256 {
				return l
			}
		}
	}
	return loaded{}
}
