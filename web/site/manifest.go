package site

import (
	"encoding/json"
	"fmt"
	"io/fs"
)

// manifest is what the build of the application says of its pages: it alone lists them. Both are by the first word of addresses.
type manifest struct {
	Pages map[string]listed
	Kinds map[string]kind
}

// listed is a page that is not about one thing.
type listed struct {
	En, Ru     said
	Parameters bool // of its address change what it says
}

type said struct{ Title, Description string }

func (p listed) in(l Language) said {
	if l == Russian {
		return p.Ru
	}
	return p.En
}

// kind is a kind of things: each has a page, and all have a table.
type kind struct {
	Resource, Plural string
	En, Ru           []string // what people call them, first one of them
	Title            map[Language]string
}

func (k kind) name(l Language) string { return l.in(k.Ru[0], k.En[0]) }

func readManifest(dist fs.FS) (m manifest, err error) {
	text, err := fs.ReadFile(dist, "explorer/site.json")
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("site.json of the explorer: %w", err)
	}
	return m, nil
}

// word returns the first word in addresses of the things of a resource, empty if they have no pages.
func (m manifest) word(resource string) string {
	for word, k := range m.Kinds {
		if k.Resource == resource {
			return word
		}
	}
	return ""
}

// table returns the kind whose table has this word in its address, nil without one.
func (m manifest) table(plural string) *kind {
	for _, k := range m.Kinds {
		if k.Plural == plural {
			return &k
		}
	}
	return nil
}
