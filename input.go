package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/inputs"
	"govhub/ingest/sources"
)

// input is one of the paths of an import.
type input struct {
	source string
	path   string // local, or a URL
	name   string // path as it may be shown
	alone  bool   // there is no other
	mode   dataset.Mode
	opener *inputs.Opener
	pkg    *dataset.Package // nil if it is a file
	read   sources.Source   // nil if it is a package
	rows   *ingest.Input    // that were read, nil before and if it is a package
	counts ingest.Counts
}

// open finds the sources of the paths and opens those that are packages.
func (p publish) open(ctx context.Context, opener *inputs.Opener) ([]*input, error) {
	var given []*input
	for i, path := range p.Paths {
		in := p.parse(path)
		in.opener, in.mode, in.alone = opener, dataset.Upsert, len(p.Paths) == 1
		if in.source == "package" {
			if i == 0 {
				in.mode = dataset.Whole
			}
			in.mode = cmp.Or(dataset.Mode(p.Mode), in.mode)
		}
		given = append(given, in)
	}
	isPackage := func(in *input) bool { return in.source == "package" }
	packages := slices.ContainsFunc(given, isPackage)
	files := !packages || slices.ContainsFunc(given, func(in *input) bool { return !isPackage(in) })
	switch {
	case !packages && p.Mode != "" && p.Mode != string(dataset.Upsert):
		return nil, fmt.Errorf("--mode=%s is for packages: files of sources state some fields of some resources and can only be upserted", p.Mode)
	case !files && (p.Report != "" || p.MaxRejects != 0):
		return nil, errors.New("--report and --max-rejects are for files of a source: a package is published whole or not at all")
	}
	options := sources.Options{Encoding: p.Encoding, Dictionary: p.Dictionary, Inputs: opener}
	if i := slices.IndexFunc(given, func(in *input) bool { return in.source == "districts" }); options.Dictionary == "" && i >= 0 {
		options.Dictionary = given[i].path
	}
	known := map[string]sources.Source{}
	for _, in := range given {
		var err error
		switch in.read = known[in.source]; {
		case isPackage(in):
			in.pkg, err = opener.Package(ctx, in.path)
		case in.read == nil:
			in.read, err = sources.Find(ctx, in.source, options)
			known[in.source] = in.read
		}
		if err != nil {
			return nil, err
		}
	}
	return given, nil
}

// parse tells NAME=PATH from a path that holds an equals sign: a name of a source has neither slash nor dot unless it is that
// of a mapping, and a path begins with ./ where it must.
func (p publish) parse(path string) *input {
	name, rest, found := strings.Cut(path, "=")
	if found && name != "" && (!strings.ContainsAny(name, `./\:`) || sources.IsMapping(name)) {
		return &input{source: name, path: rest, name: inputs.Name(rest)}
	}
	return &input{source: p.Source, path: path, name: inputs.Name(path)}
}

// spool reads the file.
func (in *input) spool(ctx context.Context, before sources.Rows, spool *ingest.Spool, progress *progress) error {
	file, err := in.opener.Open(ctx, in.path)
	if err != nil {
		return err
	}
	defer file.Close()
	return in.read(ctx, in.name, progress.reading(in, file), before, spool)
}

// ready returns the input as it is published. A file must have been read.
func (in *input) ready() (dataset.Input, error) {
	if in.rows != nil {
		pkg, err := in.rows.Package()
		return dataset.Input{Package: pkg, Mode: in.mode, Origin: in.rows.Origin}, err
	}
	ready := dataset.Input{Package: in.pkg, Mode: in.mode}
	if !in.alone { // whose file is it?
		ready.Origin = func(file string, line int) (string, int) { return filepath.Join(in.name, file), line }
	}
	return ready, nil
}

// stated returns the inputs that state something so far: packages, and files of which rows were accepted.
func stated(given []*input) ([]dataset.Input, error) {
	var list []dataset.Input
	for _, in := range given {
		if in.pkg == nil && (in.rows == nil || in.rows.Accepted == 0) {
			continue
		}
		ready, err := in.ready()
		if err != nil {
			return nil, err
		}
		list = append(list, ready)
	}
	return list, nil
}

// nameOf names the release after its packages and sources, as far as a name of a package may be long.
func nameOf(given []*input) string {
	var names []string
	for _, in := range given {
		name := in.source
		switch {
		case in.pkg != nil:
			name = in.pkg.Name
		case sources.IsMapping(name):
			name = strings.TrimSuffix(path.Base(filepath.ToSlash(inputs.Name(name))), ".json")
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	name := strings.Join(names, ", ")
	for kept := len(names) - 1; len(name) > dataset.MaxName && kept > 0; kept-- {
		name = fmt.Sprintf("%s and %d more", strings.Join(names[:kept], ", "), len(names)-kept)
	}
	return name
}
