package site

import (
	"fmt"
	"net/http"
	"strings"
)

// Robots tells search engines where the pages are, and what takes the hub long to make. Scripts of pages ask the rest.
func (s *Site) Robots() http.Handler {
	var b strings.Builder
	b.WriteString("User-agent: *\n")
	for _, dear := range [...]string{"/graphql.", "/releases/*/graphql.", "/network/", "/*/browse/*?"} {
		fmt.Fprintf(&b, "Disallow: %s%s\n", s.config.Prefix, dear)
	}
	if s.config.Public != "" {
		fmt.Fprintf(&b, "\nSitemap: %s/sitemap.xml\n", s.config.Public)
	}
	text := b.String()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.write(w, r, "text/plain; charset=utf-8", text)
	})
}
