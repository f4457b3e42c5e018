package tests

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/cli"
	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
	"govhub/web"
)

// leastExamples is the least number of queries in README.md.
const leastExamples = 5

// TestREADMEExamples runs the queries of README.md on the bundled data and compares the answers.
func TestREADMEExamples(t *testing.T) {
	t.Parallel()
	examples := examplesIn(t, "README.md")
	if len(examples) < leastExamples {
		t.Errorf("README.md shows %d queries with their answers; show at least %d", len(examples), leastExamples)
	}
	hub := bundleServer(t)
	for _, x := range examples {
		hub.check(t, "README.md", x)
	}
}

// example is a query of a document with the answer that follows it.
type example struct {
	line      int
	query     string
	variables json.RawMessage
	answer    string
}

// examplesIn pairs each block of GraphQL with the block of JSON that follows it, and with one marked "json variables" in between.
func examplesIn(t *testing.T, path string) (examples []example) {
	t.Helper()
	var x example
	for _, b := range blocksIn(t, path) {
		switch {
		case b.info == "graphql":
			x = example{line: b.line, query: b.text}
		case b.info == "json variables" && x.query != "":
			x.variables = json.RawMessage(b.text)
		case b.info == "json" && x.query != "":
			x.answer = b.text
			examples = append(examples, x)
			x = example{}
		default:
			x = example{}
		}
	}
	return examples
}

// block is a fenced block of Markdown.
type block struct {
	line int    // of its first fence
	info string // what follows the first fence
	text string
}

func blocksIn(t *testing.T, path string) (blocks []block) {
	t.Helper()
	open := false
	for i, line := range strings.Split(readDoc(t, path), "\n") {
		info, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && !open:
			blocks = append(blocks, block{line: i + 1, info: info})
			open = true
		case fence:
			open = false
		case open:
			blocks[len(blocks)-1].text += line + "\n"
		}
	}
	if open {
		t.Errorf("%s:%d: the block has no end: add a line of ```", path, blocks[len(blocks)-1].line)
	}
	return blocks
}

func readDoc(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// exampleServer answers as `govhub serve` does on first start.
type exampleServer struct{ address string }

func bundleServer(t *testing.T) *exampleServer { return serverOn(t, bundletest.New(t)) }

func serverOn(t *testing.T, d *dbtest.Database) *exampleServer {
	t.Helper()
	var c cli.Commands
	if _, err := parserOf(t, &c).Parse([]string{"serve"}); err != nil { // for the defaults of the flags
		t.Fatal(err)
	}
	server, err := web.New(c.Serve.Config(d.Hub(t), nil, nil, c.Serve.Networks(), web.NewMetrics(), slog.New(slog.DiscardHandler)))
	if err != nil {
		t.Fatal(err)
	}
	listening := httptest.NewServer(server.Handler())
	t.Cleanup(listening.Close)
	return &exampleServer{listening.URL + "/graphql"}
}

// check runs an example and compares the answer with the one in the document.
func (s *exampleServer) check(t *testing.T, path string, x example) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": x.query, "variables": x.variables})
	if err != nil {
		t.Fatalf("%s:%d: variables: %v", path, x.line, err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.address, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Request-Id", "example") // what documents show as requestId
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	want, err := decodeJSON(x.answer)
	if err != nil {
		t.Errorf("%s:%d: the answer shown is not JSON: %v", path, x.line, err)
		return
	}
	got, err := decodeJSON(string(answer))
	if err != nil {
		t.Fatalf("%s:%d: the hub does not answer with JSON: %v: %s", path, x.line, err, answer)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s:%d: the query has another answer than the document shows; the answer is\n%s\n(-document +hub):\n%s", path, x.line, answer, diff)
	}
}

func decodeJSON(text string) (v any, err error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}
