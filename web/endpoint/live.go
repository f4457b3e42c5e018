package endpoint

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// live reports whether a selection on Query has a field whose answer changes within a release. It ignores @skip and @include.
func (e *Endpoint) live(set ast.SelectionSet, seen map[string]bool) bool {
	return len(e.config.Live) > 0 && slices.ContainsFunc(set, func(s ast.Selection) bool {
		switch s := s.(type) {
		case *ast.Field:
			return slices.Contains(e.config.Live, s.Name)
		case *ast.InlineFragment:
			return e.live(s.SelectionSet, seen)
		case *ast.FragmentSpread:
			known := seen[s.Name]
			seen[s.Name] = true
			return !known && e.live(s.Definition.SelectionSet, seen)
		}
		return false
	})
}
