package db

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"fmt"
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"
)

// totalKey identifies a total: what is listed, and of which parent.
type totalKey struct {
	list   [sha256.Size]byte // of the table, its conditions and their values
	parent string
}

// totals are those that a release has counted: they never change, and dashboards ask for the same ones again. A nil one keeps
// none.
type totals struct{ kept *lru.Cache[totalKey, int32] }

func newTotals(size int) *totals {
	if size == 0 {
		return nil
	}
	kept, err := lru.New[totalKey, int32](size)
	if err != nil {
		panic(err) // of a negative size
	}
	return &totals{kept}
}

func (t *totals) get(key totalKey) (int32, bool) {
	if t == nil {
		return 0, false
	}
	return t.kept.Get(key)
}

func (t *totals) keep(key totalKey, total int32) {
	if t != nil {
		t.kept.Add(key, total)
	}
}

// Totals counts the whole list of each parent: from memory, or by one statement for all that this release has not counted
// before.
func (l *listing[T]) Totals(ctx context.Context, parents []string) ([]int32, error) {
	totals := make([]int32, len(parents))
	if lists, ok := l.unfiltered(l.relation.table.orders[0], Asc); ok {
		for i, parent := range parents {
			totals[i] = int32(len(lists.lists[parent]))
		}
		return totals, ctx.Err()
	}
	list, err := l.digest()
	if err != nil {
		return nil, err
	}
	missing := map[string][]int{} // places of parents
	var distinct []string
	for i, parent := range parents {
		total, known := l.release.totals.get(totalKey{list, parent})
		switch {
		case known:
			totals[i] = total
			continue
		case missing[parent] == nil:
			distinct = append(distinct, parent)
		}
		missing[parent] = append(missing[parent], i)
	}
	if len(distinct) == 0 {
		return totals, nil
	}
	counted, err := l.count(ctx, distinct)
	if err != nil {
		return nil, err
	}
	for n, parent := range distinct {
		l.release.totals.keep(totalKey{list, parent}, counted[n])
		for _, i := range missing[parent] {
			totals[i] = counted[n]
		}
	}
	return totals, nil
}

// count counts the list of each parent by one statement.
func (l *listing[T]) count(ctx context.Context, parents []string) ([]int32, error) {
	p := new(params)
	from := p.keys(parents, "p")
	w, err := l.where(p)
	if err != nil {
		return nil, err
	}
	text := fmt.Sprintf("SELECT c.total\nFROM %s\nCROSS JOIN LATERAL (SELECT count(*)::integer AS total FROM %s AS r WHERE %s) AS c\nORDER BY p.n",
		from, l.relation.table.from, strings.Join(append(w.conditions, "true"), " AND "))
	var counted []int32
	err = l.query(ctx, l.relation.name+".total", &counted, text, p)
	return counted, err
}

// digest identifies what is listed, whatever the parent and the order.
func (l *listing[T]) digest() (sum [sha256.Size]byte, err error) {
	p := new(params)
	w, err := l.where(p)
	if err != nil {
		return sum, err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %q", l.relation.table.name, w.conditions)
	for _, value := range p.values {
		if v, ok := value.(driver.Valuer); ok { // an array
			if value, err = v.Value(); err != nil {
				return sum, err
			}
		}
		fmt.Fprintf(h, " %T %q", value, fmt.Sprint(value))
	}
	h.Sum(sum[:0])
	return sum, nil
}
