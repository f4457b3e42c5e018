package plan_test

import (
	"context"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/db/columns"
	"govhub/db/rel"
	"govhub/graph/plan"
)

// A shelf whose books are in memory. The second book has no title, though it must, and the third no author.
const shelfSDL = `
interface Named { id: ID! }
interface Paged { id: ID! }
type Author { name: String! }
type Book implements Named & Paged { id: ID! title: String! heading: String author: Author pages: Int! }
type BookConnection { nodes: [Book]! }
type Query { books: BookConnection! }
`

// shelved is a book as its resolvers get it.
type shelved struct{ id string }

func shelf(t *testing.T) *columns.Tables {
	t.Helper()
	column := func(values ...string) columns.Column { // no value is empty
		b := columns.NewText()
		for _, v := range values {
			b.Append(v, v != "")
		}
		return b.ByBytes()
	}
	return columns.NewTables(map[string]*columns.Table{
		"book": columns.NewTable("book", "id", 3, map[string]columns.Column{
			"id": column("a", "b", "c"), "title": column(`"One"`, "", "Three"), "author": column("x", "x", ""),
		}),
		"author": columns.NewTable("author", "id", 1, map[string]columns.Column{"id": column("x"), "name": column("Ann")}),
	})
}

// books reads objects of rows in memory.
type books struct{ reads int }

func (*books) Name() string { return "book" }

func (b *books) Read(t *columns.Table, rows []int32) []any {
	b.reads++
	read := make([]any, len(rows))
	for i, row := range rows {
		read[i] = &shelved{string(t.Key().AppendText(nil, row))}
	}
	return read
}

func askShelf(t *testing.T, table *books, query string) *graphql.Response {
	t.Helper()
	field := func(f plan.Field[env]) *plan.Field[env] {
		f.Context = func(_ env, _ context.Context, collected graphql.CollectedField) (*graphql.FieldContext, error) {
			return &graphql.FieldContext{Field: collected}, nil
		}
		return &f
	}
	unread := func(*shelved, plan.Args) string { panic("the object of a row in memory was read") }
	leaf := func() *plan.Field[env] { return field(plan.Field[env]{Leaf: plan.Text(unread)}) }
	objects := map[string]*plan.Object[env]{
		"Query":          {Name: "Query", Satisfies: []string{"Query"}, Fields: map[string]*plan.Field[env]{"books": field(plan.Field[env]{Statement: true})}},
		"BookConnection": {Name: "BookConnection", Satisfies: []string{"BookConnection"}, Fields: map[string]*plan.Field[env]{"nodes": field(plan.Field[env]{})}},
		"Author":         {Name: "Author", Satisfies: []string{"Author"}, Fields: map[string]*plan.Field[env]{"name": leaf()}},
		"Book": {Name: "Book", Satisfies: []string{"Book", "Named", "Paged"}, Fields: map[string]*plan.Field[env]{
			"id": leaf(), "title": leaf(), "heading": leaf(), "author": field(plan.Field[env]{Statement: true}),
			"pages": field(plan.Field[env]{
				Resolve: plan.Batch(func(_ env, _ context.Context, books []*shelved, _ plan.Args) ([]int32, error) {
					return make([]int32, len(books)), nil
				}),
				Append: plan.AppendInt, Statement: true, Batch: true,
			}),
		}},
	}
	authors := rel.NewTable[author]("author", "id")
	memory := map[string]plan.Memory{
		"Query": {Fields: map[string]plan.Access{"books": {
			Many: func(_ context.Context, tables *columns.Tables, _ *columns.Table, _ []int32, _ plan.Args) (*rel.Cut, bool, error) {
				return &rel.Cut{Table: tables.Table("book"), Rows: []int32{2, 1, 0}, Pages: []rel.CutPage{{End: 3}}}, true, nil
			},
		}}},
		"BookConnection": plan.Connection,
		"Author":         {Table: authors, Fields: map[string]plan.Access{"name": {Cell: plan.Column("name")}}},
		"Book": {Table: table, Fields: map[string]plan.Access{
			"id": {Cell: plan.Identifier("book")}, "title": {Cell: plan.Column("title")}, "heading": {Cell: plan.Computed("title", heading)}, "author": {One: rel.ToOne("author", authors)},
		}},
	}
	tables := shelf(t)
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: shelfSDL})
	answering := plan.New(stock{t, schema}, objects, memory, func(*graphql.OperationContext) env { return env{} },
		func(ctx context.Context, _ []string) context.Context { return ctx },
		func(context.Context) *columns.Tables { return tables }, plan.Options{Response: wide, Plans: 10})
	return execute(t, t.Context(), answering, query)
}

// heading is worked out from a title; the third book has none.
func heading(title string) string {
	if title == "Three" {
		return ""
	}
	return strings.ToUpper(title)
}

// TestMemory writes rows in memory: identifiers, escapes, a required null, computed values, relations with and without a row.
func TestMemory(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ query, data, errors string }{
		{
			"{ books { nodes { id title __typename } } }",
			`{"books":{"nodes":[{"id":"book:c","title":"Three","__typename":"Book"},null,{"id":"book:a","title":"\"One\"","__typename":"Book"}]}}`,
			"input: books.nodes[1].title cannot return null for non-null field title (String!)",
		},
		{
			"{ books { nodes { heading } } }",
			`{"books":{"nodes":[{"heading":null},{"heading":null},{"heading":"\"ONE\""}]}}`,
			"",
		},
		{
			"{ books { nodes { id author { name } } } }",
			`{"books":{"nodes":[{"id":"book:c","author":null},{"id":"book:b","author":{"name":"Ann"}},{"id":"book:a","author":{"name":"Ann"}}]}}`,
			"",
		},
		{
			"{ books { nodes { id id title author { name } } } }",
			`{"books":{"nodes":[{"id":"book:c","title":"Three","author":null},null,{"id":"book:a","title":"\"One\"","author":{"name":"Ann"}}]}}`,
			"input: books.nodes[1].title cannot return null for non-null field title (String!)",
		},
		{
			"{ books { nodes { ... on Named { __typename } ... on Paged { __typename } } } }",
			`{"books":{"nodes":[{"__typename":"Book"},{"__typename":"Book"},{"__typename":"Book"}]}}`,
			"",
		},
	} {
		table := new(books)
		got := askShelf(t, table, test.query)
		if errors, _, _ := strings.Cut(strings.TrimSpace(got.Errors.Error()), ": the model"); string(got.Data) != test.data || errors != test.errors {
			t.Errorf("%s: got %s, errors %q\nwant %s, errors %q", test.query, got.Data, errors, test.data, test.errors)
		}
		if table.reads > 0 {
			t.Errorf("%s: objects were read", test.query)
		}
	}
}

// TestMemoryBesideResolvers reads the objects of a level once, for its resolver.
func TestMemoryBesideResolvers(t *testing.T) {
	t.Parallel()
	table := new(books)
	got := askShelf(t, table, "{ books { nodes { id pages more: pages } } }")
	if want := `{"books":{"nodes":[{"id":"book:c","pages":0,"more":0},{"id":"book:b","pages":0,"more":0},{"id":"book:a","pages":0,"more":0}]}}`; string(got.Data) != want || table.reads != 1 {
		t.Errorf("got %s, errors %v, after %d reads\nwant %s", got.Data, got.Errors, table.reads, want)
	}
}
