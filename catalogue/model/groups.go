package model

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"govhub/catalogue"
)

// Dimension is what groups of an entity's rows share.
type Dimension struct {
	catalogue.Dimension
	Field    string // "federalDistrict"
	Column   string // "federal_district"
	Type     string // in GraphQL, always nullable: the dimension may not be requested
	Nullable bool   // rows may have none
	Target   *Entity
	SQL      string // over the row r and the rows joined to it
	Joins    []string
	Codes    []string // of a closed set, nil unless the values are from one

	of *Column // whose values they share; nil if SQL computes them
}

// Measure is a number about a group.
type Measure struct {
	Name, Field, Column, Description string

	Type   string // in GraphQL
	Filter string
	SQL    string // over the rows r of a group
	Memory string // Go code of package db that computes it from columns, empty if only PostgreSQL can
}

// GroupsByRows reports whether a dimension leads to rows.
func (e *Entity) GroupsByRows() bool {
	return slices.ContainsFunc(e.Dimensions, func(d *Dimension) bool { return d.Target != nil })
}

// groups derives the groups of the entity from its description.
func (m *Model) groups(e *Entity) error {
	if e.Groups == nil {
		return nil
	}
	for _, d := range e.Groups.Dimensions {
		out, err := m.dimension(e, d)
		if err != nil {
			return fmt.Errorf("dimension %s: %w", d.Name, err)
		}
		e.Dimensions = append(e.Dimensions, out)
	}
	e.Measures = []*Measure{{Name: "COUNT", Description: e.Groups.Count, Type: "Int64!", SQL: "count(*)", Memory: "rel.Count"}}
	for _, described := range e.Groups.Measures {
		if name := cmp.Or(described.Summary, described.Distinct); name != "" {
			f := e.Field(name)
			if f == nil || described.Summary != "" && f.Type != "integer" {
				return fmt.Errorf("measure %s: %s must be a field of the resource, an integer if it is summed up: name another, or give sql and type", described.Name, name)
			}
		}
		added, err := measures(e, described)
		if err != nil {
			return fmt.Errorf("measure %s: %w", described.Name, err)
		}
		e.Measures = append(e.Measures, added...)
	}
	for _, figure := range e.Measures {
		figure.Column = strings.ToLower(figure.Name)
		figure.Field = Camel(figure.Column)
		figure.Filter = cmp.Or(figure.Filter, strings.TrimSuffix(figure.Type, "!")+"Filter")
		if figure.Name == "COUNT" || strings.HasSuffix(figure.Name, "_SUM") {
			e.Shares = append(e.Shares, figure)
		}
	}
	return nil
}

func (m *Model) dimension(e *Entity, d catalogue.Dimension) (*Dimension, error) {
	out := &Dimension{Dimension: d, Column: strings.ToLower(d.Name), SQL: d.SQL}
	out.Field = Camel(out.Column)
	for _, j := range d.Joins {
		join, _, err := m.join(e, j)
		if err != nil {
			return nil, err
		}
		out.Joins = append(out.Joins, join)
	}
	if d.SQL != "" {
		out.Type, out.Nullable = strings.TrimSuffix(d.Type, "!"), !strings.HasSuffix(d.Type, "!")
		i := slices.IndexFunc(m.Entities, func(e *Entity) bool { return e.Type() == out.Type })
		if i >= 0 {
			out.Target = m.Entities[i]
		}
		out.Codes = m.codesOf(e, out.Type)
		return out, nil
	}
	of, alias, name := e, "r", d.Path
	if before, after, ok := strings.Cut(d.Path, "."); ok {
		join, target, err := m.join(e, before)
		if err != nil {
			return nil, err
		}
		out.Joins, out.Nullable = append(out.Joins, join), !strings.HasPrefix(join, "JOIN")
		of, alias, name = target, Quoted(before), after
	}
	i := slices.IndexFunc(of.Columns, func(col *Column) bool { return col.Field.Name == name && !col.Place })
	if i < 0 {
		return nil, fmt.Errorf("%s has no field %q", of.Schema.Name, name)
	}
	col := of.Columns[i]
	out.SQL, out.Type, out.Target, out.of = alias+"."+name, col.Type, col.Target, col
	out.Nullable = out.Nullable || !col.Required()
	out.Codes = m.codesOf(e, out.Type)
	return out, nil
}

// codesOf lists the codes of a closed set, nil if the type is none.
func (m *Model) codesOf(e *Entity, name string) (codes []string) {
	if name == "Boolean" {
		return []string{"false", "true"}
	}
	for _, set := range e.Groups.Sets {
		if set.Name == name {
			return values(set.Categories)
		}
	}
	for _, s := range m.Schemas {
		for i := range s.Fields {
			if f := &s.Fields[i]; f.Scalar == name && f.Categories != nil {
				return values(f.Categories)
			}
		}
	}
	return nil
}

func values(categories []catalogue.Category) (codes []string) {
	for _, c := range categories {
		codes = append(codes, c.Value)
	}
	return codes
}

// join writes the join to the row that a field refers to, under the field's name. SQL is returned unchanged.
func (m *Model) join(e *Entity, field string) (text string, target *Entity, err error) {
	if strings.Contains(field, " ") {
		return field, nil, nil
	}
	i := slices.IndexFunc(e.ToOne, func(col *Column) bool { return col.Name == Camel(field) })
	if i < 0 {
		return "", nil, fmt.Errorf("%q refers to no rows", field)
	}
	col := e.ToOne[i]
	join := "LEFT JOIN"
	if col.Required() {
		join = "JOIN"
	}
	as := ""
	if col.Target.Schema.Name != field {
		as = " AS " + Quoted(field)
	}
	return fmt.Sprintf("%s %s%s ON %s.%s = r.%s", join, Quoted(col.Target.Schema.Name), as, Quoted(field), col.Target.Key(), col.Field.Name), col.Target, nil
}

// measures are the measures of one description: one, or four for a summary.
func measures(e *Entity, described catalogue.Measure) ([]*Measure, error) {
	switch {
	case described.Summary != "":
		e.Numbers = append(e.Numbers, Number{Name: described.Name, Field: described.Summary, Noun: described.Noun})
		described.Distribution = described.Summary
		return append(summary(described), distribution(e, described)...), nil
	case described.Distribution != "":
		e.Numbers = append(e.Numbers, Number{Name: described.Name, Field: described.Distribution, Noun: described.Noun, Unless: strings.ToLower(described.Unless)})
		return distribution(e, described), nil
	case described.Distinct != "":
		return []*Measure{{
			Name: described.Name, Description: described.Description, Type: "Int64!", SQL: "count(DISTINCT r." + described.Distinct + ")",
			Memory: of("Distinct", described.Distinct),
		}}, nil
	}
	out := &Measure{
		Name: described.Name, Description: described.Description, Type: described.Type, Filter: described.Filter, SQL: described.SQL,
		Memory: described.Memory,
	}
	for _, term := range e.Groups.Terms {
		out.SQL = strings.ReplaceAll(out.SQL, "{"+term.Name+"}", term.SQL)
	}
	for _, earlier := range e.Measures {
		out.SQL = strings.ReplaceAll(out.SQL, "{"+earlier.Name+"}", earlier.SQL)
	}
	if strings.Contains(out.SQL, "{") {
		return nil, errors.New("its sql has a name in braces that is neither a term nor a measure declared before it")
	}
	if simple := simpleMeasure.FindStringSubmatch(out.SQL); simple != nil {
		out.Memory = of(map[string]string{"min": "Least", "max": "Most", "count": "Count"}[simple[1]], simple[2])
	}
	return []*Measure{out}, nil
}

// simpleMeasure is the SQL of a measure that memory computes without a function of its own.
var simpleMeasure = regexp.MustCompile(`^(min|max|count)\(r\.([a-z_]+)\)$`)

// of writes the Go code of a measure of a field.
func of(measure, field string) string { return fmt.Sprintf("rel.%sOf(%q)", measure, field) }

// Number is a column whose distribution is described.
type Number struct {
	Name   string // of its measures
	Field  string
	Noun   string
	Unless string // column of the measure that refuses it where that has a value, empty if none does
}

// Column begins the columns of its measures.
func (n Number) Column() string { return strings.ToLower(n.Name) }

// Histogram is the name of its histogram.
func (n Number) Histogram() string { return Camel(n.Column()) + "Histogram" }

// distribution are the measures of how a column is distributed.
func distribution(e *Entity, m catalogue.Measure) []*Measure {
	column, unless := "r."+m.Distribution, ""
	for _, earlier := range e.Measures {
		if earlier.Name == m.Unless {
			unless = "(" + earlier.SQL + ") IS NULL AND "
		}
	}
	var list []*Measure
	for _, q := range []struct {
		name, description string
		percent           int
	}{
		{"MEDIAN", "Median of ", 50},
		{"P10", "10th percentile of ", 10},
		{"P25", "Lower quartile of ", 25},
		{"P75", "Upper quartile of ", 75},
		{"P90", "90th percentile of ", 90},
	} {
		list = append(list, &Measure{
			Name: m.Name + "_" + q.name, Type: "Decimal",
			Description: q.description + m.Noun + ", exact: interpolated between the nearest two (type 7).",
			SQL:         quantile(column, unless, q.percent),
			Memory:      fmt.Sprintf("rel.QuantileOf(%q, %d, %q)", m.Distribution, q.percent, strings.ToLower(m.Unless)),
		})
	}
	return append(list, &Measure{
		Name: m.Name + "_STANDARD_DEVIATION", Type: "Decimal",
		Description: "Standard deviation of " + m.Noun + " as a sample, which divides by one less than their number, rounded half away from zero to 6 digits after the point; null for fewer than two.",
		SQL: fmt.Sprintf("CASE WHEN %[2]scount(%[1]s) > 1 THEN trim_scale(round(sqrt(round(count(%[1]s) * sum(%[1]s::numeric * %[1]s) - sum(%[1]s)::numeric * sum(%[1]s), 50)"+
			" / (count(%[1]s) * (count(%[1]s) - 1))), 6)) END", column, unless),
		Memory: fmt.Sprintf("rel.DeviationOf(%q, %q)", m.Distribution, strings.ToLower(m.Unless)),
	})
}

// quantile is the SQL of a percentile. PostgreSQL's own is of floating-point numbers. It sorts the values once for all percentiles.
func quantile(column, unless string, percent int) string {
	values := fmt.Sprintf("(array_agg(%s ORDER BY %[1]s) FILTER (WHERE %[1]s IS NOT NULL))", column)
	place := fmt.Sprintf("(%d * (count(%s) - 1))", percent, column)
	return fmt.Sprintf("CASE WHEN %[4]scount(%[1]s) > 0 THEN trim_scale(%[2]s[(%[3]s / 100)::integer + 1] + %[3]s %% 100 * 0.01"+
		" * (%[2]s[((%[3]s + 99) / 100)::integer + 1] - %[2]s[(%[3]s / 100)::integer + 1])) END", column, values, place, unless)
}

// summary are the four measures of a column.
func summary(m catalogue.Measure) []*Measure {
	column := "r." + m.Summary
	return []*Measure{
		{Name: m.Name + "_SUM", Description: "Sum of " + m.Noun + "; null where no row has any.", Type: "Int64", SQL: "sum(" + column + ")", Memory: of("Sum", m.Summary)},
		{
			Name: m.Name + "_AVERAGE", Type: "Decimal",
			Description: "Average of " + m.Noun + ", rounded half away from zero to 6 digits after the point; rows without any are left out.",
			SQL:         fmt.Sprintf("trim_scale(round(round(sum(%s)::numeric, 50) / count(%[1]s), 6))", column),
			Memory:      of("Average", m.Summary),
		},
		{Name: m.Name + "_MIN", Description: "Least " + m.Noun + ".", Type: "Int", SQL: "min(" + column + ")", Memory: of("Least", m.Summary)},
		{Name: m.Name + "_MAX", Description: "Most " + m.Noun + ".", Type: "Int", SQL: "max(" + column + ")", Memory: of("Most", m.Summary)},
	}
}
