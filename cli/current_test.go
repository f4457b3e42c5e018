package cli

import (
	"log/slog"
	"strings"
	"testing"

	"govhub/dataset"
	"govhub/db/dbtest"
)

// TestOlderHubIsQuiet leaves schema current to the hub of a newer version, without a warning each time that it looks.
func TestOlderHubIsQuiet(t *testing.T) {
	t.Parallel()
	owner := dbtest.New(t).Owner(t)
	if err := dataset.TakeOver(t.Context(), owner); err != nil {
		t.Fatal(err)
	}
	if _, err := owner.Exec(`INSERT INTO govhub.table_schemas (sha256) VALUES ('newer');
		INSERT INTO govhub.release (number, published_at, package, schema_sha256) VALUES (1, now(), 'people', 'newer');
		INSERT INTO govhub.current_release (number, moved_at) VALUES (1, now())`); err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	(&store{owner: owner}).showCurrent(t.Context(), slog.New(slog.NewTextHandler(&log, nil)))
	if log.Len() > 0 {
		t.Error(log.String())
	}
}
