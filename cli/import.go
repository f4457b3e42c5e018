package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"govhub/dataset"
	"govhub/ingest/imports"
	"govhub/priority"
)

// publish is the import command.
type publish struct {
	database

	Source     string        `env:"GOVHUB_IMPORT_SOURCE" default:"package" placeholder:"NAME" help:"Source of paths without a NAME=: package for data packages; one of the sources of the reference; or the path of your own mapping, which ends in .json."`
	Mode       string        `env:"GOVHUB_IMPORT_MODE" enum:",whole,replace,upsert" default:"" help:"What a data package does to the existing data: whole replaces all of it; replace replaces its resources; upsert replaces rows by key and adds new ones. By default the first input is whole if it is a data package; later ones and all files are upserted."`
	DryRun     bool          `env:"GOVHUB_IMPORT_DRY_RUN" help:"Do everything except publishing."`
	Edition    string        `env:"GOVHUB_IMPORT_EDITION" placeholder:"DATE" help:"Day, month or year as of which files state facts (2021-07-30, 2021-07 or 2021), where NAME@EDITION=PATH names none; by default that of the file, as the reference says."`
	Encoding   string        `name:"declare-encoding" env:"GOVHUB_IMPORT_ENCODING" enum:"utf-8,windows-1251" default:"utf-8" help:"Encoding of files, where the publisher uses several or the mapping states none."`
	Dictionary string        `env:"GOVHUB_IMPORT_DICTIONARY" placeholder:"FILE" help:"Dictionary of districts by which files of statistics name places; the first input of the source districts by default."`
	Report     string        `env:"GOVHUB_IMPORT_REPORT" placeholder:"FILE" help:"Where to write a JSON object per quarantined row."`
	Nice       int           `env:"GOVHUB_IMPORT_NICE" default:"10" placeholder:"N" help:"How far the import yields the processor to others, from 0 for not at all to 19: itself, and its process in a PostgreSQL on the same machine."`
	MaxRejects imports.Limit `env:"GOVHUB_IMPORT_MAX_REJECTS" default:"0" placeholder:"N" help:"Rows of files that may be quarantined, as a number or as a percentage of those read (0.5%); with more, nothing is published."`

	fetching
	Paths []string `arg:"" name:"path" help:"Data package: a folder, a .zip, a .tar.gz or the URL of one; or file of a source or its URL, plain, .gz or .zip. NAME=PATH names the source of this one, NAME@EDITION=PATH its edition, too."`
}

func (p publish) Run(ctx context.Context, c *console) error {
	opener := p.opener(c.logger)
	defer opener.Close()
	given, err := imports.Open(ctx, opener, p.options()) // before the database, so that a mistyped path is reported at once
	if err != nil {
		return err
	}
	s, err := p.database.open(ctx, c.logger, toWrite)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := priority.Lower(p.Nice); err != nil { // not before: a PostgreSQL of its own serves hubs, too
		return err
	}
	report, err := p.createReport()
	if err != nil {
		return err
	}
	progress := startProgress(c)
	defer progress.end()
	result, err := given.Publish(ctx, s.owner, report, progress.reading, dataset.Options{DryRun: p.DryRun, Nice: p.Nice, Logger: c.logger, Step: progress.step})
	progress.end()
	if err := errors.Join(err, report.Close()); err != nil {
		if _, ok := errors.AsType[*imports.QuarantinedError](err); ok {
			err = errors.Join(writeInputs(c.out, given.Inputs), err)
		}
		return err
	}
	if result.Published {
		s.showCurrent(ctx, c.logger)
	}
	if given.Amends() {
		c.logger.InfoContext(ctx, "nothing was published yet: the inputs amend the bundled data")
	}
	if err := writeSummary(c.out, given.Inputs, result); err != nil {
		return err
	}
	return p.conclude(c.out, result)
}

// Validate is called by kong.
func (p publish) Validate() error {
	if p.Nice < 0 || p.Nice > priority.Greatest {
		return fmt.Errorf("--nice: is %d, but must be 0 to %d", p.Nice, priority.Greatest)
	}
	return p.fetching.Validate()
}

func (p publish) options() imports.Options {
	return imports.Options{
		Paths: p.Paths, Source: p.Source, Edition: p.Edition, Mode: dataset.Mode(p.Mode), Encoding: p.Encoding, Dictionary: p.Dictionary,
		Report: p.Report, MaxRejects: p.MaxRejects, Bundle: openBundle,
	}
}

func (p publish) conclude(w io.Writer, result *dataset.Result) (err error) {
	changed := slices.ContainsFunc(result.Resources, func(r dataset.ResourceResult) bool { return r.Changed })
	switch {
	case result.Published:
		_, err = fmt.Fprintf(w, "published release %d in %s; %s\n", result.Release, p.place(), p.readers())
	case !changed:
		_, err = fmt.Fprintf(w, "nothing changed: release %d in %s holds the same data\n", result.Release, p.place())
	default:
		_, err = fmt.Fprintln(w, "the data is valid; nothing was published")
	}
	return err
}

// createReport makes the file for quarantined rows, if requested.
func (p publish) createReport() (io.WriteCloser, error) {
	if p.Report == "" {
		return discard{io.Discard}, nil
	}
	return os.Create(p.Report)
}

type discard struct{ io.Writer }

func (discard) Close() error { return nil }
