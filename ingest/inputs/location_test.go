package inputs

import (
	"strings"
	"testing"
)

// A location as shown, and errors about it, hold no password.
func TestName(t *testing.T) {
	t.Parallel()
	for location, want := range map[string]string{
		"dir/a.csv":        "dir/a.csv",
		"dir/a.zip!/b.csv": "dir/a.zip!/b.csv",
		"https://me:secret@host/a%20b.zip?token=secret#sha256=" + strings.Repeat("0", 64): "https://host/a%20b.zip?…",
		"https://me:secret@host/a.zip!/b.csv":                                             "https://host/a.zip!/b.csv",
		"https://me:secret@host/%zz":                                                      "the URL",
	} {
		if got := Name(location); got != want {
			t.Errorf("Name(%s) = %s, want %s", location, got, want)
		}
	}
}

func FuzzName(f *testing.F) {
	for _, rest := range []string{"host/a.csv", "host:80/a.zip!/b.csv?c=d#sha256=0", "@host/", "[::1]:80", "host/%zz", "", ":x@y"} {
		f.Add("https", rest)
	}
	f.Fuzz(func(t *testing.T, scheme, rest string) {
		const secret = "Pa55word"
		location := scheme + "://me:" + secret + "@" + rest
		if strings.Contains(scheme+rest, secret) || strings.ContainsAny(scheme, "/?#") {
			return // not the password of a URL
		}
		if name := Name(location); strings.Contains(name, secret) {
			t.Errorf("Name(%q) = %q", location, name)
		}
		if _, err := parse(location); err != nil && strings.Contains(err.Error(), secret) {
			t.Errorf("parse(%q): %v", location, err)
		}
	})
}
