// Package citation makes the citations of nodes and releases that package cite formats, and says under which licences they are
// and which errors of releases are known.
package citation

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"regexp"
	"strconv"
	"strings"

	"govhub/cite"
	"govhub/dataset"
	"govhub/db"
	"govhub/db/control"
	"govhub/db/rel"
)

// langs maps languages to those of package cite.
var langs = map[db.Lang]cite.Lang{db.LangRu: cite.Russian, db.LangEn: cite.English}

// Nodes cites nodes in a style: sources as publications, other rows as parts of the release, with the source that states them. It
// runs one query per resource that their titles name, unless it is cached.
func Nodes[N db.Node](ctx context.Context, a Addresses, r *db.Release, nodes []N, s cite.Style, l db.Lang) ([]string, error) {
	release, err := a.whole(r.Info(), l)
	if err != nil {
		return nil, err
	}
	keys := make([]string, len(nodes))
	for i, n := range nodes {
		if sourced, ok := any(n).(db.Sourced); ok {
			keys[i] = string(sourced.OwnSource())
		}
	}
	sources, err := db.Sources.ByKeys(rel.WithAllColumns(ctx), r, keys)
	if err != nil {
		return nil, err
	}
	titles, err := Titles(ctx, r, nodes, l)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(nodes))
	for i, n := range nodes {
		var entry *cite.Entry
		if source, ok := any(n).(*db.Source); ok {
			entry = publication(source)
		} else {
			entry = &cite.Entry{
				Kind: cite.Row, Key: key(n.ID()), Title: titles[i], Authors: release.Authors, Publisher: release.Publisher,
				Dataset: release.Title, Version: release.Version, Published: release.Published,
				URL: cmp.Or(a.record(r.Number, n.ID()), release.URL), Source: publication(sources[i]),
			}
		}
		if texts[i], err = cite.Format(entry, s, langs[l]); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// Release cites a release.
func (a Addresses) Release(r *control.Release, s cite.Style, l db.Lang) (string, error) {
	entry, err := a.whole(r, l)
	if err != nil {
		return "", err
	}
	return cite.Format(entry, s, langs[l])
}

// ReportAddresses returns for each node where to report an error in it, nil if the hub has no such address.
func ReportAddresses[N db.Node](ctx context.Context, a Addresses, r *db.Release, nodes []N) ([]*string, error) {
	addresses := make([]*string, len(nodes))
	if a.Corrections == "" {
		return addresses, nil
	}
	titles := make([]string, len(nodes))
	if strings.Contains(a.Corrections, "{title}") {
		var err error
		if titles, err = Titles(ctx, r, nodes, db.LangRu); err != nil {
			return nil, err
		}
	}
	for i, n := range nodes {
		address := a.reportAddress(report{id: n.ID(), title: titles[i], release: r.Number})
		addresses[i] = &address
	}
	return addresses, nil
}

// whole is the citation of a release.
func (a Addresses) whole(r *control.Release, l db.Lang) (*cite.Entry, error) {
	var metadata dataset.Metadata
	if err := metadata.Scan(r.Metadata); err != nil {
		return nil, err
	}
	version := map[db.Lang]string{db.LangRu: "выпуск ", db.LangEn: "release "}[l] + strconv.Itoa(int(r.Number))
	if r.PackageVersion != nil {
		version = map[db.Lang]string{db.LangRu: "версия ", db.LangEn: "version "}[l] + *r.PackageVersion + ", " + version
	}
	title := cmp.Or(metadata.Title, r.Package)
	if l == db.LangRu {
		title = cmp.Or(metadata.TitleRu, title)
	}
	e := &cite.Entry{
		Kind: cite.Dataset, Key: short(fmt.Sprintf("%s-release-%d", r.Package, r.Number)), Title: title, Version: version,
		Published: r.PublishedAt.UTC().Format("2006-01-02"), URL: cmp.Or(a.release(r.Number), metadata.Homepage),
	}
	for _, c := range metadata.Contributors {
		if c.Publishes() {
			e.Publisher = cmp.Or(e.Publisher, c.Title, c.Organization)
			continue
		}
		author := cite.Author{Family: c.FamilyName, Given: c.GivenName}
		if c.FamilyName == "" {
			author = cite.Author{Family: cmp.Or(c.GivenName, c.Title, c.Organization)}
		}
		if author.Family != "" {
			e.Authors = append(e.Authors, author)
		}
	}
	return e, nil
}

// publication is the citation of a source, nil without one.
func publication(s *db.Source) *cite.Entry {
	if s == nil {
		return nil
	}
	e := &cite.Entry{Kind: cite.Page, Key: short(s.Slug), Title: s.Title}
	for text, from := range map[*string]*string{&e.Publisher: s.Publisher, &e.URL: s.URL} {
		if from != nil {
			*text = *from
		}
	}
	if s.PublishedOn != nil {
		e.Published = string(*s.PublishedOn)
	}
	if s.RetrievedOn != nil {
		e.Retrieved = string(*s.RetrievedOn)
	}
	return e
}

// longest is the length of keys that entries of BibTeX and RIS have at most.
const longest = 50

var notInKeys = regexp.MustCompile(`[^A-Za-z0-9]+`)

// key is the key of a row within a bibliography: that of the row with its resource, so that other rows have others.
func key(id string) string {
	return short(strings.Trim(notInKeys.ReplaceAllString(strings.TrimSuffix(id, "/_T"), "-"), "-"))
}

// short cuts a long key. A checksum keeps it apart from others that begin alike.
func short(key string) string {
	if len(key) <= longest {
		return key
	}
	sum := fnv.New32a()
	sum.Write([]byte(key))
	return fmt.Sprintf("%s-%08x", strings.TrimRight(strings.ToValidUTF8(key[:longest-9], ""), "-"), sum.Sum32())
}
