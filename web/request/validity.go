package request

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"strings"
)

// Values of Cache-Control.
const (
	NoStore = "no-store"
	noCache = "public, no-cache"      // kept, but asked for each time
	ForADay = "public, max-age=86400" // of a pinned release, and no longer: until 1.0 another version of the hub may answer better
)

// Identity names an answer before it is made: requests with the same one get the same bytes.
type Identity [sha256.Size]byte

// Digest returns the same identity for the same parts alone: it covers their lengths, too.
func Digest(parts ...string) Identity {
	n := 0
	for _, part := range parts {
		n += binary.MaxVarintLen64 + len(part)
	}
	in := make([]byte, 0, n)
	for _, part := range parts {
		in = binary.AppendUvarint(in, uint64(len(part)))
		in = append(in, part...)
	}
	return sha256.Sum256(in)
}

// ETag is weak because the same answer goes out under several encodings.
func (id Identity) ETag() string { return "W/" + id.StrongETag() }

// StrongETag is for answers that are never encoded.
func (id Identity) StrongETag() string {
	return `"` + base64.RawURLEncoding.EncodeToString(id[:16]) + `"`
}

// Validity says by which ETag, and for how long, clients may keep an answer. Without an ETag they may not.
type Validity struct {
	ETag, CacheControl string
}

// Validity returns that of the answer to a GET: a day if the request pins a release.
func (id Identity) Validity(pinned bool) Validity {
	if pinned {
		return Validity{id.ETag(), ForADay}
	}
	return Validity{id.ETag(), noCache}
}

// Describe sets the header of an answer without errors.
func (v Validity) Describe(h http.Header) {
	if v.ETag == "" {
		h.Set("Cache-Control", NoStore)
		return
	}
	h.Set("ETag", v.ETag)
	h.Set("Cache-Control", v.CacheControl)
}

// NotModified answers a request whose client has the answer already, and reports whether it has.
func (v Validity) NotModified(w http.ResponseWriter, r *http.Request) bool {
	if v.ETag == "" || !noneMatch(r.Header, v.ETag) {
		return false
	}
	v.Describe(w.Header())
	w.WriteHeader(http.StatusNotModified)
	return true
}

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
