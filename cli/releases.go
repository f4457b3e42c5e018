package cli

import (
	"context"
	"fmt"
	"text/tabwriter"
	"time"

	"govhub/dataset"
)

type releases struct {
	List     list     `cmd:"" default:"withargs" help:"List the releases, the newest first."`
	Show     show     `cmd:"" help:"Show what a release holds."`
	Rollback rollback `cmd:"" help:"Make an older release the current one."`
	Prune    prune    `cmd:"" help:"Remove old releases. The current one always stays."`
}

type list struct{ database }

func (l list) Run(ctx context.Context, c *console) error {
	s, err := l.openExisting(ctx, c.logger, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	known, err := dataset.Releases(ctx, s.owner)
	if err != nil {
		return err
	}
	t := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "NUMBER\tPUBLISHED\tPACKAGE\tVERSION\tCURRENT")
	for _, r := range known {
		current := ""
		if r.Current {
			current = "yes"
		}
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%s\n", r.Number, r.PublishedAt.UTC().Format(time.RFC3339), r.Package, r.PackageVersion, current)
	}
	return t.Flush()
}

type show struct {
	database

	Number int32 `arg:"" help:"Number of the release."`
}

func (h show) Run(ctx context.Context, c *console) error {
	s, err := h.openExisting(ctx, c.logger, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	info, err := dataset.Release(ctx, s.owner, h.Number)
	if err != nil {
		return err
	}
	t := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "RESOURCE\tROWS\tBYTES\tSHA256")
	for _, resource := range info.Resources {
		fmt.Fprintf(t, "%s\t%d\t%d\t%s\n", resource.Name, resource.Rows, resource.Bytes, resource.SHA256)
	}
	return t.Flush()
}

type rollback struct {
	database

	Number int32 `arg:"" help:"Number of the release to return to."`
}

func (b rollback) Run(ctx context.Context, c *console) error {
	s, err := b.openExisting(ctx, c.logger, toWrite)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := dataset.Rollback(ctx, s.owner, b.Number); err != nil {
		return err
	}
	s.showCurrent(ctx, c.logger)
	_, err = fmt.Fprintf(c.out, "release %d in %s is current; %s\n", b.Number, b.place(), b.readers())
	return err
}

type prune struct {
	database

	Keep int `default:"10" env:"GOVHUB_KEEP" help:"How many of the newest releases to keep."`
}

func (p prune) Run(ctx context.Context, c *console) error {
	s, err := p.openExisting(ctx, c.logger, toWrite)
	if err != nil {
		return err
	}
	defer s.Close()
	s.showCurrent(ctx, c.logger) // the release that it shows stays
	pruned, err := dataset.Prune(ctx, s.owner, p.Keep)
	for _, number := range pruned {
		fmt.Fprintf(c.out, "pruned release %d\n", number)
	}
	if err == nil && len(pruned) == 0 {
		fmt.Fprintln(c.out, "nothing to prune; a release is kept for ten seconds after another replaced it")
	}
	return err
}
