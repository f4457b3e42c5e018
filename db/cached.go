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

// Cached returns a cached table of the release, nil if the table is not cached.
func (r *Release) Cached(table string) any {
	if kept := r.cached.Load(); kept != nil {
		return (*kept)[table].table
	}
	return nil
}

// cache collects the cached tables of a release: those that another open release shares and, if read is true, the others from
// PostgreSQL.
func (h *Hub) cache(ctx context.Context, r *Release, read bool) error {
	found := slices.DeleteFunc(slices.Clone(r.content.Resources), func(c *control.Resource) bool { return cacheable(c.Name) == nil })
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
		r.cached.CompareAndSwap(nil, &kept) // another request may have loaded it
	}
	return nil
}

// cacheable returns the table with the name if it may be cached, else nil.
func cacheable(name string) rel.AnyTable {
	if i := slices.IndexFunc(cachedTables, func(t rel.AnyTable) bool { return t.Name() == name }); i >= 0 {
		return cachedTables[i]
	}
	return nil
}

// shared returns the cached table of an open release with the same content.
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
