package site_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/files"
	"govhub/web/request"
	"govhub/web/site"
)

const index = `<!doctype html>
<html lang="en" data-prefix="" data-release="0">
  <head>
    <title>govhub</title>
    <script type="module" src="./explorer/app.js"></script>
  </head>
</html>`

const manifest = `{
	"pages": {
		"": {"en": {"title": "Home", "description": "All of it."}, "ru": {"title": "Главная", "description": "Всё."}},
		"browse": {"en": {"title": "Browse"}, "ru": {"title": "Каталог"}},
		"query": {"en": {"title": "Query"}, "ru": {"title": "Запросы"}, "parameters": true},
		"data": {"en": {"title": "Data"}, "ru": {"title": "Данные"}},
		"data/releases/*": {"en": {"title": "Release *"}, "ru": {"title": "Выпуск *"}},
		"components": {"en": {"title": "Components"}, "ru": {"title": "Компоненты"}, "hidden": true},
		"chart": {"en": {"title": "Chart"}, "ru": {"title": "График"}, "embed": true}
	},
	"guides": {"how-to/cite": {"title": "Cite", "description": "How to cite."}},
	"kinds": {
		"statement": {"resource": "statement", "plural": "statements", "en": ["statement"], "ru": ["утверждение"], "title": {"en": "Statements", "ru": "Утверждения"}},
		"season": {"resource": "award_season", "plural": "awardSeasons", "en": ["award season"], "ru": ["сезон премии"], "title": {"en": "Award seasons", "ru": "Сезоны премии"}},
		"municipality": {"resource": "municipality", "plural": "municipalities", "en": ["municipality"], "ru": ["муниципальное образование"], "title": {"en": "Municipalities", "ru": "Муниципальные образования"}}
	}
}`

var dist = fstest.MapFS{
	"index.html":         {Data: []byte(index)},
	"explorer/site.json": {Data: []byte(manifest)},
}

// api knows the municipality 1 and nothing else, and counts queries.
type api struct {
	title string
	busy  bool     // has no time for figures
	asked []string // languages and releases
}

func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	a.asked = append(a.asked, q.Get("lang")+" "+q.Get("release"))
	switch {
	case a.busy && strings.Contains(q.Get("query"), "Preview"):
		fmt.Fprint(w, `{"data": null, "errors": [{"message": "late", "extensions": {"code": "TIMEOUT"}}]}`)
	case strings.Contains(q.Get("query"), "release {"):
		fmt.Fprint(w, `{"data": {"release": {"publishedAt": "2026-11-30T00:00:00Z", "citation": "TY  - DATA\r\nTI  - The data\r\n", "licences": [{"url": "https://example.org/free"}, {"url": null}]}}}`)
	case q.Get("variables") == `{"id":"municipality:1/2"}`:
		title, _ := json.Marshal("TY  - DATA\r\nTI  - " + a.title + "\r\nER  - \r\n")
		fmt.Fprintf(w, `{"data": {"node": {"citation": %s, "source": {"title": "Register", "url": "https://example.org/register", "licence": "CC BY"}, "lat": 1.5, "lon": 2}}}`, title)
	case q.Get("variables") == `{"id":"municipality:late"}`:
		fmt.Fprint(w, `{"data": null, "errors": [{"message": "late", "extensions": {"code": "TIMEOUT"}}]}`)
	case q.Get("variables") == `{"id":"municipality:wrong"}`:
		fmt.Fprint(w, `{"data": {"node": null}, "errors": [{"message": "none", "extensions": {"code": "BAD_ID"}}]}`)
	default:
		fmt.Fprint(w, `{"data": {"node": null}}`)
	}
}

var errPruned = errors.New("pruned")

// pin has releases 2 and 3; 1 was pruned.
func pin(ctx context.Context, number int32) (request.Pinned, error) {
	switch number {
	case 0, 2, 3:
		return request.Pinned{Number: max(number, 3*(1-min(number, 1))), Context: ctx, Done: func() {}}, nil
	case 1:
		return request.Pinned{}, errPruned
	}
	return request.Pinned{}, errors.New("none")
}

func present(_ context.Context, err error) *gqlerror.Error {
	if errors.Is(err, errPruned) {
		return request.Coded(errorcode.ReleasePruned, "pruned")
	}
	return request.Coded(errorcode.ReleaseNotFound, "none")
}

type fixture struct {
	*testing.T
	api  *api
	site *site.Site
}

func setup(t *testing.T, change func(*site.Config)) *fixture {
	t.Helper()
	a := &api{title: "kazan"}
	store, err := files.NewStore(files.Options{Dir: t.TempDir(), Size: 64 << 20, Turns: files.DefaultTurns(), WriteTimeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	c := site.Config{Dist: dist, API: a, Pin: pin, Present: present, Address: 1000, Files: store.Queue()}
	if change != nil {
		change(&c)
	}
	s, err := site.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return &fixture{t, a, s}
}

func public(c *site.Config) { c.Prefix, c.Public = "/hub", "https://example.org/hub" }

func (f *fixture) get(l site.Language, address string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(f.Context(), http.MethodGet, address, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	f.site.Page(l).ServeHTTP(w, r)
	return w
}

func TestPagesSayWhatTheyAre(t *testing.T) {
	t.Parallel()
	for address, test := range map[string]struct {
		language site.Language
		status   int
		asked    string
		want     []string
	}{
		"/hub/en": {"en", 200, "", []string{
			`<html lang="en" data-prefix="/hub" data-release="3">`, `<title>Home — govhub</title>`, `src="/hub/explorer/app.js"`,
			`<link rel="canonical" href="https://example.org/hub/en" />`, `hreflang="x-default" href="https://example.org/hub/"`, `"@type":"WebSite"`, `"urlTemplate":"https://example.org/hub/en/search?q={text}"`,
		}},
		"/hub/ru/municipality/1/2?tab=people": {"ru", 200, "ru 3", []string{
			`<title>Kazan — govhub</title>`, `<meta name="description" content="Муниципальное образование. Источник: Register. Выпуск 3." />`,
			`<meta property="og:title" content="Kazan" />`, `<link rel="canonical" href="https://example.org/hub/ru/municipality/1/2" />`,
			`<link rel="alternate" hreflang="en" href="https://example.org/hub/en/municipality/1/2" />`,
			`"mainEntity":{"@type":"AdministrativeArea","geo":{"@type":"GeoCoordinates","latitude":1.5,"longitude":2},"identifier":"municipality:1/2","name":"Kazan"`,
			`"isBasedOn":{"@type":"CreativeWork","license":{"@type":"CreativeWork","name":"CC BY"},"name":"Register","url":"https://example.org/register"}`,
		}},
		"/hub/en/municipality/1/2?release=2&tab=people": {"en", 200, "en 2", []string{
			`data-release="3"`, `Release 2.`, `<link rel="canonical" href="https://example.org/hub/en/municipality/1/2?release=2" />`,
		}},
		"/hub/en/browse/awardSeasons?region=92&release=3": {"en", 200, "en 3", []string{
			`<title>Award seasons — govhub</title>`, `<meta name="robots" content="noindex" />`, `href="https://example.org/hub/ru/browse/awardSeasons?region=92&amp;release=3"`,
			`"contentUrl":"https://example.org/hub/releases/3/award_season.csv"`, `"license":["https://example.org/free"]`,
		}},
		"/hub/en/data/":              {"en", 200, "en 3", []string{`<link rel="canonical" href="https://example.org/hub/en/data" />`, `"@type":"DataCatalog"`, `"name":"The data"`}},
		"/hub/ru/data/releases/2":    {"ru", 200, "", []string{`<title>Выпуск 2 — govhub</title>`}},
		"/hub/ru/guides/how-to/cite": {"ru", 200, "", []string{`<title>Cite — govhub</title>`, `content="How to cite."`}},
		"/hub/ru/guides/how-to/err":  {"ru", 404, "", nil},
		"/hub/en/data/planets":       {"en", 404, "", nil},
		"/hub/ru/how-to/cite":        {"ru", 404, "", nil},
		"/hub/en/data/releases/last": {"en", 404, "", nil},
		"/hub/en/data/releases/9":    {"en", 404, "", []string{`There is no release 9`}},
		"/hub/ru/data/releases/1":    {"ru", 410, "", []string{`Выпуск 1 больше не хранится`}},
		"/hub/en/query":              {"en", 200, "", []string{`<title>Query — govhub</title>`}},
		"/hub/ru/components":         {"ru", 200, "", []string{`<title>Компоненты — govhub</title>`, `<meta name="robots" content="noindex" />`}},

		"/hub/en/municipality/9":                  {"en", 404, "en 3", []string{`<title>This release has no such page — govhub</title>`, `src="/hub/explorer/app.js"`, "noindex"}},
		"/hub/en/municipality/wrong":              {"en", 404, "en 3", nil},
		"/hub/en/municipality":                    {"en", 404, "", nil},
		"/hub/en/browse/planets":                  {"en", 404, "", nil},
		"/hub/en/planet/earth":                    {"en", 404, "", nil},
		"/hub/en/municipality/late":               {"en", 504, "en 3", []string{`<title>govhub</title>`}},
		"/hub/en/municipality/1/2?release=9":      {"en", 404, "", []string{`There is no release 9`, `data-release="3"`}},
		"/hub/ru/municipality/1/2?release=1":      {"ru", 410, "", []string{`Выпуск 1 больше не хранится`, `data-release="3"`}},
		"/hub/en/municipality/1/2?release=0":      {"en", 200, "en 3", []string{`<title>Kazan`}},
		"/hub/en/municipality/1/2?release=newest": {"en", 200, "en 3", []string{`<title>Kazan`}},
	} {
		f := setup(t, public)
		got := f.get(test.language, address)
		if got.Code != test.status || strings.Join(f.api.asked, ", ") != test.asked {
			t.Errorf("%s: status %d, asked %q; want %d, %q", address, got.Code, f.api.asked, test.status, test.asked)
		}
		for _, part := range test.want {
			if !strings.Contains(got.Body.String(), part) {
				t.Errorf("%s lacks %s:\n%s", address, part, got.Body)
			}
		}
		if (got.Header().Get("ETag") == "") != (test.status != 200) {
			t.Errorf("%s: status %d with ETag %q", address, test.status, got.Header().Get("ETag"))
		}
	}
}

// Names come from data, which anybody may have written.
func TestNamesAreText(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	f.api.title = `</title></script><script>alert("1")</script>&'"><img src=x onerror=alert(1)>`
	got := f.get("en", "/en/municipality/1/2").Body.String()
	if strings.Contains(got, "<script>alert") || strings.Contains(got, "<img") || strings.Count(got, "</script>") != 2 || strings.Count(got, "</title>") != 1 {
		t.Error(got)
	}
	var data struct{ MainEntity struct{ Name string } }
	inside := regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`).FindStringSubmatch(got)
	if err := json.Unmarshal([]byte(inside[1]), &data); err != nil || data.MainEntity.Name != f.api.title {
		t.Errorf("%v: %s", err, inside[1])
	}
}

// Without a public address and a prefix addresses are relative to the hub.
func TestPagesWithoutPublicAddress(t *testing.T) {
	t.Parallel()
	got := setup(t, nil).get("ru", "/ru/municipality/1/2").Body.String()
	for _, part := range []string{`<link rel="canonical" href="/ru/municipality/1/2" />`, `data-prefix="" data-release="3"`, `src="/explorer/app.js"`} {
		if !strings.Contains(got, part) {
			t.Errorf("lacks %s:\n%s", part, got)
		}
	}
}

func TestPagesAreRevalidated(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	first := f.get("ru", "/ru/municipality/1/2").Header()
	if got := f.get("ru", "/ru/municipality/1/2", "If-None-Match", first.Get("ETag")); got.Code != 304 || got.Body.Len() > 0 || first.Get("Cache-Control") != "no-cache" {
		t.Errorf("again: %d, %d bytes, %v", got.Code, got.Body.Len(), first)
	}
	f.api.title = "Казань"
	if got := f.get("ru", "/ru/municipality/1/2", "If-None-Match", first.Get("ETag")); got.Code != 200 {
		t.Errorf("another title: %d", got.Code)
	}
}

func TestLongParametersAreRefused(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	if got := f.get("ru", "/ru?"+strings.Repeat("x", 1001)); got.Code != 414 {
		t.Errorf("got %d", got.Code)
	}
}

// Citations lead browsers to the page of a row in the language that they prefer.
func TestRows(t *testing.T) {
	t.Parallel()
	f := setup(t, public)
	for accept, want := range map[string]string{
		"":                        "/hub/ru/season/a/b?release=2",
		"en-GB,en;q=0.9,ru;q=0.8": "/hub/en/season/a/b?release=2",
		"be, ru;q=0.5":            "/hub/ru/season/a/b?release=2",
		"nonsense;;q":             "/hub/ru/season/a/b?release=2",
		"de, fr;q=0.5":            "/hub/en/season/a/b?release=2",
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.Header.Set("Accept-Language", accept)
		w := httptest.NewRecorder()
		if got := f.site.Row(w, r, "award_season", "a/b", "2"); got != want || w.Header().Get("Vary") != "Accept-Language" {
			t.Errorf("%q: got %s, Vary %q, want %s", accept, got, w.Header().Get("Vary"), want)
		}
		if got := f.site.Row(w, r, "observation", "a", "2"); got != "" {
			t.Errorf("a resource without pages: %s", got)
		}
	}
}

// Addresses without a language lead to the page in that of the reader; what is no page is not there.
func TestPagesWithoutLanguage(t *testing.T) {
	t.Parallel()
	f := setup(t, public)
	for address, want := range map[string]string{
		"/hub/query?example=a&as=json": "/hub/en/query?example=a&as=json",
		"/hub/data/":                   "/hub/en/data",
		"/hub/data/releases/2":         "/hub/en/data/releases/2",
		"/hub/browse/awardSeasons":     "/hub/en/browse/awardSeasons",
		"/hub/municipality/1/2":        "/hub/en/municipality/1/2",
		"/hub/municipality/%D0%B0":     "/hub/en/municipality/%D0%B0",
		"/hub/guides/how-to/cite":      "/hub/en/guides/how-to/cite",

		"/query":                  "",
		"/hub/planet/earth":       "",
		"/hub/municipality":       "",
		"/hub//example.org/query": "",
		"/hub/browse/planets":     "",
		"/hub/guides/how-to/err":  "",
		"/hub/how-to/cite":        "",
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
		r.Header.Set("Accept-Language", "en")
		w := httptest.NewRecorder()
		f.site.Elsewhere().ServeHTTP(w, r)
		status := map[bool]int{true: 302, false: 404}[want != ""]
		if got := w.Header().Get("Location"); got != want || w.Code != status {
			t.Errorf("%s: %d to %q, want %d to %q", address, w.Code, got, status, want)
		}
		if json.Valid(w.Body.Bytes()) != (status == 404) {
			t.Errorf("%s: body %s", address, w.Body)
		}
	}
	posted := httptest.NewRecorder()
	f.site.Elsewhere().ServeHTTP(posted, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/hub/query", nil))
	if posted.Code != http.StatusNotFound {
		t.Errorf("posted: %d", posted.Code)
	}
}

// A page whose places to fill are gone would silently lose its titles and its release.
func TestPageLacksPlaces(t *testing.T) {
	t.Parallel()
	for _, place := range []string{`data-release="0"`, "<title>govhub</title>", `"./explorer/`} {
		broken := fstest.MapFS{"index.html": {Data: []byte(strings.ReplaceAll(index, place, ""))}, "explorer/site.json": dist["explorer/site.json"]}
		if _, err := site.New(site.Config{Dist: broken}); err == nil {
			t.Errorf("without %s it was served", place)
		}
	}
}
