// Package site serves the explorer: the pages, with what search engines and links read written into the HTML, and their files. It
// asks the public API what a page is about, as the page itself does.
package site

import (
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"govhub/web/files"
	"govhub/web/request"
)

// Config is what pages need from the rest of the hub.
type Config struct {
	Dist    fs.FS        // the built application, explorer.Dist()
	API     http.Handler // GraphQL over HTTP
	Pin     request.Pin
	Present graphql.ErrorPresenterFunc
	Prefix  string // path before that of each address, may be empty
	Public  string // address of the hub with that path, empty if it names none
	Address int    // bytes of a query string
	Build   string // version of the program
	Files   *files.Queue
}

// Site serves the explorer. Use New.
type Site struct {
	config   Config
	manifest manifest
	page     *template.Template // nil if the program was built without the application
}

// New reads the application.
func New(c Config) (*Site, error) {
	s := &Site{config: c}
	index, err := fs.ReadFile(c.Dist, "index.html")
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	if s.manifest, err = readManifest(c.Dist); err != nil {
		return nil, err
	}
	s.page, err = pageOf(string(index))
	return s, err
}

//go:embed head.html
var headText string

var headTemplate = template.Must(template.New("head.html").Parse(headText))

// pageOf makes a template of the page that the build wrote.
func pageOf(index string) (*template.Template, error) {
	for _, place := range [...]struct{ built, written string }{
		{`lang="en" data-prefix="" data-release="0"`, `lang="{{.Language}}" data-prefix="{{.Prefix}}" data-release="{{.Newest}}"`},
		{`<title>govhub</title>`, `{{template "head.html" .}}`},
		{`"./explorer/`, `"{{.Prefix}}/explorer/`},
	} {
		if !strings.Contains(index, place.built) {
			return nil, fmt.Errorf("index.html of the explorer lacks %s, which the hub fills in", place.built)
		}
		index = strings.ReplaceAll(index, place.built, place.written)
	}
	return template.Must(headTemplate.Clone()).New("index.html").Parse(index)
}
