package inputs

import (
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"path"
	"strings"

	"govhub/dataset"
)

// location is where an input is.
type location struct {
	name   string   // for people
	path   string   // if local
	url    *url.URL // nil if local
	sha256 string   // expected, empty for any
	member string   // path in the archive, if named
}

// Name returns a location safe to show: without password, and without the query of a URL, which may hold one too.
func Name(location string) string {
	l, err := parse(location)
	if err != nil {
		return "the URL"
	}
	return l.name
}

func parse(text string) (location, error) {
	if !strings.Contains(text, "://") {
		l := location{name: text, path: text}
		if i := strings.LastIndex(strings.ToLower(text), ".zip!/"); i >= 0 {
			l.path, l.member = text[:i+len(".zip")], text[i+len(".zip!/"):]
		}
		return l, nil
	}
	var l location
	address, fragment, pinned := strings.Cut(text, "#")
	if i := strings.LastIndex(address, "!/"); i >= 0 {
		address, l.member = address[:i], address[i+len("!/"):]
	}
	u, err := url.Parse(address)
	if err != nil { // its text would show the whole address
		return l, errors.New("an input is not a valid URL: look for spaces, and write special characters as %XX")
	}
	l.url, l.name = u, shown(u)
	if l.member != "" {
		l.name += "!/" + l.member
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return l, l.errorf("has the scheme %q: name an http or https URL, or a local file", dataset.Shorten(u.Scheme))
	}
	if u.Host == "" {
		return l, l.errorf("names no host")
	}
	if pinned {
		sum, ok := strings.CutPrefix(fragment, "sha256=")
		l.sha256 = strings.ToLower(sum)
		if b, err := hex.DecodeString(l.sha256); !ok || err != nil || len(b) != 32 {
			return l, l.errorf("ends in #%s: only #sha256= with 64 hexadecimal digits may follow a URL", dataset.Shorten(fragment))
		}
	}
	return l, nil
}

func shown(u *url.URL) string {
	bare := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
	if u.RawQuery == "" {
		return bare.String()
	}
	return bare.String() + "?…"
}

// beside is a file in the folder of this one; base is the URL that the descriptor was fetched from, after redirects.
func (l location) beside(from *url.URL, name string) location {
	u := from.ResolveReference(&url.URL{Path: "./" + name})
	if u.Host == l.url.Host {
		u.User = l.url.User
	}
	return location{name: shown(u), url: u}
}

func (l location) endsIn(suffix string) bool {
	name := l.path
	if l.url != nil {
		name = l.url.Path
	}
	return strings.EqualFold(path.Ext(name), suffix)
}

func (l location) errorf(format string, args ...any) error {
	return fmt.Errorf("%s: "+format, append([]any{l.name}, args...)...)
}

func (l location) wrap(err error) error { return fmt.Errorf("%s: %w", l.name, err) }
