package web

import (
	"context"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"govhub/db"
	"govhub/errorcode"
	"govhub/network"
	"govhub/web/downloads"
)

// download is a part of the network that can be had as a file: which parameters it takes, and how it is made of them.
type download struct {
	params []string
	read   func(*netParams) find
}

// find finds the part of a network that a file holds.
type find func(context.Context, *network.Graph) (*network.Part, error)

// networkFiles are the files by name.
var networkFiles = map[string]download{
	"graph": {[]string{"kinds", "on"}, func(p *netParams) find {
		f := p.filter()
		return func(_ context.Context, g *network.Graph) (*network.Part, error) { return g.WholePart(f) }
	}},
	"neighbors": {[]string{"of", "kinds", "on", "direction"}, func(p *netParams) find {
		q := network.NeighborQuery{Of: p.text("of"), Filter: p.filter(), Direction: network.Direction(p.member("direction", "BOTH", network.Directions()))}
		return func(_ context.Context, g *network.Graph) (*network.Part, error) { return g.NeighborPart(q) }
	}},
	"paths": {[]string{"from", "to", "kinds", "on", "maxHops", "maxDegree", "limit"}, func(p *netParams) find {
		q := network.PathQuery{
			From: p.text("from"), To: p.text("to"), Filter: p.filter(),
			MaxHops: p.number("maxHops", network.DefaultHops), Limit: p.number("limit", network.DefaultPaths),
		}
		if p.values.Has("maxDegree") {
			most := int32(p.number("maxDegree", 0))
			q.MaxDegree = &most
		}
		return func(ctx context.Context, g *network.Graph) (*network.Part, error) { return g.PathPart(ctx, q) }
	}},
	"subgraph": {[]string{"around", "kinds", "on", "hops", "maxNodes"}, func(p *netParams) find {
		q := network.SubgraphQuery{
			Around: p.list("around"), Filter: p.filter(),
			Hops: p.number("hops", network.DefaultSubgraphHops), MaxNodes: p.number("maxNodes", network.MaxFileNodes),
		}
		return func(ctx context.Context, g *network.Graph) (*network.Part, error) { return g.SubgraphPart(ctx, q) }
	}},
	"co-participation": {[]string{"type", "via", "on", "minShared", "maxParticipants"}, func(p *netParams) find {
		q := network.CoParticipationQuery{
			Type: network.NodeType(p.member("type", "", network.NodeTypes())), Via: network.Via(p.member("via", "", network.Vias())), On: p.day(),
			MinShared: p.number("minShared", 1), MaxParticipants: p.number("maxParticipants", network.DefaultMaxParticipants),
		}
		return func(ctx context.Context, g *network.Graph) (*network.Part, error) {
			return g.CoParticipationPart(ctx, q)
		}
	}},
}

// netParams are the parameters of a download. The first that cannot be used is in err.
type netParams struct {
	values url.Values
	err    error
}

func (p *netParams) refuse(name, format string, args ...any) {
	if p.err == nil {
		p.err = &db.InputError{Code: errorcode.ValidationFailed, Reason: fmt.Sprintf("parameter %q "+format, append([]any{name}, args...)...)}
	}
}

func (p *netParams) text(name string) string {
	if !p.values.Has(name) {
		p.refuse(name, "is missing")
	}
	return norm.NFC.String(p.values.Get(name))
}

func (p *netParams) number(name string, otherwise int) int {
	if !p.values.Has(name) {
		return otherwise
	}
	n, err := strconv.ParseInt(p.values.Get(name), 10, 32)
	if err != nil {
		p.refuse(name, "is no whole number up to %d", math.MaxInt32)
	}
	return int(n)
}

// list reads a parameter given several times, or once with commas.
func (p *netParams) list(name string) (list []string) {
	for _, value := range p.values[name] {
		list = append(list, strings.Split(norm.NFC.String(value), ",")...)
	}
	return list
}

func (p *netParams) member(name, otherwise string, members []string) string {
	value := otherwise
	if p.values.Has(name) {
		value = p.values.Get(name)
	}
	if !slices.Contains(members, value) {
		p.refuse(name, "must be one of %s", strings.Join(members, ", "))
	}
	return value
}

func (p *netParams) day() *db.Date {
	if !p.values.Has("on") {
		return nil
	}
	d := new(db.Date)
	if err := d.UnmarshalGQL(p.values.Get("on")); err != nil {
		p.refuse("on", "is no day of the calendar, such as 2024-01-16")
	}
	return d
}

func (p *netParams) filter() network.Filter {
	f := network.Filter{On: p.day()}
	for _, name := range p.list("kinds") {
		if !slices.ContainsFunc(network.Kinds, func(k network.KindInfo) bool { return string(k.Kind) == name }) {
			p.refuse("kinds", "names %.100q, which is no kind of link: linkKinds lists them", name)
			return f
		}
		f.Kinds = append(f.Kinds, network.Kind(name))
	}
	return f
}

// networkFile serves parts of the network as files, which are made under a turn and sent at the client's pace.
type networkFile struct {
	config Config
	queue  *downloads.Queue
}

func (h networkFile) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, extension, _ := strings.Cut(r.PathValue("file"), ".")
	d, known := networkFiles[name]
	at := slices.IndexFunc(network.Formats, func(f network.Format) bool { return f.Extension == extension })
	if !known || at < 0 {
		notFound(w, r)
		return
	}
	if len(r.URL.RawQuery) > h.config.Limits.Address {
		fail(w, r, http.StatusRequestURITooLong, errorcode.QueryTooLarge, fmt.Sprintf("the query string has more than %d bytes: name fewer nodes", h.config.Limits.Address))
		return
	}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		fail(w, r, http.StatusBadRequest, errorcode.BadRequest, "the query string is malformed: encode its values")
		return
	}
	p := &netParams{values: values}
	for given := range values {
		if given != "release" && !slices.Contains(d.params, given) {
			fail(w, r, http.StatusBadRequest, errorcode.BadRequest, fmt.Sprintf("there is no parameter %q here: there are release, %s", short(given), strings.Join(d.params, ", ")))
			return
		}
	}
	number := p.number("release", 0)
	if values.Has("release") && number < 1 {
		p.refuse("release", "is no number of a release")
	}
	find := d.read(p)
	if p.err != nil {
		h.fail(w, r, p.err)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), h.config.Limits.Deadline)
	defer cancel()
	pinned, err := h.config.Pin(ctx, int32(number))
	if err != nil {
		h.fail(w, r, err)
		return
	}
	done := sync.OnceFunc(pinned.Done)
	defer done()
	requestFrom(ctx).release = pinned.Number

	id := identity(digest(h.config.Build, r.URL.Path, values.Encode(), strconv.Itoa(int(pinned.Number)), pinned.Digest))
	reply := reply{w: w, r: r}
	if reply.known(id, int32(number)) {
		return
	}
	format, saveAs := network.Formats[at], fmt.Sprintf("govhub-%s-release-%d.%s", name, pinned.Number, extension)
	header := w.Header()
	describe := func(truncated string) { // once it is known that there is no error
		header.Set("Content-Type", format.Media)
		header.Set("Content-Disposition", `attachment; filename="`+saveAs+`"`)
		header.Set("X-Truncated", truncated)
		if reply.etag != "" {
			header.Set("ETag", reply.etag)
			header.Set("Cache-Control", reply.kept)
		}
	}
	key := "network " + id.etag()
	file := h.queue.Find(key)
	if file == nil {
		part, err := h.part(pinned, find)
		if err != nil {
			h.fail(w, r, err)
			return
		}
		truncated := strconv.FormatBool(part.Truncated)
		if r.Method == http.MethodHead { // no file is made for it
			describe(truncated)
			w.WriteHeader(http.StatusOK)
			return
		}
		file = h.queue.OpenLabelled(key, truncated, func(ctx context.Context, w io.Writer) error {
			return h.make(ctx, pinned.Number, part, format, w)
		})
	}
	defer file.Close()
	done() // the file has a hold of its own
	out := pace(w, h.config)
	err = file.Begin(r.Context())
	out.extend()
	if err != nil {
		h.fail(w, r, err)
		return
	}
	describe(file.Label())
	if size, complete := file.Size(); complete {
		header.Set("Content-Length", strconv.FormatInt(size, 10))
	}
	w.WriteHeader(http.StatusOK)
	out.end(r, file.Follow(r.Context(), out), saveAs)
}

// part finds what a file holds.
func (h networkFile) part(pinned Pinned, find find) (*network.Part, error) {
	g, err := h.config.Networks.Of(pinned.Context, db.ReleaseFrom(pinned.Context))
	if err != nil {
		return nil, err
	}
	return find(pinned.Context, g)
}

// make writes a file.
func (h networkFile) make(ctx context.Context, release int32, part *network.Part, format network.Format, w io.Writer) error {
	pinned, err := h.config.hold(ctx, release)
	if err != nil {
		return err
	}
	defer pinned.Done()
	sheet, err := part.Sheet(pinned.Context, db.ReleaseFrom(pinned.Context))
	if err != nil {
		return err
	}
	return format.Write(sheet, awaited{ctx, w})
}

// awaited writes as long as somebody waits for it.
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

// fail answers an error of a download, with the code that a field of GraphQL would have.
func (h networkFile) fail(w http.ResponseWriter, r *http.Request, err error) {
	if u, known := unmadeFor(err); known {
		fail(w, r, u.status, u.code, u.message)
		return
	}
	presented := h.config.Present(r.Context(), err)
	code := codeOf(presented)
	status := code.Status()
	if code == errorcode.ReleaseNotFound || code == errorcode.NodeNotFound {
		status = http.StatusNotFound
	}
	fail(w, r, status, code, presented.Message)
}
