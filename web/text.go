package web

import (
	"net/http"
	"strings"
	"time"

	"govhub/web/request"
)

// fixedText serves a text of the program. Its ETag is weak because the text has several encodings.
func fixedText(mediaType, text string) http.Handler {
	etag := request.Digest(text).ETag()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("ETag", etag)
		http.ServeContent(w, r, "", time.Time{}, strings.NewReader(text))
	})
}
