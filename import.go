package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"govhub/dataset"
	"govhub/ingest"
)

// publish is the command import.
type publish struct {
	database

	Source     string `env:"GOVHUB_IMPORT_SOURCE" default:"package" placeholder:"NAME" help:"What paths without a NAME= are: package, a data package; one of the sources of the reference; or where a mapping of yours is, which ends in .json."`
	Mode       string `env:"GOVHUB_IMPORT_MODE" enum:",whole,replace,upsert" default:"" help:"What a package makes of the data before it: whole, the package is all there is; replace, its resources take the place of those; upsert, its rows take the place of those with the same key or join them. The first input is whole by default if it is a package, later packages and all files are upserted."`
	DryRun     bool   `env:"GOVHUB_IMPORT_DRY_RUN" help:"Do everything except publishing."`
	Encoding   string `name:"declare-encoding" env:"GOVHUB_IMPORT_ENCODING" enum:"utf-8,windows-1251" default:"utf-8" help:"Encoding of files of sources that are published in several."`
	Dictionary string `env:"GOVHUB_IMPORT_DICTIONARY" placeholder:"FILE" help:"Dictionary of districts by which files of statistics name places; the first input of the source districts by default."`
	Report     string `env:"GOVHUB_IMPORT_REPORT" placeholder:"FILE" help:"Where to write a JSON object per quarantined row."`
	MaxRejects int64  `env:"GOVHUB_IMPORT_MAX_REJECTS" default:"0" placeholder:"N" help:"Rows of files that may be quarantined; with more nothing is published."`

	fetching
	Paths []string `arg:"" name:"path" help:"Data package: a folder, a .zip, a .tar.gz or the URL of one; or file of a source or its URL, plain, .gz or .zip. NAME=PATH names the source of this one."`
}

// Validate is called by kong.
func (p publish) Validate() error {
	if p.MaxRejects < 0 {
		return errors.New("--max-rejects must be 0 or more: name the number of rows that may be left out")
	}
	return p.fetching.Validate()
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
	s, err := p.database.open(ctx, c.logger, toWrite)
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
		_, err = fmt.Fprintf(w, "published release %d in %s; a running hub answers from it once it has opened it\n", result.Release, p.place())
	case !changed:
		_, err = fmt.Fprintf(w, "nothing changed: release %d in %s holds the same data\n", result.Release, p.place())
	default:
		_, err = fmt.Fprintln(w, "the data is sound; nothing was published")
	}
	return err
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
		spool = ingest.NewSpool(report, func(resource string) (map[string]bool, error) {
			inputs, err := stated(given)
			if err != nil {
				return nil, err
			}
			return base.Keys(ctx, inputs, resource)
		})
		return p.read(ctx, base, spool, given, progress)
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

// read reads the files into the spool and returns all inputs ready to be published.
func (p publish) read(
	ctx context.Context, base *dataset.Base, spool *ingest.Spool, given []*input, progress *progress,
) ([]dataset.Input, error) {
	for i, in := range given {
		if in.read == nil {
			continue
		}
		var err error
		if in.rows, err = spool.Begin(in.name); err != nil {
			return nil, err
		}
		before := func(ctx context.Context, resource string, fields []string) (map[string][]string, error) {
			inputs, err := stated(given[:i])
			if err != nil {
				return nil, err
			}
			return base.Rows(ctx, inputs, resource, fields)
		}
		if err := in.spool(ctx, before, spool, progress); err != nil {
			return nil, err
		}
	}
	if err := spool.Finish(); err != nil {
		return nil, err
	}
	var total ingest.Counts
	for _, in := range given {
		if in.read != nil {
			in.counts = in.rows.Counts
			total.Add(in.counts)
		}
	}
	if total.Quarantined > p.MaxRejects {
		return nil, &quarantinedError{total.Quarantined, p.MaxRejects, p.Report}
	}
	ready := make([]dataset.Input, len(given))
	for i, in := range given {
		var err error
		if ready[i], err = in.ready(); err != nil {
			return nil, err
		}
	}
	return ready, nil
}
