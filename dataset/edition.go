package dataset

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"
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
			return fmt.Errorf("%s: the edition %s lies in the future: write the day, month or year as of which it states facts", in.Package.Name, in.Edition)
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

// groundTable is the name of a temporary table of the rows that files amend: edition of the row, and the sources and editions of fields
// that come from other sources.
func (s *Schema) groundTable() string { return s.Name + "_ground" }

// layGround remembers the rows that files amend.
func (p *publication) layGround(ctx context.Context, t *loadedTable) error {
	t.ground = t.from()
	if !t.schema.sourced() {
		return nil
	}
	_, err := p.tx.ExecContext(ctx, named(`-- name: dataset.lay_ground
		CREATE TEMPORARY TABLE {ground} ON COMMIT DROP AS
		SELECT {key}, {edition} AS edition, x.origins
		FROM {rows} AS r LEFT JOIN {sources} AS s ON s.slug = r.source
		LEFT JOIN (
			SELECT t.subject, jsonb_object_agg(t.field, jsonb_build_array(t.source, {edition})) AS origins
			FROM {statements} AS t LEFT JOIN {sources} AS s ON s.slug = t.source
			WHERE t.kind = 'ORIGIN' GROUP BY t.subject
		) AS x ON x.subject = {subject}`, parts{
		"ground": quote(t.schema.groundTable()), "key": prefixed("r.", t.schema.PrimaryKey), "edition": fmt.Sprintf(editionOf, "s"),
		"rows": t.ground, "sources": p.groundOf("source"), "statements": p.groundOf("statement"),
		"subject": pq.QuoteLiteral(t.schema.Name+":") + " || " + t.schema.sqlKey("r"),
	}))
	return err
}

// parts are the parts of a query that differ between resources.
type parts map[string]string

// named returns a query with its parts in place of their names in braces.
func named(query string, p parts) string {
	list := make([]string, 0, 2*len(p))
	for name, text := range p {
		list = append(list, "{"+name+"}", text)
	}
	return strings.NewReplacer(list...).Replace(query)
}

// groundOf is where the rows of a resource are that files amend.
func (p *publication) groundOf(resource string) string {
	t := p.table(resource)
	if t.ground != "" {
		return t.ground
	}
	return t.from()
}

func prefixed(prefix string, names []string) string {
	return strings.Join(prefixedList(prefix, names), ", ")
}

func prefixedList(prefix string, names []string) []string {
	list := quoteAll(names)
	for i := range list {
		list[i] = prefix + list[i]
	}
	return list
}

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

// newerThan lists the files that were applied already and are newer.
func (t *loadedTable) newerThan(l *layer) (list []*layer) {
	for _, other := range t.layers {
		if other.input.dated() && other.input.Edition > l.input.Edition {
			list = append(list, other)
		}
	}
	return list
}

// outdated is the SQL that reports whether a newer edition than that of the file states the field.
func (t *loadedTable) outdated(l *layer, field int) string {
	f := t.schema.Fields[field]
	own := "ground.edition"
	if f.Name != "source" {
		own = fmt.Sprintf("coalesce(ground.origins #>> '{%s,1}', ground.edition)", f.Name)
	}
	newer := fmt.Sprintf("coalesce(%s > %s, false)", own, pq.QuoteLiteral(l.input.Edition))
	if slices.Contains(l.input.Keeps[t.schema.Name], f.Name) { // else an empty cell states something, too
		newer += " AND base." + quote(f.Name) + " IS NOT NULL"
	}
	for i, other := range t.newerThan(l) {
		if other.stated[field] {
			newer += fmt.Sprintf(" OR newer_%d.%s IS NOT NULL", i, quote(f.Name))
		}
	}
	return newer
}

// joinEditions is the SQL that joins what outdated compares with.
func (t *loadedTable) joinEditions(l *layer) string {
	key := strings.Join(quoteAll(t.schema.PrimaryKey), ", ")
	joins := fmt.Sprintf(" LEFT JOIN %s AS ground USING (%s)", quote(t.schema.groundTable()), key)
	for i, other := range t.newerThan(l) {
		joins += fmt.Sprintf(" LEFT JOIN (SELECT DISTINCT ON (%s) * FROM %s) AS newer_%d USING (%[1]s)", key, quote(other.incoming), i)
	}
	return joins
}

// checkAgreement reports rows of a file that contradict an earlier one of the same edition: neither is newer.
func (p *publication) checkAgreement(ctx context.Context, t *loadedTable, l *layer) error {
	if !l.input.dated() || !t.schema.sourced() {
		return nil
	}
	for _, other := range t.layers {
		if other == l || other.input.Edition != l.input.Edition {
			continue
		}
		for i, f := range t.schema.Fields {
			if !l.stated[i] || !other.stated[i] || f.Name == "source" || f.Name == "note" || slices.Contains(t.schema.PrimaryKey, f.Name) {
				continue
			}
			if err := p.apply(ctx, contradicts(t, l, other, f.Name)); err != nil {
				return err
			}
		}
	}
	return nil
}

func contradicts(t *loadedTable, l, other *layer, field string) rule {
	key := t.schema.PrimaryKey
	file, _ := other.input.place(other.file.path, 0)
	return rule{
		table: t, layers: []*layer{l}, fields: key, code: CodeConstraint,
		message: fmt.Sprintf("has another %s in %s, which is of the same edition, %s: say which is newer, as in NAME@2021-07=PATH, or correct one",
			field, file, l.input.Edition),
		query: named(`-- name: dataset.check_agreement
			SELECT sum(count(*)) OVER (), {keys} FROM {one} AS one JOIN {other} AS other USING ({key})
			WHERE one.{field} <> other.{field} GROUP BY {key} ORDER BY {key} LIMIT {most}`, parts{
			"keys": strings.Join(quoteAll(key), ", "), "key": strings.Join(quoteAll(key), ", "), "one": quote(l.incoming), "other": quote(other.incoming),
			"field": quote(field), "most": fmt.Sprint(maxListed),
		}),
	}
}
