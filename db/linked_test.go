package db_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/page"
)

// TestLinksInMemory reads lists through links, and filters through them, from memory and from PostgreSQL.
func TestLinksInMemory(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	bundletest.PublishEdited(t, d, revision...)
	stored, kept := holding(t, d, 0), holding(t, d, d.Config().Memory)
	compareLists(t, stored, kept, db.Municipalities, db.PredecessorsOfMunicipality, db.SuccessorsOfMunicipality)
	compareLists(t, stored, kept, db.Municipalities, db.ChangesOfMunicipality)
	compareLists(t, stored, kept, db.TerritoryChanges, db.BeforeOfTerritoryChange, db.AfterOfTerritoryChange)
	compareLists(t, stored, kept, db.Initiatives, db.RegulationsOfInitiative)
	compareLists(t, stored, kept, db.Regulations, db.InitiativesOfRegulation)

	okrug := &db.MunicipalityFilter{Kind: &db.MunicipalityKindFilter{Eq: new(db.MunicipalityKind("MUNICIPAL_OKRUG"))}}
	for name, f := range map[string]*db.MunicipalityFilter{
		"some successor": {Successors: &db.MunicipalityListFilter{Some: okrug}},
		"no predecessor": {Predecessors: &db.MunicipalityListFilter{None: okrug}},
		"no change":      {Changes: &db.TerritoryChangeListFilter{None: &db.TerritoryChangeFilter{}}},
	} {
		want, got := listed(t, t.Context(), stored, db.Municipalities, f), listed(t, t.Context(), kept, db.Municipalities, f)
		if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
			t.Errorf("%s: %d rows (-PostgreSQL +memory):\n%s", name, len(want), diff)
		}
	}
}

// compareLists compares the lists of all parents, by two rows at once and in both directions, with their totals.
func compareLists[P, T any](t *testing.T, stored, kept *db.Release, parents *rel.Table[P], relations ...*rel.Relation[T]) {
	t.Helper()
	keys := []string{"unknown"}
	for key := range everything(t, t.Context(), stored, parents) {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, relation := range relations {
		for _, args := range []page.Args{{First: new(int32(2))}, {Last: new(int32(1))}} {
			read := func(ctx context.Context, r *db.Release) (nodes [][]*T, totals []int32) {
				lists, err := relation.Pages(ctx, r, keys, args, nil, nil)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range lists {
					nodes = append(nodes, c.Nodes)
				}
				if totals, err = page.TotalCounts(ctx, lists); err != nil {
					t.Fatal(err)
				}
				return nodes, totals
			}
			ctx, statements := session.WithStatements(t.Context())
			want, wantTotals := read(t.Context(), stored)
			got, totals := read(ctx, kept)
			if diff := cmp.Diff(want, got) + cmp.Diff(wantTotals, totals); diff != "" || slices.Max(totals) == 0 || len(statements.Names()) > 0 {
				t.Errorf("%T: up to %d rows by %v (-PostgreSQL +memory):\n%s", relation, slices.Max(totals), statements.Names(), diff)
			}
		}
	}
}
