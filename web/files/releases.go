package files

import (
	"context"
	"database/sql"
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

	"govhub/dataset"
	"govhub/db/control"
	"govhub/errorcode"
	"govhub/web/request"
)

// Releases serves files of releases. The path has a number, and the name of a file unless it is the package.
type Releases struct {
	Queue    *Queue
	DB       *sql.DB // of the reader, with one connection more than the turns of the queue
	Build    string  // version of the program
	Deadline time.Duration
	Logger   *slog.Logger
}

// Files of a release beside those of its resources.
const (
	packageFile     = "package.zip"
	descriptionFile = "datapackage.json"
)

// releaseFile is a file of a release that a path names.
type releaseFile struct {
	name     string
	resource string // empty for the whole package and its description
	format   dataset.Format
}

// parseFile parses the last element of a path, whose CSV may be for Excel.
func parseFile(name string, excel bool) (releaseFile, bool) {
	if name == "" || name == packageFile {
		return releaseFile{name: packageFile, format: dataset.CSV}, true
	}
	if name == descriptionFile {
		return releaseFile{name: name, format: dataset.CSV}, true
	}
	resource, extension, _ := strings.Cut(name, ".")
	format := dataset.Format(extension)
	known := slices.ContainsFunc(dataset.Schemas(), func(s *dataset.Schema) bool { return s.Name == resource })
	known = known && (format == dataset.XLSX || slices.Contains(dataset.Formats(), format))
	if excel {
		format = dataset.ExcelCSV
	}
	return releaseFile{name: name, resource: resource, format: format}, known
}

// address is the last element of a path, with the dialect.
func (f releaseFile) address() string {
	if f.resource == "" {
		return f.name
	}
	return f.resource + "." + string(f.format)
}

func (f releaseFile) mediaType() string {
	switch {
	case f.name == descriptionFile:
		return "application/json"
	case f.resource == "":
		return "application/zip"
	case f.format == dataset.CSV, f.format == dataset.ExcelCSV:
		return f.format.MediaType() + "; charset=utf-8; header=present"
	}
	return f.format.MediaType()
}

// saveAs is the file name for browsers.
func (f releaseFile) saveAs(release int32) string {
	if f.name == packageFile {
		return fmt.Sprintf("govhub-release-%d.zip", release)
	}
	return fmt.Sprintf("govhub-release-%d-%s", release, f.name)
}

func (h Releases) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	excel, problem := request.Excel(r, strings.HasSuffix(name, ".csv"))
	if problem != "" {
		request.Fail(w, r, http.StatusBadRequest, errorcode.BadRequest, problem)
		return
	}
	file, ok := parseFile(name, excel)
	if !ok {
		request.Fail(w, r, http.StatusNotFound, errorcode.BadRequest, fmt.Sprintf(
			"a release has no file %s: ask for %s, %s, or for a resource as .csv, .jsonl, .parquet or .xlsx", request.Short(file.name), packageFile, descriptionFile))
		return
	}
	info, current, err := h.release(r)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	if current {
		w.Header().Set("Cache-Control", request.NoStore)
		http.Redirect(w, r, h.Queue.addressOf(info.Number, file.address()), http.StatusFound)
		return
	}
	request.NameRelease(w, r, info.Number)
	etag := h.etag(info, file)
	h.Queue.Send(w, r, File{
		Validity: request.Validity{ETag: etag, CacheControl: request.ForADay},
		Key:      etag, Release: info.Number, Name: file.saveAs(info.Number), Type: file.mediaType(),
		Make: func(ctx context.Context, out io.Writer) error {
			switch file.name {
			case packageFile:
				return dataset.ExportZip(ctx, h.DB, info, dataset.ExportOptions{}, out)
			case descriptionFile:
				return dataset.ExportDescription(ctx, h.DB, info, out)
			}
			return dataset.ExportResource(ctx, h.DB, info, file.resource, file.format, out)
		},
		Fail: func(err error) { h.fail(w, r, err) },
	})
}

// release finds the release of a path, by its number or the current one.
func (h Releases) release(r *http.Request) (info *dataset.ReleaseInfo, current bool, err error) {
	number, err := parseNumber(r.PathValue("number"))
	if err != nil {
		return nil, false, err
	}
	ctx, cancel := context.WithTimeout(r.Context(), h.Deadline)
	defer cancel()
	info, err = dataset.Release(ctx, h.DB, number)
	if err == nil && number != 0 {
		err = info.Readable()
	}
	return info, number == 0, err
}

// parseNumber parses the number of a release, 0 for the current one.
func parseNumber(text string) (int32, error) {
	if text == "current" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 1 || strconv.FormatInt(n, 10) != text {
		return 0, control.ErrReleaseNotFound
	}
	return int32(n), nil
}

// etag identifies the bytes of a file, which depend on the release and the version of the hub.
func (h Releases) etag(info *dataset.ReleaseInfo, file releaseFile) string {
	content := *info
	content.Current = false
	text, err := json.Marshal(content)
	if err != nil { // cannot happen: texts and numbers encode
		panic(err)
	}
	return request.Digest(h.Build, file.address(), string(text)).StrongETag()
}

// fail answers an error, and logs the details that clients do not need.
func (h Releases) fail(w http.ResponseWriter, r *http.Request, err error) {
	notFound := func(message string) {
		request.Fail(w, r, http.StatusNotFound, errorcode.ReleaseNotFound, message)
	}
	switch {
	case errors.Is(err, control.ErrReleasePruned):
		request.Fail(w, r, errorcode.ReleasePruned.Status(), errorcode.ReleasePruned,
			"the release with this number was pruned: query releases on /graphql for those that are kept")
	case errors.Is(err, control.ErrReleaseNotFound):
		notFound("no release has this number: query releases on /graphql for the list")
	case errors.Is(err, control.ErrReleaseForeign):
		notFound("the release with this number was published by a newer version of the hub, and only that can read it")
	case errors.Is(err, control.ErrReleaseStale):
		notFound("the release with this number was published by an older version of the hub, and its operator has not upgraded it yet")
	default:
		if refused, ok := errors.AsType[*errorcode.InputError](err); ok {
			request.Fail(w, r, refused.Code.Status(), refused.Code, refused.Reason)
			return
		}
		p, known := ProblemOf(err)
		if !known {
			p = Problem{http.StatusServiceUnavailable, errorcode.Unavailable, "the data cannot be reached at the moment: try again later"}
		}
		if p.Code != errorcode.Overloaded && !request.Gone(r) {
			h.Logger.ErrorContext(r.Context(), "download", slog.String("request", request.ID(r.Context())), slog.Any("error", err))
		}
		request.Fail(w, r, p.Status, p.Code, p.Message)
	}
}
