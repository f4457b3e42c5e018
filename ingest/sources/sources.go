// Package sources names the adapters.
package sources

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"govhub/ingest"
	"govhub/ingest/cities"
	"govhub/ingest/districts"
	"govhub/ingest/indicators"
	"govhub/ingest/oktmo"
)

// Source reads a file of a publisher.
type Source func(ctx context.Context, file string, r io.Reader, sink ingest.Sink) error

// Options are what some sources need to be told.
type Options struct {
	Encoding   string
	Dictionary string // file with the dictionary of districts

	// Rows reads a resource of the current release, as dataset.Rows does.
	Rows func(ctx context.Context, resource string, fields []string, yield func(cells []string) error) error
}

// Names lists the sources.
func Names() []string {
	names := []string{"oktmo", "districts", "cities"}
	for _, m := range indicators.Shipped() {
		names = append(names, m.Name)
	}
	return names
}

// Find returns the source of the name, or one that reads by a mapping of the user, whose file the name is: it ends in .json.
func Find(ctx context.Context, name string, o Options) (Source, error) {
	switch name {
	case "oktmo":
		return func(ctx context.Context, file string, r io.Reader, sink ingest.Sink) error {
			return oktmo.Read(ctx, file, r, oktmo.Options{Encoding: o.Encoding}, sink)
		}, nil
	case "districts":
		return func(ctx context.Context, file string, r io.Reader, sink ingest.Sink) error {
			municipalities, err := municipalitiesOf(ctx, o)
			if err != nil {
				return err
			}
			divided := map[string]bool{}
			for _, m := range municipalities {
				divided[m.OKTMO] = m.Kind == "URBAN_OKRUG_WITH_DIVISION"
			}
			return districts.Read(ctx, file, r, districts.Options{Divided: func(oktmo string) bool { return divided[oktmo] }}, sink)
		}, nil
	case "cities":
		return func(ctx context.Context, file string, r io.Reader, sink ingest.Sink) error {
			municipalities, err := municipalitiesOf(ctx, o)
			if err != nil {
				return err
			}
			return cities.Read(ctx, file, r, municipalities, sink)
		}, nil
	}
	for _, m := range indicators.Shipped() {
		if m.Name == name {
			return statistics(ctx, m, o.Dictionary)
		}
	}
	if strings.HasSuffix(name, ".json") {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		m, err := indicators.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return statistics(ctx, m, o.Dictionary)
	}
	return nil, fmt.Errorf("%q is no source: name package, a file with a mapping (.json), or one of %s", name, strings.Join(Names(), ", "))
}

// municipalitiesOf returns those of the current release.
func municipalitiesOf(ctx context.Context, o Options) (list []ingest.Municipality, err error) {
	fields := []string{"oktmo", "kind", "name_ru", "region", "parent", "centre", "note", "valid_to"}
	err = o.Rows(ctx, "municipality", fields, func(c []string) error {
		list = append(list, ingest.Municipality{
			OKTMO: c[0], Kind: c[1], Name: c[2], Region: c[3], Parent: c[4], Centre: c[5], Note: c[6], Ended: c[7] != "",
		})
		return nil
	})
	return list, err
}

// statistics reads files by a mapping. Those that name places by territory need the dictionary of districts.
func statistics(ctx context.Context, m *indicators.Mapping, dictionary string) (Source, error) {
	places, err := placesOf(ctx, dictionary)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, file string, r io.Reader, sink ingest.Sink) error {
		return m.Read(ctx, file, r, places, sink)
	}, nil
}

func placesOf(ctx context.Context, dictionary string) (indicators.Places, error) {
	if dictionary == "" {
		return nil, nil
	}
	file, err := ingest.Open(dictionary)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	territories, err := districts.Territories(ctx, dictionary, file)
	if err != nil {
		return nil, err
	}
	return func(territory, year int) (oktmo string, ok bool) {
		for _, v := range territories[territory] {
			if v.Covers(year) {
				return v.OKTMO, true
			}
		}
		return "", false
	}, nil
}
