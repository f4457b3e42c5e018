package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"govhub/catalogue"
	"govhub/catalogue/model"
)

// labels are the fields, declared elsewhere, that write the values of others for people.
var labels = map[string]string{"observation.breakdown": "breakdownLabel"}

func labelField(c *model.Column) string { return labels[c.Owner.Schema.Name+"."+c.Field.Name] }

// fieldLabels are the labels of a field in tables: as words begin a line, without the language or unit that stand elsewhere.
func fieldLabels(c *model.Column) (en, ru string) {
	name := strings.TrimSuffix(c.Field.Name, "_ru")
	if c.Place {
		name = model.Snake(c.Name)
	}
	en = cmp.Or(c.En, strings.ReplaceAll(name, "_", " "))
	ru = strings.TrimSuffix(c.Ru, " на русском")
	if c.Unit != "" {
		ru, _, _ = strings.Cut(ru, ",")
	}
	if c.Place {
		ru = c.Target.GraphQL.Ru
	}
	return model.Upper(en), model.Upper(ru)
}

// tableField writes a field of a row, or what restricts a list, in TypeScript.
func tableField(c *model.Column) string {
	en, ru := fieldLabels(c)
	text := fmt.Sprintf("kind: '%s', en: %s, ru: %s", tableKind(c), script(en), script(ru))
	if c.Target != nil {
		return text + ", to: '" + c.Target.GraphQL.Plural + "'"
	}
	if len(c.Categories) > 0 {
		text += ", set: '" + c.Type + "'"
	} else if len(c.Known) > 0 {
		text += ", set: '" + model.Upper(c.Name) + "'"
	}
	if c.Unit != "" {
		text += ", unit: " + script(c.Unit)
	}
	if label := labelField(c); label != "" {
		text += ", label: '" + label + "'"
	}
	if len(c.Filters) > 0 {
		text += ", filter: '" + strings.TrimSuffix(c.Filters[0].Type, "Filter") + "'"
	}
	return text
}

// tableKind is how values of a field are written.
func tableKind(c *model.Column) string {
	switch {
	case c.Target != nil:
		return "thing"
	case c.Multiline, c.Field.Name == "note":
		return "long"
	case c.Format == "uri", strings.HasSuffix(c.Field.Name, "url"):
		return "link"
	case c.Type == "Boolean":
		return "boolean"
	case c.Type == "Int", c.Type == "Decimal", c.Type == "Float":
		return "number"
	case c.Type == "Date", c.Type == "PartialDate", c.Filters[0].Type == "PeriodFilter":
		return "date"
	case len(c.Categories) > 0, len(c.Known) > 0:
		return "code"
	case c.Owner.Key() == c.Field.Name || c.Constraints.Pattern != "":
		return "key"
	}
	return "text"
}

// tableFilter writes a filter that belongs to no field, in TypeScript.
func tableFilter(m *model.Model) func(catalogue.Filter) string {
	return func(f catalogue.Filter) string {
		lists := m.CodeLists()
		labels := lists[slices.IndexFunc(lists, func(l model.CodeList) bool { return l.Name == f.Type })].Labels
		return fmt.Sprintf("kind: 'code', en: %s, ru: %s, set: '%s', filter: '%[3]s'", script(model.Upper(labels.En)), script(model.Upper(labels.Ru)), f.Type)
	}
}

// tableFields are the columns of a table.
func tableFields(e *model.Entity) (list []*model.Column) {
	for _, c := range e.Columns {
		if c.Deprecated == nil || c.Place {
			list = append(list, c)
		}
	}
	return list
}

// optional are the columns that an answer has only if they are chosen: not those that name its rows.
func optional(e *model.Entity) []*model.Column {
	named := e.Naming()
	return slices.DeleteFunc(tableFields(e), func(c *model.Column) bool { return slices.Contains(named, c) })
}

// unitElsewhere selects the unit of a value, if another row has it.
func unitElsewhere(c *model.Column) string {
	if of, ok := strings.CutPrefix(c.Unit, "that of the "); ok {
		return of + " @include(if: $" + c.Name + ") { unitLabel }"
	}
	return ""
}

// filterSets are the closed sets that filters have values of.
func filterSets(m *model.Model) (list []model.CodeList) {
	used := map[string]bool{}
	for _, e := range m.Entities {
		for _, c := range e.Columns {
			used[c.Type] = true
		}
		for _, f := range e.Filters {
			used[f.Type] = true
		}
	}
	return slices.DeleteFunc(m.CodeLists(), func(l model.CodeList) bool { return !used[l.Name] })
}

// subselection selects what names another row; it is empty for values.
func subselection(e *model.Entity) string {
	if e == nil {
		return ""
	}
	return "{ id " + naming(e) + " }"
}

// naming selects what names a row.
func naming(e *model.Entity) string {
	var fields []string
	for _, c := range e.Naming() {
		fields = append(fields, strings.TrimSpace(c.Name+" "+subselection(c.Target)))
	}
	return strings.Join(fields, " ")
}

var yearOf = regexp.MustCompile(`^(?:left|to_char)\((?:r\.)?([a-z_.]+), (?:4|'YYYY')\)$`)

// dimensionPath is where a filter has the values of a dimension; empty if none has.
func dimensionPath(e *model.Entity, d *model.Dimension) string {
	path := ""
	switch year := yearOf.FindStringSubmatch(d.SQL); {
	case d.Path != "":
		path = camelPath(d.Path)
	case year != nil:
		return camelPath(year[1]) + ".year"
	default:
		for _, c := range e.Columns {
			if c.Name == d.Field {
				path = d.Field
			}
		}
		for _, f := range e.Filters {
			if model.Camel(f.Name) == d.Field {
				path = d.Field
			}
		}
	}
	if path != "" && d.Target != nil {
		path += "." + model.Camel(d.Target.Key())
	}
	return path
}

func camelPath(path string) string {
	parts := strings.Split(strings.TrimSuffix(path, "_ru"), ".")
	for i, part := range parts {
		parts[i] = model.Camel(part)
	}
	return strings.Join(parts, ".")
}

// dimensionOf writes a dimension in TypeScript.
func dimensionOf(e *model.Entity, d *model.Dimension) string {
	text := fmt.Sprintf("name: '%s'", d.Name)
	if d.Target != nil {
		text += ", to: '" + d.Target.GraphQL.Plural + "'"
	} else if d.Codes != nil && d.Type != "Boolean" {
		text += ", set: '" + d.Type + "'"
	}
	if path := dimensionPath(e, d); path != "" {
		text += ", path: '" + path + "'"
	}
	return text
}

var distinctOf = regexp.MustCompile(`^count\(DISTINCT r\.([a-z_0-9]+)\)$`)

// measureOf writes a measure in TypeScript: its field, and which figure of it.
func measureOf(e *model.Entity, m *model.Measure) string {
	text := fmt.Sprintf("name: '%s', type: '%s'", m.Name, strings.TrimSuffix(m.Type, "!"))
	for _, c := range e.Columns {
		if c.Place {
			continue
		}
		if distinct := distinctOf.FindStringSubmatch(m.SQL); distinct != nil && distinct[1] == c.Field.Name {
			return text + fmt.Sprintf(", of: '%s', figure: 'DISTINCT'", c.Name)
		}
		column := strings.ToUpper(c.Field.Name)
		if figure, ok := strings.CutPrefix(m.Name, column+"_"); ok {
			return text + fmt.Sprintf(", of: '%s', figure: '%s'", c.Name, figure)
		}
	}
	return text
}

// orderedBy is the field of an order.
func orderedBy(e *model.Entity, o catalogue.Order) string {
	i := slices.IndexFunc(e.Columns, func(c *model.Column) bool { return c.Field.Name == o.Field && !c.Place })
	return e.Columns[i].Name
}

// script writes a text of TypeScript.
func script(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`, "\n", `\n`).Replace(text) + "'"
}
