package site

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// manifest is what the build of the application says of its pages: it alone lists them.
type manifest struct {
	Pages  map[string]listed // by their address, in which a last * stands for a number, as in their titles
	Kinds  map[string]kind   // by the first word of the address
	Guides map[string]said   // by their address below guides
}

// listed is a page that is not about one thing.
type listed struct {
	En, Ru     said
	Parameters bool // of its address change what it says
	Hidden     bool // from search engines
	Embed      bool // it may be shown in frames of others
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

// page returns the page with this address that is not about one thing.
func (m manifest) page(address string) (listed, bool) {
	if rest, below := strings.CutPrefix(address, "guides/"); below {
		if guide, ok := m.Guides[rest]; ok {
			return listed{En: guide, Ru: guide}, true
		}
	}
	page, ok := m.Pages[address]
	if number, err := strconv.ParseUint(path.Base(address), 10, 31); !ok && err == nil && number > 0 {
		page, ok = m.Pages[path.Dir(address)+"/*"]
	}
	return page, ok
}

// knows says whether an address is that of a page, though perhaps of a thing that is not there.
func (m manifest) knows(address string) bool {
	first, rest, _ := strings.Cut(address, "/")
	_, listed := m.page(address)
	_, thing := m.Kinds[first]
	return listed || thing && rest != "" || first == "browse" && m.table(rest) != nil
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
