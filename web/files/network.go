package files

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"govhub/db"
	"govhub/errorcode"
	"govhub/network"
	"govhub/web/request"
)

// Network answers with parts of the network.
type Network struct {
	Queue    *Queue
	Graphs   *network.Graphs // nil without a network
	Pin      request.Pin
	Present  graphql.ErrorPresenterFunc
	Build    string // version of the program
	Shared   request.Shared
	Address  int // bytes of the query string
	Deadline time.Duration
}

func (h Network) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, extension, _ := strings.Cut(r.PathValue("file"), ".")
	wanted, known := networkParts[name]
	at := slices.IndexFunc(network.Formats, func(f network.Format) bool { return f.Extension == extension })
	if !known || at < 0 {
		request.NotFound(w, r)
		return
	}
	format := network.Formats[at]
	options := wanted.params
	if format.Option != "" {
		options = append(slices.Clip(options), format.Option)
	}
	p, ok := h.params(w, r, options)
	if !ok {
		return
	}
	variant := format.Variants[0]
	if format.Option != "" {
		variant = p.member(format.Option, variant, format.Variants)
	}
	asked := p.release()
	lang := p.language()
	find := wanted.read(p)
	if p.err != nil {
		h.fail(w, r, p.err)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), h.Deadline)
	defer cancel()
	pinned, err := h.Pin(ctx, asked)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	pinned.Done() // so that a slow client does not hold it: finding and making pin it again
	number := pinned.Number
	pinned.Name(w, r)
	id := request.Digest(h.Build, r.URL.Path, p.values.Encode(), strconv.Itoa(int(number)), pinned.Digest)
	var found *network.Part
	h.Queue.Send(w, r, File{
		Validity: id.Validity(asked != 0, h.Shared), Key: id.ETag(), Release: number,
		Name: fmt.Sprintf("govhub-%s-release-%d.%s", name, number, extension), Type: format.Media,
		Look: func() (truncated string, err error) {
			if found, err = h.find(ctx, number, find); err != nil {
				return "", err
			}
			return strconv.FormatBool(found.Truncated), nil
		},
		Make: func(ctx context.Context, w io.Writer) error {
			return h.write(ctx, number, found, lang, format, variant, w)
		},
		Fail: func(err error) { h.fail(w, r, err) },
	})
}

// params parses the query string, whose parameters must be known. It answers invalid ones.
func (h Network) params(w http.ResponseWriter, r *http.Request, known []string) (*netParams, bool) {
	if len(r.URL.RawQuery) > h.Address {
		request.Fail(w, r, http.StatusRequestURITooLong, errorcode.QueryTooLarge, fmt.Sprintf("the query string has more than %d bytes: name fewer nodes", h.Address))
		return nil, false
	}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		request.Fail(w, r, http.StatusBadRequest, errorcode.BadRequest, "the query string is malformed: encode its values")
		return nil, false
	}
	for given := range values {
		if given != "release" && given != "lang" && !slices.Contains(known, given) {
			request.Fail(w, r, http.StatusBadRequest, errorcode.BadRequest, fmt.Sprintf("parameter %q is unknown: use release, lang, %s", request.Short(given), strings.Join(known, ", ")))
			return nil, false
		}
	}
	return &netParams{values: values}, true
}

// find finds the content of a file.
func (h Network) find(ctx context.Context, release int32, find find) (*network.Part, error) {
	pinned, err := h.Pin(ctx, release)
	if err != nil {
		return nil, err
	}
	defer pinned.Done()
	g, err := h.Graphs.Of(pinned.Context, db.ReleaseFrom(pinned.Context))
	if err != nil {
		return nil, err
	}
	return find(pinned.Context, g)
}

// write writes a file.
func (h Network) write(ctx context.Context, release int32, found *network.Part, lang db.Lang, format network.Format, variant string, w io.Writer) error {
	pinned, err := h.Pin(ctx, release)
	if err != nil {
		return err
	}
	defer pinned.Done()
	sheet, err := found.Sheet(pinned.Context, db.ReleaseFrom(pinned.Context), lang)
	if err != nil {
		return err
	}
	return format.Write(sheet, awaited{ctx, w}, variant)
}

// awaited writes until nobody waits for the file.
type awaited struct {
	ctx context.Context
	w   io.Writer
}

func (w awaited) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.w.Write(b)
}

// fail answers an error of a download, with the code of the same error in GraphQL.
func (h Network) fail(w http.ResponseWriter, r *http.Request, err error) {
	if p, known := ProblemOf(err); known {
		request.Fail(w, r, p.Status, p.Code, p.Message)
		return
	}
	presented := h.Present(r.Context(), err)
	code := request.CodeOf(presented)
	status := code.Status()
	if code == errorcode.ReleaseNotFound || code == errorcode.NodeNotFound {
		status = http.StatusNotFound
	}
	request.Fail(w, r, status, code, presented.Message)
}
