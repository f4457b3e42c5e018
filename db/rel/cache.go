package rel

import (
	"context"
	"reflect"
	"slices"
	"sync"

	"github.com/jmoiron/sqlx/reflectx"
)

// cache is a table of a release in memory. All requests share its rows; callers must not change them.
type cache[T any] struct {
	table  *Table[T]
	rows   []T
	keys   map[string]int32       // position in rows
	orders map[OrderField][]int32 // positions in ascending order, NULLs last

	mu           sync.Mutex
	codes        map[string]map[string]int32 // position by value, for unique columns
	arrangements map[arrangementKey]*arrangement
}

// cached returns the table in memory, nil if it is not cached.
func (t *Table[T]) cached(r Release) *cache[T] {
	c, _ := r.Cached(t.name).(*cache[T])
	return c
}

// Load reads the table into memory. PostgreSQL sorts it, because only it has the collations.
func (t *Table[T]) Load(ctx context.Context, r Release) (any, error) {
	c := &cache[T]{
		table: t, orders: map[OrderField][]int32{}, codes: map[string]map[string]int32{}, arrangements: map[arrangementKey]*arrangement{},
	}
	if err := r.Query(ctx, t.name+".load", &c.rows, "SELECT "+Qualified("t", t.columns)+" FROM "+t.view+" AS t"); err != nil {
		return nil, err
	}
	c.rows = slices.Clone(c.rows)
	share(c.rows)
	c.keys = make(map[string]int32, len(c.rows))
	for i := range c.rows {
		c.keys[keyOf(&c.rows[i])] = int32(i)
	}
	for _, o := range t.orders {
		var keys []string
		text := SQL("SELECT t.{key} FROM {view} AS t ORDER BY t.{column} NULLS LAST, t.{key}", "key", t.key, "view", t.view, "column", o.column)
		if err := r.Query(ctx, t.name+".order", &keys, text); err != nil {
			return nil, err
		}
		places := make([]int32, len(keys))
		for i, key := range keys {
			places[i] = c.keys[key]
		}
		c.orders[o.field] = places
	}
	return c, nil
}

// row returns the row with the key, nil if there is none.
func (c *cache[T]) row(key string) *T {
	if place, ok := c.keys[key]; ok {
		return &c.rows[place]
	}
	return nil
}

// find returns the row whose column has the value, nil if there is none. The column must be unique.
func (c *cache[T]) find(column, value string) *T {
	if column == c.table.key {
		return c.row(value)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	places := c.codes[column]
	if places == nil {
		places = make(map[string]int32, len(c.rows))
		for i, code := range c.column(column) {
			places[code] = int32(i)
		}
		delete(places, "") // rows without a value
		c.codes[column] = places
	}
	if place, ok := places[value]; ok {
		return &c.rows[place]
	}
	return nil
}

// column returns the texts of a column by row, empty for NULL.
func (c *cache[T]) column(name string) []string {
	index := reflectx.NewMapper("db").TypeMap(reflect.TypeFor[T]()).GetByPath(name).Index
	texts := make([]string, len(c.rows))
	for i := range c.rows {
		if v := reflect.Indirect(reflectx.FieldByIndexesReadOnly(reflect.ValueOf(&c.rows[i]), index)); v.IsValid() {
			texts[i] = v.String()
		}
	}
	return texts
}
