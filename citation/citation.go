// Package citation makes the citations of nodes and releases that package cite formats.
package citation

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"govhub/cite"
	"govhub/dataset"
	"govhub/db"
	"govhub/db/control"
	"govhub/db/rel"
)

// langs maps languages to those of package cite.
var langs = map[db.Lang]cite.Lang{db.LangRu: cite.Russian, db.LangEn: cite.English}

// Nodes cites nodes in a style: sources as publications, other rows as parts of the release, with the source that states them. It
// runs one query if sources are not cached.
func Nodes[N db.Node](ctx context.Context, r *db.Release, nodes []N, s cite.Style, l db.Lang) ([]string, error) {
	release, err := whole(r.Info(), l)
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
	texts := make([]string, len(nodes))
	for i, n := range nodes {
		var entry *cite.Entry
		if source, ok := any(n).(*db.Source); ok {
			entry = page(source)
		} else {
			entry = &cite.Entry{
				Kind: cite.Row, Key: n.ID(), Title: n.DisplayName(l), Authors: release.Authors, Dataset: release.Title, Version: release.Version,
				Published: release.Published, URL: release.URL, Source: page(sources[i]),
			}
		}
		if texts[i], err = cite.Format(entry, s, langs[l]); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// Release cites a release.
func Release(r *control.Release, s cite.Style, l db.Lang) (string, error) {
	entry, err := whole(r, l)
	if err != nil {
		return "", err
	}
	return cite.Format(entry, s, langs[l])
}

// whole is the citation of a release.
func whole(r *control.Release, l db.Lang) (*cite.Entry, error) {
	var metadata dataset.Metadata
	if err := metadata.Scan(r.Metadata); err != nil {
		return nil, err
	}
	version := map[db.Lang]string{db.LangRu: "выпуск ", db.LangEn: "release "}[l] + strconv.Itoa(int(r.Number))
	if r.PackageVersion != nil {
		version = map[db.Lang]string{db.LangRu: "версия ", db.LangEn: "version "}[l] + *r.PackageVersion + ", " + version
	}
	e := &cite.Entry{
		Kind: cite.Dataset, Key: fmt.Sprintf("%s-release-%d", r.Package, r.Number), Title: cmp.Or(metadata.Title, r.Package), Version: version,
		Published: r.PublishedAt.UTC().Format("2006-01-02"), URL: metadata.Homepage,
	}
	for _, c := range metadata.Contributors {
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

// page is the citation of a source, nil without one.
func page(s *db.Source) *cite.Entry {
	if s == nil {
		return nil
	}
	e := &cite.Entry{Kind: cite.Page, Key: s.Slug, Title: s.Title}
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
