package resolvers_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/awaittest"
	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/db/rel"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/network"
	"govhub/page"
	"govhub/resolvers"
	"govhub/warning"
	"govhub/web/language"
)

var (
	cases = flag.Int("cases", 1000, "random queries that are answered in every way")
	seed  = flag.Uint64("seed", 0, "seed of the random queries; 0 takes one from the clock")
)

// TestExecutorsAgree has random queries on the whole schema answered by gqlgen's executor from PostgreSQL, by plans from PostgreSQL and
// by plans from memory, with room for what they need and with hardly any, and compares data, errors and warnings. For some of them
// resolvers fail, which memory does not call. A failure reports the seed of its query.
func TestExecutorsAgree(t *testing.T) {
	t.Parallel()
	first, most := *seed, *cases
	if testing.Short() {
		most /= 5
	}
	if first == 0 {
		first = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d", first)
	o := newOracle(t)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for n := next.Add(1) - 1; n < int64(most) && !t.Failed(); n = next.Add(1) - 1 {
				o.check(t, first+uint64(n))
			}
		})
	}
	workers.Wait()
	if ran := next.Load(); ran < int64(most) && !t.Failed() {
		t.Errorf("only %d of %d queries were asked", ran, most)
	}
	if invalid := o.invalid.Load(); most >= 10_000 && invalid > int64(most/20) { // fewer may be chance
		t.Errorf("%d of %d queries were not valid: too many to be worth their time", invalid, most)
	}
	if failed := o.failed.Load(); failed == 0 && most >= 1000 {
		t.Error("no resolver failed: errors were not compared")
	}
	t.Logf("%d queries, %d of them not valid, %d with errors, %d lines on average", most, o.invalid.Load(), o.failed.Load(), o.fields.Load()/int64(max(most, 1)))
	for i, name := range computed {
		asked := o.computed[i].Load()
		if t.Logf("%d valid queries ask for %s", asked, name); asked == 0 && most >= 1000 {
			t.Errorf("no query asked for %s", name)
		}
	}
}

// FuzzExecutorsAgree lets the fuzzer choose the seed.
func FuzzExecutorsAgree(f *testing.F) {
	o := newOracle(f)
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { o.check(t, seed) })
}

// oracle compares the plan executor with gqlgen's.
type oracle struct {
	ctx        context.Context // reads from PostgreSQL
	inMemory   context.Context
	scarce     context.Context // in memory that has hardly any room for lists
	sound      executors
	unreliable executors
	questions  *questions
	invalid    atomic.Int64
	failed     atomic.Int64
	fields     atomic.Int64
	computed   []atomic.Int64 // valid queries with each of the fields
}

// executors answer by the same resolvers.
type executors struct{ plan, stock *executor.Executor }

func newExecutors(root graph.ResolverRoot) executors {
	config := graph.Config{Resolvers: root}
	return executors{
		plan:  executor.New(graph.NewPlanSchema(config, plan.Options{Response: 10 << 20, Plans: 10})),
		stock: executor.New(graph.NewExecutableSchema(config)),
	}
}

func newOracle(t testing.TB) *oracle {
	t.Helper()
	database := revised(t)
	root := &resolvers.Resolver{Networks: network.New(manyLinks)}
	o := &oracle{
		ctx:        onRelease(t, database, 0),
		inMemory:   inMemory(t, database),
		scarce:     scarce(onRelease(t, database, database.Config().Memory)),
		sound:      newExecutors(root),
		unreliable: newExecutors(unreliable{root}),
		computed:   make([]atomic.Int64, len(computed)),
		questions:  newQuestions(graph.NewExecutableSchema(graph.Config{}).Schema()),
	}
	for list, query := range o.questions.lists() {
		var answered struct {
			List struct{ Edges []struct{ Cursor string } }
		}
		text, _ := answer(t, o.ctx, o.sound.stock, query, nil)
		if err := json.Unmarshal([]byte(text), &answered); err != nil {
			t.Fatalf("%s: %v in %s", query, err, text)
		}
		for _, edge := range answered.List.Edges {
			o.questions.cursors[list] = append(o.questions.cursors[list], edge.Cursor)
		}
	}
	return o
}

// revised returns a database of two releases: the frozen bundle, and another that differs in a few rows. In it, an invented
// district was split, and a programme and a forum have an office.
func revised(t testing.TB) *dbtest.Database {
	t.Helper()
	d := bundletest.Frozen(t)
	bundletest.PublishFrozen(t, d,
		bundletest.Edit{File: "region.csv", Before: ",Казань,", After: ",Kazan II,"},
		bundletest.Edit{File: "observation.csv", Before: "local-budget-revenue,RU,2021,_T,5536,", After: "local-budget-revenue,RU,2021,_T,5536.5,"},
		bundletest.Edit{File: "observation.csv", Before: "local-budget-revenue,RU,2024,_T,", After: "local-budget-revenue,RU,2023,_T,"},
		bundletest.Edit{File: "observation.csv", After: `service-finalists,92000000,2026,_T,5,NORMAL,Made up.,report-forum-1-2024-01-16
service-finalists,99999002,2026,_T,2,NORMAL,Made up.,report-forum-1-2024-01-16
`},
		bundletest.Edit{File: "municipality.csv", Before: ",Barnaul,", After: ",,"},
		bundletest.Edit{File: "municipality.csv", After: `99999001,MUNICIPAL_DISTRICT,Придуманный район,,92000000,,,,,,,,,,2020-01-01,,sberindex-municipal-dictionary-2018-2024
99999002,MUNICIPAL_OKRUG,Северный придуманный округ,,92000000,,,,,,,,,2020-01-01,,,sberindex-municipal-dictionary-2018-2024
99999003,MUNICIPAL_OKRUG,Южный придуманный округ,,92000000,,,,,,,,,2020-01-01,,,sberindex-municipal-dictionary-2018-2024
`},
		bundletest.Edit{File: "change_event.csv", After: "made-up-split,SPLIT,2020,,,sberindex-municipal-dictionary-2018-2024\n"},
		bundletest.Edit{File: "change_event_municipality.csv", After: `made-up-split,99999001,BEFORE,sberindex-municipal-dictionary-2018-2024
made-up-split,99999002,AFTER,sberindex-municipal-dictionary-2018-2024
made-up-split,99999003,AFTER,sberindex-municipal-dictionary-2018-2024
`},
		bundletest.Edit{File: "position.csv", After: `made-up-forum-office,guseva-irina,Ведущая форума,,,,,,,smallhomeland-1,,,,report-forum-1-2024-01-16
made-up-program-office,guseva-irina,Наставник программы,,,,,,school-of-mayors,,,,,report-forum-1-2024-01-16
`},
		bundletest.Edit{File: "place_name.csv", After: `made-up-gorky,,22701000,Горький,Gorky,FORMER,1932-10-07,1990,Указ,Made up.,report-forum-1-2024-01-16
made-up-leningrad,40000000,,Ленинград,Leningrad,FORMER,1924,1991-09-06,,,report-forum-1-2024-01-16
made-up-nizhny,,22701000,Нижний,Nizhny,COMMON,,,,,report-forum-1-2024-01-16
`},
		bundletest.Edit{File: "provision.csv", After: `made-up-deadline,federal-law-131-2003,DEADLINE,"28, часть 1",Срок.,A deadline.,2021,Made up.,report-forum-1-2024-01-16
made-up-question,federal-law-131-2003,LOCAL_QUESTION,,,,,,report-forum-1-2024-01-16
`},
		bundletest.Edit{File: "government_model.csv", After: `made-up-2020,92000000,TWO_LEVEL_DECLARED,,2020-05,,report-forum-1-2024-01-16
made-up-2021,92000000,TWO_LEVEL,2021-01-01,2021-03-12,Made up.,report-forum-1-2024-01-16
`},
	)
	return d
}

// onRelease returns a context on the current release, with tables of at most this many bytes in memory, and totals if there may be any.
func onRelease(t testing.TB, d *dbtest.Database, memory int64) context.Context {
	t.Helper()
	config := d.Config()
	config.Memory, config.Totals = memory, int(min(memory, 20_000))
	hub, err := db.Open(t.Context(), config, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { hub.Close() })
	release, err := hub.Acquire(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(release.Done)
	return db.WithRelease(t.Context(), release)
}

// inMemory returns a context on release 2, of a hub that has been on release 1 before and so has the tables of both in memory.
func inMemory(t testing.TB, d *dbtest.Database) context.Context {
	t.Helper()
	rollBack(t, d, 1)
	hub, err := db.Open(t.Context(), d.Config(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	var followed sync.WaitGroup
	ctx, stop := context.WithCancel(t.Context())
	followed.Go(func() { hub.Follow(ctx) })
	t.Cleanup(func() {
		stop()
		followed.Wait()
		hub.Close()
	})
	older, err := hub.Acquire(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(older.Done)
	rollBack(t, d, 2)
	var newer *db.Release
	awaittest.Until(t, "release 2 becomes current", func() bool {
		if newer, err = hub.Acquire(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
		if newer.Number != 2 {
			newer.Done()
		}
		return newer.Number == 2
	})
	t.Cleanup(newer.Done)
	return db.WithRelease(t.Context(), newer)
}

func rollBack(t testing.TB, d *dbtest.Database, number int32) {
	t.Helper()
	if err := dataset.Rollback(t.Context(), d.Owner(t), number); err != nil {
		t.Fatal(err)
	}
}

// scarce lets tables make one in a hundred of the lists that they have no room for, so that queries find some of what they need.
func scarce(ctx context.Context) context.Context {
	var asked atomic.Int64
	room := func(int64) bool { return asked.Add(1)%100 == 0 }
	r := db.ReleaseFrom(ctx)
	r.Tables().Room = room
	for _, resource := range r.Resources() {
		if t := r.Tables().Table(resource.Name); t != nil {
			t.Room = room
		}
	}
	return ctx
}

func (o *oracle) check(t *testing.T, seed uint64) {
	t.Helper()
	query, variables := o.questions.ask(rand.New(rand.NewPCG(seed, 0)))
	answering, ways := o.sound, map[string]context.Context{"PostgreSQL": o.ctx, "memory": o.inMemory, "scarce memory": o.scarce}
	if seed%4 == 0 {
		answering = o.unreliable
		delete(ways, "memory")
		delete(ways, "scarce memory")
	}
	ctx, stock := warning.Collect(o.ctx, plan.PathOf)
	want, valid := answer(t, ctx, answering.stock, query, variables)
	if !valid { // such as two fragments that select one name with different types
		o.invalid.Add(1)
		return
	}
	for i, name := range computed {
		if strings.Contains(query, ": "+name+"(") {
			o.computed[i].Add(1)
		}
	}
	for way, ctx := range ways {
		ctx, warnings := warning.Collect(ctx, plan.PathOf)
		got, _ := answer(t, ctx, answering.plan, query, variables)
		if diff := cmp.Diff(want, got) + cmp.Diff(stock.List(), warnings.List()); diff != "" {
			t.Errorf("-seed %d -cases 1, from %s\n%s\nvariables %v\n(-gqlgen +plan):\n%s", seed, way, query, variables, diff)
		}
	}
	if strings.Contains(want, "\nerror ") {
		o.failed.Add(1)
	}
	o.fields.Add(int64(strings.Count(query, "\n")))
}

// answer runs a query and returns its data and its errors, one per line and sorted, because gqlgen reports errors of siblings in
// any order.
func answer(t testing.TB, ctx context.Context, e *executor.Executor, query string, variables map[string]any) (_ string, valid bool) {
	t.Helper()
	ctx = graphql.StartOperationTrace(ctx)
	oc, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if len(errs) > 0 {
		return "", false
	}
	if lang := language.Of(oc.Operation, oc.Variables, ""); lang != "" { // as an endpoint does
		language.Translate(schema, oc.Doc, lang)
		language.TranslateVariables(schema, oc.Operation, oc.Variables, lang)
	}
	handler, ctx := e.DispatchOperation(ctx, oc)
	response := handler(ctx)
	if handler(ctx) != nil {
		t.Errorf("a second response to\n%s", query)
	}
	return string(response.Data) + lines(t, response.Errors), true
}

func lines(t testing.TB, errs gqlerror.List) string {
	t.Helper()
	var list []string
	for _, err := range errs {
		text, marshalErr := json.Marshal(err)
		if marshalErr != nil {
			t.Fatal(marshalErr)
		}
		list = append(list, "\nerror "+string(text))
	}
	slices.Sort(list)
	return strings.Join(list, "")
}

// unreliable are the resolvers of the hub, some of which fail for some rows: by an error, by a forbidden null, or for all rows at
// once. The key of a row decides, so that both executors get the same failures.
type unreliable struct{ *resolvers.Resolver }

var schema = graph.NewExecutableSchema(graph.Config{}).Schema()

var errUnreliable = errors.New("this row fails")

// unlucky picks one of n rows by its key.
func unlucky(row rel.Row, n uint32) bool {
	h := fnv.New32a()
	h.Write([]byte(row.Key()))
	return h.Sum32()%n == 0
}

// spoil makes some results fail: every third unlucky row by an error of its own, the others by null.
func spoil[P, T any](parents []*P, results []*T, err error) ([]*T, error) {
	if err != nil {
		return nil, err
	}
	errs := make(graphql.BatchErrorList, len(parents))
	for i, p := range parents {
		row := any(p).(rel.Row)
		if !unlucky(row, 5) {
			continue
		}
		results[i] = nil
		if unlucky(row, 3) {
			errs[i] = errUnreliable
		}
	}
	return results, errs
}

func (u unreliable) Region() graph.RegionResolver { return regions{u.Resolver.Region()} }

func (u unreliable) AwardEntry() graph.AwardEntryResolver { return entries{u.Resolver.AwardEntry()} }

func (u unreliable) Municipality() graph.MunicipalityResolver {
	return municipalities{u.Resolver.Municipality()}
}

func (u unreliable) CohortConnection() graph.CohortConnectionResolver {
	return cohortConnections{u.Resolver.CohortConnection()}
}

type regions struct{ graph.RegionResolver }

// FederalDistrict may be null.
func (r regions) FederalDistrict(ctx context.Context, objs []*db.Region) ([]*db.FederalDistrict, error) {
	found, err := r.RegionResolver.FederalDistrict(ctx, objs)
	return spoil(objs, found, err)
}

// Source may not be null: the region must be.
func (r regions) Source(ctx context.Context, objs []*db.Region) ([]*db.Source, error) {
	found, err := r.RegionResolver.Source(ctx, objs)
	return spoil(objs, found, err)
}

// Practices may not be null either, and is a connection.
func (r regions) Practices(ctx context.Context, objs []*db.Region, first *int32, after *string, last *int32, before *string, filter *db.PracticeFilter, orderBy []*rel.Order) ([]*db.PracticeConnection, error) {
	found, err := r.RegionResolver.Practices(ctx, objs, first, after, last, before, filter, orderBy)
	return spoil(objs, found, err)
}

type entries struct{ graph.AwardEntryResolver }

func (r entries) Season(ctx context.Context, objs []*db.AwardEntry) ([]*db.AwardSeason, error) {
	found, err := r.AwardEntryResolver.Season(ctx, objs)
	return spoil(objs, found, err)
}

type municipalities struct{ graph.MunicipalityResolver }

// Parent fails for all rows of a call if one of them is unlucky. The executors make different calls, so every row is.
func (municipalities) Parent(context.Context, []*db.Municipality) ([]*db.Municipality, error) {
	return nil, errUnreliable
}

type cohortConnections struct{ graph.CohortConnectionResolver }

func (cohortConnections) TotalCount(context.Context, []*page.Connection[db.Cohort]) ([]int32, error) {
	return nil, fmt.Errorf("count: %w", errUnreliable)
}
