package search

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lib/pq"

	"govhub/db"
	"govhub/db/dbtest"
	"govhub/words"
)

// BenchmarkSearch asks for made-up municipalities as people would type them, one thread, warm: from the index, and from
// PostgreSQL with pg_trgm and full text over the same folded names, which also gets each query in Latin keys and on the other
// keyboard layout. Beside the times it reports how many were found.
func BenchmarkSearch(b *testing.B) {
	names := syntheticNames(b, municipalities)
	questions := questionsOf(names)
	x := indexOf(b, names)
	stmt := postgresIndex(b, names)
	for name, ask := range map[string]func(query string) ([]string, error){
		"index": asking(x),
		"postgres": func(query string) (ids []string, err error) {
			typed, _ := words.OtherLayout(query)
			err = stmt.QueryRowContext(b.Context(), words.Fold(query), words.Fold(typed), keyed(query)).Scan(pq.Array(&ids))
			return ids, err
		},
	} {
		b.Run(name, func(b *testing.B) { benchmark(b, questions, ask) })
	}
}

// BenchmarkLarge asks for municipalities among several times as many as there are.
func BenchmarkLarge(b *testing.B) {
	names := syntheticNames(b, 150_000)
	questions := questionsOf(names)
	before, _ := heap()
	x := indexOf(b, names)
	after, _ := heap()
	benchmark(b, questions, asking(x))
	b.ReportMetric(float64(after-before)/float64(len(x.things)), "bytes/thing")
	b.ReportMetric(float64(after-before)/float64(len(x.names)), "bytes/name")
	runtime.KeepAlive(names)
}

// question is a query with the thing that it asks for.
type question struct{ query, want string }

// questionsOf asks for some of the names in all distorted ways, in random order, and takes from names what all share.
func questionsOf(names []db.Name) (questions []question) {
	for i := range names { // the mark that all share would make them all alike to PostgreSQL
		text, _, _ := strings.Cut(*names[i].Ru, " (синтет")
		names[i].Ru = &text
	}
	list, regions := sample(names, 50)
	for _, d := range distortions[1:] { // not by the name alone, which many regions have
		r := rand.New(rand.NewPCG(3, 4))
		for _, n := range list {
			questions = append(questions, question{d.distort(r, n, regions[n.Region]), n.ID()})
		}
	}
	shuffle := rand.New(rand.NewPCG(5, 6)) // so that few iterations have all kinds
	shuffle.Shuffle(len(questions), func(i, j int) { questions[i], questions[j] = questions[j], questions[i] })
	return questions
}

// asking returns a function that asks an index for the best five.
func asking(x *Index) func(query string) ([]string, error) {
	return func(query string) (ids []string, err error) {
		hits, err := x.Find(context.Background(), query, Options{})
		for _, h := range hits[:min(5, len(hits))] {
			ids = append(ids, h.ID)
		}
		return ids, err
	}
}

// benchmark asks questions in turn, and reports times and how many found what they ask for.
func benchmark(b *testing.B, questions []question, ask func(query string) ([]string, error)) {
	var times []time.Duration
	first, five := 0, 0
	for b.Loop() {
		q := questions[len(times)%len(questions)]
		begin := time.Now()
		ids, err := ask(q.query)
		times = append(times, time.Since(begin))
		if err != nil {
			b.Fatal(err)
		}
		if place := slices.Index(ids, q.want); place >= 0 {
			five++
			if place == 0 {
				first++
			}
		}
	}
	b.ReportMetric(share(first, len(times)), "recall@1")
	b.ReportMetric(share(five, len(times)), "recall@5")
	p50, p99 := percentiles(times)
	b.ReportMetric(p50, "p50-ms")
	b.ReportMetric(p99, "p99-ms")
}

func TestMain(m *testing.M) { dbtest.Main(m) }

func keyed(text string) string {
	key := ""
	for _, word := range words.Split(text) {
		key += words.Romanize(word) + " "
	}
	return key
}

// postgresIndex fills a table with the names, each with that of its region, and prepares the statement that searches it.
func postgresIndex(b *testing.B, names []db.Name) *sql.Stmt {
	b.Helper()
	owner := dbtest.New(b).Owner(b)
	exec := func(text string, args ...any) {
		b.Helper()
		if _, err := owner.ExecContext(context.Background(), text, args...); err != nil {
			b.Fatal(err)
		}
	}
	exec(`CREATE EXTENSION pg_trgm`)
	exec(`CREATE TABLE search_name (id text, folded text, keyed text, parsed tsvector GENERATED ALWAYS AS (to_tsvector('russian', folded)) STORED)`)
	regions := map[db.Ref]string{}
	var ids, folded, keys []string
	for i := range names {
		n := &names[i]
		text := *n.Ru
		if n.Resource == "region" {
			regions[n.Region] = text
		} else {
			text += " " + n.Row + " " + regions[n.Region]
		}
		ids, folded, keys = append(ids, n.ID()), append(folded, words.Fold(text)), append(keys, keyed(text))
	}
	exec(`INSERT INTO search_name (id, folded, keyed) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`,
		pq.Array(ids), pq.Array(folded), pq.Array(keys))
	exec(`CREATE INDEX ON search_name USING gin (folded gin_trgm_ops, keyed gin_trgm_ops, parsed)`)
	exec(`ANALYZE search_name`)
	const search = `SELECT array_agg(id) FROM (
			SELECT id FROM search_name
			WHERE folded % $1 OR folded % $2 OR keyed % $3 OR parsed @@ plainto_tsquery('russian', $1)
			ORDER BY greatest(similarity(folded, $1), similarity(folded, $2), similarity(keyed, $3),
				ts_rank(parsed, plainto_tsquery('russian', $1), 1)) DESC, id
			LIMIT 5
		) AS best`
	stmt, err := owner.Prepare(search)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { stmt.Close() })
	return stmt
}
