package site

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"

	"govhub/errorcode"
	"govhub/web/files"
	"govhub/web/request"
	"govhub/web/site/preview"
)

// Preview serves pictures of the pages in a language, which previews of links show. A picture is drawn once for what it says.
func (s *Site) Preview(l Language) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p, ok := s.asked(w, r, "/preview", l)
		if !ok {
			return
		}
		h := s.head(r.Context(), p)
		if h.Status != http.StatusOK {
			s.refuse(w, r, h)
			return
		}
		card, code := s.card(r.Context(), h)
		if code != "" { // a card without its figures would be kept
			s.fail(w, r, failure(code))
			return
		}
		said, err := json.Marshal(card)
		if err != nil { // cannot happen: texts encode
			panic(err)
		}
		validity := request.Validity{ETag: request.Digest("preview", s.config.Build, string(said)).StrongETag(), CacheControl: "no-cache"}
		if h.pinned {
			validity.CacheControl = request.ForADay
		}
		request.NameRelease(w, r, h.release)
		s.config.Files.Send(w, r, files.File{
			Validity: validity, Key: validity.ETag, Type: "image/png",
			Make: func(_ context.Context, out io.Writer) error { return preview.Draw(out, card) },
			Fail: func(err error) { s.fail(w, r, err) },
		})
	})
}

// card is what the picture of a page says.
func (s *Site) card(ctx context.Context, h *head) (c preview.Card, code errorcode.Code) {
	c = preview.Card{Title: h.Name, Release: h.Language.in("Выпуск ", "Release ") + strconv.Itoa(int(h.release))}
	switch {
	case h.kind == nil:
		c.Text = h.Description
	case h.key == "":
		c.Kind, c.Text = h.Language.in("Таблица", "Table"), h.Description
		c.Figures, code = s.total(ctx, h.page, *h.kind)
	default:
		c.Kind = capitalised(h.kind.name(h.Language))
		c.Figures, code = s.figures(ctx, h.page, *h.kind, h.key)
	}
	if _, host, ok := strings.Cut(s.config.Public, "://"); ok {
		c.Source = host
	}
	if h.source != "" {
		c.Source = h.Language.in("Источник: ", "Source: ") + h.source
	}
	return c, code
}
