package cli

import (
	"errors"
	"log/slog"
	"time"

	"govhub/ingest/inputs"
)

// fetching bounds the cost of inputs.
type fetching struct {
	MaxInputSize int64         `env:"GOVHUB_MAX_INPUT_SIZE" default:"2147483648" help:"Bytes of a file from the web, and of what a compressed file or an archive unpacks to."`
	InputTimeout time.Duration `env:"GOVHUB_INPUT_TIMEOUT" default:"30s" help:"Time that a server of an input may stay silent."`
}

// Validate is called by kong.
func (f fetching) Validate() error {
	if f.MaxInputSize <= 0 || f.InputTimeout <= 0 {
		return errors.New("--max-input-size and --input-timeout must be greater than 0")
	}
	return nil
}

func (f fetching) opener(logger *slog.Logger) *inputs.Opener {
	return inputs.New(inputs.Options{MaxSize: f.MaxInputSize, Timeout: f.InputTimeout, Logger: logger})
}
