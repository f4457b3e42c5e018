package citation

import (
	"context"
	"maps"
	"slices"

	"govhub/dataset"
	"govhub/db"
	"govhub/db/rel"
)

// Licence is a licence of rows, with the sources that state them.
type Licence struct {
	Name, URL  *string
	Title      string
	ShareAlike bool
	Sources    []*db.Source
}

// Licences returns the licences of the rows of each resource of a release, and those of all its rows under no name.
func Licences(ctx context.Context, r *db.Release) (map[string][]*Licence, error) {
	terms, cited, sources, err := termsOf(ctx, r)
	if err != nil {
		return nil, err
	}
	licences := map[string][]*Licence{"": licensed(terms, slices.Collect(maps.Values(sources)))}
	for _, resource := range r.Resources() {
		var stating []*db.Source
		for _, key := range cited[resource.Name] {
			stating = append(stating, sources[key])
		}
		licences[resource.Name] = licensed(terms, stating)
	}
	return licences, nil
}

// LicencesOf returns the licences of rows that these sources state.
func LicencesOf(ctx context.Context, r *db.Release, sources []*db.Source) ([]dataset.Licence, error) {
	terms, _, _, err := termsOf(ctx, r)
	if err != nil {
		return nil, err
	}
	return terms.Of(Stated(sources)), nil
}

// termsOf returns the terms of a release, and the sources that state its rows: their keys by resource, and themselves by key.
func termsOf(ctx context.Context, r *db.Release) (terms dataset.Terms, cited map[string][]string, sources map[string]*db.Source, err error) {
	var metadata dataset.Metadata
	if err := metadata.Scan(r.Info().Metadata); err != nil {
		return terms, nil, nil, err
	}
	if cited, err = db.CitedSources(ctx, r); err != nil {
		return terms, nil, nil, err
	}
	keys := slices.Compact(slices.Sorted(func(yield func(string) bool) {
		for _, some := range cited {
			for _, key := range some {
				if !yield(key) {
					return
				}
			}
		}
	}))
	rows, err := db.Sources.ByKeys(rel.WithAllColumns(ctx), r, keys)
	if err != nil {
		return terms, nil, nil, err
	}
	sources = make(map[string]*db.Source, len(keys))
	for i, key := range keys {
		sources[key] = rows[i]
	}
	return dataset.NewTerms(metadata.Licenses, Stated(rows)), cited, sources, nil
}

// Stated maps the keys of sources to their licences.
func Stated(sources []*db.Source) map[string]string {
	texts := make(map[string]string, len(sources))
	for _, s := range sources {
		texts[s.Slug] = ""
		if s.Licence != nil {
			texts[s.Slug] = *s.Licence
		}
	}
	return texts
}

func licensed(terms dataset.Terms, sources []*db.Source) []*Licence {
	byKey := make(map[string]*db.Source, len(sources))
	for _, s := range sources {
		byKey[s.Slug] = s
	}
	var licences []*Licence
	for _, found := range terms.Of(Stated(sources)) {
		l := &Licence{Title: found.Text(), ShareAlike: found.ShareAlike()}
		for to, text := range map[**string]string{&l.Name: found.Name, &l.URL: found.Address()} {
			if text != "" {
				*to = &text
			}
		}
		for _, key := range found.Sources {
			l.Sources = append(l.Sources, byKey[key])
		}
		licences = append(licences, l)
	}
	return licences
}
