package rel

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"govhub/db/batch"
	"govhub/db/columns"
)

// Derived is an SQL expression over a row r and the rows joined to it. If it names one column of r alone, its values are in memory by
// the codes of that column, its base. PostgreSQL computes them, so that there is no second implementation.
type Derived struct {
	Value string
	Joins []string
}

// Derived names the expressions that filters and groups of the rows use.
func (t *Table[T]) Derived(expressions ...Derived) *Table[T] {
	t.derived = expressions
	return t
}

// Derive computes the derived columns of the table, by their expressions. It asks PostgreSQL once per base. They depend on other
// tables, so they are of a release, though it may share the table with another.
func (t *Table[T]) Derive(ctx context.Context, r Release, from *columns.Table) (map[string]*columns.Derived, error) {
	made := make(map[string]*columns.Derived, len(t.derived))
	for base, expressions := range t.byBase() {
		column, ok := from.Column(base).(*columns.Text)
		if !ok {
			continue
		}
		values, err := t.derive(ctx, r, base, column, expressions)
		if err != nil {
			return nil, fmt.Errorf("derive from %s.%s: %w", t.name, base, err)
		}
		for i, d := range expressions {
			made[d.Value] = columns.NewDerived(column, values[i])
		}
	}
	return made, nil
}

var columnOfRow = regexp.MustCompile(`\br\.([a-z_]+)`)

// byBase groups the expressions by their base. It leaves out those with none or several.
func (t *table) byBase() map[string][]Derived {
	bases := map[string][]Derived{}
	for _, d := range t.derived {
		base := ""
		for _, name := range columnOfRow.FindAllStringSubmatch(d.Value+" "+strings.Join(d.Joins, " "), -1) {
			if base != "" && base != name[1] {
				base = ""
				break
			}
			base = name[1]
		}
		if base != "" {
			bases[base] = append(bases[base], d)
		}
	}
	return bases
}

// derive computes the values of expressions by the codes of their base.
func (t *table) derive(ctx context.Context, r Release, base string, column *columns.Text, expressions []Derived) ([]*columns.Text, error) {
	v := &deriving{base: column, values: make([][]value, len(expressions)), orders: make([][]ranked, len(expressions))}
	for i := range v.values {
		v.values[i] = make([]value, column.Codes())
	}
	v.seen = make([]bool, column.Codes())
	if err := r.Batches(ctx, t.name+".derive", t.derivation(base, expressions), v.add); err != nil {
		return nil, err
	}
	for code, seen := range v.seen {
		if !seen && code > 0 {
			return nil, fmt.Errorf("no row is joined to %.100q", column.Word(int32(code)))
		}
	}
	return v.columns()
}

// derivation writes the query of the base, and of the value and the rank of each expression. It reads the base alone, so PostgreSQL
// refuses an expression over other columns.
func (t *table) derivation(base string, expressions []Derived) string {
	var selected, joins []string
	names := []string{"t.base"}
	for i, d := range expressions {
		n := strconv.Itoa(i)
		selected = append(selected, "("+d.Value+")::text AS value"+n, "rank() OVER (ORDER BY "+d.Value+") AS rank"+n)
		names = append(names, "t.value"+n, "t.rank"+n)
		for _, join := range d.Joins {
			if !slices.Contains(joins, join) {
				joins = append(joins, join)
			}
		}
	}
	return SQL("SELECT {columns}\nFROM (SELECT r.{base} AS base, {selected}\nFROM (SELECT DISTINCT {base} FROM {view}) AS r {joins}) AS t",
		"columns", batch.Columns(names...), "base", base, "selected", strings.Join(selected, ", "), "view", t.view,
		"joins", strings.Join(joins, " "))
}

// deriving collects what a derivation reads.
type deriving struct {
	base   *columns.Text
	seen   []bool     // by code of the base
	values [][]value  // of each expression, by code of the base
	orders [][]ranked // of each expression
}

type value struct {
	text string
	ok   bool
}

type ranked struct {
	rank int
	text string
}

func (v *deriving) add(b *batch.Batch) error {
	for row, key := range b.Columns[0].Texts {
		code := int32(0)
		if !b.Columns[0].Null(row) {
			code = v.base.Find(key)
		}
		if v.seen[code] || code == 0 && !b.Columns[0].Null(row) {
			return fmt.Errorf("several rows are joined to %.100q, or no row has it", key)
		}
		v.seen[code] = true
		for i := range v.values {
			values := &b.Columns[1+2*i]
			if values.Null(row) {
				continue
			}
			rank, err := strconv.Atoi(b.Columns[2+2*i].Texts[row])
			if err != nil {
				return err
			}
			v.values[i][code] = value{values.Texts[row], true}
			v.orders[i] = append(v.orders[i], ranked{rank, values.Texts[row]})
		}
	}
	return nil
}

// columns makes a column of each expression, in PostgreSQL's order.
func (v *deriving) columns() ([]*columns.Text, error) {
	made := make([]*columns.Text, len(v.values))
	for i, values := range v.values {
		b := columns.NewText()
		for _, v := range values {
			b.Append(v.text, v.ok)
		}
		slices.SortFunc(v.orders[i], func(a, b ranked) int { return a.rank - b.rank })
		var sorted []string
		for _, r := range slices.Compact(v.orders[i]) {
			sorted = append(sorted, r.text)
		}
		var err error
		if made[i], err = b.InOrder(sorted); err != nil {
			return nil, err
		}
	}
	return made, nil
}
