package site

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"govhub/errorcode"
	"govhub/web/request"
	"govhub/web/site/preview"
)

// oembedLink leads programs from a page to how it is embedded.
type oembedLink struct{ Type, Address string }

func (s *Site) oembedLinks(h *head) []oembedLink {
	address := s.config.Public + "/oembed?" + url.Values{"url": {s.home() + pageAt(h.Language, h.path, h.query)}}.Encode()
	return []oembedLink{{"application/json+oembed", address}, {"text/xml+oembed", address + "&format=xml"}}
}

// oembed is an answer by oEmbed 1.0.
type oembed struct {
	XMLName         xml.Name `json:"-" xml:"oembed"`
	Type            string   `json:"type" xml:"type"`
	Version         string   `json:"version" xml:"version"`
	Title           string   `json:"title" xml:"title"`
	ProviderName    string   `json:"provider_name" xml:"provider_name"`
	ProviderURL     string   `json:"provider_url" xml:"provider_url"`
	HTML            string   `json:"html" xml:"html"`
	Width           int      `json:"width" xml:"width"`
	Height          int      `json:"height" xml:"height"`
	ThumbnailURL    string   `json:"thumbnail_url,omitempty" xml:"thumbnail_url,omitempty"`
	ThumbnailWidth  int      `json:"thumbnail_width,omitempty" xml:"thumbnail_width,omitempty"`
	ThumbnailHeight int      `json:"thumbnail_height,omitempty" xml:"thumbnail_height,omitempty"`
}

// Pixels of an embed without other wishes.
const (
	embedWidth  = 720
	embedHeight = 480
)

// OEmbed says how a page is embedded, to programs that know its address.
func (s *Site) OEmbed() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.refused(w, r) {
			return
		}
		newest, ok := s.newest(w, r)
		if !ok {
			return
		}
		wanted, problem := s.wanted(r.URL.Query(), newest)
		if problem != nil {
			request.Fail(w, r, problem.status, problem.code, problem.text)
			return
		}
		h := s.head(r.Context(), wanted.page)
		switch {
		case h.Status != http.StatusOK:
			s.refuse(w, r, h)
		case !h.Embed:
			request.Fail(w, r, http.StatusNotFound, errorcode.BadRequest, "this page cannot be embedded: pages of things, tables and figures can")
		default:
			mediaType, text := wanted.write(s.embed(h, wanted))
			s.write(w, r, mediaType, text)
		}
	})
}

// wanted is what a program wants to embed.
type wanted struct {
	page          page
	xml           bool
	width, height int // at most, 0 for any
}

type problem struct {
	status int
	code   errorcode.Code
	text   string
}

// wanted reads the parameters of a request.
func (s *Site) wanted(q url.Values, newest int32) (w wanted, wrong *problem) {
	for name, size := range map[string]*int{"maxwidth": &w.width, "maxheight": &w.height} {
		if !q.Has(name) {
			continue
		}
		n, err := strconv.ParseInt(q.Get(name), 10, 32)
		if err != nil || n < 1 {
			return w, &problem{http.StatusBadRequest, errorcode.BadRequest, name + " is a number of pixels, such as 600"}
		}
		*size = int(n)
	}
	switch q.Get("format") {
	case "", "json":
	case "xml":
		w.xml = true
	default:
		return w, &problem{http.StatusNotImplemented, errorcode.BadRequest, "format is json or xml"}
	}
	if s.config.Public == "" {
		return w, &problem{http.StatusNotFound, errorcode.BadRequest, "addresses of embeds are absolute, and this hub does not know its own: start it with --public-url"}
	}
	p, ok := s.at(q.Get("url"), newest)
	if !ok {
		return w, &problem{http.StatusNotFound, errorcode.BadRequest, "url is the address of a page of this hub, such as " + s.config.Public + "/en/region/92000000"}
	}
	w.page = p
	return w, nil
}

// at reads the absolute address of a page or of an embed.
func (s *Site) at(address string, newest int32) (p page, ok bool) {
	below, found := strings.CutPrefix(address, s.config.Public+"/")
	u, err := url.Parse(below)
	if !found || err != nil || u.IsAbs() || u.Host != "" {
		return p, false
	}
	path := strings.TrimPrefix("/"+u.Path, embeds)
	for _, l := range languages {
		if rest, in := strings.CutPrefix(path, "/"+string(l)+"/"); in {
			return read(rest, u.Query(), l, newest), true
		}
	}
	return p, false
}

// embed is how a page is embedded.
func (s *Site) embed(h *head, w wanted) oembed {
	e := oembed{
		Type: "rich", Version: "1.0", Title: h.Name, ProviderName: "govhub", ProviderURL: s.home() + pageAt(h.Language, "", nil),
		Width: within(embedWidth, w.width), Height: within(embedHeight, w.height),
	}
	if within(preview.Width, w.width) == preview.Width && within(preview.Height, w.height) == preview.Height {
		e.ThumbnailURL, e.ThumbnailWidth, e.ThumbnailHeight = h.Picture, preview.Width, preview.Height
	}
	e.HTML = fmt.Sprintf(`<iframe src="%s" width="%d" height="%d" title="%s" loading="lazy" style="border:0"></iframe>`,
		html.EscapeString(s.home()+embeds+pageAt(h.Language, h.path, pin(h.query, h.release))), e.Width, e.Height, html.EscapeString(h.Name))
	return e
}

func within(size, most int) int {
	if most == 0 {
		return size
	}
	return min(size, most)
}

// write writes an answer in the format that is wanted.
func (w wanted) write(e oembed) (mediaType, text string) {
	encode, mediaType, start := json.Marshal, "application/json; charset=utf-8", ""
	if w.xml {
		encode, mediaType, start = xml.Marshal, "text/xml; charset=utf-8", xml.Header
	}
	body, err := encode(e)
	if err != nil { // cannot happen: texts encode
		panic(err)
	}
	return mediaType, start + string(body)
}
