package warning_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/warning"
)

func TestWarnings(t *testing.T) {
	t.Parallel()
	type pathKey struct{}
	ctx, collected := warning.Collect(t.Context(), func(ctx context.Context) []string { return ctx.Value(pathKey{}).([]string) })
	for _, list := range []struct {
		path   []string
		valued bool
	}{
		{[]string{"b"}, false},
		{[]string{"a", "nodes", "c"}, false},
		{[]string{"a"}, true},
		{[]string{"a", "nodes", "c"}, false},
		{[]string{"a", "nodes", "d"}, false},
		{[]string{"a", "nodes", "d"}, true},
		{[]string{"a", "nodes", "d"}, false},
	} {
		warning.Order(context.WithValue(ctx, pathKey{}, list.path), "NAME", list.valued)
	}
	warning.Order(t.Context(), "NAME", false) // nobody collects
	warning.Note(context.WithValue(ctx, pathKey{}, []string{"aa"}), warning.NotToday, "it ended")
	warning.Note(t.Context(), warning.NotToday, "it ended")
	want := []warning.Warning{
		{Message: "the list is ordered by NAME, which is null in every row: order it by something else", Path: []string{"a", "nodes", "c"}, Code: warning.OrderWithoutValues},
		{Message: "it ended", Path: []string{"aa"}, Code: warning.NotToday},
		{Message: "the list is ordered by NAME, which is null in every row: order it by something else", Path: []string{"b"}, Code: warning.OrderWithoutValues},
	}
	if diff := cmp.Diff(want, collected.List()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestCuts cuts lists at two paths: there is one warning for each, whatever the number of lists.
func TestCuts(t *testing.T) {
	t.Parallel()
	type pathKey struct{}
	ctx, collected := warning.Collect(t.Context(), func(ctx context.Context) []string { return ctx.Value(pathKey{}).([]string) })
	for _, path := range [][]string{{"b"}, {"a", "nodes", "c"}, {"a", "nodes", "c"}} {
		warning.Cut(context.WithValue(ctx, pathKey{}, path), 20, "first")
	}
	warning.Order(context.WithValue(ctx, pathKey{}, []string{"b"}), "NAME", false)
	warning.Cut(t.Context(), 20, "first") // nobody collects
	want := []warning.Warning{
		{Message: "the list has more than the 20 shown: say first", Path: []string{"a", "nodes", "c"}, Code: warning.ListCut},
		{Message: "the list has more than the 20 shown: say first", Path: []string{"b"}, Code: warning.ListCut},
		{Message: "the list is ordered by NAME, which is null in every row: order it by something else", Path: []string{"b"}, Code: warning.OrderWithoutValues},
	}
	if diff := cmp.Diff(want, collected.List()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
