package web_test

import (
	"encoding/json"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// deprecatedUse reads from the metrics the number of requests for each deprecated member of the schema, omitting zeros.
func (f *fixture) deprecatedUse(t *testing.T) map[string]string {
	t.Helper()
	rec := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil)
	r.Host = "localhost"
	f.web.Admin().ServeHTTP(rec, r)
	use := map[string]string{}
	for line := range strings.Lines(rec.Body.String()) {
		if rest, ok := strings.CutPrefix(line, `govhub_deprecated_requests_total{member="`); ok {
			member, n, _ := strings.Cut(strings.TrimSpace(rest), `"} `)
			use[member] = n
		}
	}
	return use
}

func TestDeprecatedUse(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		query, operation, variables string
		want                        []string
	}{
		"nothing":               {query: "{name shown(kind: BIG, filters: {n: 1}) @tint(light: 1)}"},
		"field":                 {query: "{name a: old b: old(id: 1)}", want: []string{"Query.old"}},
		"left out":              {query: "{name old @skip(if: true)}", want: []string{"Query.old"}},
		"argument":              {query: "{shown(past: 1)}", want: []string{"Query.shown(past:)"}},
		"argument by variable":  {query: "query($p: Int) {shown(past: $p)}", want: []string{"Query.shown(past:)"}},
		"argument of directive": {query: "{name @tint(shade: 1)}", want: []string{"@tint(shade:)"}},
		"enum value":            {query: "{shown(kind: WEE)}", want: []string{"Kind.WEE"}},
		"input field":           {query: "{shown(filters: [{and: {m: 2}}])}", want: []string{"Filter.m"}},
		"in a fragment":         {query: "{...A} fragment A on Query {...B} fragment B on Query {old}", want: []string{"Query.old"}},
		"in a default":          {query: "query($k: Kind = WEE) {shown(kind: $k)}", want: []string{"Kind.WEE"}},
		"in variables": {
			query: "query($k: Kind, $f: [Filter!]) {shown(kind: $k, filters: $f)}", variables: `{"k": "WEE", "f": [{"n": 1}, {"and": [{"m": null}]}]}`,
			want: []string{"Filter.m", "Kind.WEE"},
		},
		"one item as a list":  {query: "query($f: [Filter!]) {shown(filters: $f)}", variables: `{"f": {"kind": "WEE"}}`, want: []string{"Kind.WEE"}},
		"other variables":     {query: "query($k: Kind, $f: [Filter!]) {shown(kind: $k, filters: $f)}", variables: `{"k": "BIG", "f": [{"n": 1}]}`},
		"first operation":     {query: "query A {old} query B {shown(kind: WEE)}", operation: "A", want: []string{"Query.old"}},
		"second operation":    {query: "query A {old} query B {shown(kind: WEE)}", operation: "B", want: []string{"Kind.WEE"}},
		"live":                {query: "{releases old}", want: []string{"Query.old"}},
		"with errors":         {query: "{errors(count: 1) old}", want: []string{"Query.old"}},
		"pinned":              {query: "query @release(number: 3) {old}", want: []string{"Query.old"}},
		"pinned what is gone": {query: "query @release(number: 4) {old}", want: []string{"Query.old"}},
		"invalid":             {query: "{old nam}"},
		"too much":            {query: "{old things(first: 100) {nodes {things(first: 100) {nodes {things(first: 100) {nodes {name}}}}}}}"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := setup(t, cached)
			query := url.Values{"query": {tt.query}}
			members := map[string]any{"query": tt.query}
			if tt.operation != "" {
				query.Set("operationName", tt.operation)
				members["operationName"] = tt.operation
			}
			if tt.variables != "" {
				query.Set("variables", tt.variables)
				members["variables"] = json.RawMessage(tt.variables)
			}
			body, err := json.Marshal(members)
			if err != nil {
				t.Fatal(err)
			}
			address := "/graphql?" + query.Encode()
			want := map[string]string{"@tint(shade:)": "0", "Filter.m": "0", "Kind.WEE": "0", "Query.shown(past:)": "0", "Query.old": "0"}
			check := func(n, how string) {
				t.Helper()
				for _, member := range tt.want {
					want[member] = n
				}
				if diff := cmp.Diff(want, f.deprecatedUse(t)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", how, diff)
				}
			}
			check("0", "at first")
			etag := f.do(t, "GET", address, "").header.Get("ETag")
			check("1", "executed")
			f.do(t, "GET", address, "")
			check("2", "in the same words")
			f.do(t, "GET", address, "", "If-None-Match", etag)
			check("3", "known to the client")
			f.do(t, "POST", "/graphql", string(body), "Content-Type", "application/json")
			check("4", "in other words")
			if got := strings.Count(f.log.String(), `"deprecated":"`+strings.Join(tt.want, ",")+`"`); len(tt.want) > 0 && got != 4 {
				t.Errorf("%d lines of the log name %v, want 4:\n%s", got, tt.want, f.log)
			}
		})
	}
}

// TestDeprecatedUseOfPersistedQuery sends a query with its hash, then the hash alone.
func TestDeprecatedUseOfPersistedQuery(t *testing.T) {
	t.Parallel()
	f := setup(t, persisting)
	for _, query := range []string{"{old}", ""} {
		if got := f.send(t, "POST", query, byHash("{old}")); got.status != 200 {
			t.Fatalf("got %d %s", got.status, got.body)
		}
	}
	if got := f.deprecatedUse(t)["Query.old"]; got != "2" {
		t.Errorf("counted %s requests, want 2", got)
	}
}
