package cli

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"govhub/dataset"
	"govhub/db/control"
)

// showCurrent makes schema current show the current release. What it cannot do now, the hub or the next command does: publishing never fails
// because of it. A hub of an older version leaves the views to the newer one.
func (s *store) showCurrent(ctx context.Context, logger *slog.Logger) {
	standby, err := control.IsStandby(ctx, s.owner)
	if err == nil && !standby {
		err = dataset.ShowCurrent(ctx, s.owner)
	}
	if err != nil && ctx.Err() == nil && !errors.Is(err, control.ErrOlderProgram) {
		logger.WarnContext(ctx, "schema current may show an older release: a hub, or the next command, will show the current one", slog.Any("error", err))
	}
}

// showEvery is how often a hub looks whether schema current shows the current release.
const showEvery = 30 * time.Second

// keepShown shows each new release in schema current that a command left behind.
func (s *store) keepShown(ctx context.Context, logger *slog.Logger) error {
	tick := time.NewTicker(showEvery)
	defer tick.Stop()
	for {
		s.showCurrent(ctx, logger)
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}
