package dataset

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// An edition is the day, month or year as of which a source states facts. Of several sources that state a field of a row, the newest edition
// is believed, whatever the order of the inputs. Data packages have none: their rows are taken as they are.

// sequence returns the positions of the inputs in the order in which they are applied: data packages before the first file, files from the
// oldest edition to the newest, other data packages.
func (p *publication) sequence() []int {
	first := slices.IndexFunc(p.inputs, func(in Input) bool { return in.Edition != "" })
	var before, files, after []int
	for i := range p.inputs {
		switch {
		case p.inputs[i].dated():
			files = append(files, i)
		case i < first:
			before = append(before, i)
		default:
			after = append(after, i)
		}
	}
	slices.SortStableFunc(files, func(a, b int) int {
		x, y := &p.inputs[a], &p.inputs[b]
		return cmp.Or(strings.Compare(x.Edition, y.Edition), strings.Compare(x.Source, y.Source), strings.Compare(x.Package.Name, y.Package.Name))
	})
	return slices.Concat(before, files, after)
}

// inSequence returns the positions of the inputs that state a resource, in the order in which they are applied to it. Files that cannot add
// rows, since they lack a column, follow those that can.
func (p *publication) inSequence(s *Schema) (list []int) {
	for _, i := range p.sequence() {
		if p.inputs[i].states(s) {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int {
		if x, y := &p.inputs[a], &p.inputs[b]; x.dated() && y.dated() {
			return len(x.lacks(s)) - len(y.lacks(s))
		}
		return 0
	})
	return list
}

// lacks lists the fields without which rows of a file cannot be new.
func (in *Input) lacks(s *Schema) []string {
	given := make([]bool, len(s.Fields))
	for i, f := range s.Fields {
		given[i] = slices.Contains(in.Keeps[s.Name], f.Name)
	}
	return s.unstated(given)
}

func (in *Input) dated() bool { return in.Edition != "" }

// checkEditions refuses editions that lie in the future.
func (p *publication) checkEditions() error {
	today := p.options.Now().UTC().Format("2006-01-02")
	for i := range p.inputs {
		if in := &p.inputs[i]; in.Edition > today {
			return fmt.Errorf("%s: the edition %s lies in the future: write the day, month or year as of which it states facts, as in NAME@2021-07=PATH", in.Package.Name, in.Edition)
		}
	}
	return nil
}

// sourced reports whether the rows of a resource have sources whose editions decide between values.
func (s *Schema) sourced() bool { return s.field("source") >= 0 && s.hubKey() != "" }

// sqlKey is the SQL of the key of a row in the hub.
func (s *Schema) sqlKey(table string) string {
	parts := make([]string, len(s.PrimaryKey))
	for i, name := range quoteAll(s.PrimaryKey) {
		parts[i] = table + "." + name
	}
	return strings.Join(parts, ` || '/' || `)
}

// editionOf is the SQL of the edition of a row of source, NULL if it is not known.
const editionOf = "coalesce(%[1]s.edition, %[1]s.published_on, CAST(%[1]s.retrieved_on AS text))"

// dateSources states the edition of a file and what it lists in full in the row of its source.
func (p *publication) dateSources(ctx context.Context, l *layer, base string) error {
	in := l.input
	update := fmt.Sprintf(`-- name: dataset.date_sources
		UPDATE %s AS incoming SET register = nullif($2, ''),
			edition = greatest($1, (SELECT b.edition FROM %s AS b WHERE b.slug = incoming.slug))
		WHERE incoming.slug = $3`, quote(l.incoming), base)
	if _, err := p.tx.ExecContext(ctx, update, in.Edition, in.Register, in.Source); err != nil {
		return err
	}
	s := schemaOf("source")
	for _, name := range []string{"edition", "register"} {
		l.stated[s.field(name)] = true
	}
	return nil
}

// foretold is the rule that no source states facts as of a day that is yet to come.
func (p *publication) foretold(t *loadedTable) rule {
	return rule{
		table: t, layers: t.layers, fields: []string{"edition"}, code: CodeConstraint,
		message: "lies in the future: write the day, month or year as of which the source states facts",
		query: fmt.Sprintf(`-- name: dataset.check_foretold
			SELECT sum(count(*)) OVER (), edition FROM %s WHERE edition > $1 GROUP BY edition ORDER BY edition LIMIT %d`, t.from(), maxListed),
		args: []any{p.options.Now().UTC().Format("2006-01-02")},
	}
}
