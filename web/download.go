package web

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"govhub/dataset"
	"govhub/db"
	"govhub/errorcode"
	"govhub/web/downloads"
)

// Downloads says where releases are downloaded from, and how many at a time.
type Downloads struct {
	DB    *sql.DB // of the reader, with a connection more than Turns.Makers
	Turns downloads.Turns
}

const (
	packageFile = "package.zip"

	// followAfter is how long a file may take so that its answer waits for it and states its length.
	followAfter = time.Second
)

// downloader answers with files of a release.
type downloader struct {
	config Config
	queue  *downloads.Queue
}

// wantedFile is a file of a release that a path names.
type wantedFile struct {
	name     string
	resource string // empty for the whole package
	format   dataset.Format
}

// parseFile reads the last element of a path.
func parseFile(name string) (wantedFile, bool) {
	if name == packageFile {
		return wantedFile{name: name, format: dataset.CSV}, true
	}
	resource, extension, _ := strings.Cut(name, ".")
	format := dataset.Format(extension)
	known := slices.ContainsFunc(dataset.Schemas(), func(s *dataset.Schema) bool { return s.Name == resource })
	return wantedFile{name: name, resource: resource, format: format}, known && slices.Contains(dataset.Formats(), format)
}

func (f wantedFile) mediaType() string {
	switch {
	case f.resource == "":
		return "application/zip"
	case f.format == dataset.CSV:
		return f.format.MediaType() + "; charset=utf-8; header=present"
	}
	return f.format.MediaType()
}

// saveAs is the name under which browsers save the file.
func (f wantedFile) saveAs(release int32) string {
	if f.resource == "" {
		return fmt.Sprintf("govhub-release-%d.zip", release)
	}
	return fmt.Sprintf("govhub-release-%d-%s", release, f.name)
}

func (d *downloader) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	if name == "" {
		name = packageFile
	}
	file, ok := parseFile(name)
	if !ok {
		fail(w, r, http.StatusNotFound, errorcode.BadRequest, fmt.Sprintf(
			"a release has no file %s: ask for %s, or for a resource as .csv, .jsonl or .parquet", short(name), packageFile))
		return
	}
	number, err := parseNumber(r.PathValue("number"))
	if err != nil {
		d.fail(w, r, err)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), d.config.Limits.Deadline)
	defer cancel()
	info, err := dataset.Release(ctx, d.config.Downloads.DB, number)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	if number == 0 {
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, r, fmt.Sprintf("/releases/%d/%s", info.Number, name), http.StatusFound)
		return
	}
	if err := info.Readable(); err != nil {
		d.fail(w, r, err)
		return
	}
	requestFrom(r.Context()).release = number
	d.serve(w, r, info, file)
}

// parseNumber reads the number of a release, 0 for the current one.
func parseNumber(text string) (int32, error) {
	if text == "current" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 1 || strconv.FormatInt(n, 10) != text {
		return 0, dataset.ErrReleaseNotFound
	}
	return int32(n), nil
}

// serve answers with the file, as far as the client does not have it.
func (d *downloader) serve(w http.ResponseWriter, r *http.Request, info *dataset.ReleaseInfo, file wantedFile) {
	etag := d.etag(info, file)
	h := w.Header()
	if noneMatch(r.Header, etag) {
		h.Set("ETag", etag)
		h.Set("Cache-Control", forADay)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	describe := func() { // once it is known that there is no error
		h.Set("ETag", etag)
		h.Set("Cache-Control", forADay)
		h.Set("Content-Type", file.mediaType())
		h.Set("Content-Disposition", `attachment; filename="`+file.saveAs(info.Number)+`"`)
		h.Set("Accept-Ranges", "bytes")
		h.Set(gzhttp.HeaderNoCompression, "yes") // ranges count the bytes of the file
	}
	if r.Method == http.MethodHead { // nothing is made for it
		describe()
		w.WriteHeader(http.StatusOK)
		return
	}
	reader := d.queue.Open(etag, func(ctx context.Context, out io.Writer) error {
		letGo, err := d.config.keep(ctx, info.Number)
		if err != nil {
			return err
		}
		defer letGo()
		if file.resource == "" {
			return dataset.ExportZip(ctx, d.config.Downloads.DB, info, dataset.ExportOptions{}, out)
		}
		return dataset.ExportResource(ctx, d.config.Downloads.DB, info, file.resource, file.format, out)
	})
	defer reader.Close()
	out := pace(w, d.config)
	complete, err := d.await(r, reader)
	out.extend()
	if err != nil {
		d.fail(w, r, err)
		return
	}
	describe()
	if complete {
		http.ServeContent(out, r, "", time.Time{}, reader.Content())
		out.end(r, nil, file.name)
		return
	}
	out.end(r, reader.Follow(r.Context(), out), file.name)
}

// await waits until the file can be answered with: complete, if that does not take long or only a part is asked for.
func (d *downloader) await(r *http.Request, reader *downloads.Reader) (complete bool, err error) {
	for _, partial := range []string{"Range", "If-Match", "If-Range"} {
		if r.Header.Get(partial) != "" {
			return true, reader.Wait(r.Context())
		}
	}
	soon, cancel := context.WithTimeout(r.Context(), followAfter)
	defer cancel()
	err = reader.Wait(soon)
	if !errors.Is(err, context.DeadlineExceeded) || soon.Err() == nil || r.Context().Err() != nil {
		return err == nil, err
	}
	return false, reader.Begin(r.Context())
}

// etag names the bytes of a file: the same release gives the same ones in the same version of the hub.
func (d *downloader) etag(info *dataset.ReleaseInfo, file wantedFile) string {
	content := *info
	content.Current = false
	text, err := json.Marshal([]any{d.config.Build, file.name, content})
	if err != nil { // texts and numbers always encode
		panic(err)
	}
	sum := sha256.Sum256(text)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

// fail tells the client what is wrong, and the log what the client need not know.
func (d *downloader) fail(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, dataset.ErrReleaseNotFound), errors.Is(err, db.ErrReleaseNotFound):
		fail(w, r, http.StatusNotFound, errorcode.ReleaseNotFound, "no release has this number: releases of /graphql lists those that there are")
	case errors.Is(err, db.ErrReleaseForeign):
		fail(w, r, http.StatusNotFound, errorcode.ReleaseNotFound,
			"the release with this number was published by a newer version of the hub, which alone can read it")
	case errors.Is(err, db.ErrReleaseStale):
		fail(w, r, http.StatusNotFound, errorcode.ReleaseNotFound,
			"the release with this number was published by an older version of the hub, and its operator has not let this one read it yet")
	default:
		u, known := unmadeFor(err)
		if !known {
			u = unmade{http.StatusServiceUnavailable, errorcode.Unavailable, "the data cannot be reached at the moment: try again later"}
		}
		if u.code != errorcode.Overloaded && !gone(r) {
			d.log(r, err)
		}
		fail(w, r, u.status, u.code, u.message)
	}
}

func (d *downloader) log(r *http.Request, err error) {
	d.config.Logger.ErrorContext(r.Context(), "download", slog.String("request", RequestID(r.Context())), slog.Any("error", err))
}
