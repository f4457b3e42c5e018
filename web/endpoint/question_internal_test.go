package endpoint

import (
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/db"
	"govhub/web/request"
)

// TestIdentity changes each part that an answer depends on separately.
func TestIdentity(t *testing.T) {
	t.Parallel()
	operation := func(text, name string, variables map[string]any) *graphql.OperationContext {
		return &graphql.OperationContext{RawQuery: text, Operation: &ast.OperationDefinition{Name: name}, Variables: variables}
	}
	type asked struct {
		build   string
		op      *graphql.OperationContext
		release request.Pinned
		lang    db.Lang
		media   string
	}
	op := operation("{ a }", "", nil)
	seen := map[request.Identity]string{}
	for name, r := range map[string]asked{
		"request":          {"1", op, request.Pinned{Number: 1, Digest: "x"}, "", mediaJSON},
		"another build":    {"2", op, request.Pinned{Number: 1, Digest: "x"}, "", mediaJSON},
		"another number":   {"1", op, request.Pinned{Number: 2, Digest: "x"}, "", mediaJSON},
		"another content":  {"1", op, request.Pinned{Number: 1, Digest: "y"}, "", mediaJSON},
		"another text":     {"1", operation("{ b }", "", nil), request.Pinned{Number: 1, Digest: "x"}, "", mediaJSON},
		"another name":     {"1", operation("{ a }", "N", nil), request.Pinned{Number: 1, Digest: "x"}, "", mediaJSON},
		"another variable": {"1", operation("{ a }", "", map[string]any{"v": 1}), request.Pinned{Number: 1, Digest: "x"}, "", mediaJSON},
		"another media":    {"1", op, request.Pinned{Number: 1, Digest: "x"}, "", mediaGraphQL},
		"another language": {"1", op, request.Pinned{Number: 1, Digest: "x"}, db.LangEn, mediaJSON},
	} {
		e := &Endpoint{config: Config{Build: r.build}}
		q, fixed := e.questionOf(r.op, 0, r.lang, r.media)
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
