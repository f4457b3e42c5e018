package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"
)

// The parts of a subject, in SQL.
const (
	subjectResource = "split_part(child.%[1]s, ':', 1)"
	subjectKey      = "substr(child.%[1]s, strpos(child.%[1]s, ':') + 1)"
)

// hubKey is the key field of a resource, empty for links, which are not nodes.
func (s *Schema) hubKey() string {
	switch {
	case s.GeneratedKey:
		return "key"
	case len(s.PrimaryKey) == 1:
		return s.PrimaryKey[0]
	}
	return ""
}

// stated lists the fields that statements may be about, as resource.field: all except keys, sources and notes.
func stated() (fields []string) {
	for _, s := range schemas() {
		if s.hubKey() == "" || s.StatementKey != nil || s.field("source") < 0 {
			continue
		}
		for _, f := range s.Fields {
			if !slices.Contains(s.PrimaryKey, f.Name) && f.Name != "source" && f.Name != "note" && !f.Inferred {
				fields = append(fields, s.Name+"."+f.Name)
			}
		}
	}
	return fields
}

// statementRules are the rules of statements except for their values: the field is one of the resource, and the row exists.
func (p *publication) statementRules(t *loadedTable) []rule {
	key := t.schema.StatementKey
	list := []rule{{
		table: t, layers: t.layers, fields: []string{key.Subject, key.Field}, code: CodeForeignKey,
		message: "is not a field that statements can be about: write <resource>:<key>, and a field of the resource other than its key, note or source",
		query: fmt.Sprintf(`-- name: dataset.check_statement_fields
			SELECT sum(count(*)) OVER (), child.%[1]s, child.%[2]s FROM %[3]s AS child
			WHERE `+subjectResource+` || '.' || child.%[2]s <> ALL ($1)
			GROUP BY child.%[1]s, child.%[2]s ORDER BY child.%[1]s, child.%[2]s LIMIT %[4]d`,
			quote(key.Subject), quote(key.Field), t.from(), maxListed),
		args: []any{pq.Array(stated())},
	}}
	for _, target := range p.tables {
		if target.flawed || target.schema.hubKey() == "" || target.schema.StatementKey != nil {
			continue
		}
		list = append(list, rule{
			table: t, layers: t.layers, fields: []string{key.Subject}, code: CodeForeignKey,
			message: "is not a key of " + target.schema.Name + ": add that row or correct this value",
			query: fmt.Sprintf(`-- name: dataset.check_statement_subjects
				SELECT sum(count(*)) OVER (), child.%[1]s FROM %[2]s AS child
				WHERE `+subjectResource+` = $1
					AND NOT EXISTS (SELECT FROM %[3]s AS target WHERE target.%[4]s = `+subjectKey+`)
				GROUP BY child.%[1]s ORDER BY child.%[1]s LIMIT %[5]d`,
				quote(key.Subject), t.from(), target.from(), quote(target.schema.hubKey()), maxListed),
			args: []any{target.schema.Name},
		})
	}
	return list
}

// checkStatedValues reports values that are not valid for the fields that they are about.
func (p *publication) checkStatedValues(ctx context.Context, t *loadedTable) error {
	key := t.schema.StatementKey
	query := fmt.Sprintf(`-- name: dataset.stated_values
		SELECT DISTINCT `+subjectResource+`, child.%[2]s, child.%[3]s, child.%[1]s FROM %[4]s AS child`,
		quote(key.Subject), quote(key.Field), quote(key.Value), t.from())
	rows, err := p.tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	wrong := map[flaw]map[string]bool{}
	parsers := map[*Field]*cellParser{}
	for rows.Next() {
		var resource, field, value, subject string
		if err := rows.Scan(&resource, &field, &value, &subject); err != nil {
			return err
		}
		s := schemaOf(resource)
		if s == nil || s.field(field) < 0 {
			continue // another rule reports it
		}
		about := &s.Fields[s.field(field)]
		if parsers[about] == nil {
			parsers[about] = newCellParser(s, about)
		}
		canonical, f := parsers[about].parse(value)
		if f == nil && canonical != value {
			f = &flaw{CodeType, "is not in canonical form: write " + canonical}
		}
		if f != nil {
			f.message = fmt.Sprintf("as %s of %s %s", field, resource, f.message)
			if wrong[*f] == nil {
				wrong[*f] = map[string]bool{}
			}
			wrong[*f][joinKey([]string{subject, field, value})] = true
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	flaws := make([]flaw, 0, len(wrong))
	for f := range wrong {
		flaws = append(flaws, f)
	}
	slices.SortFunc(flaws, func(a, b flaw) int { return strings.Compare(a.message, b.message) })
	for _, f := range flaws {
		p.locate(rule{
			table: t, layers: t.layers, fields: []string{key.Subject, key.Field, key.Value}, code: f.code, message: f.message,
		}, wrong[f])
	}
	return nil
}
