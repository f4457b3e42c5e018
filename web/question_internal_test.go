package web

import (
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestIdentity changes each part that an answer depends on, one at a time.
func TestIdentity(t *testing.T) {
	t.Parallel()
	operation := func(text, name string, variables map[string]any) *graphql.OperationContext {
		return &graphql.OperationContext{RawQuery: text, Operation: &ast.OperationDefinition{Name: name}, Variables: variables}
	}
	type request struct {
		build   string
		op      *graphql.OperationContext
		release Pinned
		media   string
	}
	op := operation("{ a }", "", nil)
	seen := map[identity]string{}
	for name, r := range map[string]request{
		"request":          {"1", op, Pinned{Number: 1, Digest: "x"}, mediaJSON},
		"another build":    {"2", op, Pinned{Number: 1, Digest: "x"}, mediaJSON},
		"another number":   {"1", op, Pinned{Number: 2, Digest: "x"}, mediaJSON},
		"another content":  {"1", op, Pinned{Number: 1, Digest: "y"}, mediaJSON},
		"another text":     {"1", operation("{ b }", "", nil), Pinned{Number: 1, Digest: "x"}, mediaJSON},
		"another name":     {"1", operation("{ a }", "N", nil), Pinned{Number: 1, Digest: "x"}, mediaJSON},
		"another variable": {"1", operation("{ a }", "", map[string]any{"v": 1}), Pinned{Number: 1, Digest: "x"}, mediaJSON},
		"another media":    {"1", op, Pinned{Number: 1, Digest: "x"}, mediaGraphQL},
	} {
		e := &endpoint{config: Config{Build: r.build}}
		q, fixed := e.questionOf(r.op, 0, r.media)
		if !fixed {
			t.Errorf("%s: not fixed by its release", name)
		}
		id := q.identity(r.release)
		if other, known := seen[id]; known {
			t.Errorf("%s and %s are taken for the same", name, other)
		}
		seen[id] = name
	}
}
