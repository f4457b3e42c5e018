package request

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Values of Cache-Control.
const (
	NoStore = "no-store"
	noCache = "public, no-cache"      // kept, but revalidated each time
	ForADay = "public, max-age=86400" // of a pinned release, and no longer: until 1.0 another version of the hub may answer better
)

// NoneStored reports whether the client asks that neither its request nor the answer is kept anywhere, as RFC 9111 says.
func NoneStored(r *http.Request) bool {
	return strings.Contains(strings.ToLower(strings.Join(r.Header.Values("Cache-Control"), ",")), NoStore)
}

// Identity identifies an answer before execution: requests with the same identity get the same bytes.
type Identity [sha256.Size]byte

// Digest returns the identity of the parts. It covers their lengths, too.
func Digest(parts ...string) Identity {
	in := make([]byte, 0, 2<<10) // on the stack: most questions fit
	for _, part := range parts {
		in = binary.AppendUvarint(in, uint64(len(part)))
		in = append(in, part...)
	}
	return sha256.Sum256(in)
}

// ETag is weak because the answer has several encodings.
func (id Identity) ETag() string { return id.tag(`W/"`) }

// StrongETag is for responses that are never encoded.
func (id Identity) StrongETag() string { return id.tag(`"`) }

func (id Identity) tag(start string) string {
	return string(append(base64.RawURLEncoding.AppendEncode([]byte(start), id[:16]), '"'))
}

// Validity is the ETag and the time that clients may keep an answer. Without an ETag they may not keep it.
type Validity struct {
	ETag, CacheControl string
}

// Validity returns the validity of the answer to a GET: a day if the request pins a release.
func (id Identity) Validity(pinned bool, by Shared) Validity {
	if pinned {
		return Validity{id.ETag(), ForADay}
	}
	return Validity{id.ETag(), by.cacheControl()}
}

// Shared is how long shared caches may keep an answer by the current release, in whole seconds. The zero value lets them revalidate
// it each time.
type Shared struct {
	MaxAge time.Duration
	Stale  time.Duration // after MaxAge, while they revalidate it
}

// cacheControl has no no-cache once shared caches may keep answers: it would bind them too. Browsers still revalidate.
func (s Shared) cacheControl() string {
	if s.MaxAge == 0 {
		return noCache
	}
	text := "public, max-age=0, s-maxage=" + seconds(s.MaxAge)
	if s.Stale > 0 {
		text += ", stale-while-revalidate=" + seconds(s.Stale)
	}
	return text
}

func seconds(d time.Duration) string { return strconv.FormatInt(int64(d/time.Second), 10) }

// Describe sets the header of an answer without errors.
func (v Validity) Describe(h http.Header) {
	if v.ETag == "" {
		h.Set("Cache-Control", NoStore)
		return
	}
	h.Set("ETag", v.ETag)
	h.Set("Cache-Control", v.CacheControl)
}

// NotModified responds with 304 if the client has the answer, and reports whether it did.
func (v Validity) NotModified(w http.ResponseWriter, r *http.Request) bool {
	if v.ETag == "" || !noneMatch(r.Header, v.ETag) {
		return false
	}
	v.Describe(w.Header())
	w.WriteHeader(http.StatusNotModified)
	return true
}

// noneMatch reports whether If-None-Match has the ETag. An asterisk does not match: only execution shows whether there is an
// answer.
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
