package site

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"govhub/errorcode"
	"govhub/web/request"
)

// policy lets pages load from the hub only. The editor writes its styles into the page and loads fonts from data: addresses;
// scripts may do neither. JSON-LD is data, which no policy concerns.
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; " +
	"frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "

// Who may show a page in a frame.
const (
	nobody  = "'none'"
	anybody = "*"
)

// page is what an address means, before anything is known about it.
type page struct {
	Language Language
	Newest   int32 // release, of which pages are unless their address names another
	path     string
	query    url.Values
	release  int32 // that the page shows
	pinned   bool  // by the address
}

// Page serves the pages in a language. Its only state is the address; the release is in it or the newest, so that the page is
// revalidated each time.
func (s *Site) Page(l Language) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p, ok := s.asked(w, r, "", l); ok {
			s.send(w, r, s.head(r.Context(), p), nobody)
		}
	})
}

// asked reads what page a request below a path is about, or answers why there is none.
func (s *Site) asked(w http.ResponseWriter, r *http.Request, below string, l Language) (p page, ok bool) {
	if s.page == nil {
		http.Error(w, "this govhub was built without its explorer: run make build", http.StatusNotFound)
		return p, false
	}
	if s.refused(w, r) {
		return p, false
	}
	newest, ok := s.newest(w, r)
	return read(strings.TrimPrefix(r.URL.Path, s.config.Prefix+below+"/"+string(l)), r.URL.Query(), l, newest), ok
}

// newest returns the current release, or answers that there is none.
func (s *Site) newest(w http.ResponseWriter, r *http.Request) (release int32, ok bool) {
	pinned, err := s.config.Pin(r.Context(), 0)
	if err != nil {
		http.Error(w, "no release is open", http.StatusServiceUnavailable)
		return 0, false
	}
	pinned.Done()
	return pinned.Number, true
}

// write answers with a text that clients revalidate each time.
func (s *Site) write(w http.ResponseWriter, r *http.Request, mediaType, text string) {
	validity := request.Validity{ETag: request.Digest(text).ETag(), CacheControl: "no-cache"}
	if validity.NotModified(w, r) {
		return
	}
	validity.Describe(w.Header())
	w.Header().Set("Content-Type", mediaType)
	_, _ = io.WriteString(w, text) // a client that has left needs no response
}

// refused refuses an address that is longer than any address of the API.
func (s *Site) refused(w http.ResponseWriter, r *http.Request) bool {
	if len(r.URL.RawQuery) <= s.config.Address {
		return false
	}
	request.Fail(w, r, http.StatusRequestURITooLong, errorcode.QueryTooLarge,
		"the query string has more than "+strconv.Itoa(s.config.Address)+" bytes: open the page without it")
	return true
}

// read reads an address. A release that is no number is left out, as the page does.
func read(path string, query url.Values, l Language, newest int32) page {
	p := page{Language: l, Newest: newest, release: newest, path: strings.Trim(path, "/"), query: query}
	if given := p.query["release"]; len(given) == 1 {
		if n, err := strconv.ParseInt(given[0], 10, 32); err == nil && n > 0 {
			p.release, p.pinned = int32(n), true
		}
	}
	if number, about := strings.CutPrefix(p.path, "data/releases/"); about && !p.pinned {
		if n, err := strconv.ParseInt(number, 10, 32); err == nil && n > 0 {
			p.release = int32(n)
		}
	}
	return p
}

// send sends a page, which the ancestors may show in a frame.
func (s *Site) send(w http.ResponseWriter, r *http.Request, h *head, ancestors string) {
	var body bytes.Buffer
	if err := s.page.Execute(&body, h); err != nil { // cannot happen: the head has all that the template names
		panic(err)
	}
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", policy+ancestors)
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	validity := request.Validity{} // of what there may be soon
	if h.Status == http.StatusOK {
		request.NameRelease(w, r, h.release)
		validity = request.Validity{ETag: request.Digest(body.String()).ETag(), CacheControl: "no-cache"}
	}
	if validity.NotModified(w, r) {
		return
	}
	validity.Describe(header)
	request.RetryLater(header, h.Status)
	w.WriteHeader(h.Status)
	_, _ = w.Write(body.Bytes()) // a client that has left needs no response
}
