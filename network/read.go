package network

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"govhub/db"
)

// statement says how rows that state links are read. The row itself is where links go out from, unless it is no node.
type statement struct {
	name     string
	resource string // that links go out from
	key      string // SQL of its key
	from     string // SQL
	state    string // SQL of what decides about kinds
	since    string // SQL of the period of the links
	until    string
	lasts    bool // until is the first day on which the links no longer hold, else the last day of what happened
}

// stated is a reference with the kind that it states.
type stated struct {
	reference
	kind   uint8
	column int // place among the columns read
	target int // place in resources
}

// text returns the statement, how many columns it reads and what they state.
func (s statement) text() (text string, width int, references []stated) {
	columns := []string{s.key, "t.source", s.state, s.since, s.until}
	for k := range Kinds {
		for _, r := range Kinds[k].references {
			if r.rows != s.name {
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
	return "SELECT " + strings.Join(columns, ", ") + "\nFROM " + s.from, len(columns), references
}

// fixed is how many columns each statement begins with: key, source, state, since, until.
const fixed = 5

// read reads the network of a release, unless it has more links than most.
func read(ctx context.Context, r *db.Release, most int) (*Graph, error) {
	b := newBuilder(most)
	for _, s := range statements {
		if err := b.read(ctx, r, s); err != nil {
			return nil, err
		}
	}
	return b.graph(), nil
}

func (b *builder) read(ctx context.Context, r *db.Release, s statement) error {
	text, width, references := s.text()
	resource := resourceNamed(s.resource)
	values, dest := make([]sql.RawBytes, width), make([]any, width)
	for i := range values {
		dest[i] = &values[i]
	}
	return r.Stream(ctx, "network."+s.name, text, func(scan func(...any) error) error {
		if err := scan(dest...); err != nil {
			return err
		}
		from := b.node(resource, values[0])
		if len(references) == 0 {
			return nil
		}
		since, err := parseDate(values[3])
		if err != nil {
			return fmt.Errorf("%s %s: %w", s.name, values[0], err)
		}
		until, err := parseDate(values[4])
		if err != nil {
			return fmt.Errorf("%s %s: %w", s.name, values[0], err)
		}
		if s.lasts {
			until = until.ended()
		}
		source := b.source(values[1])
		for _, ref := range references {
			target := values[ref.column]
			if len(target) == 0 || ref.when != "" && ref.when != string(values[2]) {
				continue
			}
			if err := b.link(from, b.node(ref.target, target), ref.kind, source, since, until); err != nil {
				return err
			}
		}
		return nil
	})
}
