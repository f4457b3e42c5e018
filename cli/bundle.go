package cli

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"govhub/data"
	"govhub/dataset"
	"govhub/ingest/imports"
)

// busyFor is how long a start waits for another process that is publishing, such as a second hub on the same database.
const busyFor = 30 * time.Second

// publishBundle publishes the bundled data if nothing was ever published.
func publishBundle(ctx context.Context, s *store, logger *slog.Logger) error {
	for began := time.Now(); ; {
		known, err := dataset.Releases(ctx, s.owner)
		if err != nil || len(known) > 0 {
			return err
		}
		p, err := openBundle()
		if err != nil {
			return err
		}
		result, err := dataset.Publish(ctx, s.owner, p, dataset.Options{})
		switch {
		case err == nil:
			logger.InfoContext(ctx, "published the bundled data, since there was none yet", slog.Int("release", int(result.Release)))
			return nil
		case !errors.Is(err, dataset.ErrBusy) || time.Since(began) > busyFor:
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

func openBundle() (*dataset.Package, error) { return dataset.OpenFS(data.FS, imports.BundleName) }
