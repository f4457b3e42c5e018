package main

import (
	"fmt"
	"slices"
	"strings"

	"govhub/catalogue"
	"govhub/catalogue/model"
)

// initialisms are written in capitals in Go names.
var initialisms = map[string]string{"Oktmo": "OKTMO", "Okato": "OKATO", "Iso": "ISO", "Url": "URL"}

// goName converts a GraphQL name: "isoAlternative" is ISOAlternative.
func goName(name string) string {
	name = model.Upper(name)
	for word, capitals := range initialisms {
		if rest, ok := strings.CutPrefix(name, word); ok && (rest == "" || rest[0] >= 'A' && rest[0] <= 'Z') {
			return capitals + rest
		}
	}
	return name
}

func receiver(e *model.Entity) string { return strings.ToLower(e.Type()[:1]) }

// keyField is the struct field of the key.
func keyField(e *model.Entity) string {
	if e.GeneratedKey {
		return "KeyText"
	}
	return goName(model.Camel(e.Key()))
}

// goTypes are the Go types of values, by GraphQL type. Closed sets are types of their own.
var goTypes = map[string]string{
	"String": "string", "Int": "int32", "Float": "float64", "Boolean": "bool",
	"Decimal": "scalar.Decimal", "Date": "scalar.Date", "PartialDate": "scalar.PartialDate",
}

// scalars reports whether a row holds a scalar of the schema.
func scalars(e *model.Entity) bool {
	return slices.ContainsFunc(e.Columns, func(c *model.Column) bool { return strings.HasPrefix(goType(c), "scalar.") })
}

// filterType is the Go type of a filter: those of values are of the query engine, the others of package db.
func filterType(name string) string {
	if slices.Contains([]string{"String", "Text", "Int", "Int64", "Float", "Boolean", "Decimal", "Date", "PartialDate", "Period"}, strings.TrimSuffix(name, "Filter")) {
		return "rel." + name
	}
	return name
}

// label writes the method that names a row.
func label(e *model.Entity) string {
	method := func(argument, result string) string {
		return fmt.Sprintf("func (%s *%s) DisplayName(%s) string { return %s }", receiver(e), e.Type(), argument, result)
	}
	if e.Label() == nil {
		return method("Lang", receiver(e)+".ID()")
	}
	member := receiver(e) + "." + goName(e.Label().Name)
	switch {
	case e.Label().Translated:
		return method("lang Lang", member+"(lang)")
	case e.Label().Required():
		return method("Lang", member)
	}
	return method("Lang", fmt.Sprintf("orID(%s, %s)", member, receiver(e)))
}

func goType(c *model.Column) string {
	if t, ok := goTypes[c.Type]; ok {
		return t
	}
	return c.Type
}

// pairs are structs with a text in both languages, by field name.
var pairs = map[string]string{"name": "Names", "title": "Titles", "description": "Descriptions", "summary": "Summaries", "theme": "Themes", "topic": "Topics", "topics": "TopicLists", "keywords": "KeywordLists"}

// structFields are the lines of the struct of a row.
func structFields(e *model.Entity) (lines []string) {
	provenance := e.Field("note") != nil && e.Field("source") != nil
	for _, c := range e.Columns {
		name, typ := goName(c.Name), goType(c)
		switch {
		case c.Place, provenance && (c.Field.Name == "note" || c.Field.Name == "source"):
			continue
		case c.Translated:
			lines = append(lines, pairs[c.Name])
			continue
		case c.Target != nil:
			name, typ = name+"Key", "Ref"
		case !c.Required():
			typ = "*" + typ
		}
		lines = append(lines, fmt.Sprintf("%s %s `db:%q`", name, typ, c.Field.Name))
	}
	if provenance {
		lines = append(lines, "Provenance")
	}
	if e.GeneratedKey {
		lines = append(lines, "KeyText string `db:\"key\"`")
	}
	return lines
}

// order writes an order of the table: how its value is read from a row.
func order(e *model.Entity, o catalogue.Order) (string, error) {
	for _, c := range e.Columns {
		if c.Field.Name != o.Field || c.Place {
			continue
		}
		name := goName(c.Name)
		if c.Translated {
			name += "Ru"
		}
		by, typ := "rel.By", goType(c)
		if !c.Required() {
			by, typ = "rel.ByNullable", "*"+typ
		}
		text := fmt.Sprintf("%s(%q, %q, func(%s *%s) %s { return %[4]s.%[7]s })", by, o.Name, o.Field, receiver(e), e.Type(), typ, name)
		if c.Translated {
			text += fmt.Sprintf(".\n\t\tTranslated(%q, func(%s *%s) *string { return %[2]s.%[4]sEn })", c.English(), receiver(e), e.Type(), goName(c.Name))
		}
		return text, nil
	}
	return "", fmt.Errorf("order %s: unknown field %q", o.Name, o.Field)
}

// compile writes the call that compiles a member of the filter.
func compile(c *model.Column, f model.Filter) string {
	member := "f." + goName(f.Name)
	if c.Through != nil {
		return fmt.Sprintf("rel.OneThrough(w, %q, %s, %s, %s, %q)", f.Column, goName(c.Target.GraphQL.Plural), member,
			goName(c.Through.Owner.GraphQL.Plural), c.Through.Field.Name)
	}
	if c.Target != nil {
		return fmt.Sprintf("rel.One(w, %q, %s, %s)", f.Column, goName(c.Target.GraphQL.Plural), member)
	}
	if f.Type == "TextFilter" {
		return fmt.Sprintf("w.Text(%q, %q, %s)", f.Column, c.English(), member)
	}
	return fmt.Sprintf("w.Column(%q, %s)", f.Column, member)
}

// relation names the relation that a list follows.
func relation(l *model.List) string {
	return strings.TrimSuffix(goName(l.Name), "Of") + "Of" + l.Owner.Type()
}

// listsExisting reports whether a list of the entity's rows, or one of the entity, means rows that exist on a day.
func listsExisting(e *model.Entity) bool {
	return e.Lives || slices.ContainsFunc(e.Lists, func(l *model.List) bool { return l.Existing })
}

// keyMember is the struct line of a dimension in a group's key.
func keyMember(d *model.Dimension) string {
	if d.Target != nil {
		return fmt.Sprintf("%sKey Ref `db:%q`", goName(d.Field), d.Column)
	}
	typ, known := goTypes[d.Type]
	if !known {
		typ = d.Type
	}
	return fmt.Sprintf("%s *%s `db:%q`", goName(d.Field), typ, d.Column)
}

// measureType is the Go type of a measure.
func measureType(m *model.Measure) string {
	types := map[string]string{"Int64!": "int64", "Int64": "*int64", "Int": "*int32", "String": "*string"}
	if t, ok := types[m.Type]; ok {
		return t
	}
	if t, ok := goTypes[m.Type]; ok {
		return "*" + t
	}
	return "*" + m.Type
}

// sqlType is the PostgreSQL type of a GraphQL type.
func sqlType(name string) string {
	types := map[string]string{"Int64": "bigint", "Int": "integer", "Decimal": "numeric", "Date": "date", "Boolean": "boolean"}
	if t, ok := types[strings.TrimSuffix(name, "!")]; ok {
		return t
	}
	return "text"
}

// dimensionValue writes a dimension for package db.
func dimensionValue(d *model.Dimension) string {
	text := fmt.Sprintf("{Column: %q, Value: %s, SQLType: %q", d.Column, raw(d.SQL), sqlType(d.Type))
	if len(d.Joins) > 0 {
		text += ", Joins: []string{" + raw(strings.Join(d.Joins, "`, `")) + "}"
	}
	switch target := d.Target; {
	case target != nil && target.Lives:
		text += fmt.Sprintf(", Members: rel.KeysOf(%s, (*%sFilter)(nil).Existing(nil, nil))", goName(target.GraphQL.Plural), target.Type())
	case target != nil:
		text += fmt.Sprintf(", Members: rel.KeysOf(%s, nil)", goName(target.GraphQL.Plural))
	case d.Codes != nil:
		text += `, Members: rel.Codes("` + strings.Join(d.Codes, `", "`) + `")`
	}
	return text + "}"
}

// derived writes the expressions that filters and groups of rows use, each once.
func derived(e *model.Entity) (list []string) {
	add := func(value string, joins []string) {
		text := "rel.Derived{Value: " + raw(value)
		if len(joins) > 0 {
			text += ", Joins: []string{" + raw(strings.Join(joins, "`, `")) + "}"
		}
		if text += "}"; !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	for _, f := range e.Schema.Filters {
		add(strings.ReplaceAll(f.SQL, "{row}", "r"), nil)
	}
	for _, d := range e.Dimensions {
		if name, ok := strings.CutPrefix(d.SQL, "r."); !ok || e.Field(name) == nil {
			add(d.SQL, d.Joins)
		}
	}
	if e.Groups != nil {
		for _, t := range e.Groups.Terms {
			add(t.SQL, nil)
		}
	}
	return list
}

// term names the constant of a term.
func term(e *model.Entity, name string) string {
	return strings.ToLower(e.Type()[:1]) + e.Type()[1:] + model.Upper(model.Camel(name))
}

// fieldNames lists the fields of a resource by name.
func fieldNames(s *catalogue.Schema) []string {
	names := make([]string, len(s.Fields))
	for i := range s.Fields {
		names[i] = s.Fields[i].Name
	}
	slices.Sort(names)
	return names
}

// raw writes SQL as a raw string, without escapes.
func raw(sql string) string { return "`" + sql + "`" }
