package site

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"govhub/web/request"
)

// home is the address of the hub, which is relative if it names none.
func (s *Site) home() string {
	if s.config.Public != "" {
		return s.config.Public
	}
	return s.config.Prefix
}

// address fills in where the page is: with its release if the address pins one, and with its other parameters if they change what
// it says.
func (s *Site) address(h *head, parameters bool) {
	kept := url.Values{}
	if parameters {
		kept = onPage(h.query)
		h.Hidden = len(kept) > 0 // filters have too many combinations for search engines
	}
	if h.pinned {
		kept.Set("release", strconv.Itoa(int(h.release)))
	}
	in := func(l Language) string { return s.home() + pageAt(l, h.path, kept) }
	h.Canonical, h.Default = in(h.Language), in(English)
	for _, l := range languages {
		h.Alternates = append(h.Alternates, alternate{l, in(l)})
	}
	h.Picture = s.home() + "/preview" + pageAt(h.Language, h.path, pin(nil, h.release))
	if h.Embed && s.config.Public != "" {
		h.Embeds = s.oembedLinks(h)
	}
}

// onPage returns the parameters that change what a page says, without its release and without those of embeds.
func onPage(query url.Values) url.Values {
	kept := maps.Clone(query)
	for _, name := range [...]string{"release", "figure", "theme"} {
		kept.Del(name)
	}
	return kept
}

// pin returns the parameters of a page with its release.
func pin(query url.Values, release int32) url.Values {
	pinned := url.Values{"release": {strconv.Itoa(int(release))}}
	for name, values := range query {
		if name != "release" {
			pinned[name] = values
		}
	}
	return pinned
}

func pageAt(l Language, rest string, parameters url.Values) string {
	page := url.URL{Path: strings.TrimSuffix("/"+string(l)+"/"+rest, "/"), RawQuery: parameters.Encode()}
	return page.String()
}

// Start redirects to the home page in the language of the reader.
func (s *Site) Start() http.Handler { return s.toPage("") }

// Editor redirects from where the editor was in former versions.
func (s *Site) Editor() http.Handler { return s.toPage("query") }

// Elsewhere redirects from addresses of pages without a language, which people type and shorten. It answers 404 to all others.
func (s *Site) Elsewhere() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rest, below := strings.CutPrefix(r.URL.Path, s.config.Prefix+"/")
		page := strings.Trim(rest, "/")
		if !below || !request.Reads(r.Method) || !s.manifest.knows(page) {
			request.NotFound(w, r)
			return
		}
		s.toPage(page).ServeHTTP(w, r)
	})
}

func (s *Site) toPage(page string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.refused(w, r) {
			return
		}
		target := s.config.Prefix + pageAt(preferred(w, r), page, nil)
		if r.URL.RawQuery != "" {
			target += "?" + r.URL.RawQuery
		}
		http.Redirect(w, r, target, http.StatusFound)
	})
}

// Row returns the page of a row of a release in the language of the reader, empty if rows of the resource have no pages.
func (s *Site) Row(w http.ResponseWriter, r *http.Request, resource, key, release string) string {
	word := s.manifest.word(resource)
	if word == "" {
		return ""
	}
	return s.config.Prefix + pageAt(preferred(w, r), word+"/"+key, url.Values{"release": {release}})
}
