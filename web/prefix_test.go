package web_test

import (
	"strings"
	"testing"

	"govhub/web"
)

// With a path prefix everything public is below it: routes, redirects and links; nothing is outside.
func TestPathPrefix(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) { c.Prefix = "/hub" })
	for path, want := range map[string]struct {
		status         int
		location, body string
	}{
		"/hub":                                 {302, "/hub/ru", ""},
		"/hub/":                                {302, "/hub/ru", ""},
		"/hub/en":                              {200, "", `data-prefix="/hub" data-release="7"`},
		"/hub/graphiql":                        {302, "/hub/ru/query", ""},
		"/hub/explorer/app-1234.js":            {200, "", "console.log(1)"},
		"/hub//graphql":                        {307, "/hub/graphql", ""},
		"/hub/graphql?query={name}":            {200, "", `{"name":"test"}`},
		"/hub/releases/3/graphql?query={name}": {200, "", `"release":3`},
		"/hub/schema.graphql":                  {200, "", sdl},
		"/hub/examples.json":                   {200, "", `{"sections":[]}`},
		"/hub/health/live":                     {200, "", `{"status":"live"}`},
		"/hub/health/ready":                    {200, "", `"release":7`},
		"/":                                    {404, "", `"code":"BAD_REQUEST"`},
		"/graphql?query={name}":                {404, "", `"code":"BAD_REQUEST"`},
		"/health/live":                         {404, "", `"code":"BAD_REQUEST"`},
		"/hubgraphql":                          {404, "", `"code":"BAD_REQUEST"`},
	} {
		got := f.do(t, "GET", path, "")
		if got.status != want.status || got.header.Get("Location") != want.location || !strings.Contains(got.body, want.body) {
			t.Errorf("%s: got %d, Location %q, %s", path, got.status, got.header.Get("Location"), got.body)
		}
	}
}

func TestPathPrefixOfDownloads(t *testing.T) {
	t.Parallel()
	d := setupDownloads(t, func(c *web.Config) { c.Prefix = "/hub" })
	if got := d.do(t, "GET", "/hub/releases/current/region.csv", ""); got.header.Get("Location") != "/hub/releases/1/region.csv" {
		t.Errorf("the current release: got %d, Location %q", got.status, got.header.Get("Location"))
	}
	const link = `</hub/releases/1/datapackage.json>; rel="describedby"; type="application/json"`
	if got := d.do(t, "GET", "/hub/releases/1/region.csv", "").header.Get("Link"); got != link {
		t.Errorf("Link: got %q", got)
	}
}
