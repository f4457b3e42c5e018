package endpoint

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// live reports whether the answer to a selection on Query changes within a release.
func (e *Endpoint) live(set ast.SelectionSet) bool {
	return anyField(set, map[string]bool{}, func(f *ast.Field) bool {
		members, known := e.config.Live[f.Name]
		return known && (members == nil || len(f.Arguments) > 0 || anyField(f.SelectionSet, map[string]bool{}, func(f *ast.Field) bool {
			return slices.Contains(members, f.Name)
		}))
	})
}

// anyField reports whether a field of a selection, or of its fragments, fulfils a condition. It ignores @skip and @include.
func anyField(set ast.SelectionSet, seen map[string]bool, is func(*ast.Field) bool) bool {
	return slices.ContainsFunc(set, func(s ast.Selection) bool {
		switch s := s.(type) {
		case *ast.Field:
			return is(s)
		case *ast.InlineFragment:
			return anyField(s.SelectionSet, seen, is)
		case *ast.FragmentSpread:
			known := seen[s.Name]
			seen[s.Name] = true
			return !known && anyField(s.Definition.SelectionSet, seen, is)
		}
		return false
	})
}
