package dataset

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"
)

// checksum is the checksum that a descriptor gives: `sha256:…`, or MD5 where it names no algorithm, as in Frictionless.
type checksum struct {
	algorithm string // empty if nothing is said
	hex       string
}

// parseChecksum reads the property `hash` of a resource, or returns what is wrong with it.
func parseChecksum(text string) (c checksum, message string) {
	if text == "" {
		return checksum{}, ""
	}
	c = checksum{algorithm: "md5", hex: text}
	if algorithm, sum, found := strings.Cut(text, ":"); found {
		c = checksum{algorithm: strings.ToLower(algorithm), hex: sum}
	}
	c.hex = strings.ToLower(c.hex)
	h := c.new()
	if h == nil {
		return c, fmt.Sprintf("has a hash of type %q: use sha256", Shorten(c.algorithm))
	}
	if sum, err := hex.DecodeString(c.hex); err != nil || len(sum) != h.Size() {
		return c, fmt.Sprintf("has the hash %q, which is not a valid %s: write %d hexadecimal digits", Shorten(c.hex), c.algorithm, 2*h.Size())
	}
	return c, ""
}

// new returns a hash of the algorithm, nil if unknown. MD5 and SHA-1 detect damage, not forgery.
func (c checksum) new() hash.Hash {
	switch c.algorithm {
	case "md5":
		return md5.New()
	case "sha1":
		return sha1.New()
	case "sha256":
		return sha256.New()
	case "sha512":
		return sha512.New()
	}
	return nil
}
