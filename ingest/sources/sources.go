// Package sources names the adapters.
package sources

import (
	"context"
	"fmt"
	"io"
	"strings"

	"govhub/ingest"
	"govhub/ingest/districts"
	"govhub/ingest/indicators"
	"govhub/ingest/inputs"
	"govhub/ingest/oktmo"
)

// Source reads a file of a publisher.
type Source func(ctx context.Context, file string, r io.Reader, sink ingest.Sink) error

// Options are what some sources need to be told.
type Options struct {
	Encoding   string
	Dictionary string // where the dictionary of districts is
	Inputs     *inputs.Opener
}

// Names lists the sources.
func Names() []string {
	names := []string{"oktmo", "districts"}
	for _, m := range indicators.Shipped() {
		names = append(names, m.Name)
	}
	return names
}

// Find returns the source of the name.
func Find(ctx context.Context, name string, o Options) (Source, error) {
	switch name {
	case "oktmo":
		return func(ctx context.Context, file string, r io.Reader, sink ingest.Sink) error {
			return oktmo.Read(ctx, file, r, oktmo.Options{Encoding: o.Encoding}, sink)
		}, nil
	case "districts":
		return districts.Read, nil
	}
	for _, m := range indicators.Shipped() {
		if m.Name == name {
			return statistics(ctx, m, o)
		}
	}
	return nil, fmt.Errorf("%q is no source: name package or one of %s", name, strings.Join(Names(), ", "))
}

// statistics reads files by a mapping. Those that name places by territory need the dictionary of districts.
func statistics(ctx context.Context, m *indicators.Mapping, o Options) (Source, error) {
	places, err := placesOf(ctx, o)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, file string, r io.Reader, sink ingest.Sink) error {
		return m.Read(ctx, file, r, places, sink)
	}, nil
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
