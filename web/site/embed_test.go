package site_test

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"govhub/web/site"
)

// Others may frame embeds, and nothing else. The address of an embed pins its release.
func TestEmbeds(t *testing.T) {
	t.Parallel()
	f := setup(t, public)
	for address, want := range map[string]struct {
		status   int
		location string
	}{
		"/hub/embed/en/municipality/1/2?release=2&view=map": {200, ""},
		"/hub/embed/en/browse/awardSeasons?release=3":       {200, ""},
		"/hub/embed/en/chart?release=3":                     {200, ""},
		"/hub/embed/en/municipality/1/2?view=map":           {302, "/hub/embed/en/municipality/1/2?release=3&view=map"},
		"/hub/embed/en/municipality/1/2?release=x":          {302, "/hub/embed/en/municipality/1/2?release=3"},
		"/hub/embed/en/municipality/1/2?release=1":          {410, ""},
		"/hub/embed/en/municipality/9?release=3":            {404, ""},
		"/hub/embed/en/data?release=3":                      {404, ""},
		"/hub/embed/en/?release=3":                          {404, ""},
	} {
		got := get(t, f.site.Embed(site.English), address)
		if got.Code != want.status || got.Header().Get("Location") != want.location {
			t.Errorf("%s: %d to %q", address, got.Code, got.Header().Get("Location"))
		}
		if want.status != 302 && !strings.HasSuffix(got.Header().Get("Content-Security-Policy"), "; frame-ancestors *") {
			t.Errorf("%s: %s", address, got.Header().Get("Content-Security-Policy"))
		}
		if want.status == 200 && (!strings.Contains(got.Body.String(), "noindex") || strings.Contains(got.Body.String(), "hreflang") || strings.Contains(got.Body.String(), "oembed")) {
			t.Errorf("%s: %s", address, got.Body)
		}
	}
	got := get(t, f.site.Embed(site.English), "/hub/embed/en/municipality/1/2?release=2").Body.String()
	if !strings.Contains(got, `<link rel="canonical" href="https://example.org/hub/en/municipality/1/2?release=2" />`) {
		t.Error(got)
	}
	table := get(t, f.site.Embed(site.English), "/hub/embed/en/browse/awardSeasons?figure=table&release=2&theme=dark&year=2025").Body.String()
	if !strings.Contains(table, `<link rel="canonical" href="https://example.org/hub/en/browse/awardSeasons?release=2&amp;year=2025" />`) {
		t.Error(table)
	}
	page := f.get("en", "/hub/en/municipality/1/2")
	if !strings.HasSuffix(page.Header().Get("Content-Security-Policy"), "; frame-ancestors 'none'") {
		t.Error(page.Header())
	}
}

// A page leads to how it is embedded with what the reader chose on it.
func TestOEmbedIsDiscovered(t *testing.T) {
	t.Parallel()
	f := setup(t, public)
	page := f.get("ru", "/hub/ru/municipality/1/2?view=map&release=2").Body.String()
	found := regexp.MustCompile(`type="application/json(?:&#43;|\+)oembed" href="([^"]*)"`).FindStringSubmatch(page)
	if found == nil {
		t.Fatal(page)
	}
	address := html.UnescapeString(found[1])
	var e struct {
		Type, Version, Title, HTML string
		Width, Height              int
		ThumbnailURL               string `json:"thumbnail_url"`
	}
	got := get(t, f.site.OEmbed(), strings.TrimPrefix(address, "https://example.org"))
	if err := json.Unmarshal(got.Body.Bytes(), &e); err != nil || got.Code != 200 {
		t.Fatalf("%s: %d %s", address, got.Code, got.Body)
	}
	const frame = `<iframe src="https://example.org/hub/embed/ru/municipality/1/2?release=2&amp;view=map" width="720" height="480" title="Kazan" loading="lazy" style="border:0"></iframe>`
	if e.Type != "rich" || e.Version != "1.0" || e.Title != "Kazan" || e.HTML != frame || e.Width != 720 || e.Height != 480 ||
		e.ThumbnailURL != "https://example.org/hub/preview/ru/municipality/1/2?release=2" {
		t.Errorf("%+v", e)
	}
	if strings.Contains(f.get("ru", "/hub/ru/data").Body.String(), "oembed") || strings.Contains(setup(t, nil).get("ru", "/ru/municipality/1/2").Body.String(), "oembed") {
		t.Error("a page without an embed, or of a hub without an address, names one")
	}
}

func TestOEmbed(t *testing.T) {
	t.Parallel()
	f := setup(t, public)
	f.api.title = `"><script>alert(1)</script>`
	const home = "https://example.org/hub/"
	ask := func(of, more string) *httptest.ResponseRecorder {
		return get(t, f.site.OEmbed(), "/hub/oembed?url="+url.QueryEscape(of)+more)
	}
	for _, of := range []string{"en/municipality/1/2", "embed/en/municipality/1/2?release=3"} {
		var e struct {
			HTML   string `xml:"html"`
			Width  int    `xml:"width"`
			Height int    `xml:"height"`
			Thumb  string `xml:"thumbnail_url"`
		}
		got := ask(home+of, "&format=xml&maxwidth=300&maxheight=9000")
		if err := xml.Unmarshal(got.Body.Bytes(), &e); err != nil || got.Header().Get("Content-Type") != "text/xml; charset=utf-8" {
			t.Fatalf("%s: %v %s", of, err, got.Body)
		}
		if e.Width != 300 || e.Height != 480 || e.Thumb != "" || strings.Contains(e.HTML, "<script") ||
			!strings.HasPrefix(e.HTML, `<iframe src="https://example.org/hub/embed/en/municipality/1/2?release=3" width="300" height="480" title="`) {
			t.Errorf("%s: %+v", of, e)
		}
	}
	for _, test := range []struct {
		of, more string
		status   int
		text     string
	}{
		{home + "en/municipality/1/2", "&format=yaml", 501, "json or xml"},
		{home + "en/municipality/1/2", "&maxwidth=wide", 400, "maxwidth is a number of pixels"},
		{home + "en/municipality/1/2", "&maxheight=0", 400, "maxheight is a number of pixels"},
		{home + "en/municipality/9", "", 404, "no such page"},
		{home + "en/municipality/late", "", 504, "try again later"},
		{home + "en/municipality/1/2?release=1", "", 410, "no longer kept"},
		{home + "en/data", "", 404, "cannot be embedded"},
		{home + "en", "", 404, "is the address of a page"},
		{home + "schema.graphql", "", 404, "is the address of a page"},
		{home + "%zz", "", 404, "is the address of a page"},
		{home + "/example.com/en/municipality/1/2", "", 404, "is the address of a page"},
		{"https://example.org.example.com/hub/en/municipality/1/2", "", 404, "is the address of a page"},
		{"https://example.org/hubs/en/municipality/1/2", "", 404, "is the address of a page"},
		{"", "", 404, "is the address of a page"},
	} {
		if got := ask(test.of, test.more); got.Code != test.status || !strings.Contains(got.Body.String(), test.text) {
			t.Errorf("%s %s: %d %s", test.of, test.more, got.Code, got.Body)
		}
	}
	if got := get(t, setup(t, nil).site.OEmbed(), "/oembed?url=x"); got.Code != 404 || !strings.Contains(got.Body.String(), "--public-url") {
		t.Errorf("without an address: %d %s", got.Code, got.Body)
	}
}

// The picture that a page names is there, is drawn once, and is kept by its ETag.
func TestPreviews(t *testing.T) {
	t.Parallel()
	f := setup(t, public)
	for _, path := range []string{"", "/data", "/municipality/1/2", "/browse/awardSeasons", "/guides/how-to/cite"} {
		page := f.get("ru", "/hub/ru"+path).Body.String()
		address := "https://example.org/hub/preview/ru" + path + "?release=3"
		if !strings.Contains(page, `<meta property="og:image" content="`+address+`" />`) || !strings.Contains(page, "summary_large_image") {
			t.Errorf("%s: %s", path, page)
		}
		got := get(t, f.site.Preview(site.Russian), strings.TrimPrefix(address, "https://example.org"))
		if p, err := png.Decode(got.Body); err != nil || p.Bounds().Dx() != 1200 || got.Header().Get("Content-Type") != "image/png" || got.Header().Get("Cache-Control") != "public, max-age=86400" {
			t.Errorf("%s: %d %v %v", path, got.Code, got.Header(), err)
		}
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/hub/preview/ru"+path, nil)
		r.Header.Set("If-None-Match", got.Header().Get("ETag"))
		again := httptest.NewRecorder()
		f.site.Preview(site.Russian).ServeHTTP(again, r)
		if again.Code != 304 || again.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s again, of the newest release: %d %v", path, again.Code, again.Header())
		}
	}
	for path, status := range map[string]int{"/municipality/9": 404, "/planets": 404, "/municipality/1/2?release=1": 410} {
		if got := get(t, f.site.Preview(site.English), "/hub/preview/en"+path); got.Code != status || !json.Valid(got.Body.Bytes()) {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
		if page := f.get("en", "/hub/en"+path).Body.String(); strings.Contains(page, "og:image") {
			t.Errorf("%s names a picture", path)
		}
	}
	f.api.busy = true // a picture without its figures would be kept for a day
	for _, path := range []string{"/municipality/1/2", "/browse/awardSeasons"} {
		got := get(t, f.site.Preview(site.English), "/hub/preview/en"+path+"?release=2")
		if got.Code != 504 || got.Header().Get("Cache-Control") != "no-store" || !strings.Contains(got.Body.String(), "try again later") {
			t.Errorf("%s: %d %v %s", path, got.Code, got.Header(), got.Body)
		}
	}
}
