package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Counts count the rows of a resource that the inputs state. Always
//
//	Accepted + Inferred = Added + Changed + Unchanged + Repeated
//	rows of the release = rows of the previous release + Added - Removed
//
// where Added, Changed and Unchanged count each row of the release once.
type Counts struct {
	Accepted  int64 // rows of the inputs
	Added     int64 // key is new
	Changed   int64 // some value differs
	Unchanged int64 // the same as before
	Repeated  int64 // stated again, by the same file or a later input
	Removed   int64 // rows of the previous release that are gone
	Inferred  int64 // rows added or changed that no input states
	Flagged   int64 // accepted rows whose value the publisher, or the mapping, doubts
}

func (c *Counts) Add(o Counts) {
	c.Accepted += o.Accepted
	c.Added += o.Added
	c.Changed += o.Changed
	c.Unchanged += o.Unchanged
	c.Repeated += o.Repeated
	c.Removed += o.Removed
	c.Inferred += o.Inferred
	c.Flagged += o.Flagged
}

// unflagged is the status of values that nobody doubts.
const unflagged = "NORMAL"

// flag returns the position of the field that flags values, -1 if there is none.
func (s *Schema) flag() int {
	return slices.IndexFunc(s.Fields, func(f Field) bool { return f.Scalar == "ObservationStatus" })
}

// count compares what the inputs state of a resource with the previous release.
func (p *publication) count(ctx context.Context, t *loadedTable) error {
	c := &t.counts
	for _, l := range t.layers {
		c.Accepted += l.rows
		c.Flagged += l.flagged
	}
	if len(t.layers) == 0 && t.inferred == 0 || t.flawed || t.repeated {
		return nil // nothing to count, or nothing that will be published
	}
	stated, err := p.stated(ctx, t)
	if err != nil {
		return err
	}
	if err := p.compare(ctx, t); err != nil {
		return err
	}
	if t.inferred > 0 {
		if c.Inferred, err = p.countInferred(ctx, t); err != nil {
			return err
		}
	}
	c.Unchanged = stated + c.Inferred - c.Added - c.Changed
	c.Repeated = c.Accepted - stated
	for _, l := range t.layers {
		if l.incoming != "" {
			if _, err := p.tx.ExecContext(ctx, "DROP TABLE "+quote(l.incoming)); err != nil {
				return err
			}
		}
	}
	return nil
}

// stated counts the rows of the table that any input states.
func (p *publication) stated(ctx context.Context, t *loadedTable) (n int64, err error) {
	switch {
	case len(t.layers) == 0:
		return 0, nil
	case t.layers[0].incoming != "":
	case t.inferred > 0:
		return t.loaded, nil
	default: // later inputs can only add to it
		return t.rows, nil
	}
	keys := make([]string, len(t.layers))
	for i, l := range t.layers {
		keys[i] = fmt.Sprintf("SELECT %s FROM %s", strings.Join(quoteAll(t.schema.PrimaryKey), ", "), quote(l.incoming))
	}
	keys[0] = strings.Replace(keys[0], "SELECT", "SELECT DISTINCT", 1)
	query := "-- name: dataset.count_stated\nSELECT count(*) FROM (" + strings.Join(keys, " UNION ") + ") AS stated"
	return n, p.tx.QueryRowContext(ctx, query).Scan(&n)
}

// countInferred counts the rows that differ from the current release though no input states them.
func (p *publication) countInferred(ctx context.Context, t *loadedTable) (n int64, err error) {
	if len(t.layers) > 0 && t.layers[0].incoming == "" {
		return max(0, t.rows-t.loaded), nil
	}
	key := strings.Join(quoteAll(t.schema.PrimaryKey), ", ")
	keys := []string{"SELECT " + key + " FROM " + stored(t.table) + " WHERE false"}
	for _, l := range t.layers {
		keys = append(keys, "SELECT "+key+" FROM "+quote(l.incoming))
	}
	from := "SELECT * FROM " + stored(t.table)
	if p.current.number != 0 {
		from = fmt.Sprintf("SELECT %s FROM %s EXCEPT SELECT %[1]s FROM %[3]s", strings.Join(quoteAll(t.schema.fieldNames()), ", "),
			stored(t.table), shownAs(p.current.number, t.schema.Name))
	}
	query := fmt.Sprintf("-- name: dataset.count_inferred\nSELECT count(*) FROM (%s) AS r WHERE (%s) NOT IN (%s)", from, key, strings.Join(keys, " UNION "))
	return n, p.tx.QueryRowContext(ctx, query).Scan(&n)
}

// compare counts the rows that differ from the current release.
func (p *publication) compare(ctx context.Context, t *loadedTable) error {
	c, before := &t.counts, p.current.resources[t.schema.Name]
	switch {
	case before.Table == t.table:
		return nil
	case before.Rows == 0:
		c.Added = t.rows
		return nil
	}
	row := func(table string) string {
		columns := quoteAll(t.schema.fieldNames())
		for i := range columns {
			columns[i] = table + "." + columns[i]
		}
		return "(" + strings.Join(columns, ", ") + ")"
	}
	key := t.schema.tableKey() // a single column joins twice as fast as four
	query := fmt.Sprintf(`-- name: dataset.count_changes
		SELECT count(*) FILTER (WHERE before.%[1]s IS NULL),
		       count(*) FILTER (WHERE after.%[1]s IS NULL),
		       count(*) FILTER (WHERE before.%[1]s IS NOT NULL AND after.%[1]s IS NOT NULL AND %[2]s IS DISTINCT FROM %[3]s)
		FROM %[4]s AS before FULL JOIN %[5]s AS after USING (%[6]s)`,
		quote(key[0]), row("before"), row("after"), shownAs(p.current.number, t.schema.Name), stored(t.table), strings.Join(quoteAll(key), ", "))
	return p.tx.QueryRowContext(ctx, query).Scan(&c.Added, &c.Removed, &c.Changed)
}
