package table

import (
	"maps"
	"slices"
	"strings"

	"govhub/citation"
	"govhub/cite"
	"govhub/dataset"
	"govhub/db"
	"govhub/db/control"
)

// origin is where the rows of a download are from: a release, a query, and the sources that state the rows.
type origin struct {
	pages *pages
	info  *control.Release
	keys  map[string]bool // of the sources
}

func newOrigin(p *pages) *origin {
	return &origin{pages: p, info: db.ReleaseFrom(p.ctx).Info(), keys: map[string]bool{}}
}

// add adds the sources of a row.
func (o *origin) add(row any) { addSources(row, o.keys) }

// sources are ordered by key.
func (o *origin) sources() ([]*db.Source, error) {
	return db.Sources.ByKeys(o.pages.ctx, db.ReleaseFrom(o.pages.ctx), slices.Sorted(maps.Keys(o.keys)))
}

// whole cites the release.
func (o *origin) whole(s cite.Style, l db.Lang) (string, error) {
	return o.pages.Addresses.Release(o.info, s, l)
}

// cite cites sources.
func (o *origin) cite(sources []*db.Source, s cite.Style, l db.Lang) ([]string, error) {
	return citation.Nodes(o.pages.ctx, o.pages.Addresses, db.ReleaseFrom(o.pages.ctx), sources, s, l)
}

// licences are those of sources, first those that bind everything made of the rows.
func (o *origin) licences(sources []*db.Source) ([]dataset.Licence, error) {
	return citation.LicencesOf(o.pages.ctx, db.ReleaseFrom(o.pages.ctx), sources)
}

func (o *origin) query() string { return strings.TrimSpace(o.pages.List.op.RawQuery) }
