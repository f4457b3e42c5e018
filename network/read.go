package network

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"govhub/db"
)

// query reads the rows that state links. The row itself is the node that links leave, unless it is not a node.
type query struct {
	name     string
	resource string // that links leave
	key      string // SQL of its key
	from     string // SQL
	state    string // SQL of the value that decides the kind
	since    string // SQL of the links' period
	until    string
	lasts    bool // until is the first day on which the links no longer hold, else the last day of the event
}

// stated is a foreign key with the kind of link that it states.
type stated struct {
	foreignKey
	kind   uint8
	column int // position in the columns read
	target int // position in resources
}

// text returns the SQL, the number of its columns, and what they state.
func (q query) text() (text string, width int, references []stated) {
	columns := []string{q.key, "t.source", q.state, q.since, q.until}
	for k := range Kinds {
		for _, r := range Kinds[k].references {
			if r.rows != q.name {
				continue
			}
			at := slices.Index(columns, r.column)
			if at < fixed {
				at = len(columns)
				columns = append(columns, r.column)
			}
			references = append(references, stated{r, uint8(k), at, resourceNamed(r.target)})
		}
	}
	return "SELECT " + strings.Join(columns, ", ") + "\nFROM " + q.from, len(columns), references
}

// fixed is the number of columns that each query begins with: key, source, state, since, until.
const fixed = 5

// read reads the network of a release. It fails if there are more links than most.
func read(ctx context.Context, r *db.Release, most int) (*Graph, error) {
	b := newBuilder(most)
	for _, q := range queries {
		if err := b.read(ctx, r, q); err != nil {
			return nil, err
		}
	}
	return b.graph(), nil
}

func (b *builder) read(ctx context.Context, r *db.Release, q query) error {
	text, width, references := q.text()
	resource := resourceNamed(q.resource)
	values, dest := make([]sql.RawBytes, width), make([]any, width)
	for i := range values {
		dest[i] = &values[i]
	}
	return r.Stream(ctx, "network."+q.name, text, func(scan func(...any) error) error {
		if err := scan(dest...); err != nil {
			return err
		}
		from := b.node(resource, values[0])
		if len(references) == 0 {
			return nil
		}
		since, err := parseDate(values[3])
		if err != nil {
			return fmt.Errorf("%s %s: %w", q.name, values[0], err)
		}
		until, err := parseDate(values[4])
		if err != nil {
			return fmt.Errorf("%s %s: %w", q.name, values[0], err)
		}
		if q.lasts {
			until = until.ended()
		}
		said := b.basis(b.source(values[1]), since, until)
		for _, ref := range references {
			target := values[ref.column]
			if len(target) == 0 || ref.when != "" && ref.when != string(values[2]) {
				continue
			}
			if err := b.link(link{from, b.node(ref.target, target), said, ref.kind}); err != nil {
				return err
			}
		}
		return nil
	})
}
