package table

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"govhub/citation"
	"govhub/cite"
	"govhub/dataset"
	"govhub/db"
)

// zippedRows writes a data package: the rows as CSV, their description, the query, and citations of all their sources.
type zippedRows struct {
	*origin
	zip  *zip.Writer
	most *budget // shared by all its files
	csv  *csvRows
}

func newZippedRows(p *pages, most *budget, out io.Writer) (writer, error) {
	z := &zippedRows{origin: newOrigin(p), zip: zip.NewWriter(out), most: most}
	w, err := z.create("rows.csv")
	if err != nil {
		return nil, err
	}
	z.csv, err = csvOf(p.List, w, false)
	return z, err
}

// create begins a file. All have the time of the release, so that equal downloads have equal bytes.
func (z *zippedRows) create(name string) (io.Writer, error) {
	w, err := z.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: z.info.PublishedAt.UTC()})
	if err != nil {
		return nil, err
	}
	return z.most.over(w), nil
}

func (z *zippedRows) write(text []byte) error {
	row, err := decode(text)
	if err != nil {
		return err
	}
	z.add(row)
	return z.csv.record(row)
}

func (z *zippedRows) close() error {
	if err := z.csv.close(); err != nil {
		return err
	}
	sources, err := z.sources()
	if err != nil {
		return err
	}
	files := []struct {
		name string
		text func() ([]byte, error)
	}{
		{"query.graphql", func() ([]byte, error) { return []byte(z.query() + "\n"), nil }},
		{"variables.json", func() ([]byte, error) { return indented(z.pages.List.op.Variables) }},
		{"citations-apa.txt", func() ([]byte, error) { return z.citations(sources, cite.APA, db.LangEn) }},
		{"citations-gost.txt", func() ([]byte, error) { return z.citations(sources, cite.GOST, db.LangRu) }},
		{"citations.bib", func() ([]byte, error) { return z.citations(sources, cite.BibTeX, db.LangEn) }},
		{"datapackage.json", func() ([]byte, error) { return z.descriptor(sources) }},
		{"README.md", func() ([]byte, error) { return z.readme(sources) }},
	}
	for _, f := range files {
		text, err := f.text()
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		w, err := z.create(f.name)
		if err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return z.zip.Close()
}

// citations cites the release, then the sources of its rows by key.
func (z *zippedRows) citations(sources []*db.Source, s cite.Style, l db.Lang) ([]byte, error) {
	whole, err := z.whole(s, l)
	if err != nil {
		return nil, err
	}
	texts, err := z.cite(sources, s, l)
	if err != nil {
		return nil, err
	}
	return []byte(strings.Join(append([]string{whole}, texts...), "\n\n") + "\n"), nil
}

// descriptor writes datapackage.json.
func (z *zippedRows) descriptor(sources []*db.Source) ([]byte, error) {
	schema, err := z.pages.List.tableSchema()
	if err != nil {
		return nil, err
	}
	type origin struct {
		Name    string  `json:"name"`
		Title   string  `json:"title"`
		Path    *string `json:"path,omitempty"`
		License string  `json:"license"`
	}
	origins, texts := make([]origin, len(sources)), citation.Stated(sources)
	for i, s := range sources {
		origins[i] = origin{s.Slug, s.Title, s.URL, dataset.StatedLicence(texts[s.Slug])}
	}
	licences, err := z.licences(sources)
	if err != nil {
		return nil, err
	}
	entries := dataset.Entries(licences)
	return indented(map[string]any{
		"$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
		"name":    "query-" + strings.ToLower(z.pages.List.Row.Name), "title": z.pages.List.Path,
		"created": z.info.PublishedAt.UTC().Format(time.RFC3339), "release": z.info.Number, "sources": origins, "licenses": entries,
		"resources": []any{map[string]any{
			"name": "rows", "type": "table", "path": "rows.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
			"rows": z.pages.rows, "escapedFormulas": true, "licenses": entries, "sources": origins, "schema": schema,
		}},
	})
}

func (z *zippedRows) readme(sources []*db.Source) ([]byte, error) {
	licences, err := z.licences(sources)
	if err != nil {
		return nil, err
	}
	var listed strings.Builder
	for _, l := range licences {
		listed.WriteString(l.Line() + "\n")
	}
	whole, err := z.whole(cite.APA, db.LangEn)
	return fmt.Appendf(nil, `# %[1]s

%[2]d rows of %[1]s, from release %[3]d of govhub, which never changes. The same query on the same release gives the same rows.

- rows.csv: the rows. UTF-8, separated by commas. Headers are the names of fields, with dots between those of objects; an
  empty cell is no value; a list is JSON in its cell. A text that a spreadsheet would compute, because it begins with =, +, -
  or @, has an apostrophe before it.
- datapackage.json: columns with types and meaning, sources and licences, after the Data Package standard.
- query.graphql, variables.json: what was asked%[7]s.
- citations-apa.txt, citations-gost.txt, citations.bib: the release and the %[4]d publications that state the rows.

Cite the release, and the source of a single fact as well:

%[5]s

The rows are under the licences of the sources that state them, first those that bind everything made of the rows:

%[6]s`, z.pages.List.Path, z.pages.rows, z.info.Number, len(sources), whole, listed.String(), z.asked()), err
}

// asked returns what the query was asked with, beside its variables.
func (z *zippedRows) asked() string {
	if z.pages.Lang == "" {
		return ""
	}
	return ", in the language " + string(z.pages.Lang)
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}
