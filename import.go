package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"govhub/dataset"
)

type publish struct {
	database
	input
}

func (p publish) Run(ctx context.Context, c *console) error {
	result, err := p.apply(ctx, c, p.database, false)
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
	input
}

func (k check) Run(ctx context.Context, c *console) error {
	result, err := k.apply(ctx, c, k.database, true)
	if err != nil {
		return err
	}
	if err := writeResources(c.out, result.Resources); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.out, "the data is sound; nothing was published")
	return err
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
