package web_test

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"govhub/awaittest"
	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
	"govhub/db/session"
	"govhub/spreadsheet"
	"govhub/web"
	"govhub/web/files"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// downloadable is a hub that offers the bundle for download.
type downloadable struct {
	*fixture
	database *dbtest.Database
	owner    *sql.DB
	reader   *sql.DB
}

func setupDownloads(t *testing.T, change func(*web.Config)) *downloadable {
	t.Helper()
	d := &downloadable{database: bundletest.New(t)}
	d.owner = d.database.Owner(t)
	config := d.database.Config()
	config.PoolSize = 3
	var err error
	if d.reader, err = session.OpenReader(config.Config); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.reader.Close() })
	d.fixture = setup(t, func(c *web.Config) {
		c.Releases, c.Files.Turns = d.reader, files.Turns{Makers: 2, Wait: 50 * time.Millisecond, Timeout: time.Minute}
		if change != nil {
			change(c)
		}
	})
	return d
}

func TestDownload(t *testing.T) {
	t.Parallel()
	d := setupDownloads(t, nil)
	info, err := dataset.Release(t.Context(), d.owner, 0)
	if err != nil {
		t.Fatal(err)
	}
	for file, media := range map[string]string{
		"package.zip":      "application/zip",
		"region.csv":       "text/csv; charset=utf-8; header=present",
		"datapackage.json": "application/json",
		"region.jsonl":     "application/x-ndjson",
		"region.parquet":   "application/vnd.apache.parquet",
	} {
		var want bytes.Buffer
		switch resource, format, _ := strings.Cut(file, "."); resource {
		case "package":
			err = dataset.ExportZip(t.Context(), d.owner, info, dataset.ExportOptions{}, &want)
		case "datapackage":
			err = dataset.ExportDescription(t.Context(), d.owner, info, &want)
		default:
			err = dataset.ExportResource(t.Context(), d.owner, info, resource, dataset.Format(format), &want)
		}
		if err != nil {
			t.Fatal(err)
		}
		// A range is answered when the file is complete, without a time limit.
		if a := d.do(t, "GET", "/releases/1/"+file, "", "Range", "bytes=0-0"); a.status != http.StatusPartialContent {
			t.Errorf("%s: a range is answered by %d", file, a.status)
		}
		// Compression is accepted but not used, because ranges count the bytes of the file.
		a := d.do(t, "GET", "/releases/1/"+file, "", "Accept-Encoding", "gzip, zstd", "Origin", "https://example.org")
		if a.status != http.StatusOK || a.body != want.String() {
			t.Errorf("%s: status %d, %d bytes, want 200 and the %d bytes of an export", file, a.status, len(a.body), want.Len())
		}
		name := "govhub-release-1-" + file
		if file == "package.zip" {
			name = "govhub-release-1.zip"
		}
		for header, want := range map[string]string{
			"Content-Type": media, "Content-Length": fmt.Sprint(want.Len()), "Content-Encoding": "", "Accept-Ranges": "bytes",
			"Content-Disposition": `attachment; filename="` + name + `"`, "Cache-Control": "public, max-age=86400",
			"Access-Control-Allow-Origin": "*", "Link": `</releases/1/datapackage.json>; rel="describedby"; type="application/json"`,
		} {
			if got := a.header.Get(header); got != want {
				t.Errorf("%s: %s is %q, want %q", file, header, got, want)
			}
		}
		etag := a.header.Get("ETag")
		if strings.HasPrefix(etag, "W/") || len(etag) < 10 {
			t.Errorf("%s: ETag %q, want a strong one", file, etag)
		}
		if a := d.do(t, "GET", "/releases/1/"+file, "", "If-None-Match", etag); a.status != http.StatusNotModified || a.body != "" {
			t.Errorf("%s: with its ETag: %d", file, a.status)
		}
		head := d.do(t, "HEAD", "/releases/1/"+file, "", "Origin", "https://example.org")
		if head.status != http.StatusOK || head.header.Get("ETag") != etag || head.header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: HEAD is answered by %d, %v", file, head.status, head.header)
		}
		if got, want := head.header.Get("Content-Length"), strconv.Itoa(len(a.body)); got != want {
			t.Errorf("%s: HEAD states a length of %q, but the file that is kept has %s", file, got, want)
		}
	}
	if strings.Contains(d.log.String(), `"status":0`) {
		t.Errorf("the log holds a request without a status:\n%s", d.log.String())
	}
}

// TestDownloadForSpreadsheets opens a resource as a workbook and as CSV for Excel.
func TestDownloadForSpreadsheets(t *testing.T) {
	t.Parallel()
	d := setupDownloads(t, nil)
	plain := d.do(t, "GET", "/releases/1/region.csv", "")
	records, err := csv.NewReader(strings.NewReader(plain.body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	a := d.do(t, "GET", "/releases/1/region.xlsx", "")
	if got := a.header.Get("Content-Type"); a.status != http.StatusOK || got != spreadsheet.Media || a.header.Get("Content-Disposition") != `attachment; filename="govhub-release-1-region.xlsx"` {
		t.Fatalf("%d %s", a.status, got)
	}
	f, err := excelize.OpenReader(strings.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("rows")
	if err != nil || len(rows) != len(records) || !cmp.Equal(rows[0], records[0]) {
		t.Fatalf("%d rows below %v, %v, want %d below %v", len(rows), rows[0], err, len(records), records[0])
	}
	column := slices.Index(records[0], "oktmo")
	for i := range rows {
		if rows[i][column] != records[i][column] {
			t.Errorf("row %d has the code %q, want %q", i, rows[i][column], records[i][column])
		}
	}
	about, err := f.GetRows("about")
	if text := fmt.Sprint(about); err != nil || !strings.Contains(text, "[Release 1 ") || !strings.Contains(text, "[Source ") || !strings.Contains(text, "[Licence ") || !strings.Contains(text, "[Column oktmo ") {
		t.Errorf("about: %v, %v", text, err)
	}
	excel := d.do(t, "GET", "/releases/1/region.csv?dialect=excel", "")
	if excel.status != http.StatusOK || excel.header.Get("ETag") == plain.header.Get("ETag") || !strings.HasPrefix(excel.body, "\uFEFF"+strings.Join(records[0], ";")+"\r\n") {
		t.Errorf("for Excel: %d %.100q", excel.status, excel.body)
	}
	if got := d.do(t, "GET", "/releases/current/region.csv?dialect=excel", "").header.Get("Location"); got != "/releases/1/region.csv?dialect=excel" {
		t.Errorf("the current release is at %q", got)
	}
	for path, want := range map[string]string{"region.csv?dialect=calc": "must be excel", "region.xlsx?dialect=excel": "for CSV only", "package.zip?dialect=excel": "for CSV only"} {
		if a := d.do(t, "GET", "/releases/1/"+path, ""); a.status != http.StatusBadRequest || !strings.Contains(a.body, want) {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
	if _, err := d.owner.ExecContext(t.Context(), "UPDATE govhub.resource SET rows = 1048576 WHERE name = 'region'"); err != nil {
		t.Fatal(err)
	}
	if a := d.do(t, "GET", "/releases/1/region.xlsx", ""); a.status != http.StatusBadRequest || a.codes(t) != "RESPONSE_TOO_LARGE" || !strings.Contains(a.body, "region has 1048576 rows; a sheet of Excel has at most 1048575") {
		t.Errorf("too many rows: %d %s", a.status, a.body)
	}
}

func TestDownloadRanges(t *testing.T) {
	t.Parallel()
	d := setupDownloads(t, nil)
	const path = "/releases/1/municipality.csv"
	whole := d.do(t, "GET", path, "")
	size := len(whole.body)
	etag := whole.header.Get("ETag")
	tests := []struct {
		name, want string
		status     int
		rng        string
		header     []string
	}{
		{"first bytes", whole.body[:10], 206, fmt.Sprintf("bytes 0-9/%d", size), []string{"Range", "bytes=0-9"}},
		{"from the middle on", whole.body[100:], 206, fmt.Sprintf("bytes 100-%d/%d", size-1, size), []string{"Range", "bytes=100-"}},
		{"last bytes", whole.body[size-5:], 206, fmt.Sprintf("bytes %d-%d/%d", size-5, size-1, size), []string{"Range", "bytes=-5"}},
		{"of the same content", whole.body[3:], 206, fmt.Sprintf("bytes 3-%d/%d", size-1, size), []string{"Range", "bytes=3-", "If-Range", etag}},
		{"of other content", whole.body, 200, "", []string{"Range", "bytes=3-", "If-Range", `"other"`}},
		{"beyond the end", "", 416, fmt.Sprintf("bytes */%d", size), []string{"Range", fmt.Sprintf("bytes=%d-", size)}},
		{"the last no bytes", "", 416, fmt.Sprintf("bytes */%d", size), []string{"Range", "bytes=-0"}},
		{"the last no bytes, in many digits", "", 416, fmt.Sprintf("bytes */%d", size), []string{"Range", "bytes=-000"}},
		{"also the last no bytes", whole.body[:6], 206, fmt.Sprintf("bytes 0-5/%d", size), []string{"Range", "bytes=0-5, -0"}},
		{"beyond all numbers", "", 416, fmt.Sprintf("bytes */%d", size), []string{"Range", "bytes=99999999999999999999-"}},
		{"up to beyond all numbers", whole.body[1:], 206, fmt.Sprintf("bytes 1-%d/%d", size-1, size), []string{"Range", "bytes=1-99999999999999999999"}},
		{"more than there is", whole.body, 206, fmt.Sprintf("bytes 0-%d/%d", size-1, size), []string{"Range", "bytes=-99999999999999999999"}},
		{"in capitals", whole.body[:6], 206, fmt.Sprintf("bytes 0-5/%d", size), []string{"Range", "Bytes=0-5"}},
		{"in another unit", whole.body, 200, "", []string{"Range", "items=0-5"}},
		{"backwards", whole.body, 200, "", []string{"Range", "bytes=5-2"}},
		{"no numbers", whole.body, 200, "", []string{"Range", "bytes=abc"}},
		{"no unit", whole.body, 200, "", []string{"Range", "0-5"}},
		{"nothing", whole.body, 200, "", []string{"Range", "bytes="}},
		{"if it is another", "", 412, "", []string{"If-Match", `"other"`}},
	}
	for _, test := range tests {
		a := d.do(t, "GET", path, "", test.header...)
		if a.status != test.status || a.header.Get("Content-Range") != test.rng {
			t.Errorf("%s: %d, Content-Range %q, want %d, %q", test.name, a.status, a.header.Get("Content-Range"), test.status, test.rng)
		}
		if test.status < 300 && a.body != test.want {
			t.Errorf("%s: %d bytes, want %d", test.name, len(a.body), len(test.want))
		}
	}
}

func TestDownloadRefusals(t *testing.T) {
	t.Parallel()
	d := setupDownloads(t, nil)
	for path, want := range map[string]string{
		"/releases/2/region.csv":           "404 RELEASE_NOT_FOUND",
		"/releases/0/region.csv":           "404 RELEASE_NOT_FOUND",
		"/releases/01/region.csv":          "404 RELEASE_NOT_FOUND",
		"/releases/-1/region.csv":          "404 RELEASE_NOT_FOUND",
		"/releases/x/package.zip":          "404 RELEASE_NOT_FOUND",
		"/releases/99999999999/region.csv": "404 RELEASE_NOT_FOUND",
		"/releases/1/planet.csv":           "404 BAD_REQUEST",
		"/releases/1/region.xls":           "404 BAD_REQUEST",
		"/releases/1/region":               "404 BAD_REQUEST",
		"/releases/1/region.csv.gz":        "404 BAD_REQUEST",
		"/releases/1/":                     "404 BAD_REQUEST",
		"/releases/1/..%2fpackage.zip":     "404 BAD_REQUEST",
		"/releases/current/planet.csv":     "404 BAD_REQUEST",
		"/releases":                        "404 BAD_REQUEST",
	} {
		a := d.do(t, "GET", path, "")
		if got := fmt.Sprint(a.status, " ", a.codes(t)); got != want || a.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %s, Cache-Control %q, want %s", path, got, a.header.Get("Cache-Control"), want)
		}
	}
	if a := d.do(t, "POST", "/releases/1/region.csv", ""); a.status != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", a.status)
	}
	if _, err := d.owner.ExecContext(t.Context(), "UPDATE govhub.release SET schema_sha256 = 'other'"); err != nil {
		t.Fatal(err)
	}
	if a := d.do(t, "GET", "/releases/1/region.csv", ""); a.status != 404 || a.codes(t) != "RELEASE_NOT_FOUND" || !strings.Contains(a.body, "older version") {
		t.Errorf("a release of an older version: %d %s", a.status, a.body)
	}
}

func TestDownloadOfCurrentRedirects(t *testing.T) {
	t.Parallel()
	d := setupDownloads(t, nil)
	for _, file := range []string{"package.zip", "region.csv"} {
		a := d.do(t, "GET", "/releases/current/"+file, "")
		if a.status != http.StatusFound || a.header.Get("Location") != "/releases/1/"+file || a.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d to %q, Cache-Control %q", file, a.status, a.header.Get("Location"), a.header.Get("Cache-Control"))
		}
	}
}

// The downloaded package is published again and gets the same checksums.
func TestDownloadRoundTrip(t *testing.T) {
	t.Parallel()
	d := setupDownloads(t, nil)
	body := d.do(t, "GET", "/releases/1/package.zip", "").body
	archive, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	p, err := dataset.OpenFS(archive, "download")
	if err != nil {
		t.Fatal(err)
	}
	other := dbtest.New(t).Owner(t)
	if _, err := dataset.Publish(t.Context(), other, p, dataset.Options{}); err != nil {
		t.Fatal(err)
	}
	before, err := dataset.Release(t.Context(), d.owner, 1)
	if err != nil {
		t.Fatal(err)
	}
	after, err := dataset.Release(t.Context(), other, 1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]any{before.Resources, before.Metadata}, []any{after.Resources, after.Metadata}); diff != "" {
		t.Errorf("(-published +published again):\n%s", diff)
	}
}

// curl resumes a download that was cut off.
func TestDownloadResumesWithCurl(t *testing.T) {
	t.Parallel()
	curl, err := exec.LookPath("curl")
	if err != nil {
		t.Fatal("this test needs curl")
	}
	d := setupDownloads(t, nil)
	want := d.do(t, "GET", "/releases/1/package.zip", "").body
	file := filepath.Join(t.TempDir(), "package.zip")
	if err := os.WriteFile(file, []byte(want[:len(want)/3]), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), curl, "-sS", "--fail", "-L", "-C", "-", "-o", file, d.URL+"/releases/current/package.zip")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("curl: %v: %s", err, out)
	}
	got, err := os.ReadFile(file)
	if err != nil || string(got) != want {
		t.Errorf("the file has %d bytes, %v, want %d", len(got), err, len(want))
	}
}

// block blocks reading the rows of a resource until the returned function is called.
func (d *downloadable) block(t *testing.T, resource string) (unblock func()) {
	t.Helper()
	info, err := dataset.Release(t.Context(), d.owner, 1)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := d.owner.BeginTx(context.Background(), nil)
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

// A slow file is sent without its length while it is written; the next client gets the length.
func TestDownloadFollowsWhatIsMade(t *testing.T) {
	t.Parallel()
	d := setupDownloads(t, nil)
	large := largeRelease(t, d)
	path := fmt.Sprintf("/releases/%d/", large)
	want := d.do(t, "GET", path+"practice.csv", "").body
	unblock := d.block(t, "source") // the last resource
	req, err := http.NewRequestWithContext(t.Context(), "GET", d.URL+path+"package.zip", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req) // the header arrives while the file cannot be complete
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK || resp.ContentLength >= 0 {
		t.Errorf("status %d, Content-Length %d, want 200 without", resp.StatusCode, resp.ContentLength)
	}
	unblock()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := archive.Open("practice.csv")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(f); err != nil || string(got) != want {
		t.Errorf("practice.csv has %d bytes, %v, want %d", len(got), err, len(want))
	}
	if next := d.do(t, "HEAD", path+"package.zip", ""); next.header.Get("ETag") != resp.Header.Get("ETag") {
		t.Errorf("ETag %q, then %q", resp.Header.Get("ETag"), next.header.Get("ETag"))
	}
}

// largeRelease publishes a release whose practices are larger than one write, even compressed, and returns its number.
func largeRelease(t *testing.T, d *downloadable) int32 {
	t.Helper()
	dir := t.TempDir()
	var rows bytes.Buffer
	rows.WriteString("slug,title,summary,source\n")
	random := rand.NewChaCha8([32]byte{})
	noise := make([]byte, 300)
	for i := range 2000 {
		_, _ = random.Read(noise)
		fmt.Fprintf(&rows, "padding-%d,Padding,%x,report-forum-2-2025-04\n", i, noise)
	}
	for name, text := range map[string]string{
		"practice.csv":     rows.String(),
		"datapackage.json": `{"resources": [{"name": "practice", "path": "practice.csv"}]}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, err := dataset.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	result, err := dataset.Import(t.Context(), d.owner, "padding", dataset.Options{}, func(context.Context, *dataset.Base) ([]dataset.Input, error) {
		return []dataset.Input{{Package: p, Mode: dataset.Upsert}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return result.Release
}

func TestDownloadsThatFindNoTurn(t *testing.T) {
	t.Parallel()
	d := setupDownloads(t, func(c *web.Config) { c.Files.Turns.Makers = 1 })
	unblock := d.block(t, "region")
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan struct{})
	go func() {
		defer close(left)
		req, err := http.NewRequestWithContext(ctx, "GET", d.URL+"/releases/1/region.csv", nil)
		if err != nil {
			return
		}
		if resp, err := http.DefaultClient.Do(req); err == nil {
			resp.Body.Close()
		}
	}()
	awaittest.Until(t, "the first download waits for the table", func() (waits bool) {
		const query = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"
		if err := d.owner.QueryRowContext(t.Context(), query).Scan(&waits); err != nil {
			t.Fatal(err)
		}
		return waits
	})
	a := d.do(t, "GET", "/releases/1/source.csv", "")
	if a.status != http.StatusServiceUnavailable || a.codes(t) != "OVERLOADED" || a.header.Get("Retry-After") == "" {
		t.Errorf("without a turn: %d %.200s, Retry-After %q", a.status, a.body, a.header.Get("Retry-After"))
	}
	// The only client of the file leaves: its connection and its turn become free, although the table is still blocked.
	leave()
	<-left
	awaittest.Until(t, "the turn of the cancelled download comes free", func() bool {
		a := d.do(t, "GET", "/releases/1/source.csv", "")
		return a.status == http.StatusOK
	})
	awaittest.Until(t, "its connection comes free", func() bool { return d.reader.Stats().InUse == 0 })
	unblock()
	if a := d.do(t, "GET", "/releases/1/region.csv", ""); a.status != http.StatusOK {
		t.Errorf("the file of the cancelled download: %d %s", a.status, a.body)
	}
}

func TestDownloadFailures(t *testing.T) {
	t.Parallel()
	small := setupDownloads(t, func(c *web.Config) { c.Files.Size = 100 })
	if a := small.do(t, "GET", "/releases/1/region.csv", ""); a.status != http.StatusInsufficientStorage || a.codes(t) != "RESPONSE_TOO_LARGE" {
		t.Errorf("a file larger than all room: %d %s", a.status, a.body)
	}
	slow := setupDownloads(t, func(c *web.Config) { c.Files.Turns.Timeout = 300 * time.Millisecond })
	slow.block(t, "region")
	if a := slow.do(t, "GET", "/releases/1/region.csv", ""); a.status != http.StatusGatewayTimeout || a.codes(t) != "TIMEOUT" {
		t.Errorf("a file that takes too long: %d %s", a.status, a.body)
	}
	damaged := setupDownloads(t, nil)
	if _, err := damaged.owner.ExecContext(t.Context(), "UPDATE govhub.resource SET sha256 = 'x' WHERE name = 'region'"); err != nil {
		t.Fatal(err)
	}
	a := damaged.do(t, "GET", "/releases/1/region.csv", "")
	if a.status != http.StatusServiceUnavailable || a.codes(t) != "UNAVAILABLE" || strings.Contains(a.body, "store.") {
		t.Errorf("a damaged table: %d %s", a.status, a.body)
	}
	if !strings.Contains(damaged.log.String(), "no longer has the content") {
		t.Error("the log does not say that the table is damaged")
	}
}
