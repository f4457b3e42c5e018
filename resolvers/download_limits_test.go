package resolvers_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
	"govhub/web"
	"govhub/web/files"
)

// A client must be able to distinguish a part from the whole, compressed or not, in any version of HTTP.
func TestDownloadThatBreaksOff(t *testing.T) {
	t.Parallel()
	for _, most := range []int64{5000, 300_000} {
		h := downloadsWith(t, bundletest.New(t), func(c *web.Config) { c.Tables.Bytes = most })
		for _, format := range []string{".csv", ".ndjson", ".zip"} {
			for _, coding := range []string{"identity", "gzip", "zstd"} {
				for _, version := range []string{"1.0", "1.1"} {
					resp, n, err := h.raw(t, version, "/graphql"+format+"?"+url.Values{"query": {large()}}.Encode(), coding)
					if err == nil && resp.StatusCode == http.StatusOK {
						t.Errorf("%s as %s by HTTP/%s ended well after %d bytes", format, coding, version, n)
					}
					if most == 5000 && (err != nil || resp.StatusCode != http.StatusBadRequest) {
						t.Errorf("%s as %s by HTTP/%s, of which nothing was sent: %v, %v", format, coding, version, resp, err)
					}
				}
			}
		}
	}
}

// raw sends a GET in a version of HTTP, and returns the response, the size of its body, and the error at its end.
func (h *hub) raw(t *testing.T, version, path, coding string) (*http.Response, int64, error) {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(h.url, "http://"), "/graphql"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "GET %s HTTP/%s\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: %s\r\n\r\n", path, version, coding)
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return nil, 0, err
	}
	n, err := io.Copy(io.Discard, resp.Body)
	return resp, n, err
}

// The limit is for the uncompressed content of a download.
func TestDownloadLimitBeforeCompression(t *testing.T) {
	t.Parallel()
	h := downloadsWith(t, bundletest.New(t), func(c *web.Config) { c.Tables.Bytes = 200_000 })
	_, whole := downloads(t).fetch(t, ".zip", large(), "")
	resp, body := h.fetch(t, ".zip", large(), "")
	if resp.StatusCode != http.StatusBadRequest || !strings.Contains(body, "RESPONSE_TOO_LARGE") {
		t.Errorf("a zip of %d bytes, with more than 200,000 in it: %s %.200s", len(whole), resp.Status, body)
	}
}

// A slow reader holds no turn to make a download.
func TestDownloadsBesideSlowReaders(t *testing.T) {
	t.Parallel()
	h := downloadsWith(t, bundletest.New(t), func(c *web.Config) { c.Files.Turns.Makers, c.Files.Turns.Wait = 1, time.Minute })
	for _, format := range []string{".csv", ".ndjson", ".zip"} {
		resp, err := http.Get(h.url + format + "?" + url.Values{"query": {large()}}.Encode()) // read nothing
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		if resp, body := h.fetch(t, format, `{ federalDistricts { nodes { slug } } }`, ""); resp.StatusCode != http.StatusOK {
			t.Errorf("%s beside a reader that does not read: %s %s", format, resp.Status, body)
		}
	}
}

// A download whose client has left is not a fault.
func TestDownloadWhoseClientLeaves(t *testing.T) {
	t.Parallel()
	database := bundletest.New(t)
	h := downloadsWith(t, database, func(c *web.Config) { c.Files.Turns.Makers = 3 })
	unblock := block(t, database, "region")
	ctx, leave := context.WithCancel(t.Context())
	for _, path := range []string{".ndjson", ".csv", ".zip", ""} {
		go func() {
			req, err := http.NewRequestWithContext(ctx, http.MethodGet, h.url+path+"?"+url.Values{"query": {`{ regions { nodes { name } } }`}}.Encode(), nil)
			if err != nil {
				return
			}
			if resp, err := http.DefaultClient.Do(req); err == nil {
				resp.Body.Close()
			}
		}()
	}
	waitForLocks(t, database, 4)
	leave()
	h.server.Close() // waits for the handlers
	unblock()
	if log := h.log(); strings.Contains(log, "ERROR") || strings.Count(log, "status=499") != 4 {
		t.Errorf("the log of four clients that left:\n%s", log)
	}
}

// Pruning spares a release while a download reads it.
func TestDownloadSurvivesPruning(t *testing.T) {
	t.Parallel()
	database := revised(t) // two releases
	h := downloadsWith(t, database, func(c *web.Config) {
		c.Files.Turns.Wait, c.Files.Hold = time.Minute, files.HoldBy(database.Owner(t))
	})
	_, want := h.fetch(t, ".csv", `query @release(number: 1) { regions { nodes { name } } }`, "")
	owner := database.Owner(t)
	if _, err := owner.ExecContext(t.Context(), "UPDATE govhub.release SET superseded_at = now() - interval '1 minute' WHERE number = 1"); err != nil {
		t.Fatal(err)
	}
	unblock := block(t, database, "region")
	got := make(chan string, 1)
	go func() {
		_, body := h.fetch(t, ".ndjson", `query @release(number: 1) { regions { nodes { name } } }`, "")
		got <- body
	}()
	waitForLocks(t, database, 1)
	if pruned, err := dataset.Prune(t.Context(), owner, 1); err != nil || len(pruned) > 0 {
		t.Errorf("pruned %v, %v, while a download reads the release", pruned, err)
	}
	unblock()
	if body := <-got; strings.Count(body, "\n") != strings.Count(want, "\n")-1 {
		t.Errorf("the download is %q", body)
	}
	if pruned, err := dataset.Prune(t.Context(), owner, 1); err != nil || len(pruned) != 1 {
		t.Errorf("pruned %v, %v, want release 1, which nobody reads any more", pruned, err)
	}
	resp, body := h.fetch(t, ".csv", `query @release(number: 1) { federalDistricts { nodes { slug } } }`, "")
	if resp.StatusCode != http.StatusGone || !strings.Contains(body, "RELEASE_PRUNED") {
		t.Errorf("after it was pruned: %s %s", resp.Status, body)
	}
}

func TestDownloadOverTheLimits(t *testing.T) {
	t.Parallel()
	h := downloadsWith(t, bundletest.New(t), func(c *web.Config) { c.Tables.Rows = 20 })
	resp, body := h.fetch(t, ".csv", `{ regions { nodes { name } } }`, "")
	if resp.StatusCode != 400 || !strings.Contains(body, "RESPONSE_TOO_LARGE") || !strings.Contains(body, "regions has 89 rows; a download has at most 20") {
		t.Errorf("too many rows: %s %s", resp.Status, body)
	}
	if resp, _ := h.fetch(t, ".csv", `{ federalDistricts { nodes { slug } } }`, ""); resp.StatusCode != 200 {
		t.Errorf("few rows: %s", resp.Status)
	}
	none := downloadsWith(t, bundletest.New(t), func(c *web.Config) { c.Files.Turns = files.Turns{Timeout: time.Minute} }) // no makers
	resp, body = none.fetch(t, ".csv", `{ regions { nodes { name } } }`, "")
	if resp.StatusCode != 503 || !strings.Contains(body, "OVERLOADED") || resp.Header.Get("Retry-After") == "" {
		t.Errorf("no turn: %s %s", resp.Status, body)
	}
}

// A download whose release cannot be held, because all connections for that are in use, gets an error that advises to retry.
func TestDownloadWithoutHold(t *testing.T) {
	t.Parallel()
	h := downloadsWith(t, bundletest.New(t), func(c *web.Config) {
		c.Files.Turns.Wait = time.Millisecond
		c.Files.Hold = func(ctx context.Context, _ int32) (func(), error) {
			<-ctx.Done() // no connection is free
			return nil, ctx.Err()
		}
	})
	resp, body := h.fetch(t, ".csv", `{ regions { nodes { name } } }`, "")
	if resp.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "OVERLOADED") || resp.Header.Get("Retry-After") == "" {
		t.Errorf("without a hold: %s %s", resp.Status, body)
	}
}

// block blocks reading the rows of a resource of release 1 until the returned function is called.
func block(t *testing.T, database *dbtest.Database, resource string) (unblock func()) {
	t.Helper()
	owner := database.Owner(t)
	info, err := dataset.Release(t.Context(), owner, 1)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := owner.BeginTx(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range info.Resources {
		if r.Name == resource {
			if _, err := tx.Exec("LOCK TABLE store." + r.Table + " IN ACCESS EXCLUSIVE MODE"); err != nil {
				t.Fatal(err)
			}
		}
	}
	unblock = sync.OnceFunc(func() { _ = tx.Rollback() })
	t.Cleanup(unblock)
	return unblock
}

// waitForLocks waits until this many queries wait for a lock.
func waitForLocks(t *testing.T, database *dbtest.Database, least int) {
	t.Helper()
	owner := database.Owner(t)
	const query = "SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
	for waiting := 0; waiting < least; {
		if err := owner.QueryRowContext(t.Context(), query).Scan(&waiting); err != nil {
			t.Fatal(err)
		}
	}
}
