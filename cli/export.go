package cli

import (
	"context"
	"fmt"

	"govhub/dataset"
)

type export struct {
	database

	Release  int32    `env:"GOVHUB_RELEASE" placeholder:"N" help:"Number of the release; the current one by default."`
	Format   string   `env:"GOVHUB_EXPORT_FORMAT" enum:"csv,jsonl,parquet" default:"csv" help:"Format of the files: csv, the only one that can be imported again, jsonl or parquet."`
	Resource []string `env:"GOVHUB_EXPORT_RESOURCES" placeholder:"NAME" help:"Resources to write, several separated by commas or by repeating the flag; all by default."`
	Target   string   `arg:"" help:"Folder to write to, which must not exist, or be empty; or a new file that ends in .zip."`
}

func (e export) Run(ctx context.Context, c *console) error {
	s, err := e.openExisting(ctx, c.logger, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	options := dataset.ExportOptions{Release: e.Release, Format: dataset.Format(e.Format), Resources: e.Resource}
	if err := dataset.Export(ctx, s.owner, options, e.Target); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "wrote %s\n", e.Target)
	return err
}
