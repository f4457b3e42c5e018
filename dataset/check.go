package dataset

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/lib/pq"
)

// rule is a rule between rows. Its query finds the values that break it.
type rule struct {
	table   *loadedTable
	layers  []*layer // whose rows can break it
	fields  []string
	code    string
	message string
	repeats bool // the first row with a value is right, later ones are wrong
	query   string
	args    []any
}

// check applies every rule to the loaded tables.
func (p *publication) check(ctx context.Context) error {
	for _, t := range p.tables {
		for _, r := range p.rules(t) {
			if err := p.apply(ctx, r); err != nil {
				return fmt.Errorf("%s of %s: %w", r.code, t.schema.Name, err)
			}
		}
		if t.schema.StatementKey != nil {
			if err := p.checkStatedValues(ctx, t); err != nil {
				return fmt.Errorf("values of %s: %w", t.schema.Name, err)
			}
		}
	}
	return nil
}

// rules returns the rules of a table. Where rows were refused, foreign keys to them cannot be checked.
func (p *publication) rules(t *loadedTable) []rule {
	var list []rule
	if t.repeated {
		list = append(list, repeats(t, CodePrimaryKey, t.schema.PrimaryKey...))
	}
	for _, f := range t.schema.Fields {
		if f.Constraints.Unique && !t.shared && !slices.Equal(t.schema.PrimaryKey, []string{f.Name}) {
			list = append(list, repeats(t, CodeUnique, f.Name))
		}
	}
	for _, k := range t.schema.ForeignKeys {
		list = p.addReference(list, t, k.Field, []string{k.Resource}, nil)
		if k.Resource == t.schema.Name && !t.flawed && len(t.layers) > 0 {
			list = append(list, circles(t, k.Field))
		}
	}
	for _, k := range t.schema.PlaceKeys {
		list = p.addReference(list, t, k.Field, k.Resources, k.Except)
	}
	if t.schema.StatementKey != nil {
		list = append(list, p.statementRules(t)...)
	}
	if t.schema.Name == "source" && !t.flawed && len(t.layers) > 0 {
		list = append(list, p.foretold(t))
	}
	if t.schema.Lives && !t.flawed && len(t.layers) > 0 {
		list = append(list, outlived(t))
	}
	return list
}

func repeats(t *loadedTable, code string, fields ...string) rule {
	columns := strings.Join(quoteAll(fields), ", ")
	var present []string
	for _, column := range quoteAll(fields) {
		present = append(present, column+" IS NOT NULL")
	}
	return rule{
		table: t, layers: t.layers, fields: fields, code: code, repeats: true, message: "already occurs",
		query: fmt.Sprintf(`-- name: dataset.check_unique
			SELECT sum(count(*) - 1) OVER (), %[1]s FROM %[2]s WHERE %[3]s
			GROUP BY %[1]s HAVING count(*) > 1 ORDER BY %[1]s LIMIT %[4]d`,
			columns, t.from(), strings.Join(present, " AND "), maxListed),
	}
}

// circles is the rule that references of rows to rows of their own resource, as parts to a whole, form no cycle. References
// that lead nowhere break another rule.
func circles(t *loadedTable, field string) rule {
	key := quote(t.schema.PrimaryKey[0])
	return rule{
		table: t, layers: t.layers, fields: []string{field}, code: CodeForeignKey, message: "leads into a cycle: correct one of its rows",
		query: fmt.Sprintf(`-- name: dataset.check_circles
			WITH RECURSIVE ended AS (
				SELECT top.%[1]s AS key FROM %[3]s AS top
				WHERE NOT EXISTS (SELECT FROM %[3]s AS target WHERE target.%[1]s = top.%[2]s)
				UNION -- not ALL: keys may be there twice
				SELECT part.%[1]s FROM %[3]s AS part JOIN ended ON ended.key = part.%[2]s
			)
			SELECT sum(count(*)) OVER (), child.%[2]s FROM %[3]s AS child
			WHERE child.%[2]s IS NOT NULL AND NOT EXISTS (SELECT FROM ended WHERE ended.key = child.%[1]s)
			GROUP BY child.%[2]s ORDER BY child.%[2]s LIMIT %[4]d`,
			key, quote(field), t.from(), maxListed),
	}
}

func (p *publication) addReference(list []rule, t *loadedTable, field string, resources, except []string) []rule {
	var absent []string
	for _, resource := range resources {
		i := slices.IndexFunc(p.tables, func(t *loadedTable) bool { return t.schema.Name == resource })
		target := p.tables[i]
		if target.flawed {
			return list
		}
		absent = append(absent, fmt.Sprintf("NOT EXISTS (SELECT FROM %s AS target WHERE target.%s = child.%s)",
			target.from(), quote(target.schema.PrimaryKey[0]), quote(field)))
	}
	names := strings.Join(resources, " or ")
	return append(list, rule{
		table: t, layers: t.layers, fields: []string{field}, code: CodeForeignKey, message: "is not a key of " + names + ": add that row or correct this value",
		query: fmt.Sprintf(`-- name: dataset.check_reference
			SELECT sum(count(*)) OVER (), child.%[1]s FROM %[2]s AS child
			WHERE child.%[1]s IS NOT NULL AND child.%[1]s <> ALL ($1) AND %[3]s
			GROUP BY child.%[1]s ORDER BY child.%[1]s LIMIT %[4]d`,
			quote(field), t.from(), strings.Join(absent, " AND "), maxListed),
		args: []any{pq.Array(append([]string{}, except...))}, // never NULL, which would hide all rows
	})
}

// apply runs the query of a rule and reports each row that breaks it.
func (p *publication) apply(ctx context.Context, r rule) error {
	rows, err := p.tx.QueryContext(ctx, r.query, r.args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var total int
	wrong := map[string]bool{}
	values := make([]string, len(r.fields))
	dest := []any{&total}
	for i := range values {
		dest = append(dest, &values[i])
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		wrong[joinKey(values)] = true
	}
	if err := rows.Err(); err != nil || len(wrong) == 0 {
		return err
	}
	p.problems.more += max(0, total-p.locate(r, wrong))
	return nil
}

// locate reads the files again to report the lines of wrong values, and returns how many problems it reports. Values that are
// in no file are those of the current release, which break a rule because of what changed around them.
func (p *publication) locate(r rule, wrong map[string]bool) (found int) {
	f := &finding{rule: r, wrong: wrong, first: map[string]seen{}}
	f.report = func(l *layer, line int, key, message string) {
		found++
		problem := r.problem(key, message)
		problem.File, problem.Line = l.file.path, line
		p.adder(l.input)(problem)
	}
	located := map[string]bool{}
	for _, l := range r.layers {
		f.search(l, located)
	}
	f.collisions()
	for _, key := range slices.Sorted(maps.Keys(wrong)) {
		if !located[key] {
			found++
			problem := r.problem(key, r.message)
			problem.File = fmt.Sprintf("%s of release %d", r.table.schema.Name, p.current.number)
			p.problems.add(problem)
		}
	}
	return found
}

func (r rule) problem(key, message string) Problem {
	return Problem{
		Column: strings.Join(r.fields, ", "), Code: r.code,
		Value: strings.Join(strings.Split(key, "\x00"), ", "), Message: message,
	}
}

// finding is the search for the lines that break a rule.
type finding struct {
	rule
	wrong  map[string]bool
	first  map[string]seen // first row with each value, if the rule allows only one
	report func(l *layer, line int, value, message string)
}

// seen is the first row with a value.
type seen struct {
	layer    *layer
	line     int
	key, row string
	repeated bool
}

func (f *finding) search(l *layer, located map[string]bool) {
	s := f.table.schema
	fields, keys := s.positions(f.fields), s.positions(s.PrimaryKey)
	for row := range l.read(func(Problem) {}) {
		value, line := joinFields(row.values, fields), row.lines[fields[0]]
		if !f.wrong[value] {
			continue
		}
		located[value] = true
		if !f.repeats {
			f.report(l, line, value, f.message)
			continue
		}
		f.again(value, seen{layer: l, line: line, key: joinFields(row.values, keys), row: joinKey(row.values)})
	}
}

// again reports a row with a value that another row has, unless both state the same row: word for word in one file, or in two
// inputs of which the later amends the earlier.
func (f *finding) again(value string, row seen) {
	before, again := f.first[value]
	switch {
	case !again:
		f.first[value] = row
	case before.layer != row.layer && before.key == row.key:
		row.repeated = before.repeated
		f.first[value] = row
	case before.layer == row.layer && row.layer.incoming != "" && before.row == row.row:
	default:
		before.repeated = true
		f.first[value] = before
		file, line := before.layer.input.place(before.layer.file.path, before.line)
		place := fmt.Sprintf("on line %d", line)
		if here, _ := row.layer.input.place(row.layer.file.path, row.line); here != file {
			place += " of " + file
		}
		f.report(row.layer, row.line, value, fmt.Sprintf("%s %s: remove or correct one of them", f.message, place))
	}
}

// collisions reports values that one row of the files and one of the current release have.
func (f *finding) collisions() {
	if !f.repeats || len(f.layers) == 0 || f.layers[0].incoming == "" {
		return
	}
	for _, value := range slices.Sorted(maps.Keys(f.first)) {
		if s := f.first[value]; !s.repeated {
			f.report(s.layer, s.line, value, f.message+" in the current release: correct it")
		}
	}
}

func joinFields(values []string, fields []int) string {
	picked := make([]string, len(fields))
	for i, field := range fields {
		picked[i] = values[field]
	}
	return joinKey(picked)
}

// joinKey joins several values. No value holds the separator.
func joinKey(values []string) string { return strings.Join(values, "\x00") }
