package citation

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// Addresses are those that citations and rows give of the hub that answers. The zero value has none.
type Addresses struct {
	Public      string // address of the hub, without a slash at its end
	Corrections string // template of the address that errors are reported to
}

// NewAddresses checks both addresses, each of which may be empty.
func NewAddresses(public, corrections string) (Addresses, error) {
	if u, err := url.Parse(public); public != "" && (err != nil || !isWeb(u) || u.RawQuery != "" || u.Fragment != "" || u.User != nil) {
		return Addresses{}, fmt.Errorf("--public-url: %q is not the address of a hub: write it as https://hub.example.org, with a path if it has one", public)
	}
	filled := placeholder.ReplaceAllStringFunc(corrections, func(found string) string {
		if places[found] == nil {
			return found
		}
		return "x"
	})
	if strings.ContainsAny(filled, "{}") {
		return Addresses{}, fmt.Errorf("--corrections-url: %q may hold {id}, {release} and {title}, and no other braces", corrections)
	}
	if u, err := url.Parse(filled); corrections != "" && (err != nil || !isWeb(u) && !isMail(u)) {
		return Addresses{}, fmt.Errorf("--corrections-url: %q begins with none of https://, http:// and mailto: before an address", corrections)
	}
	return Addresses{Public: strings.TrimSuffix(public, "/"), Corrections: corrections}, nil
}

func isWeb(u *url.URL) bool { return (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" }

func isMail(u *url.URL) bool { return u.Scheme == "mailto" && u.Opaque != "" }

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// report is what an address for errors names.
type report struct {
	id, title string
	release   int32
}

var places = map[string]func(r report) string{
	"{id}":      func(r report) string { return r.id },
	"{release}": func(r report) string { return strconv.Itoa(int(r.release)) },
	"{title}":   func(r report) string { return r.title },
}

// reportAddress fills in the template. %20 means a space everywhere, unlike +, which mail programs show.
func (a Addresses) reportAddress(r report) string {
	return placeholder.ReplaceAllStringFunc(a.Corrections, func(found string) string {
		return strings.ReplaceAll(url.QueryEscape(places[found](r)), "+", "%20")
	})
}

// record is the address of a row, which answers as long as the release is kept. It is empty if the hub names none of its own.
func (a Addresses) record(release int32, id string) string {
	if a.Public == "" {
		return ""
	}
	u := url.URL{Path: id}
	return fmt.Sprintf("%s/releases/%d/records/%s", a.Public, release, strings.TrimPrefix(u.EscapedPath(), "./"))
}

// release is the address of a release.
func (a Addresses) release(number int32) string {
	if a.Public == "" {
		return ""
	}
	return fmt.Sprintf("%s/releases/%d/package.zip", a.Public, number)
}
