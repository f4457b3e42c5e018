package site

import (
	"cmp"
	"context"
	"encoding/xml"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"

	"govhub/errorcode"
	"govhub/web/files"
	"govhub/web/request"
)

// part is how many things a sitemap lists, each in two languages: it may have 50,000 addresses and 50 MB.
const part = 20_000

// inside are resources whose rows are shown by pages of other things, too. They are too many for search engines.
var inside = map[string]bool{"observation": true, "statement": true}

// Sitemap lists all pages for search engines: an index, which names a sitemap of the pages that are about no thing, and sitemaps of each
// kind of things. All have the path of the index, because a sitemap lists only what lies beside or below it.
func (s *Site) Sitemap() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.config.Public == "" {
			request.Fail(w, r, http.StatusNotFound, errorcode.BadRequest, "addresses in a sitemap are absolute, and this hub does not know its own: start it with --public-url")
			return
		}
		newest, ok := s.newest(w, r)
		if !ok {
			return
		}
		m, err := s.sitemap(r.Context(), page{Language: English, release: newest})
		if err != nil {
			s.fail(w, r, err)
			return
		}
		request.NameRelease(w, r, newest)
		of, number := r.URL.Query().Get("of"), r.URL.Query().Get("part")
		n, _ := strconv.Atoi(cmp.Or(number, "1"))
		at := slices.IndexFunc(m.kinds, func(k counted) bool { return k.Plural == of && 0 < n && n <= k.parts() })
		switch {
		case of == "" && number == "":
			s.write(w, r, xmlType, m.text(m.index))
		case of == "pages" && number == "":
			s.write(w, r, xmlType, m.text(m.pages))
		case at >= 0:
			s.config.Files.Send(w, r, m.file(w, r, m.kinds[at], n))
		default:
			request.NotFound(w, r)
		}
	})
}

// file is the sitemap of the n-th part of a kind, which is made once for a release.
func (m sitemap) file(w http.ResponseWriter, r *http.Request, k counted, n int) files.File {
	etag := request.Digest("sitemap", m.site.config.Build, m.site.config.Public, strconv.Itoa(int(m.of.release)), m.updated, k.Plural, strconv.Itoa(n)).ETag()
	return files.File{
		Validity: request.Validity{ETag: etag, CacheControl: "no-cache"}, Key: etag, Release: m.of.release, Type: xmlType,
		Make: func(ctx context.Context, out io.Writer) error {
			return m.write(out, func(x *xml.Encoder) error { return m.things(ctx, x, k, n) })
		},
		Fail: func(err error) { m.site.fail(w, r, err) },
	}
}

// counted is a kind of things that sitemaps list.
type counted struct {
	kind
	word  string // first in addresses
	total int
}

func (k counted) parts() int { return (k.total + part - 1) / part }

const countsQuery = `query Sitemap { release { publishedAt resources { name rows } } }`

// sitemap returns the sitemap of a release.
func (s *Site) sitemap(ctx context.Context, p page) (m sitemap, err error) {
	var data struct {
		Release struct {
			PublishedAt string
			Resources   []struct {
				Name string
				Rows int
			}
		}
	}
	if code := s.ask(ctx, p, countsQuery, nil, &data); code != "" {
		return m, failure(code)
	}
	rows := map[string]int{}
	for _, r := range data.Release.Resources {
		rows[r.Name] = r.Rows
	}
	m = sitemap{site: s, of: p, updated: data.Release.PublishedAt}
	for _, word := range slices.Sorted(maps.Keys(s.manifest.Kinds)) {
		if k := s.manifest.Kinds[word]; !inside[k.Resource] {
			m.kinds = append(m.kinds, counted{kind: k, word: word, total: rows[k.Resource]})
		}
	}
	return m, nil
}
