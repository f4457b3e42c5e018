package plan_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"govhub/db/columns"
	"govhub/graph/plan"
)

// A library with handwritten tables.
const sdl = `
interface Named { name: String! }
interface Titled { name: String! }
type Author implements Named & Titled { name: String! books: [Book!]! }
type Book implements Named { name: String! author: Author! copies: Int! }
type Query { books: [Book!]! book: Book found: [Named] }
`

type (
	env    struct{}
	author struct{ name string }
	book   struct {
		name   string
		author *author
	}
)

// library has the schema's objects and records the calls of its resolvers.
type library struct {
	books    []*book
	calls    []string
	failure  error
	panicked bool
	found    []any

	mu    sync.Mutex
	asked [][]string // columns, for each call that names them
}

func (l *library) columns(ctx context.Context, columns []string) context.Context {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.asked = append(l.asked, columns)
	return ctx
}

func (l *library) objects() map[string]*plan.Object[env] {
	field := func(f plan.Field[env]) *plan.Field[env] {
		f.Context = func(_ env, _ context.Context, collected graphql.CollectedField) (*graphql.FieldContext, error) {
			return &graphql.FieldContext{Field: collected}, nil
		}
		return &f
	}
	return map[string]*plan.Object[env]{
		"Query": {Name: "Query", Satisfies: []string{"Query"}, Fields: map[string]*plan.Field[env]{
			"books": field(plan.Field[env]{
				Resolve:  plan.Root(func(env, context.Context, plan.Args) ([]*book, error) { return l.books, l.failure }),
				Elements: plan.ListOfObjects[book], Statement: true,
			}),
			"book": field(plan.Field[env]{
				Resolve: plan.RootObject(func(env, context.Context, plan.Args) (*book, error) {
					if l.panicked {
						panic("the shelf fell down")
					}
					return nil, l.failure
				}),
				Statement: true,
			}),
			"found": field(plan.Field[env]{
				Resolve:  plan.Root(func(env, context.Context, plan.Args) ([]any, error) { return l.found, nil }),
				Elements: plan.List[any], Statement: true,
				TypeOf: func(v any) string {
					switch v.(type) {
					case *author:
						return "Author"
					case *book:
						return "Book"
					}
					return ""
				},
			}),
		}},
		"Book": {Name: "Book", Satisfies: []string{"Book", "Named"}, Fields: map[string]*plan.Field[env]{
			"name": field(plan.Field[env]{
				Leaf: plan.Text(func(b *book, _ plan.Args) string { return b.name }), Columns: []string{"name_ru", "name_en"},
			}),
			"author": field(plan.Field[env]{
				Columns: []string{"author"},
				Resolve: plan.BatchObject(func(_ env, _ context.Context, books []*book, _ plan.Args) ([]*author, error) {
					var found []*author
					for _, b := range books {
						found = append(found, b.author)
					}
					l.calls = append(l.calls, "authors of "+titles(books))
					return found, nil
				}),
				Statement: true, Batch: true,
			}),
			"copies": field(plan.Field[env]{
				Resolve: plan.Batch(func(_ env, _ context.Context, books []*book, _ plan.Args) ([]int32, error) {
					return make([]int32, len(books)), nil
				}),
				Append: plan.AppendInt, Statement: true, Batch: true, Columns: []string{"*"},
			}),
		}},
		"Author": {Name: "Author", Satisfies: []string{"Author", "Named", "Titled"}, Fields: map[string]*plan.Field[env]{
			"name": field(plan.Field[env]{Leaf: plan.Text(func(a *author, _ plan.Args) string { return a.name })}),
			"books": field(plan.Field[env]{
				Resolve: plan.Batch(func(_ env, _ context.Context, authors []*author, _ plan.Args) ([][]*book, error) {
					found := make([][]*book, len(authors))
					var asked []string
					for i, a := range authors {
						asked = append(asked, a.name)
						for _, b := range l.books {
							if b.author == a {
								found[i] = append(found[i], b)
							}
						}
					}
					l.calls = append(l.calls, "books of "+strings.Join(asked, " "))
					return found, nil
				}),
				Elements: plan.ListOfObjects[book], Statement: true, Batch: true,
			}),
		}},
	}
}

func titles(books []*book) string {
	var list []string
	for _, b := range books {
		list = append(list, b.name)
	}
	return strings.Join(list, " ")
}

func newLibrary() *library {
	a, b := &author{"Ann"}, &author{"Bob"}
	return &library{books: []*book{{"One", a}, {"Two", b}, {"Three", a}}}
}

// stock fails on anything but introspection.
type stock struct {
	t      *testing.T
	schema *ast.Schema
}

func (s stock) Schema() *ast.Schema { return s.schema }

func (stock) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (s stock) Exec(ctx context.Context) graphql.ResponseHandler {
	set := graphql.GetOperationContext(ctx).Operation.SelectionSet
	f, ok := set[0].(*ast.Field)
	if !ok || len(set) > 1 || f.Name != "__type" {
		s.t.Error("the stock executor was asked")
		return graphql.OneShot(&graphql.Response{})
	}
	return graphql.OneShot(&graphql.Response{Data: []byte(`{"` + f.Alias + `":"asked for ` + names(f.SelectionSet) + `"}`)})
}

func names(set ast.SelectionSet) string {
	var list []string
	for _, f := range set {
		list = append(list, f.(*ast.Field).Name)
	}
	return strings.Join(list, " ")
}

// ask runs a query on the library and returns its data and errors.
func (l *library) ask(t *testing.T, ctx context.Context, query string, o plan.Options) *graphql.Response {
	t.Helper()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: sdl})
	o.Plans = 10
	noTables := func(context.Context) *columns.Tables { return nil }
	answering := plan.New(stock{t, schema}, l.objects(), nil, func(*graphql.OperationContext) env { return env{} }, l.columns, noTables, o)
	return execute(t, ctx, answering, query)
}

// execute runs a query and returns its data and errors.
func execute(t *testing.T, ctx context.Context, answering graphql.ExecutableSchema, query string) *graphql.Response {
	t.Helper()
	e := executor.New(answering)
	ctx = graphql.StartOperationTrace(ctx)
	oc, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	// gqlgen's dispatch stops at a cancelled context: this is what it calls otherwise.
	ctx = graphql.WithResponseContext(graphql.WithOperationContext(ctx, oc), graphql.DefaultErrorPresenter, graphql.DefaultRecover)
	response := answering.Exec(ctx)(ctx)
	response.Errors = graphql.GetErrors(ctx)
	return response
}

const wide = 1 << 20

// TestLevels checks the calls: one per relation and level, with each parent once.
func TestLevels(t *testing.T) {
	t.Parallel()
	l := newLibrary()
	got := l.ask(t, t.Context(), "{ books { name author { name books { name } } } }", plan.Options{Response: wide})
	want := `{"books":[{"name":"One","author":{"name":"Ann","books":[{"name":"One"},{"name":"Three"}]}},` +
		`{"name":"Two","author":{"name":"Bob","books":[{"name":"Two"}]}},` +
		`{"name":"Three","author":{"name":"Ann","books":[{"name":"One"},{"name":"Three"}]}}]}`
	if string(got.Data) != want || len(got.Errors) > 0 {
		t.Errorf("got %s, errors %v\nwant %s", got.Data, got.Errors, want)
	}
	if calls := strings.Join(l.calls, "; "); calls != "authors of One Two Three; books of Ann Bob" {
		t.Errorf("calls: %s", calls)
	}
}

// TestColumns checks the columns that a query reads: each once, or all if a field does not name its columns.
func TestColumns(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		"{ books { name author { name } again: name } }":  "[[author name_en name_ru] []]",
		"{ books { name copies author { __typename } } }": "[[]]",
	} {
		l := newLibrary()
		l.ask(t, t.Context(), query, plan.Options{Response: wide})
		if got := fmt.Sprint(l.asked); got != want {
			t.Errorf("%s asks for %s, want %s", query, got, want)
		}
	}
}

// TestOneNameByTwoInterfaces selects a field in two ways that gqlgen collects separately. It is written once.
func TestOneNameByTwoInterfaces(t *testing.T) {
	t.Parallel()
	got := newLibrary().ask(t, t.Context(),
		"{ books { author { ... on Named { name } ... on Titled { name } } } }", plan.Options{Response: wide})
	if want := `{"books":[{"author":{"name":"Ann"}},{"author":{"name":"Bob"}},{"author":{"name":"Ann"}}]}`; string(got.Data) != want {
		t.Errorf("got %s, want %s", got.Data, want)
	}
}

// TestIntrospectionBeside checks that only introspection goes to the stock executor.
func TestIntrospectionBeside(t *testing.T) {
	t.Parallel()
	l := newLibrary()
	got := l.ask(t, t.Context(), `{ books { author { name } } t: __type(name: "Book") { name } ...F } fragment F on Query { t: __type(name: "Book") { kind } }`,
		plan.Options{Response: wide})
	want := `{"books":[{"author":{"name":"Ann"}},{"author":{"name":"Bob"}},{"author":{"name":"Ann"}}],"t":"asked for name kind"}`
	if string(got.Data) != want {
		t.Errorf("got %s, want %s", got.Data, want)
	}
	if calls := strings.Join(l.calls, "; "); calls != "authors of One Two Three" {
		t.Errorf("calls: %s", calls)
	}
}

// TestDefer checks that deferred fields are answered at once.
func TestDefer(t *testing.T) {
	t.Parallel()
	got := newLibrary().ask(t, t.Context(), "{ books { name ... @defer { author { name } } } }", plan.Options{Response: wide})
	want := `{"books":[{"name":"One","author":{"name":"Ann"}},{"name":"Two","author":{"name":"Bob"}},{"name":"Three","author":{"name":"Ann"}}]}`
	if string(got.Data) != want {
		t.Errorf("got %s, want %s", got.Data, want)
	}
}

// TestNullsBubble has a null author where none is allowed.
func TestNullsBubble(t *testing.T) {
	t.Parallel()
	l := newLibrary()
	l.books[1].author = nil
	got := l.ask(t, t.Context(), "{ book { name } books { name author { name } } }", plan.Options{Response: wide})
	if string(got.Data) != "null" || len(got.Errors) != 1 || got.Errors[0].Path.String() != "books[1].author" {
		t.Errorf("got %s, errors %v", got.Data, got.Errors)
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		from *library
		want string
	}{
		{"error", &library{failure: errors.New("closed today")}, "closed today"},
		{"panic", &library{panicked: true}, "internal system error"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := test.from.ask(t, t.Context(), "{ book { name } }", plan.Options{Response: wide})
			if string(got.Data) != `{"book":null}` || len(got.Errors) != 1 || !strings.Contains(got.Errors[0].Error(), test.want) {
				t.Errorf("got %s, errors %v, want %s", got.Data, got.Errors, test.want)
			}
		})
	}
}

// TestPanics has a value that cannot be read, and an object of a type outside of the schema. Other fields are answered.
func TestPanics(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, want string
		found      []any
		errors     int
	}{
		{"leaf", `{"found":[null,{"name":"Ann"}]}`, []any{(*book)(nil), &author{"Ann"}}, 1},
		{"type", `{"found":null}`, []any{&author{"Ann"}, "no object"}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			l := newLibrary()
			l.found = test.found
			got := l.ask(t, t.Context(), "{ found { name } }", plan.Options{Response: wide})
			if string(got.Data) != test.want || len(got.Errors) != test.errors {
				t.Errorf("got %s, errors %v, want %s", got.Data, got.Errors, test.want)
			}
		})
	}
}

// TestNoList has a list that is null rather than empty.
func TestNoList(t *testing.T) {
	t.Parallel()
	got := newLibrary().ask(t, t.Context(), "{ found { name } }", plan.Options{Response: wide})
	if string(got.Data) != `{"found":null}` || len(got.Errors) > 0 {
		t.Errorf("got %s, errors %v", got.Data, got.Errors)
	}
}

// TestCancelled stops before the next level is resolved.
func TestCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	l := newLibrary()
	got := l.ask(t, ctx, "{ book { name } }", plan.Options{Response: wide})
	if len(l.calls) > 0 || len(got.Errors) != 1 || !errors.Is(got.Errors[0], context.Canceled) {
		t.Errorf("calls %v, errors %v", l.calls, got.Errors)
	}
}

// TestLongAnswer checks that writing stops soon after the limit, within a level.
func TestLongAnswer(t *testing.T) {
	t.Parallel()
	l := newLibrary()
	for range 10_000 {
		l.books = append(l.books, &book{"Another", l.books[0].author})
	}
	got := l.ask(t, t.Context(), "{ books { name } }", plan.Options{Response: 1000})
	if len(got.Data) <= 1000 || len(got.Data) > 20_000 {
		t.Errorf("%d bytes were written, want a little over 1,000", len(got.Data))
	}
}

// TestPlansKept runs many different long queries once each. The kept plans must not grow with their length.
func TestPlansKept(t *testing.T) { // not parallel, because other tests use memory too
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: sdl})
	l := new(library)
	answering := plan.New(stock{t, schema}, l.objects(), nil, func(*graphql.OperationContext) env { return env{} },
		l.columns, func(context.Context) *columns.Tables { return nil }, plan.Options{Response: wide, Plans: 100})
	before := heap()
	for n := range 100 {
		query := fmt.Sprintf("# %d %s\n{ books { %s } }", n, strings.Repeat("a remark ", 10_000), strings.Repeat("author { name } ", 50))
		doc, err := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules())
		if err != nil {
			t.Fatal(err)
		}
		ctx := graphql.WithOperationContext(t.Context(), &graphql.OperationContext{Doc: doc, Operation: doc.Operations[0]})
		ctx = graphql.WithResponseContext(ctx, graphql.DefaultErrorPresenter, graphql.DefaultRecover)
		if got := answering.Exec(ctx)(ctx); string(got.Data) != `{"books":[]}` {
			t.Fatalf("got %s", got.Data)
		}
	}
	if grown := (heap() - before) >> 10; grown > 2048 {
		t.Errorf("%d KiB are kept of 100 queries of 90 KiB", grown)
	}
	runtime.KeepAlive(answering)
}

// TestMemoryOfLevel measures the memory of levels besides the rows: 10,000 books in lists of 100, each with its author.
func TestMemoryOfLevel(t *testing.T) { // not parallel, because other tests use memory too
	l := new(library)
	authors := make([]*author, 100)
	for i := range authors {
		authors[i] = &author{fmt.Sprint("Author ", i)}
		for range 100 {
			l.books = append(l.books, &book{"A book", authors[i]})
		}
	}
	for _, a := range authors {
		l.found = append(l.found, a)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := l.ask(t, t.Context(), "{ found { name ... on Author { books { name copies author { name } } } } }", plan.Options{Response: wide})
	runtime.ReadMemStats(&after)
	if n := strings.Count(string(got.Data), "A book"); n != 10_000 || len(got.Errors) > 0 {
		t.Fatalf("%d books, errors %v", n, got.Errors)
	}
	allocated := (after.TotalAlloc - before.TotalAlloc) >> 10
	t.Logf("%d KiB", allocated)
	if allocated > 16<<10 {
		t.Errorf("%d KiB were allocated for 10,000 rows, want at most 16 MiB", allocated)
	}
}

// heap is the amount of reachable memory.
func heap() int {
	runtime.GC()
	runtime.GC() // and the contents of a pool
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
