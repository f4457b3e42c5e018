package dataset

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Mode says what happens to the data of the current release.
type Mode string

const (
	// Whole: the data package is all data. It must hold every resource.
	Whole Mode = "whole"
	// Replace: each resource in the data package replaces that of the current release; the others stay.
	Replace Mode = "replace"
	// Upsert: each row in the data package replaces the one with its key or is added. A file may lack columns: an existing row
	// keeps its values there, a new one has none, or the value that the Table Schema declares for `missing`.
	Upsert Mode = "upsert"
)

// order defaults modes and refuses inputs that would undo what earlier ones state.
func (p *publication) order() error {
	if len(p.inputs) == 0 {
		return errors.New("nothing to import")
	}
	stated := map[string]string{} // input by resource
	for i := range p.inputs {
		in := &p.inputs[i]
		in.Mode = cmp.Or(in.Mode, Whole)
		if in.Mode == Whole && i > 0 {
			return fmt.Errorf("%q would replace all data and undo the earlier inputs: put it first, or let it amend them", in.Package.Name)
		}
		for _, s := range schemas() {
			if !in.states(s) {
				continue
			}
			if before := stated[s.Name]; before != "" && in.Mode == Replace {
				return fmt.Errorf("%q would undo what the earlier %q states of %s: put it first, or let it amend that", in.Package.Name, before, s.Name)
			}
			stated[s.Name] = in.Package.Name
		}
	}
	return nil
}

func (in *Input) states(s *Schema) bool { return in.Mode == Whole || in.Package.named[s.Name] }

// keep takes a resource over from the current release, as empty if the release is older than the resource.
func (p *publication) keep(s *Schema) *loadedTable {
	t := &loadedTable{schema: s}
	if p.current.number == 0 {
		return t
	}
	t.view = shownAs(p.current.number, s.Name)
	if r, known := p.current.resources[s.Name]; known {
		t.table, t.shared, t.content = r.Table, true, content{rows: r.Rows, bytes: r.Bytes, sha256: r.SHA256}
	}
	return t
}

// upsert fills the table with the rows of base, amended by those of the file.
func (p *publication) upsert(ctx context.Context, t *loadedTable, l *layer, base string) error {
	l.incoming = fmt.Sprintf("%s_incoming_%d", t.schema.Name, l.index)
	if _, err := p.tx.ExecContext(ctx, t.schema.createIncoming(l.incoming)); err != nil {
		return err
	}
	into := fmt.Sprintf("COPY %s (%s) FROM STDIN WITH (FREEZE)", quote(l.incoming), strings.Join(quoteAll(t.schema.fieldNames()), ", "))
	unmeasured := func([]string) error { return nil } // the merged table is measured
	if err := p.copy(ctx, t.schema, l, into, unmeasured); err != nil {
		return err
	}
	if t.schema.Name == "source" && l.input.dated() {
		if err := p.dateSources(ctx, l, base); err != nil {
			return err
		}
	}
	if err := p.measure(ctx, l.incoming); err != nil {
		return err
	}
	merge := t.merge(base, l)
	if missing := t.schema.unstated(l.stated); len(missing) > 0 {
		if err := p.apply(ctx, newcomers(t, l, base, missing)); err != nil {
			return err
		}
		merge += " WHERE base." + quote(t.schema.PrimaryKey[0]) + " IS NOT NULL" // the others are reported
	}
	_, err := p.tx.ExecContext(ctx, merge)
	return err
}

// newcomers is the rule that a row without all the columns a new row needs must exist already.
func newcomers(t *loadedTable, l *layer, base string, missing []string) rule {
	key := t.schema.PrimaryKey
	return rule{
		table: t, layers: []*layer{l}, fields: key, code: CodeConstraint,
		message: "is neither in the current release nor in an earlier input: a new row also needs the columns " + strings.Join(missing, ", "),
		query: fmt.Sprintf(`-- name: dataset.check_newcomers
			SELECT sum(count(*)) OVER (), %[1]s FROM %[2]s AS incoming LEFT JOIN %[3]s AS base USING (%[1]s)
			WHERE base.%[5]s IS NULL GROUP BY %[1]s ORDER BY %[1]s LIMIT %[4]d`,
			strings.Join(quoteAll(key), ", "), quote(l.incoming), base, maxListed, quote(key[0])),
	}
}

// createIncoming returns the SQL that makes the table of incoming rows. Their fields may be missing.
func (s *Schema) createIncoming(table string) string {
	columns := make([]string, len(s.Fields))
	for i := range s.Fields {
		columns[i] = quote(s.Fields[i].Name) + " " + sqlType(&s.Fields[i])
	}
	return fmt.Sprintf("CREATE TEMPORARY TABLE %s (%s) ON COMMIT DROP", quote(table), strings.Join(columns, ", "))
}

// merge returns the SQL that fills a table from the rows of another table and the incoming ones. Existing rows keep their values
// in fields that the file does not state. Exact repetitions of a row in the file count once.
func (t *loadedTable) merge(base string, l *layer) string {
	s := t.schema
	key := quoteAll(s.PrimaryKey)
	values := make([]string, len(s.Fields))
	dated := l.input.dated() && s.sourced()
	var given []string
	for i, f := range s.Fields {
		name := quote(f.Name)
		if l.stated[i] {
			given = append(given, name)
		}
		switch {
		case slices.Contains(s.PrimaryKey, f.Name):
			values[i] = name
			continue
		case l.stated[i] && slices.Contains(l.input.Keeps[s.Name], f.Name):
			values[i] = fmt.Sprintf("coalesce(incoming.%s, base.%[1]s)", name)
		case l.stated[i]:
			values[i] = fmt.Sprintf("CASE WHEN incoming.%s IS NULL THEN base.%s ELSE incoming.%[2]s END", key[0], name)
		case f.Missing != "":
			values[i] = fmt.Sprintf("CASE WHEN base.%s IS NULL THEN %s ELSE base.%s END", key[0], absent(&s.Fields[i]), name)
		default:
			values[i] = "base." + name
		}
		if dated && l.stated[i] {
			values[i] = fmt.Sprintf("CASE WHEN %s THEN base.%s ELSE %s END", t.outdated(l, i), name, values[i])
		}
	}
	if len(given) == 0 { // a file without rows
		given = key
	}
	merge := fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s AS base FULL JOIN (SELECT DISTINCT %s FROM %s) AS incoming USING (%s)",
		stored(t.table), strings.Join(quoteAll(s.fieldNames()), ", "), strings.Join(values, ", "),
		s.withoutRomanised(base), strings.Join(given, ", "), quote(l.incoming), strings.Join(key, ", "))
	if dated {
		merge += t.joinEditions(l)
	}
	return merge
}

// unstated lists the fields without which a row cannot be new.
func (s *Schema) unstated(stated []bool) []string {
	var missing []string
	for i, f := range s.Fields {
		if f.Constraints.Required && f.Missing == "" && !stated[i] {
			missing = append(missing, f.Name)
		}
	}
	return missing
}
