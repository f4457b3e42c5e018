package dataset

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"govhub/existence"
)

// inferExistence fills the inferred fields of municipalities.
func (p *publication) inferExistence(ctx context.Context) error {
	t := p.table("municipality")
	registers, err := p.registers(ctx)
	if err != nil {
		return err
	}
	list, err := p.municipalities(ctx, t)
	if err != nil {
		return err
	}
	if err := p.writeLives(ctx, list, existence.Infer(list, registers)); err != nil {
		return err
	}
	fields := t.schema.fieldNames()
	values := prefixedList("r.", fields)
	var before, after []string
	for _, name := range lifeFields {
		i := slices.Index(fields, name)
		before, after = append(before, values[i]), append(after, "l."+quote(name))
		values[i] = "l." + quote(name)
	}
	from := fmt.Sprintf("%s AS r JOIN life AS l ON l.oktmo = r.oktmo", t.from())
	var differs bool
	query := fmt.Sprintf("-- name: dataset.lives_differ\nSELECT EXISTS (SELECT FROM %s WHERE (%s) IS DISTINCT FROM (%s))",
		from, strings.Join(before, ", "), strings.Join(after, ", "))
	if err := p.tx.QueryRowContext(ctx, query).Scan(&differs); err != nil || !differs {
		return err
	}
	return p.rewrite(ctx, t, fmt.Sprintf("SELECT %s FROM %s", strings.Join(values, ", "), from))
}

func (p *publication) registers(ctx context.Context) (list []existence.Register, err error) {
	rows, err := p.tx.QueryContext(ctx, "-- name: dataset.registers\nSELECT slug, edition, register = 'MUNICIPALITIES' FROM "+
		p.table("source").from()+" WHERE register IS NOT NULL AND edition IS NOT NULL ORDER BY slug")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r existence.Register
		if err := rows.Scan(&r.Source, &r.Edition, &r.Parts); err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

func (p *publication) municipalities(ctx context.Context, t *loadedTable) (list []existence.Municipality, err error) {
	rows, err := p.tx.QueryContext(ctx, fmt.Sprintf(`-- name: dataset.municipalities
		SELECT r.oktmo, r.region, coalesce(r.parent, ''), coalesce(CAST(r.valid_from AS text), ''), coalesce(CAST(r.valid_to AS text), ''),
			coalesce(%s, ''), r.source
		FROM %s AS r LEFT JOIN %s AS s ON s.slug = r.source`, fmt.Sprintf(editionOf, "s"), t.from(), p.table("source").from()))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var m existence.Municipality
		if err := rows.Scan(&m.OKTMO, &m.Region, &m.Parent, &m.ValidFrom, &m.ValidTo, &m.Stated, &m.Source); err != nil {
			return nil, err
		}
		list = append(list, m)
	}
	return list, rows.Err()
}

// lifeFields are the fields of table life, in order.
var lifeFields = []string{"last_stated", "state", "ended_on", "unconfirmed_on", "state_rule", "state_basis"}

func (p *publication) writeLives(ctx context.Context, list []existence.Municipality, lives map[string]*existence.Life) error {
	const create = `-- name: dataset.create_lives
		CREATE TEMPORARY TABLE life (
			oktmo text COLLATE "C", last_stated text, state text, ended_on date, unconfirmed_on date, state_rule text, state_basis text
		) ON COMMIT DROP`
	if _, err := p.tx.ExecContext(ctx, create); err != nil {
		return err
	}
	stmt, err := p.tx.PrepareContext(ctx, "COPY life (oktmo, "+strings.Join(lifeFields, ", ")+") FROM STDIN")
	if err != nil {
		return err
	}
	defer stmt.Close()
	some := func(text string) sql.NullString { return sql.NullString{String: text, Valid: text != ""} }
	for i := range list {
		m := &list[i]
		l := lives[m.OKTMO]
		if delete(lives, m.OKTMO); l == nil { // a code that occurs twice, which is reported
			continue
		}
		if _, err := stmt.ExecContext(ctx, m.OKTMO, some(m.Stated), l.On(p.reference), some(l.Ended), some(l.Unconfirmed), some(l.Rule), some(l.Basis)); err != nil {
			return err
		}
	}
	_, err = stmt.ExecContext(ctx)
	return err
}

// outlived is the rule that a municipality does not begin after the one that it is part of ended.
func outlived(t *loadedTable) rule {
	return rule{
		table: t, layers: t.layers, fields: t.schema.PrimaryKey, code: CodeConstraint,
		message: "is part of a municipality that ended before it began: correct its parent, its valid_from, or the valid_to of the parent",
		query: fmt.Sprintf(`-- name: dataset.check_outlived
			SELECT sum(count(*)) OVER (), child.oktmo FROM %[1]s AS child JOIN %[1]s AS parent ON parent.oktmo = child.parent
			WHERE parent.valid_to <= child.valid_from GROUP BY child.oktmo ORDER BY child.oktmo LIMIT %[2]d`, t.from(), maxListed),
	}
}
