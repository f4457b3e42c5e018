package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/inputs"
	"govhub/ingest/sources"
)

// publish is the command import.
type publish struct {
	database

	Source     string `env:"GOVHUB_IMPORT_SOURCE" default:"package" placeholder:"NAME" help:"What paths without a NAME= are: package, a data package, or one of the sources of the reference."`
	Mode       string `env:"GOVHUB_IMPORT_MODE" enum:",whole,replace,upsert" default:"" help:"What a package makes of the data before it: whole, the package is all there is; replace, its resources take the place of those; upsert, its rows take the place of those with the same key or join them. The first input is whole by default if it is a package, later packages and all files are upserted."`
	DryRun     bool   `env:"GOVHUB_IMPORT_DRY_RUN" help:"Do everything except publishing."`
	Encoding   string `name:"declare-encoding" env:"GOVHUB_IMPORT_ENCODING" enum:"utf-8,windows-1251" default:"utf-8" help:"Encoding of files of sources that are published in several."`
	Dictionary string `env:"GOVHUB_IMPORT_DICTIONARY" placeholder:"FILE" help:"Dictionary of districts by which files of statistics name places; the first input of the source districts by default."`
	Report     string `env:"GOVHUB_IMPORT_REPORT" placeholder:"FILE" help:"Where to write a JSON object per quarantined row."`
	MaxRejects int64  `env:"GOVHUB_IMPORT_MAX_REJECTS" default:"0" placeholder:"N" help:"Rows of files that may be quarantined; with more nothing is published."`

	fetching
	Paths []string `arg:"" name:"path" help:"Data package: a folder, a .zip, a .tar.gz or the URL of one; or file of a source or its URL, plain, .gz or .zip. NAME=PATH names the source of this one."`
}

// input is one of the paths.
type input struct {
	source string
	path   string // local, or a URL
	name   string // path as it may be shown
	opener *inputs.Opener
	read   sources.Source   // nil if it is a package
	pkg    *dataset.Package // nil if it is a file, until that was read
	counts ingest.Counts
}

// quarantinedError says that too many rows were quarantined. Nothing was published.
type quarantinedError struct {
	rows, allowed int64
	report        string // file that explains them, if there is one
}

func (e *quarantinedError) Error() string {
	hint := "name --report FILE to see why, correct them, or allow as many by --max-rejects"
	if e.report != "" {
		hint = e.report + " says why; correct them, or allow as many by --max-rejects"
	}
	return fmt.Sprintf("%d quarantined, %d allowed, so nothing was published: %s", e.rows, e.allowed, hint)
}

func (p publish) Run(ctx context.Context, c *console) error {
	opener := p.opener(c.logger)
	defer opener.Close()
	given, err := p.open(ctx, opener) // before the database, so that a mistyped path is told at once
	if err != nil {
		return err
	}
	s, err := p.database.open(ctx, c.logger, true)
	if err != nil {
		return err
	}
	defer s.Close()
	report, err := p.createReport()
	if err != nil {
		return err
	}
	progress := startProgress(c)
	defer progress.end()
	result, err := p.publish(ctx, s, given, report, progress, dataset.Options{DryRun: p.DryRun, Logger: c.logger, Step: progress.step})
	progress.end()
	if err := errors.Join(err, report.Close()); err != nil {
		if _, ok := errors.AsType[*quarantinedError](err); ok {
			err = errors.Join(writeInputs(c.out, given), err)
		}
		return err
	}
	if err := writeSummary(c.out, given, result); err != nil {
		return err
	}
	return p.conclude(c.out, result)
}

func (p publish) conclude(w io.Writer, result *dataset.Result) (err error) {
	changed := slices.ContainsFunc(result.Resources, func(r dataset.ResourceResult) bool { return r.Changed })
	switch {
	case result.Published:
		_, err = fmt.Fprintf(w, "published release %d in %s\n", result.Release, p.place())
	case !changed:
		_, err = fmt.Fprintf(w, "nothing changed: release %d in %s holds the same data\n", result.Release, p.place())
	default:
		_, err = fmt.Fprintln(w, "the data is sound; nothing was published")
	}
	return err
}

// open finds the sources of the paths and opens those that are packages.
func (p publish) open(ctx context.Context, opener *inputs.Opener) ([]*input, error) {
	var given []*input
	for _, path := range p.Paths {
		in := p.parse(path)
		in.opener = opener
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

// parse tells NAME=PATH from a path that holds an equals sign: a name of a source has neither slash nor dot, and a path
// begins with ./ where it must.
func (p publish) parse(path string) *input {
	name, rest, found := strings.Cut(path, "=")
	if found && name != "" && !strings.ContainsAny(name, `./\:`) {
		return &input{source: name, path: rest, name: inputs.Name(rest)}
	}
	return &input{source: p.Source, path: path, name: inputs.Name(path)}
}

// createReport makes the file for quarantined rows, if one is wanted.
func (p publish) createReport() (io.WriteCloser, error) {
	if p.Report == "" {
		return discard{io.Discard}, nil
	}
	return os.Create(p.Report)
}

type discard struct{ io.Writer }

func (discard) Close() error { return nil }

// publish reads the files and publishes the inputs as one release.
func (p publish) publish(
	ctx context.Context, s *store, given []*input, report io.Writer, progress *progress, o dataset.Options,
) (*dataset.Result, error) {
	var spool *ingest.Spool
	defer func() {
		if spool != nil {
			spool.Close()
		}
	}()
	result, err := dataset.Import(ctx, s.owner, nameOf(given), o, func(ctx context.Context, base *dataset.Base) ([]dataset.Input, error) {
		spool = ingest.NewSpool(report, func(resource string) (map[string]bool, error) { return p.known(ctx, base, given, resource) })
		return p.read(ctx, spool, given, progress)
	})
	if err != nil {
		return nil, err
	}
	for i, in := range given {
		if in.read == nil {
			in.counts = ingest.Counts{Read: result.Accepted[i], Accepted: result.Accepted[i]}
		}
	}
	return result, nil
}

// nameOf names the release after its packages and sources, as far as a name of a package may be long.
func nameOf(given []*input) string {
	var names []string
	for _, in := range given {
		name := in.source
		if in.pkg != nil {
			name = in.pkg.Name
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

// mode says what an input makes of the data before it.
func (p publish) mode(given []*input, i int) dataset.Mode {
	switch {
	case given[i].read != nil:
		return dataset.Upsert
	case i == 0:
		return cmp.Or(dataset.Mode(p.Mode), dataset.Whole)
	}
	return cmp.Or(dataset.Mode(p.Mode), dataset.Upsert)
}

// known returns the keys that rows of files may refer to: those of packages and of the release, as far as no package takes
// their place.
func (p publish) known(ctx context.Context, base *dataset.Base, given []*input, resource string) (map[string]bool, error) {
	keys, replaced := map[string]bool{}, false
	for i, in := range given {
		if in.read != nil {
			continue
		}
		mode := p.mode(given, i)
		replaced = replaced || mode == dataset.Whole || mode == dataset.Replace && in.pkg.Names(resource)
		more, err := in.pkg.Keys(resource)
		if err != nil {
			return nil, err
		}
		maps.Copy(keys, more)
	}
	if replaced {
		return keys, nil
	}
	more, err := base.Keys(ctx, resource)
	maps.Copy(keys, more)
	return keys, err
}

// read reads the files into the spool and returns all inputs ready to be published.
func (p publish) read(ctx context.Context, spool *ingest.Spool, given []*input, progress *progress) ([]dataset.Input, error) {
	spooled := map[*input]*ingest.Input{}
	for _, in := range given {
		if in.read == nil {
			continue
		}
		spooled[in] = spool.Begin(in.name)
		if err := readFile(ctx, in, spool, progress); err != nil {
			return nil, err
		}
	}
	if err := spool.Finish(); err != nil {
		return nil, err
	}
	var total ingest.Counts
	for in, rows := range spooled {
		in.counts = rows.Counts
		total.Add(rows.Counts)
	}
	if total.Quarantined > p.MaxRejects {
		return nil, &quarantinedError{total.Quarantined, p.MaxRejects, p.Report}
	}
	ready := make([]dataset.Input, len(given))
	for i, in := range given {
		ready[i] = dataset.Input{Package: in.pkg, Mode: p.mode(given, i)}
		if rows := spooled[in]; rows != nil {
			pkg, err := rows.Package()
			if err != nil {
				return nil, err
			}
			ready[i].Package, ready[i].Origin = pkg, rows.Origin
		} else if len(given) > 1 { // whose file is it?
			ready[i].Origin = func(file string, line int) (string, int) { return filepath.Join(in.name, file), line }
		}
	}
	return ready, nil
}

func readFile(ctx context.Context, in *input, spool *ingest.Spool, progress *progress) error {
	file, err := in.opener.Open(ctx, in.path)
	if err != nil {
		return err
	}
	defer file.Close()
	return in.read(ctx, in.name, progress.reading(in, file), spool)
}
