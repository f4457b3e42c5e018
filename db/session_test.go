package db_test

import (
	"fmt"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/page"
)

// TestRoundTrips counts messages to PostgreSQL: a query costs one round trip, and another on its first run on a connection,
// unless PostgreSQL is to plan it for each filter.
func TestRoundTrips(t *testing.T) {
	t.Parallel()
	p := newProxy(t, bundletest.New(t))
	config := db.Defaults(p.url)
	config.PoolSize, config.Memory = 1, 0
	r := current(t, opened(t, config))

	code := "16"
	filter := &db.RegionFilter{Code: &rel.StringFilter{Eq: &code}}
	for _, statement := range []struct {
		name string
		run  func() error
		want []int64
	}{
		{"by key", func() error { _, err := db.AwardEntries.ByKeys(t.Context(), r, []string{"a", "b"}); return err }, []int64{2, 1, 1, 1}},
		{"page", func() error { _, err := db.Regions.All().Page(t.Context(), r, page.Args{}, nil, nil); return err }, []int64{2, 1, 1, 1}},
		{"filtered page", func() error { _, err := db.Regions.All().Page(t.Context(), r, page.Args{}, filter, nil); return err }, []int64{1, 1, 1}},
	} {
		for run, want := range statement.want {
			before := p.roundTrips.Load()
			if err := statement.run(); err != nil {
				t.Fatal(err)
			}
			if got := p.roundTrips.Load() - before; got != want {
				t.Errorf("%s, run %d: %d round trips, want %d", statement.name, run+1, got, want)
			}
		}
	}
}

// TestManyStatements reads lists with all page sizes, which share a few prepared queries, and more lists than a connection keeps
// queries of. PostgreSQL must not hold more than those.
func TestManyStatements(t *testing.T) {
	t.Parallel()
	config := bundletest.New(t).Config()
	config.PoolSize, config.Memory = 1, 0
	r := current(t, opened(t, config))
	before, err := r.PreparedStatements(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for size := range int32(page.MaxSize + 1) {
		c, err := db.People.All().Page(t.Context(), r, page.Args{First: &size}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(c.Nodes); got != int(size) || !c.PageInfo().HasNextPage {
			t.Errorf("a page of %d rows has %d, more: %v", size, got, c.PageInfo().HasNextPage)
		}
	}
	after, err := r.PreparedStatements(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if after-before > 8 {
		t.Errorf("%d page sizes made %d prepared queries, want at most 8", page.MaxSize+1, after-before)
	}
	for n := range session.KeptStatements {
		list := rel.OneToMany(db.People, fmt.Sprintf("people.%d", n), fmt.Sprintf("slug || '%d'", n)) // a text of its own
		if _, err := list.Pages(t.Context(), r, []string{"a"}, page.Args{}, nil, nil); err != nil {
			t.Fatal(err)
		}
	}
	prepared, err := r.PreparedStatements(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if prepared < session.KeptStatements/2 || prepared > session.KeptStatements {
		t.Errorf("PostgreSQL holds %d queries, want at most %d and not much fewer", prepared, session.KeptStatements)
	}
}

// TestResetSession drops the prepared statements, as a pooler does. The next request must still succeed.
func TestResetSession(t *testing.T) {
	t.Parallel()
	r := current(t, bundletest.New(t).Hub(t))
	for range 3 {
		if _, err := db.AwardEntries.ByKeys(t.Context(), r, []string{"a"}); err != nil {
			t.Fatal(err)
		}
		if err := r.Deallocate(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}
