// Command dictionary prints the data dictionary: every resource and its fields, as the Table Schemas describe them, and the
// GraphQL types and fields that they appear as.
package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/dataset"
	"govhub/graph"
)

const preface = `# Data dictionary

Every resource of a release and every field of it, in the order of its CSV. ` + "`make generate`" + ` writes this page from the Table
Schemas in ` + "`dataset/schema/`" + `. [Data package](data-package.md) says how files and values are written, and what the properties of a
Table Schema mean; [schema.graphql](schema.graphql) has the relations, filters and orders of the GraphQL types.

Fields marked **key** make up the key of a row. A field that *refers* to a resource holds a key of it.
`

func main() {
	out := bufio.NewWriter(os.Stdout)
	write(out, dataset.Schemas(), graph.NewExecutableSchema(graph.Config{}).Schema())
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

func write(w io.Writer, schemas []*dataset.Schema, graphql *ast.Schema) {
	fmt.Fprint(w, preface)
	for _, s := range schemas {
		def := typeOf(graphql, s)
		fmt.Fprintf(w, "\n## %s\n\n%s\n\n%s\n\n", s.Name, s.Description, appearance(graphql, def))
		fmt.Fprint(w, "| field | type | unit | constraints | GraphQL | meaning |\n|---|---|---|---|---|---|\n")
		for i := range s.Fields {
			f := &s.Fields[i]
			cells := []string{"`" + f.Name + "`", typeName(f), f.Unit, constraints(s, f), fieldOf(def, f), f.Description}
			for i, cell := range cells {
				cells[i] = strings.ReplaceAll(cell, "|", `\|`)
			}
			fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
		}
	}
}

// typeOf returns the GraphQL type of a resource, nil for a link. Both have the same description, which no other has.
func typeOf(graphql *ast.Schema, s *dataset.Schema) *ast.Definition {
	for _, def := range graphql.Types {
		if def.Kind == ast.Object && def.Description == s.Description {
			return def
		}
	}
	return nil
}

// appearance says where the rows of a resource are found in GraphQL.
func appearance(graphql *ast.Schema, def *ast.Definition) string {
	if def == nil {
		return "In GraphQL: a link between two types, without a type of its own."
	}
	var roots []string
	for _, f := range graphql.Query.Fields {
		if name := f.Type.Name(); name == def.Name || name == def.Name+"Connection" {
			roots = append(roots, "`"+f.Name+"`")
		}
	}
	slices.Sort(roots)
	return fmt.Sprintf("In GraphQL: type `%s`, root fields %s.", def.Name, strings.Join(roots, " and "))
}

func typeName(f *dataset.Field) string {
	name := f.Type
	if f.Scalar == "PartialDate" {
		name = "date, [partial](../adr/0004-partial-dates.md)"
	}
	if f.Format != "" {
		name += ", " + f.Format
	}
	switch f.Lang {
	case "ru":
		name += ", Russian"
	case "en":
		name += ", English"
	}
	return name
}

// constraints says what the values of a field may be.
func constraints(s *dataset.Schema, f *dataset.Field) string {
	var list []string
	add := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	c := f.Constraints
	if slices.Contains(s.PrimaryKey, f.Name) {
		add("**key**")
	}
	if c.Required {
		add("required")
	}
	if c.Unique {
		add("unique")
	}
	for _, r := range s.References() {
		if r.Field != f.Name {
			continue
		}
		targets := make([]string, len(r.Resources))
		for i, name := range r.Resources {
			targets[i] = fmt.Sprintf("[%s](#%s)", name, name)
		}
		add("refers to %s", strings.Join(targets, " or "))
		if len(r.Except) > 0 {
			add("or `%s`", strings.Join(r.Except, "`, `"))
		}
	}
	if len(c.Enum) > 0 {
		add("one of `%s`", strings.Join(c.Enum, "`, `"))
	}
	if c.Pattern != "" {
		add("matches `%s`", c.Pattern)
	}
	switch {
	case c.Minimum != "" && c.Maximum != "":
		add("%s to %s", c.Minimum, c.Maximum)
	case c.Minimum != "":
		add("at least %s", c.Minimum)
	case c.Maximum != "":
		add("at most %s", c.Maximum)
	}
	if c.MaxLength > 0 {
		add("at most %d characters", c.MaxLength)
	}
	return strings.Join(list, ", ")
}

// fieldOf returns the GraphQL field that a column appears as. Names in two languages share one that takes the language.
func fieldOf(def *ast.Definition, f *dataset.Field) string {
	if def == nil {
		return ""
	}
	if field := def.Fields.ForName(camel(f.Name)); field != nil {
		return fmt.Sprintf("`%s: %s`", field.Name, field.Type)
	}
	for suffix, lang := range map[string]string{"_ru": "RU", "_en": "EN"} {
		base, ok := strings.CutSuffix(f.Name, suffix)
		if !ok {
			continue
		}
		if field := def.Fields.ForName(camel(base)); field != nil {
			return fmt.Sprintf("`%s(lang: %s): %s`", field.Name, lang, field.Type)
		}
	}
	return ""
}

func camel(name string) string {
	words := strings.Split(name, "_")
	for i, word := range words[1:] {
		words[i+1] = strings.ToUpper(word[:1]) + word[1:]
	}
	return strings.Join(words, "")
}
