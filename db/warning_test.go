package db_test

import (
	"context"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/rel"
	"govhub/page"
	"govhub/warning"
)

// Whoever asks for nothing but the total of a list is not warned about its order, wherever the list is read from.
func TestTotalsNeedNoOrder(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	for name, memory := range map[string]int64{"PostgreSQL": 0, "memory": d.Config().Memory} {
		t.Run(name, func(t *testing.T) {
			r := holding(t, d, memory)
			warnings := func(columns ...string) int {
				ctx, collected := warning.Collect(t.Context(), func(context.Context) []string { return []string{"positions"} })
				ctx = rel.WithColumns(ctx, columns)
				_, err := db.PositionsOfAward.Pages(ctx, r, []string{"service"}, page.Args{}, nil, []*rel.Order{{Field: "VALID_FROM"}})
				if err != nil {
					t.Fatal(err)
				}
				return len(collected.List())
			}
			if n := warnings("slug"); n != 1 {
				t.Errorf("%d warnings about rows that are ordered by nothing, want 1", n)
			}
			if n := warnings(); n != 0 {
				t.Errorf("%d warnings about a total, want 0", n)
			}
		})
	}
}
