package resolvers_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"net/http"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"govhub/dataset/bundletest"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/network"
	"govhub/resolvers"
	"govhub/resolvers/hostile"
)

// cost is the result of a hostile document and its resources.
type cost struct {
	status     int
	codes      string // of its errors, or "data"
	statements int    // exactly
	kilobytes  uint64 // of the answer, at most
	megabytes  uint64 // allocated by client and hub together, at most: a measure of work
}

const costFormat = "%d %s\nstatements: %d\nkilobytes of answer: at most %d\nmegabytes allocated: at most %d\n"

func (c cost) String() string {
	return fmt.Sprintf(costFormat, c.status, c.codes, c.statements, c.kilobytes, c.megabytes)
}

// within checks that no part of c exceeds want.
func (c cost) within(want cost) bool {
	return c.status == want.status && c.codes == want.codes && c.statements == want.statements &&
		c.kilobytes <= want.kilobytes && c.megabytes <= want.megabytes
}

// TestHostile sends every document of testdata/hostile. Each is rejected with the expected code, or answered within the expected
// queries, bytes and memory. It is not parallel, because all allocations of the process count.
func TestHostile(t *testing.T) {
	paths, err := filepath.Glob("testdata/hostile/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	networks := network.New(manyLinks)
	schema := graph.NewPlanSchema(graph.Config{Resolvers: &resolvers.Resolver{Networks: networks}}, plan.Options{Response: 10 << 20, Plans: 10})
	h := newHub(t, bundletest.New(t), 0, networks, schema)
	sent := 0
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		documents, err := hostile.Documents(archive)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		sent += len(documents)
		for _, d := range documents {
			t.Run(d.Name, func(t *testing.T) {
				got := h.cost(t, d.Request)
				if *update {
					setPart(archive, d.Name+"/want", got.bound().String())
					return
				}
				if want := parseCost(t, d.Want); !got.within(want) {
					t.Errorf("got\n%swant\n%s", got, want)
				}
			})
		}
		if *update {
			writeArchive(t, path, archive)
		}
	}
	if sent < 150 {
		t.Errorf("only %d documents in testdata/hostile", sent)
	}
}

// parseCost parses the result of String.
func parseCost(t *testing.T, text string) (c cost) {
	t.Helper()
	first, rest, _ := strings.Cut(text, "\n")
	status, codes, _ := strings.Cut(first, " ") // several codes have spaces
	if _, err := fmt.Sscanf(status+" x\n"+rest, costFormat, &c.status, &c.codes, &c.statements, &c.kilobytes, &c.megabytes); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	c.codes = codes
	return c
}

// bound rounds inexact numbers up to a power of two.
func (c cost) bound() cost {
	c.kilobytes, c.megabytes = 1<<bits.Len64(c.kilobytes), 2<<bits.Len64(c.megabytes)
	return c
}

// cost sends the body of a request.
func (h *hub) cost(t *testing.T, body []byte) (c cost) {
	t.Helper()
	h.mu.Lock()
	h.names = nil
	h.mu.Unlock()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, h.url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/graphql-response+json")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	resp, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	var answer struct {
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		t.Fatal(errors.Join(err, fmt.Errorf("in %.200s", text)))
	}
	c.status, c.codes = resp.StatusCode, "data"
	for i, e := range answer.Errors {
		if i == 0 {
			c.codes = e.Extensions.Code
		} else if !strings.Contains(c.codes, e.Extensions.Code) {
			c.codes += " " + e.Extensions.Code
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	c.statements, c.kilobytes, c.megabytes = len(h.names), uint64(len(text))>>10, (after.TotalAlloc-before.TotalAlloc)>>20
	return c
}
