package main

import (
	"context"
	"fmt"

	"govhub/dataset"
)

type export struct {
	database

	Release int32  `env:"GOVHUB_RELEASE" placeholder:"N" help:"Number of the release; the current one by default."`
	Dir     string `arg:"" help:"Folder to write to. It must not exist, or be empty."`
}

func (e export) Run(ctx context.Context, c *console) error {
	s, err := e.openExisting(ctx, c.logger)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := dataset.Export(ctx, s.owner, e.Release, e.Dir); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "wrote %s\n", e.Dir)
	return err
}
