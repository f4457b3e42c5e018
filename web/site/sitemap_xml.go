package site

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

const xmlType = "application/xml; charset=utf-8"

// sitemap writes the addresses of pages of a release.
type sitemap struct {
	site    *Site
	of      page // of the release; sitemaps are in no language
	kinds   []counted
	updated string // time of the release
}

func (m sitemap) text(body func(*xml.Encoder) error) string {
	var b strings.Builder
	if err := m.write(&b, body); err != nil { // cannot happen: texts encode
		panic(err)
	}
	return b.String()
}

func (m sitemap) write(out io.Writer, body func(*xml.Encoder) error) error {
	if _, err := io.WriteString(out, xml.Header); err != nil {
		return err
	}
	x := xml.NewEncoder(out)
	if err := body(x); err != nil {
		return err
	}
	return x.Close()
}

// around writes an element around others.
func around(x *xml.Encoder, name string, body func() error) error {
	start := xml.StartElement{Name: xml.Name{Local: name}, Attr: []xml.Attr{
		{Name: xml.Name{Local: "xmlns"}, Value: "http://www.sitemaps.org/schemas/sitemap/0.9"},
		{Name: xml.Name{Local: "xmlns:xhtml"}, Value: "http://www.w3.org/1999/xhtml"},
	}}
	if err := x.EncodeToken(start); err != nil {
		return err
	}
	if err := body(); err != nil {
		return err
	}
	return x.EncodeToken(start.End())
}

// index names the sitemaps.
func (m sitemap) index(x *xml.Encoder) error {
	type entry struct {
		XMLName xml.Name `xml:"sitemap"`
		Address string   `xml:"loc"`
		Updated string   `xml:"lastmod"`
	}
	return around(x, "sitemapindex", func() error {
		at := m.site.config.Public + "/sitemap.xml?of="
		entries := []entry{{Address: at + "pages", Updated: m.updated}}
		for _, k := range m.kinds {
			for n := range k.parts() {
				entries = append(entries, entry{Address: fmt.Sprintf("%s%s&part=%d", at, k.Plural, n+1), Updated: m.updated})
			}
		}
		return x.Encode(entries)
	})
}

// pages lists the pages that are about no thing: fixed ones, that of the release, guides and tables.
func (m sitemap) pages(x *xml.Encoder) error {
	var paths []string
	for _, address := range slices.Sorted(maps.Keys(m.site.manifest.Pages)) {
		if !m.site.manifest.Pages[address].Hidden {
			paths = append(paths, strings.Replace(address, "*", strconv.Itoa(int(m.of.release)), 1))
		}
	}
	for _, guide := range slices.Sorted(maps.Keys(m.site.manifest.Guides)) {
		paths = append(paths, "guides/"+guide)
	}
	for _, word := range slices.Sorted(maps.Keys(m.site.manifest.Kinds)) {
		paths = append(paths, "browse/"+m.site.manifest.Kinds[word].Plural)
	}
	return around(x, "urlset", func() error { return m.add(x, paths...) })
}

const keysQuery = `query Sitemap($after: String) { list: %s(first: 100, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }`

// keys is a page of the list of all things of a kind.
type keys struct {
	Nodes    []struct{ ID string }
	PageInfo struct {
		EndCursor   *string
		HasNextPage bool
	}
}

// things lists the pages of the n-th part of the things of a kind.
func (m sitemap) things(ctx context.Context, x *xml.Encoder, k counted, n int) error {
	return around(x, "urlset", func() error {
		var after *string
		for at := 0; at < n*part; {
			var data struct{ List keys }
			if code := m.site.ask(ctx, m.of, fmt.Sprintf(keysQuery, k.Plural), map[string]*string{"after": after}, &data); code != "" {
				return failure(code)
			}
			var paths []string
			for _, node := range data.List.Nodes {
				if at++; at > (n-1)*part {
					paths = append(paths, k.word+"/"+strings.TrimPrefix(node.ID, k.Resource+":"))
				}
			}
			if err := m.add(x, paths...); err != nil {
				return err
			}
			if after = data.List.PageInfo.EndCursor; !data.List.PageInfo.HasNextPage {
				break
			}
		}
		return nil
	})
}

type entry struct {
	XMLName xml.Name `xml:"url"`
	Address string   `xml:"loc"`
	Updated string   `xml:"lastmod"`
	Same    []same
}

// same is the same page in another language.
type same struct {
	XMLName  xml.Name `xml:"xhtml:link"`
	Relation string   `xml:"rel,attr"`
	Language Language `xml:"hreflang,attr"`
	Address  string   `xml:"href,attr"`
}

// add lists a page at each path, in each language.
func (m sitemap) add(x *xml.Encoder, paths ...string) error {
	for _, path := range paths {
		var all []same
		for _, l := range languages {
			all = append(all, same{Relation: "alternate", Language: l, Address: m.site.home() + pageAt(l, path, nil)})
		}
		for _, in := range all {
			if err := x.Encode(entry{Address: in.Address, Updated: m.updated, Same: all}); err != nil {
				return err
			}
		}
	}
	return nil
}
