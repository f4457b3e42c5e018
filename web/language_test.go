package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"govhub/web"
)

// A text that is no query is refused, whatever documents are kept.
func TestLanguageIsNoPartOfTheText(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	get := func(parameters, query string) answer {
		return f.do(t, "GET", "/graphql?"+parameters+"query="+url.QueryEscape(query), "")
	}
	if got := get("lang=ru&", "{said}"); got.status != http.StatusOK {
		t.Fatalf("%d %s", got.status, got.body)
	}
	for _, parameters := range []string{"", "lang=en&", "lang=ru&"} {
		if got := get(parameters, "RU{said}"); !strings.Contains(got.body, "PARSE_FAILED") {
			t.Errorf("%q: %d %s", parameters, got.status, got.body)
		}
	}
}

// TestLanguage checks that an argument comes before the directive, that before the parameter of the address.
func TestLanguage(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	for name, tt := range map[string]struct{ address, query, variables, want string }{
		"none":                     {"", "{v: said}", "", `null`},
		"parameter":                {"?lang=en", "{v: said}", "", `"EN"`},
		"other parameter":          {"?lang=ru", "{v: said}", "", `"RU"`},
		"directive":                {"", "query @lang(lang: EN) {v: said}", "", `"EN"`},
		"directive first":          {"?lang=ru", "query @lang(lang: EN) {v: said}", "", `"EN"`},
		"directive by variable":    {"?lang=ru", "query ($l: Lang!) @lang(lang: $l) {v: said}", `{"l": "EN"}`, `"EN"`},
		"argument first":           {"?lang=ru", "query @lang(lang: RU) {v: said(lang: EN)}", "", `"EN"`},
		"null is none":             {"?lang=en", "{v: said(lang: null)}", "", `"EN"`},
		"variable":                 {"?lang=en", "query ($l: Lang) {v: said(lang: $l)}", `{"l": "RU"}`, `"RU"`},
		"absent variable":          {"?lang=en", "query ($l: Lang) {v: said(lang: $l)}", "", `"EN"`},
		"null variable":            {"?lang=en", "query ($l: Lang) {v: said(lang: $l)}", `{"l": null}`, `"EN"`},
		"variable with default":    {"?lang=en", "query ($l: Lang = RU) {v: said(lang: $l)}", "", `"RU"`},
		"in a fragment":            {"?lang=en", "{...F} fragment F on Query {... {v: said}}", "", `"EN"`},
		"names to search stay all": {"?lang=en", "{v: search}", "", `null`},
		"names to search":          {"?lang=en", "{v: search(lang: RU)}", "", `"RU"`},
		"order":                    {"?lang=en", "{v: ordered}", "", `{"all":[{"lang":"EN"}],"by":{"lang":"EN"}}`},
		"order of its own":         {"?lang=en", "{v: ordered(by: {lang: RU, then: {kind: BIG}})}", "", `{"all":[{"lang":"EN"}],"by":{"lang":"RU","then":{"kind":"BIG","lang":"EN"}}}`},
		"no order":                 {"?lang=en", "{v: ordered(by: null, all: [{lang: null}])}", "", `{"all":[{"lang":"EN"}],"by":{"lang":"EN"}}`},
		"order by variable":        {"?lang=en", "query ($o: Order, $a: [Order!]) {v: ordered(by: $o, all: $a)}", `{"o": {"then": {"lang": "RU"}}, "a": {}}`, `{"all":[{"lang":"EN"}],"by":{"lang":"EN","then":{"lang":"RU"}}}`},
		"null order by variable":   {"?lang=en", "query ($o: Order) {v: ordered(by: $o)}", `{"o": null}`, `{"all":[{"lang":"EN"}],"by":{"lang":"EN"}}`},
		"variable in an order":     {"?lang=en", "query ($l: Lang) {v: ordered(by: {lang: $l})}", "", `{"all":[{"lang":"EN"}],"by":{"lang":"EN"}}`},
		"order without language":   {"", "{v: ordered(by: {kind: BIG})}", "", `{"by":{"kind":"BIG"}}`},
		"operation of several":     {"?lang=ru", "query A @lang(lang: EN) {...F} query B {...F} fragment F on Query {v: said}", "", `"EN"`},
	} {
		body := map[string]any{"query": tt.query}
		if tt.variables != "" {
			body["variables"] = json.RawMessage(tt.variables)
		}
		if strings.Contains(tt.query, "query A ") {
			body["operationName"] = "A"
		}
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.do(t, http.MethodPost, "/graphql"+tt.address, string(text), "Content-Type", "application/json"); !strings.HasPrefix(got.body, `{"data":{"v":`+tt.want+`}`) {
			t.Errorf("%s: got %s, want %s", name, got.body, tt.want)
		}
	}
}

// An answer belongs to its language: its ETag, its place in the cache, the wording of its request and a hash.
func TestLanguageOfAnswers(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) {
		cached(c)
		persisting(c)
	})
	f.send(t, http.MethodPost, "{v: said}", byHash("{v: said}"))
	etags := map[string]string{}
	for range 2 {
		for _, lang := range []string{"", "&lang=en", "&lang=ru"} {
			want := `null`
			if lang != "" {
				want = `"` + strings.ToUpper(lang[len("&lang="):]) + `"`
			}
			want = `{"data":{"v":` + want + `}`
			get := f.do(t, http.MethodGet, "/graphql?query="+url.QueryEscape("{v: said}")+lang, "")
			if !strings.HasPrefix(get.body, want) {
				t.Errorf("GET with %q: %s", lang, get.body)
			}
			if other, known := etags[get.header.Get("ETag")]; known && other != lang {
				t.Errorf("%q and %q have one ETag", lang, other)
			}
			etags[get.header.Get("ETag")] = lang
			for body, name := range map[string]string{`{"query":"{v: said}"}`: "POST", `{"extensions":` + byHash("{v: said}") + `}`: "hash"} {
				if got := f.do(t, http.MethodPost, "/graphql?"+lang, body, "Content-Type", "application/json"); !strings.HasPrefix(got.body, want) {
					t.Errorf("%s with %q: %s", name, lang, got.body)
				}
			}
		}
	}
	if n := f.hub.answers.Load(); n != 3 {
		t.Errorf("%d executions, want one for each language and one without", n)
	}
}

func TestLanguageRefused(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	for parameters, want := range map[string]string{
		"lang=de":         `the parameter lang is \"de\": it must be one of en, ru`,
		"lang=EN":         `the parameter lang is \"EN\": it must be one of en, ru`,
		"lang=":           `the parameter lang is \"\": it must be one of en, ru`,
		"lang=en&lang=en": "the parameter lang is given 2 times: send it once, as one of en, ru",
		"lang=%zz":        "the query string is not URL-encoded",
	} {
		for name, got := range map[string]answer{
			"GET":  f.do(t, http.MethodGet, "/graphql?query={v:said}&"+parameters, ""),
			"POST": f.do(t, http.MethodPost, "/graphql?"+parameters, `{"query":"{v: said}"}`, "Content-Type", "application/json"),
			"CSV":  f.do(t, http.MethodGet, "/graphql.csv?query={things{nodes{name}}}&"+parameters, ""),
		} {
			if got.status != http.StatusBadRequest || got.codes(t) != "BAD_REQUEST" || !strings.Contains(got.body, want) {
				t.Errorf("%s %s: %d %s", name, parameters, got.status, got.body)
			}
		}
	}
}
