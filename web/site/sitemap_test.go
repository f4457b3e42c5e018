package site_test

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"govhub/web/site"
)

// many is an API with so many municipalities and nothing else. It counts the pages of lists that it answers.
type many struct{ municipalities, pages int }

func (a *many) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if strings.Contains(q.Get("query"), "release {") {
		fmt.Fprintf(w, `{"data": {"release": {"publishedAt": "2026-11-30T00:00:00Z", "resources": [{"name": "municipality", "rows": %d}]}}}`, a.municipalities)
		return
	}
	a.pages++
	from, _ := strconv.Atoi(strings.Trim(q.Get("variables"), `{}":aefrtnul`))
	var ids []string
	for i := from; i < min(from+100, a.municipalities); i++ {
		ids = append(ids, fmt.Sprintf(`{"id": "municipality:%d/&я"}`, i))
	}
	fmt.Fprintf(w, `{"data": {"list": {"nodes": [%s], "pageInfo": {"endCursor": "%d", "hasNextPage": %t}}}}`,
		strings.Join(ids, ", "), from+100, from+100 < a.municipalities)
}

func get(t *testing.T, h http.Handler, address string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil))
	return w
}

// A search engine that follows robots.txt finds every page once, in both languages, in files that it accepts.
func TestSitemapListsAllPages(t *testing.T) {
	t.Parallel()
	a := &many{municipalities: 20_001}
	f := setup(t, func(c *site.Config) { public(c); c.API = a })
	robots := get(t, f.site.Robots(), "/hub/robots.txt").Body.String()
	_, index, _ := strings.Cut(strings.TrimSpace(robots), "Sitemap: ")
	if index != "https://example.org/hub/sitemap.xml" || !strings.Contains(robots, "\nDisallow: /hub/network/\n") {
		t.Error(robots)
	}
	type link struct {
		Language string `xml:"hreflang,attr"`
		Address  string `xml:"href,attr"`
	}
	type list struct {
		Sitemaps []struct {
			Address string `xml:"loc"`
		} `xml:"sitemap"`
		Pages []struct {
			Address string `xml:"loc"`
			Updated string `xml:"lastmod"`
			Same    []link `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"url"`
	}
	read := func(address string) (l list) {
		got := get(t, f.site.Sitemap(), strings.TrimPrefix(address, "https://example.org"))
		if err := xml.Unmarshal(got.Body.Bytes(), &l); got.Code != 200 || err != nil || got.Body.Len() > 50<<20 || got.Header().Get("Govhub-Release") != "3" {
			t.Fatalf("%s: %d, %v, %v", address, got.Code, err, got.Header())
		}
		return l
	}
	times := map[string]int{}
	for _, s := range read(index).Sitemaps {
		l := read(s.Address)
		if len(l.Pages) == 0 || len(l.Pages) > 50_000 {
			t.Errorf("%s has %d pages", s.Address, len(l.Pages))
		}
		for _, p := range l.Pages {
			times[p.Address]++
			if p.Updated != "2026-11-30T00:00:00Z" || len(p.Same) != 2 || !slices.ContainsFunc(p.Same, func(l link) bool { return l.Address == p.Address }) {
				t.Fatalf("%+v", p)
			}
		}
	}
	for _, l := range []string{"en", "ru"} {
		home := "https://example.org/hub/" + l
		for _, page := range []string{
			"", "/data/releases/3", "/guides/how-to/cite", "/browse/awardSeasons", "/browse/statements", "/municipality/0/&" + url.PathEscape("я"), "/municipality/20000/&" + url.PathEscape("я"),
		} {
			if times[home+page] != 1 {
				t.Errorf("%s is listed %d times", home+page, times[home+page])
			}
		}
	}
	if want := 2 * (20_001 + 6 + 1 + 3); len(times) != want || times["https://example.org/hub/en/components"] != 0 {
		t.Errorf("%d pages, want %d", len(times), want)
	}
	if read("/hub/sitemap.xml?of=municipalities"); a.pages != 201+200 {
		t.Errorf("%d pages of lists were asked, want each sitemap to be made once", a.pages)
	}
}

func TestSitemapsThatAreNot(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *site.Config) { public(c); c.API = &many{municipalities: 1} })
	for _, of := range []string{"of=municipalities&part=2", "of=municipalities&part=0", "of=municipalities&part=x", "of=awardSeasons", "of=planets", "part=1", "of=pages&part=1"} {
		if got := get(t, f.site.Sitemap(), "/hub/sitemap.xml?"+of); got.Code != 404 {
			t.Errorf("%s: %d", of, got.Code)
		}
	}
	f = setup(t, nil)
	if got := get(t, f.site.Sitemap(), "/sitemap.xml"); got.Code != 404 || !strings.Contains(got.Body.String(), "--public-url") {
		t.Errorf("without an address: %d %s", got.Code, got.Body)
	}
	if got := get(t, f.site.Robots(), "/robots.txt").Body.String(); strings.Contains(got, "Sitemap") || !strings.Contains(got, "Disallow: /network/") {
		t.Error(got)
	}
}

// Search engines forget the pages that a sitemap no longer lists: one that cannot be read fails.
func TestSitemapFails(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *site.Config) {
		public(c)
		c.API = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, `{"data": null, "errors": [{"message": "late", "extensions": {"code": "TIMEOUT"}}]}`)
		})
	})
	if got := get(t, f.site.Sitemap(), "/hub/sitemap.xml"); got.Code != 504 {
		t.Errorf("got %d", got.Code)
	}
}
