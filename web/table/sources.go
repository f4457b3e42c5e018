package table

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// withSources adds to every selected row the selection of its publications, including nested rows; a publication names itself.
// Fragments are inlined, because other places may spread them without sources.
func (l *List) withSources(def *ast.Definition, set ast.SelectionSet) ast.SelectionSet {
	out := make(ast.SelectionSet, 0, len(set)+1)
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			field := *s
			if len(s.SelectionSet) > 0 && s.Definition != nil && s.Name[0] != '_' {
				field.SelectionSet = l.withSources(l.schema.Types[s.Definition.Type.Name()], s.SelectionSet)
			}
			out = append(out, &field)
		case *ast.InlineFragment:
			fragment := *s
			on := def
			if s.TypeCondition != "" {
				on = l.schema.Types[s.TypeCondition]
			}
			fragment.SelectionSet = l.inside(on, s.SelectionSet)
			out = append(out, &fragment)
		case *ast.FragmentSpread:
			out = append(out, &ast.InlineFragment{
				TypeCondition: s.Definition.TypeCondition, Directives: s.Directives, ObjectDefinition: s.ObjectDefinition,
				SelectionSet: l.inside(l.schema.Types[s.Definition.TypeCondition], s.Definition.SelectionSet), Position: s.Position,
			})
		}
	}
	source := l.schema.Types["Source"]
	if source != nil && l.meets(def, source) {
		out = append(out, &ast.InlineFragment{
			TypeCondition: "Source", ObjectDefinition: def, Position: l.rows.Position,
			SelectionSet: ast.SelectionSet{l.added(sourceAlias, "slug", source)},
		})
	}
	if def.Name == "TableRow" {
		out = append(out, l.added(sourcesAlias, "sources", def, l.added("slug", "slug", source)))
	}
	if sourced := l.schema.Types["Sourced"]; sourced != nil && l.meets(def, sourced) {
		out = append(out, &ast.InlineFragment{
			TypeCondition: "Sourced", ObjectDefinition: def, Position: l.rows.Position,
			SelectionSet: ast.SelectionSet{l.added(sourcesAlias, "sources", sourced, l.added("slug", "slug", source))},
		})
	}
	return out
}

// inside is withSources for a fragment: the set around it selects the sources.
func (l *List) inside(def *ast.Definition, set ast.SelectionSet) ast.SelectionSet {
	return l.withSources(def, set)[:len(set)]
}

// meets reports whether an object can have both types.
func (l *List) meets(def, other *ast.Definition) bool {
	possible := l.schema.GetPossibleTypes(other)
	return slices.ContainsFunc(l.schema.GetPossibleTypes(def), func(d *ast.Definition) bool {
		return d.Kind == ast.Object && slices.Contains(possible, d)
	})
}

// addSources adds the keys of the sources of a row and its nested rows. A row that is a source itself counts.
func addSources(row any, into map[string]bool) {
	switch v := row.(type) {
	case []any:
		for _, item := range v {
			addSources(item, into)
		}
	case map[string]any:
		if slug, ok := v[sourceAlias].(string); ok {
			into[slug] = true
		}
		for name, value := range v {
			if name != sourcesAlias {
				addSources(value, into)
				continue
			}
			sources, _ := value.([]any)
			for _, source := range sources {
				if s, ok := source.(map[string]any); ok {
					if slug, ok := s["slug"].(string); ok {
						into[slug] = true
					}
				}
			}
		}
	}
}
