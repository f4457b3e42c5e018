package cli

import (
	"context"
	"fmt"

	"govhub/dataset/synthetic"
)

type generate struct {
	Scale int    `default:"1" env:"GOVHUB_SCALE" placeholder:"N" help:"How much to write: 1 is a million observations, 10 ten times that; 20 at most."`
	Seed  uint64 `default:"1" env:"GOVHUB_SEED" placeholder:"S" help:"Choice of the data: the same seed and scale give the same bytes."`
	Dir   string `arg:"" help:"Folder to write to. It must not exist, or be empty."`
}

func (g generate) Run(ctx context.Context, c *console) error {
	size, err := synthetic.Scale(g.Scale)
	if err != nil {
		return err
	}
	if err := synthetic.Write(ctx, g.Dir, size, g.Seed); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "wrote %s\n", g.Dir)
	return err
}
