package dataset

import (
	"bytes"
	"cmp"
	_ "embed"
	"strings"
	"text/template"
)

//go:embed readme.md.tmpl
var readmeText string

var readmeTemplate = template.Must(template.New("README.md").Parse(readmeText))

// What the README says about each format.
var formatNotes = map[Format]string{
	CSV: `
The CSV is UTF-8, separated by commas; an empty cell is no value. A text that begins with =, +, -, @, a tab or a line break,
which spreadsheets would compute, has an apostrophe before it, and so has a text that begins with apostrophes before one of
these: remove one apostrophe to get the text (` + "`escapedFormulas`" + ` in datapackage.json). Numbers are as they are.`,
	JSONL: `
Each line is a JSON object with every field; null is no value. Numbers are exact: read them as decimals, not as binary
floating point.`,
	Parquet: `
Integers are INT32, booleans BOOLEAN, dates DATE, coordinates DOUBLE, and texts strings. Other numbers are exact decimals in
strings: cast them to the DECIMAL or DOUBLE that suits you. Null is no value.`,
}

// readme returns README.md. whole says that the data package has every resource of the release.
func (p *exportedPackage) readme(format Format, whole bool) ([]byte, error) {
	note := "Only packages of CSV can be imported: write one with `govhub export --format=csv`, or download `package.zip`."
	switch {
	case format == CSV && whole:
		note = "`govhub import PATH`, with the folder or the archive that holds this file, publishes the same content as a release of another hub."
	case format == CSV:
		note = "These are some resources of the release. `govhub import --mode=replace PATH` replaces these resources in the current\n" +
			"release of a hub."
	}
	var text bytes.Buffer
	err := readmeTemplate.Execute(&text, struct {
		*exportedPackage
		Title, Day, FormatNote, ImportNote string
		Licences                           []Licence
	}{p, p.title(), p.day(), formatNotes[format], note, p.licences})
	return text.Bytes(), err
}

// title is the name for people.
func (p *exportedPackage) title() string { return cmp.Or(p.Metadata.Title, p.Name) }

// day is when the release was published.
func (p *exportedPackage) day() string {
	day, _, _ := strings.Cut(p.Created, "T")
	return day
}
