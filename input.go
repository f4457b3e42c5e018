package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/sources"
)

// input is the data of an import.
type input struct {
	Source     string `env:"GOVHUB_IMPORT_SOURCE" default:"package" placeholder:"NAME" help:"What the files are: package, a data package; one of the sources of the reference; or a file of yours with a mapping, which ends in .json."`
	Mode       string `env:"GOVHUB_IMPORT_MODE" enum:",whole,replace,upsert" default:"" help:"What becomes of the current release: whole, the data is all there is; replace, its resources take the place of those of the release; upsert, its rows take the place of those with the same key or join them. A package is whole by default, files of other sources are always upserted."`
	Encoding   string `name:"declare-encoding" env:"GOVHUB_IMPORT_ENCODING" enum:"utf-8,windows-1251" default:"utf-8" help:"Encoding of files of sources that are published in several."`
	Dictionary string `env:"GOVHUB_IMPORT_DICTIONARY" placeholder:"FILE" help:"Dictionary of districts by which files of statistics name places."`
	Report     string `env:"GOVHUB_IMPORT_REPORT" placeholder:"FILE" help:"Where to write a JSON object per rejected row."`
	MaxRejects int    `env:"GOVHUB_IMPORT_MAX_REJECTS" default:"0" placeholder:"N" help:"Rows of files that may be rejected; with more nothing is published."`

	Paths []string `arg:"" name:"path" help:"Folder of a data package: datapackage.json and its CSV files; or files of a source, plain or .gz."`
}

// apply publishes the data.
func (i input) apply(ctx context.Context, c *console, d database, dryRun bool) (*dataset.Result, error) {
	options := dataset.Options{Mode: dataset.Mode(i.Mode), DryRun: dryRun, Logger: c.logger}
	if i.Source != "package" {
		if options.Mode = cmp.Or(options.Mode, dataset.Upsert); options.Mode != dataset.Upsert {
			return nil, fmt.Errorf("--mode=%s is for packages: files of %s state some fields of some resources and can only be upserted", i.Mode, i.Source)
		}
		return i.applyFiles(ctx, c, d, options)
	}
	switch {
	case len(i.Paths) > 1:
		return nil, errors.New("a release is made of one data package: name one folder")
	case i.Report != "" || i.MaxRejects != 0:
		return nil, errors.New("--report and --max-rejects are for files of a source: a package is published whole or not at all")
	}
	pkg, err := dataset.Open(i.Paths[0]) // before the database, so that a mistyped path is told at once
	if err != nil {
		return nil, err
	}
	s, err := d.open(ctx, c.logger, true)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return dataset.Publish(ctx, s.owner, pkg, options)
}

// applyFiles makes a package of the files of a source and publishes that.
func (i input) applyFiles(ctx context.Context, c *console, d database, options dataset.Options) (*dataset.Result, error) {
	var s *store
	source, err := sources.Find(ctx, i.Source, sources.Options{
		Encoding: i.Encoding, Dictionary: i.Dictionary,
		Rows: func(ctx context.Context, resource string, fields []string, yield func([]string) error) error {
			return dataset.Rows(ctx, s.owner, resource, fields, yield)
		},
	})
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "govhub-import-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	s, err = d.open(ctx, c.logger, true)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	known := func(resource string) (map[string]bool, error) { return dataset.Keys(ctx, s.owner, resource) }
	spool, err := i.read(ctx, c, source, dir, known)
	if err != nil {
		return nil, err
	}
	pkg, err := spool.Package(i.Source)
	if err != nil {
		return nil, err
	}
	result, err := dataset.Publish(ctx, s.owner, pkg, options)
	return result, spool.Explain(err)
}

// read reads all files into the spool and tells what it found.
func (i input) read(
	ctx context.Context, c *console, source sources.Source, dir string, known func(string) (map[string]bool, error),
) (_ *ingest.Spool, err error) {
	report := io.Discard
	if i.Report != "" {
		file, failed := os.Create(i.Report)
		if failed != nil {
			return nil, failed
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		report = file
	}
	spool := ingest.NewSpool(dir, report, known)
	for _, path := range i.Paths {
		if err := readFile(ctx, source, path, spool); err != nil {
			return nil, err
		}
	}
	if err := spool.Finish(); err != nil {
		return nil, err
	}
	if err := writeSummary(c.out, spool); err != nil {
		return nil, err
	}
	if spool.Rejected > i.MaxRejects {
		hint := "name --report FILE to see why, correct them, or allow as many by --max-rejects"
		if i.Report != "" {
			hint = i.Report + " says why; correct them, or allow as many by --max-rejects"
		}
		return nil, fmt.Errorf("%d rows were rejected, %d may be, and nothing was published: %s", spool.Rejected, i.MaxRejects, hint)
	}
	return spool, nil
}

func readFile(ctx context.Context, source sources.Source, path string, spool *ingest.Spool) error {
	file, err := ingest.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	spool.File(path)
	return source(ctx, path, file, spool)
}

func writeSummary(w io.Writer, s *ingest.Spool) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "READ\tACCEPTED\tREJECTED\tSKIPPED\t")
	fmt.Fprintf(t, "%d\t%d\t%d\t%d\t\n", s.Read, s.Accepted, s.Rejected, s.Skipped)
	return t.Flush()
}
