package db

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"govhub/cite"
)

// citationLang is a language in words of package cite.
var citationLang = map[Lang]cite.Lang{LangRu: cite.Russian, LangEn: cite.English}

// Citations cites nodes by a style: sources as publications, other rows as parts of the release, with the source that states
// them. It runs one statement for the release, and another one if sources are not in memory.
func Citations[N Node](ctx context.Context, r *Release, nodes []N, s cite.Style, l Lang) (_ []string, err error) {
	defer wrap(&err, "citations")
	info, err := r.hub.ReleaseInfo(ctx, r.Number)
	if err != nil {
		return nil, err
	}
	keys := make([]string, len(nodes))
	for i, n := range nodes {
		if sourced, ok := any(n).(Sourced); ok {
			keys[i] = string(sourced.OwnSource())
		}
	}
	sources, err := Sources.ByKeys(withAllColumns(ctx), r, keys)
	if err != nil {
		return nil, err
	}
	whole := info.entry(l)
	texts := make([]string, len(nodes))
	for i, n := range nodes {
		var entry *cite.Entry
		if source, ok := any(n).(*Source); ok {
			entry = source.entry()
		} else {
			entry = &cite.Entry{
				Kind: cite.Row, Key: n.ID(), Title: label(n, l), Authors: whole.Authors, Dataset: whole.Title, Version: whole.Version,
				Published: whole.Published, URL: whole.URL, Source: sources[i].entry(),
			}
		}
		if texts[i], err = cite.Format(entry, s, citationLang[l]); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// Cite cites the release.
func (r *ReleaseInfo) Cite(s cite.Style, l Lang) (string, error) {
	return cite.Format(r.entry(l), s, citationLang[l])
}

func (r *ReleaseInfo) entry(l Lang) *cite.Entry {
	version := "release " + strconv.Itoa(int(r.Number))
	if l == LangRu {
		version = "выпуск " + strconv.Itoa(int(r.Number))
	}
	if r.PackageVersion != nil {
		version = map[Lang]string{LangRu: "версия ", LangEn: "version "}[l] + *r.PackageVersion + ", " + version
	}
	e := &cite.Entry{
		Kind: cite.Dataset, Key: fmt.Sprintf("%s-release-%d", r.Package, r.Number), Title: r.Package, Version: version,
		Published: r.PublishedAt.UTC().Format("2006-01-02"),
	}
	if r.Title != nil {
		e.Title = *r.Title
	}
	if r.Homepage != nil {
		e.URL = *r.Homepage
	}
	for _, c := range r.Contributors {
		if author := c.author(); author.Family != "" {
			e.Authors = append(e.Authors, author)
		}
	}
	return e
}

// entry is what a citation says of the source, nil of none.
func (s *Source) entry() *cite.Entry {
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

// label is what a row is called: its name or title, else its identifier.
func label(n Node, l Lang) string {
	if labelled, ok := n.(interface{ label(Lang) string }); ok {
		return labelled.label(l)
	}
	return n.ID()
}

// contributor is who worked on a package. The names are those of the Data Package standard.
type contributor struct {
	Title, GivenName, FamilyName, Organization string
}

func (c contributor) author() cite.Author {
	if c.FamilyName != "" {
		return cite.Author{Family: c.FamilyName, Given: c.GivenName}
	}
	return cite.Author{Family: cmp.Or(c.GivenName, c.Title, c.Organization)}
}

type contributors []contributor

// Scan reads JSON, NULL as none.
func (c *contributors) Scan(value any) error {
	switch text := value.(type) {
	case nil:
		*c = nil
		return nil
	case []byte:
		return json.Unmarshal(text, c)
	}
	return fmt.Errorf("contributors of type %T", value)
}
