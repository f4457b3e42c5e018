package web

import (
	"encoding/base64"
	"net/http"
	"strings"
)

// etag is weak because the same answer goes out under several encodings.
func (id identity) etag() string { return `W/"` + base64.RawURLEncoding.EncodeToString(id[:16]) + `"` }

// noneMatch reports whether If-None-Match names the ETag. An asterisk does not: whether there is an answer is known only
// after execution.
func noneMatch(h http.Header, etag string) bool {
	for _, list := range h["If-None-Match"] {
		for tag := range strings.SplitSeq(list, ",") {
			if tag = strings.TrimSpace(tag); tag != "" && strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(etag, "W/") {
				return true
			}
		}
	}
	return false
}
