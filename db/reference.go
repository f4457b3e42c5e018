package db

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"sync"

	"github.com/jmoiron/sqlx/reflectx"
	"github.com/lib/pq"

	"govhub/db/session"
)

// reference is a table of a release in memory. Its rows are shared by all requests: nobody may change them.
type reference[T any] struct {
	table  *Table[T]
	rows   []T
	keys   map[string]int32       // place in rows
	orders map[OrderField][]int32 // places in ascending order, rows without a value last

	mu           sync.Mutex
	codes        map[string]map[string]int32 // place by value, for columns whose values are unique
	arrangements map[arrangementKey]*arrangement
}

// loaded is a reference with the checksum of its content, by which releases share it.
type loaded struct {
	sha256    string
	reference any
}

// reference returns the table in memory, nil if it is not there.
func (t *Table[T]) reference(r *Release) *reference[T] {
	kept := r.references.Load()
	if kept == nil {
		return nil
	}
	ref, _ := (*kept)[t.name].reference.(*reference[T])
	return ref
}

// load reads the table into memory. PostgreSQL sorts it, for only it knows the collations.
func (t *Table[T]) load(ctx context.Context, r *Release) (any, error) {
	ref := &reference[T]{
		table: t, orders: map[OrderField][]int32{}, codes: map[string]map[string]int32{}, arrangements: map[arrangementKey]*arrangement{},
	}
	if err := r.query(ctx, t.name+".load", &ref.rows, "SELECT "+listed("t", t.columns)+" FROM "+t.from+" AS t"); err != nil {
		return nil, err
	}
	ref.rows = slices.Clip(ref.rows)
	ref.keys = make(map[string]int32, len(ref.rows))
	for i := range ref.rows {
		ref.keys[keyOf(&ref.rows[i])] = int32(i)
	}
	for _, o := range t.orders {
		var keys []string
		text := "SELECT t." + t.key + " FROM " + t.from + " AS t ORDER BY t." + o.column + " NULLS LAST, t." + t.key
		if err := r.query(ctx, t.name+".order", &keys, text); err != nil {
			return nil, err
		}
		places := make([]int32, len(keys))
		for i, key := range keys {
			places[i] = ref.keys[key]
		}
		ref.orders[o.field] = places
	}
	return ref, nil
}

// row returns the row with the key, nil if there is none.
func (ref *reference[T]) row(key string) *T {
	if place, ok := ref.keys[key]; ok {
		return &ref.rows[place]
	}
	return nil
}

// find returns the row whose column has the value, nil if there is none. The column must be unique.
func (ref *reference[T]) find(column, value string) *T {
	if column == ref.table.key {
		return ref.row(value)
	}
	ref.mu.Lock()
	defer ref.mu.Unlock()
	places := ref.codes[column]
	if places == nil {
		places = make(map[string]int32, len(ref.rows))
		for i, code := range ref.column(column) {
			places[code] = int32(i)
		}
		delete(places, "") // of rows without a value
		ref.codes[column] = places
	}
	if place, ok := places[value]; ok {
		return &ref.rows[place]
	}
	return nil
}

// column returns the texts of a column by row, empty where there is none.
func (ref *reference[T]) column(name string) []string {
	index := reflectx.NewMapper("db").TypeMap(reflect.TypeFor[T]()).GetByPath(name).Index
	texts := make([]string, len(ref.rows))
	for i := range ref.rows {
		if v := reflect.Indirect(reflectx.FieldByIndexesReadOnly(reflect.ValueOf(&ref.rows[i]), index)); v.IsValid() {
			texts[i] = v.String()
		}
	}
	return texts
}

// remember brings the reference tables of a release into memory: those that another open release has too, and, if read is
// true, the others as well.
func (h *Hub) remember(ctx context.Context, r *Release, read bool) error {
	byName := make(map[string]resource, len(referenced))
	var names []string
	for _, t := range referenced {
		names = append(names, t.resource())
		byName[t.resource()] = t
	}
	const query = `SELECT name, rows, sha256 FROM govhub.resource WHERE release = $1 AND name = ANY($2)`
	var found []ReleaseResource
	if err := h.query(ctx, session.AnySchema, "release.references", &found, query, r.Number, pq.Array(names)); err != nil {
		return err
	}
	slices.SortFunc(found, func(a, b ReleaseResource) int {
		return cmp.Or(cmp.Compare(a.Rows, b.Rows), cmp.Compare(a.Name, b.Name))
	})
	kept := make(map[string]loaded, len(found))
	left := int64(h.config.ReferenceRows)
	for _, resource := range found {
		if left -= resource.Rows; left < 0 {
			break
		}
		l := h.shared(resource)
		if l.reference == nil && read {
			ref, err := byName[resource.Name].load(ctx, r)
			if err != nil {
				return err
			}
			l = loaded{resource.SHA256, ref}
		}
		kept[resource.Name] = l
	}
	if read {
		r.references.Store(&kept)
	} else {
		r.references.CompareAndSwap(nil, &kept) // which may have been read since
	}
	return nil
}

// shared returns what an open release has in memory of a resource with this content.
func (h *Hub) shared(resource ReleaseResource) loaded {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, r := range h.open {
		if kept := r.references.Load(); kept != nil {
			if l := (*kept)[resource.Name]; l.sha256 == resource.SHA256 {
				return l
			}
		}
	}
	return loaded{}
}
