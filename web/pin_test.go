package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// A request pins a release by its path, by a parameter or by the directive of its query, by any method and for any format.
func TestPinByAddress(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	const plain, three, seven = "{name}", "query @release(number:3){name}", "query @release(number:7){name}"
	for name, test := range map[string]struct {
		path, query string
		status      int
		release     string // in the header, empty for an error
		body        string // a part of it
	}{
		"not at all":               {path: "/graphql", query: plain, status: 200, release: "7"},
		"by path":                  {path: "/releases/3/graphql", query: plain, status: 200, release: "3"},
		"by parameter":             {path: "/graphql?release=3", query: plain, status: 200, release: "3"},
		"by directive":             {path: "/graphql", query: three, status: 200, release: "3"},
		"thrice the same":          {path: "/releases/3/graphql?release=3", query: three, status: 200, release: "3"},
		"the current one by path":  {path: "/releases/current/graphql", query: plain, status: 200, release: "7"},
		"current and a number":     {path: "/releases/current/graphql?release=3", query: plain, status: 200, release: "3"},
		"path and parameter":       {path: "/releases/3/graphql?release=7", query: plain, status: 400, body: "the path pins release 3 and the parameter release release 7: pin one"},
		"path and directive":       {path: "/releases/3/graphql", query: seven, status: 400, body: "the path pins release 3 and the directive @release release 7"},
		"parameter and directive":  {path: "/graphql?release=7", query: three, status: 400, body: "the parameter release pins release 7 and the directive @release release 3"},
		"path that is no number":   {path: "/releases/03/graphql", query: plain, status: 404, body: "RELEASE_NOT_FOUND"},
		"parameter that is none":   {path: "/graphql?release=3.0", query: plain, status: 400, body: "?release=1"},
		"parameter twice":          {path: "/graphql?release=3&release=3", query: plain, status: 400, body: "given 2 times"},
		"path of a later release":  {path: "/releases/9/graphql", query: plain, status: 404, body: "RELEASE_NOT_FOUND"},
		"parameter of a later one": {path: "/graphql?release=9", query: plain, status: 200, body: "RELEASE_NOT_FOUND"},
		"path of a pruned release": {path: "/releases/2/graphql", query: plain, status: 410, body: "RELEASE_PRUNED"},
		"parameter of a pruned":    {path: "/graphql?release=2", query: plain, status: 410, body: "RELEASE_PRUNED"},
		"directive of a pruned":    {path: "/graphql", query: "query @release(number:2){name}", status: 410, body: "RELEASE_PRUNED"},
		"table by path":            {path: "/releases/9/graphql.csv", query: plain, status: 404, body: "RELEASE_NOT_FOUND"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			separator := "?"
			if strings.Contains(test.path, "?") {
				separator = "&"
			}
			for range 2 { // the second time from what is kept
				for method, got := range map[string]answer{
					"GET":  f.do(t, "GET", test.path+separator+"query="+url.QueryEscape(test.query), ""),
					"POST": f.do(t, "POST", test.path, `{"query":"`+test.query+`"}`, "Content-Type", "application/json"),
				} {
					if got.status != test.status || got.header.Get("Govhub-Release") != test.release || !strings.Contains(got.body, test.body) {
						t.Errorf("%s: %d by release %q: %s", method, got.status, got.header.Get("Govhub-Release"), got.body)
					}
					if test.release != "" && !strings.Contains(got.body, `"release":`+test.release) {
						t.Errorf("%s: %s", method, got.body)
					}
				}
			}
		})
	}
}

// Clients may keep what an address pins for a day, and the current release none.
func TestPinnedAddressIsCacheable(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	for path, want := range map[string]string{
		"/releases/3/graphql?query={name}":              "public, max-age=86400",
		"/graphql?release=3&query={name}":               "public, max-age=86400",
		"/releases/current/graphql?query={name}":        "public, no-cache",
		"/releases/3/graphql?query={thing{name}}":       "public, max-age=86400",
		"/releases/3/graphql?query={thing{live}}":       "no-store",
		"/releases/3/graphql?query={thing(id:1){name}}": "no-store",
		"/releases/3/graphql?query={releases}":          "no-store",
	} {
		first := f.do(t, "GET", path, "")
		if got := first.header.Get("Cache-Control"); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
		again := f.do(t, "GET", path, "", "If-None-Match", first.header.Get("ETag"))
		if want != "no-store" && (again.status != http.StatusNotModified || again.header.Get("Govhub-Release") == "") {
			t.Errorf("%s: %d again, release %q", path, again.status, again.header.Get("Govhub-Release"))
		}
	}
}
