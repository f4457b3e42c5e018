package rel

import (
	"context"

	"govhub/page"
)

// Relation relates parents to lists of T.
type Relation[T any] struct {
	relation
	table *Table[T]
}

// relation is a Relation without its row type. Its condition relates a row {child} to the parent key {parent}.
type relation struct {
	child     *table
	name      string
	column    string // foreign key to the parent, if any
	condition string
	subquery  string // selects the keys of the rows of {parent}, if there is no column
}

func relate[T any](t *Table[T], name, column, condition string) *Relation[T] {
	return &Relation[T]{relation{child: &t.table, name: name, column: column, condition: condition}, t}
}

// All is the relation of all rows of the table.
func (t *Table[T]) All() *Relation[T] { return relate(t, t.name+".list", "", "") }

// OneToMany relates a parent to the rows whose foreign key is its key.
func OneToMany[T any](t *Table[T], name, column string) *Relation[T] {
	return relate(t, name, column, "{child}."+column+" = {parent}")
}

// ManyToMany relates a parent to the rows whose keys a subquery on {parent} selects.
func ManyToMany[T any](t *Table[T], name, subquery string) *Relation[T] {
	rel := relate(t, name, "", "{child}."+t.key+" IN ("+subquery+")")
	rel.subquery = subquery
	return rel
}

func (rel *relation) on(child, parent string) string {
	return SQL(rel.condition, "child", child, "parent", parent)
}

// Page returns a page of a list without a parent.
func (rel *Relation[T]) Page(ctx context.Context, r Release, args page.Args, f Filter, orders []*Order) (*page.Connection[T], error) {
	pages, err := rel.Pages(ctx, r, []string{""}, args, f, orders)
	if err != nil {
		return nil, err
	}
	return pages[0], nil
}

// Pages returns a page for each parent, in the order of the parents, by one query or from memory. Parents with the same
// key share a page.
func (rel *Relation[T]) Pages(
	ctx context.Context, r Release, parents []string, args page.Args, f Filter, orders []*Order,
) ([]*page.Connection[T], error) {
	s, err := rel.table.ordered(ctx, r, args, orders)
	if err != nil {
		return nil, err
	}
	list, err := rel.filtered(r, f)
	if err != nil {
		return nil, err
	}
	distinct, places := Distinct(parents)
	found, err := list.fetch(ctx, distinct, s)
	if err != nil {
		return nil, err
	}
	if named(orders) {
		found.note(ctx, s)
	}
	cut := make([]*page.Connection[T], len(distinct))
	for i, rows := range found.lists {
		cut[i] = page.Cut(ctx, s.extent(), rows, found.cursorOf, list, distinct[i])
	}
	pages := make([]*page.Connection[T], len(parents))
	for i, place := range places {
		pages[i] = cut[place]
	}
	return pages, nil
}

// Count counts the filtered rows.
func (t *Table[T]) Count(ctx context.Context, r Release, f Filter) (int32, error) {
	list, err := t.All().filtered(r, f)
	if err != nil {
		return 0, err
	}
	totals, err := list.Totals(ctx, []string{""})
	if err != nil {
		return 0, err
	}
	return totals[0], nil
}

// Distinct returns each key once, and the index of each given key among them.
func Distinct(keys []string) (distinct []string, places []int) {
	seen := make(map[string]int, len(keys))
	places = make([]int, len(keys))
	for i, key := range keys {
		place, known := seen[key]
		if !known {
			place = len(distinct)
			seen[key] = place
			distinct = append(distinct, key)
		}
		places[i] = place
	}
	return distinct, places
}
