// Package sources names the adapters.
package sources

import (
	"context"
	"fmt"
	"io"
	"strings"

	"govhub/ingest"
	"govhub/ingest/cities"
	"govhub/ingest/districts"
	"govhub/ingest/indicators"
	"govhub/ingest/inputs"
	"govhub/ingest/oktmo"
)

// Source is an adapter with its settings.
type Source struct {
	// Read reads a file of a publisher, given its edition and the rows before it.
	Read func(ctx context.Context, file File, r io.Reader, before Rows, sink ingest.Sink) error

	Slug     func(edition string) string // key of the source that the rows cite
	Edition  string                      // of files that do not say theirs, empty if there is no usual one
	Dated    bool                        // the edition must be known before the file is read
	Register string                      // what the source lists in full, empty if it is no register
	Stage    int                         // files of a later stage are read with the rows of earlier ones
}

// File is a file to read.
type File struct{ Name, Edition string }

// Rows returns fields of the rows of a resource before a file is read: those of the current release, amended by earlier
// inputs. They come by key, a text per field, empty for no value.
type Rows func(ctx context.Context, resource string, fields []string) (map[string][]string, error)

// Options are settings that some sources need.
type Options struct {
	Encoding   string
	Dictionary string // location of the dictionary of districts
	Inputs     *inputs.Opener
}

// Names lists the sources.
func Names() []string {
	names := []string{"oktmo", "districts", "cities"}
	for _, m := range indicators.Shipped() {
		names = append(names, m.Name)
	}
	return names
}

// Find returns the source of a name. A name that ends in .json is the location of a user's mapping.
func Find(ctx context.Context, name string, o Options) (*Source, error) {
	switch name {
	case "oktmo":
		read := func(ctx context.Context, file File, r io.Reader, _ Rows, sink ingest.Sink) error {
			return oktmo.Read(ctx, file.Name, r, oktmo.Options{Encoding: o.Encoding, Edition: file.Edition}, sink)
		}
		return &Source{Read: read, Slug: oktmo.Slug, Dated: true, Register: "MUNICIPALITIES"}, nil
	case "districts": // reads which okrugs the classifier divides
		return &Source{Read: readDistricts, Slug: always(districts.Slug), Register: "DISTRICTS", Stage: 1}, nil
	case "cities":
		return &Source{Read: readCities, Slug: always(cities.Slug), Edition: cities.Edition, Stage: 2}, nil
	}
	for _, m := range indicators.Shipped() {
		if m.Name == name {
			return statistics(ctx, m, o)
		}
	}
	if IsMapping(name) {
		m, err := readMapping(ctx, name, o.Inputs)
		if err != nil {
			return nil, err
		}
		return statistics(ctx, m, o)
	}
	return nil, fmt.Errorf("%q is not a source: name package, a file with a mapping (.json), or one of %s", name, strings.Join(Names(), ", "))
}

func always(slug string) func(string) string { return func(string) string { return slug } }

// IsMapping reports whether the name of a source is the location of a mapping.
func IsMapping(name string) bool { return strings.HasSuffix(name, ".json") }

func readDistricts(ctx context.Context, file File, r io.Reader, before Rows, sink ingest.Sink) error {
	rows, err := before(ctx, "municipality", []string{"kind"})
	if err != nil {
		return err
	}
	divided := func(oktmo string) bool {
		row := rows[oktmo]
		return row != nil && row[0] == "URBAN_OKRUG_WITH_DIVISION"
	}
	return districts.Read(ctx, file.Name, r, districts.Options{Divided: divided}, sink)
}

func readCities(ctx context.Context, file File, r io.Reader, before Rows, sink ingest.Sink) error {
	rows, err := before(ctx, "municipality", []string{"kind", "name_ru", "region", "parent", "centre", "valid_to", "ended_on"})
	if err != nil {
		return err
	}
	list := make([]ingest.Municipality, 0, len(rows))
	for oktmo, c := range rows {
		list = append(list, ingest.Municipality{
			OKTMO: oktmo, Kind: c[0], Name: c[1], Region: c[2], Parent: c[3], Centre: c[4], Ended: c[5] != "" || c[6] != "",
		})
	}
	return cities.Read(ctx, file.Name, r, list, sink)
}

const maxMapping = 1 << 20

func readMapping(ctx context.Context, location string, opener *inputs.Opener) (*indicators.Mapping, error) {
	file, err := opener.Open(ctx, location)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxMapping+1))
	if err == nil && len(text) > maxMapping {
		err = fmt.Errorf("is larger than %d KiB, far more than a mapping: check that you named the right file", maxMapping>>10)
	}
	var m *indicators.Mapping
	if err == nil {
		m, err = indicators.Parse(text)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", inputs.Name(location), err)
	}
	return m, nil
}

// statistics reads files by a mapping. Mappings that name places by territory need the dictionary of districts.
func statistics(ctx context.Context, m *indicators.Mapping, o Options) (*Source, error) {
	places, err := placesOf(ctx, o)
	if err != nil {
		return nil, err
	}
	read := func(ctx context.Context, file File, r io.Reader, before Rows, sink ingest.Sink) error {
		regions, err := regionsOf(ctx, m, before)
		if err != nil {
			return err
		}
		return m.Read(ctx, file.Name, r, indicators.Options{Places: places, Regions: regions, Encoding: o.Encoding}, sink)
	}
	return &Source{Read: read, Slug: always(m.Source.Slug), Stage: 3}, nil
}

// regionsOf returns the OKTMO codes of regions by the codes that a mapping names them by.
func regionsOf(ctx context.Context, m *indicators.Mapping, before Rows) (map[string]string, error) {
	fields := map[string][]string{
		indicators.FormISO: {"iso", "iso_alternative"}, indicators.FormRegionCode: {"code"},
	}[m.Place.Form]
	if fields == nil {
		return nil, nil
	}
	rows, err := before(ctx, "region", fields)
	if err != nil {
		return nil, err
	}
	regions := map[string]string{}
	for oktmo, codes := range rows {
		for _, code := range codes {
			regions[code] = oktmo
		}
	}
	delete(regions, "") // that of regions without one
	return regions, nil
}

func placesOf(ctx context.Context, o Options) (indicators.Places, error) {
	if o.Dictionary == "" {
		return nil, nil
	}
	file, err := o.Inputs.Open(ctx, o.Dictionary)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	territories, err := districts.Territories(ctx, inputs.Name(o.Dictionary), file)
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
