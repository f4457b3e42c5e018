package rel

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"
)

// TotalKey identifies a total by its list and parent.
type TotalKey struct {
	List   [sha256.Size]byte // digest of the table, the conditions and their values
	Parent string
}

// Totals keeps the totals that a release has counted: they never change, and dashboards need the same ones again. A nil Totals
// keeps none.
type Totals struct{ kept *lru.Cache[TotalKey, int32] }

// NewTotals returns a store of at most size totals, none for 0.
func NewTotals(size int) *Totals {
	if size == 0 {
		return nil
	}
	kept, err := lru.New[TotalKey, int32](size)
	if err != nil {
		panic(err) // the size is negative
	}
	return &Totals{kept}
}

// bytesOfTotal is what a total takes with its key.
const bytesOfTotal = 250

// Bytes returns the memory that the totals take.
func (t *Totals) Bytes() int64 {
	if t == nil {
		return 0
	}
	return int64(bytesOfTotal * t.kept.Len())
}

func (t *Totals) Get(key TotalKey) (int32, bool) {
	if t == nil {
		return 0, false
	}
	return t.kept.Get(key)
}

func (t *Totals) Keep(key TotalKey, total int32) {
	if t != nil {
		t.kept.Add(key, total)
	}
}

// Totals counts the whole list of each parent: from memory, or by one query for all totals not counted before.
func (l *listing[T]) Totals(ctx context.Context, parents []string) ([]int32, error) {
	totals := make([]int32, len(parents))
	if list, ok := l.relation.inMemory(ctx, l.release.Tables(), l.conditions, l.relation.table.orders[0].name(), Asc); ok {
		codes := make([]int32, len(parents))
		for i, parent := range parents {
			codes[i] = list.code(parent)
		}
		totals, _ := list.totals(codes)
		return totals, ctx.Err()
	}
	list, err := l.digest()
	if err != nil {
		return nil, err
	}
	missing := map[string][]int{} // positions of parents
	var distinct []string
	for i, parent := range parents {
		total, known := l.release.Totals().Get(TotalKey{list, parent})
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
		l.release.Totals().Keep(TotalKey{list, parent}, counted[n])
		for _, i := range missing[parent] {
			totals[i] = counted[n]
		}
	}
	return totals, nil
}

// count counts the list of each parent by one query.
func (l *listing[T]) count(ctx context.Context, parents []string) ([]int32, error) {
	p := new(Params)
	from := p.Keys(parents, "p")
	text := SQL(`SELECT c.total
FROM {parents}
CROSS JOIN LATERAL (SELECT count(*)::integer AS total FROM {view} AS r WHERE {condition}) AS c
ORDER BY p.n`, "parents", from, "view", l.relation.table.view, "condition", And(l.where(p)...))
	var counted []int32
	err := l.query(ctx, l.relation.name+".total", &counted, text, p)
	return counted, err
}

// digest identifies a list without its parent and order.
func (l *listing[T]) digest() (sum [sha256.Size]byte, err error) {
	p := new(Params)
	h := sha256.New()
	fmt.Fprintf(h, "%q %q", l.relation.table.name, l.where(p))
	for _, value := range p.Values {
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
