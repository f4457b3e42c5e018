package limits

import (
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/errorcode"
)

// Document checks the shape of every operation of a parsed document. It needs no schema and no validation, because it protects
// the validation. Fragments are measured once each, so nested spreads cost nothing extra; a cycle counts once, and validation
// reports it. Selections count over all operations, because validation compares the fields of a fragment again for each
// operation.
func (g *Guard) Document(doc *ast.QueryDocument) *Violation {
	m := measurer{guard: g, fragments: fragmentsOf(doc), done: map[spread]*shape{}}
	selections := 0
	for _, op := range doc.Operations {
		s := m.set(op.SelectionSet, false)
		s.directives = add(s.directives, len(op.Directives))
		m.arguments(op.Directives, nil)
		for _, v := range op.VariableDefinitions {
			s.directives = add(s.directives, len(v.Directives))
			m.value(v.DefaultValue)
		}
		selections = add(selections, s.selections)
		s.selections = selections
		if v := g.shape(s, op); v != nil {
			return v
		}
	}
	return m.list
}

func (g *Guard) shape(s shape, op *ast.OperationDefinition) *Violation {
	l := g.limits
	checks := []Violation{
		{
			Code: errorcode.QueryTooLarge, Subject: "the query selects", Actual: s.selections, Unit: "fields and fragments", Limit: l.Selections,
			Hint: "a fragment counts at every spread, so ask for less at once",
		},
		{
			Code: errorcode.QueryTooDeep, Subject: "the query nests fields", Actual: s.depth, Unit: "deep", Limit: l.Depth,
			Hint: "start the deeper part from a root field of its own",
		},
		{
			Code: errorcode.TooManyAliases, Subject: "the query has", Actual: s.aliases, Unit: "aliases", Limit: l.Aliases,
			Hint: "use a filter with in, or several requests",
		},
		{
			Code: errorcode.TooManyRootFields, Subject: "the query has", Actual: s.width, Unit: "root fields", Limit: l.RootFields,
			Hint: "send them in several requests",
		},
		{
			Code: errorcode.TooManyDirectives, Subject: "the query has", Actual: s.directives, Unit: "directives", Limit: l.Directives,
			Hint: "put @include or @skip on a fragment instead of each field",
		},
	}
	for _, c := range checks {
		if c.Actual > c.Limit {
			c.At = op.Position
			return &c
		}
	}
	return nil
}

// shape is the size of a selection set with its fragments inlined.
type shape struct {
	width      int // fields at its own level
	depth      int
	aliases    int
	directives int
	selections int
}

func (s *shape) beside(o shape) {
	s.width = add(s.width, o.width)
	s.depth = max(s.depth, o.depth)
	s.aliases = add(s.aliases, o.aliases)
	s.directives = add(s.directives, o.directives)
	s.selections = add(s.selections, o.selections)
}

// spread identifies a fragment in context: depth is free below __schema and __type, but not elsewhere.
type spread struct {
	name          string
	introspection bool
}

type measurer struct {
	guard     *Guard
	fragments map[string]*ast.FragmentDefinition
	done      map[spread]*shape
	list      *Violation // the first list over the limit
}

func (m *measurer) set(set ast.SelectionSet, introspection bool) shape {
	var total shape
	for _, sel := range set {
		s := shape{selections: 1}
		switch sel := sel.(type) {
		case *ast.Field:
			below := introspection || sel.Name == "__schema" || sel.Name == "__type"
			s.beside(m.set(sel.SelectionSet, below))
			s.width = 1
			if !introspection {
				s.depth = add(s.depth, 1)
			}
			if sel.Alias != "" && sel.Alias != sel.Name {
				s.aliases = add(s.aliases, 1)
			}
			s.directives = add(s.directives, len(sel.Directives))
			m.arguments(sel.Directives, sel.Arguments)
		case *ast.InlineFragment:
			s.beside(m.set(sel.SelectionSet, introspection))
			s.directives = add(s.directives, len(sel.Directives))
			m.arguments(sel.Directives, nil)
		case *ast.FragmentSpread:
			s.beside(m.fragment(spread{sel.Name, introspection}))
			s.directives = add(s.directives, len(sel.Directives))
			m.arguments(sel.Directives, nil)
		}
		total.beside(s)
	}
	return total
}

func (m *measurer) fragment(key spread) shape {
	if s, ok := m.done[key]; ok {
		return *s
	}
	s := &shape{} // used by a spread inside the fragment itself
	m.done[key] = s
	if def := m.fragments[key.name]; def != nil {
		*s = m.set(def.SelectionSet, key.introspection)
		s.directives = add(s.directives, len(def.Directives))
	}
	return *s
}

func (m *measurer) arguments(directives ast.DirectiveList, args ast.ArgumentList) {
	for _, d := range directives {
		m.arguments(nil, d.Arguments)
	}
	for _, a := range args {
		m.value(a.Value)
	}
}

func (m *measurer) value(v *ast.Value) {
	if v == nil || m.list != nil {
		return
	}
	if v.Kind == ast.ListValue {
		m.list = m.guard.items("a list has", len(v.Children), v.Position)
	}
	for _, c := range v.Children {
		m.value(c.Value)
	}
}

// fragmentsOf indexes fragments by name, the first of duplicates, as validation does.
func fragmentsOf(doc *ast.QueryDocument) map[string]*ast.FragmentDefinition {
	byName := make(map[string]*ast.FragmentDefinition, len(doc.Fragments))
	for _, f := range doc.Fragments {
		if byName[f.Name] == nil {
			byName[f.Name] = f
		}
	}
	return byName
}
