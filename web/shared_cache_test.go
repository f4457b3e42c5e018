package web_test

import (
	"net/url"
	"testing"
	"time"

	"govhub/web"
	"govhub/web/request"
)

// Shared caches keep answers by the current release as long as the operator says, and nothing else changes.
func TestSharedCaches(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		shared request.Shared
		want   string
	}{
		"not at all": {request.Shared{}, "public, no-cache"},
		"a minute":   {request.Shared{MaxAge: time.Minute}, "public, max-age=0, s-maxage=60"},
		"and stale":  {request.Shared{MaxAge: time.Minute, Stale: time.Hour}, "public, max-age=0, s-maxage=60, stale-while-revalidate=3600"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := setup(t, func(c *web.Config) { c.Shared, c.CacheSize = tt.shared, 1<<20 })
			for query, want := range map[string]string{
				"{name}":                         tt.want,
				"query @release(number:3){name}": request.ForADay,
				"{releases}":                     request.NoStore,
				"{errors(count:1)}":              request.NoStore,
			} {
				for range 2 { // the second time from what is kept
					got := f.do(t, "GET", "/graphql?query="+url.QueryEscape(query), "")
					if got.header.Get("Cache-Control") != want {
						t.Errorf("%s: got %q, want %q", query, got.header.Get("Cache-Control"), want)
					}
				}
			}
			if got := f.do(t, "POST", "/graphql", `{"query":"{name}"}`, "Content-Type", "application/json"); got.header.Get("Cache-Control") != request.NoStore {
				t.Errorf("POST: got %q", got.header.Get("Cache-Control"))
			}
		})
	}
}
