package site

import (
	"net/http"

	"govhub/errorcode"
	"govhub/web/request"
)

// Embed serves the figures of pages in a language: the only pages that others may show in frames. The address pins a release, so that
// an embed does not change under its reader.
func (s *Site) Embed(l Language) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p, ok := s.asked(w, r, embeds, l)
		if !ok {
			return
		}
		if !p.pinned {
			w.Header().Set("Cache-Control", request.NoStore)
			http.Redirect(w, r, s.config.Prefix+embeds+pageAt(l, p.path, pin(p.query, p.release)), http.StatusFound)
			return
		}
		h := s.head(r.Context(), p)
		if h.Status == http.StatusOK && !h.Embed {
			h.fail(errorcode.BadRequest)
		}
		h.Hidden, h.Alternates, h.Default, h.Embeds = true, nil, "", nil // the canonical address is that of the page
		s.send(w, r, h, anybody)
	})
}

// embeds is the path of embeds, before that of the page whose figure each shows.
const embeds = "/embed"
