package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"govhub/dataset"
)

// amendment says what becomes of the current release.
type amendment struct {
	Mode string `env:"GOVHUB_IMPORT_MODE" enum:"whole,replace,upsert" default:"whole" help:"What the package is: whole, all there is; replace, resources that take the place of those of the current release; upsert, rows that take the place of those with the same key or join them."`
}

type publish struct {
	database

	amendment
	Package string `arg:"" help:"Folder of the data package: datapackage.json and its CSV files."`
}

func (p publish) Run(ctx context.Context, c *console) error {
	result, err := apply(ctx, c, p.database, p.Package, dataset.Options{Mode: dataset.Mode(p.Mode), Logger: c.logger})
	if err != nil {
		return err
	}
	if !result.Published {
		_, err = fmt.Fprintf(c.out, "nothing changed: release %d in %s holds the same data\n", result.Release, p.place())
		return err
	}
	if err := writeResources(c.out, result.Resources); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "published release %d in %s\n", result.Release, p.place())
	return err
}

type check struct {
	database

	amendment
	Package string `arg:"" help:"Folder of the data package: datapackage.json and its CSV files."`
}

func (k check) Run(ctx context.Context, c *console) error {
	result, err := apply(ctx, c, k.database, k.Package, dataset.Options{Mode: dataset.Mode(k.Mode), Logger: c.logger, DryRun: true})
	if err != nil {
		return err
	}
	if err := writeResources(c.out, result.Resources); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.out, "the package is sound; nothing was published")
	return err
}

// apply opens the package before the database, so that a mistyped path is told at once.
func apply(ctx context.Context, c *console, d database, path string, o dataset.Options) (_ *dataset.Result, err error) {
	p, err := dataset.Open(path)
	if err != nil {
		return nil, err
	}
	s, err := d.open(ctx, c.logger, true)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return dataset.Publish(ctx, s.owner, p, o)
}

func writeResources(w io.Writer, resources []dataset.ResourceResult) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "RESOURCE\tROWS\tCHANGED")
	for _, r := range resources {
		changed := ""
		if r.Changed {
			changed = "yes"
		}
		fmt.Fprintf(t, "%s\t%d\t%s\n", r.Name, r.Rows, changed)
	}
	return t.Flush()
}
