package dataset

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Profiles of Frictionless that exports follow.
const (
	packageProfile  = "https://datapackage.org/profiles/2.0/datapackage.json"
	resourceProfile = "https://datapackage.org/profiles/2.0/dataresource.json"
)

// exportedPackage is the datapackage.json of an exported data package.
type exportedPackage struct {
	Profile string `json:"$schema"`
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	Created string `json:"created,omitempty"`
	Metadata
	Release     int32              `json:"release,omitempty"`
	SourcesUsed []citedSource      `json:"sourcesUsed,omitempty"`
	Resources   []exportedResource `json:"resources"`

	licences []Licence // of all rows
}

type exportedResource struct {
	Profile         string          `json:"$schema"`
	Type            string          `json:"type"`
	Name            string          `json:"name"`
	Title           string          `json:"title"`
	Description     string          `json:"description"`
	Path            string          `json:"path"`
	Format          string          `json:"format"`
	Mediatype       string          `json:"mediatype"`
	Encoding        string          `json:"encoding,omitempty"`
	Rows            int64           `json:"rows"`
	Bytes           int64           `json:"bytes"`
	Hash            string          `json:"hash"`
	CanonicalHash   string          `json:"canonicalHash,omitempty"`
	EscapedFormulas bool            `json:"escapedFormulas,omitempty"`
	Licenses        []License       `json:"licenses,omitempty"`
	Sources         []citedSource   `json:"sources,omitempty"`
	Schema          json.RawMessage `json:"schema"`
}

// citedSource is a publication that states rows of the data package.
type citedSource struct {
	Name      string `json:"name"` // its key in resource source
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Path      string `json:"path,omitempty"`
	License   string `json:"license,omitempty"` // UNKNOWN if no terms were found
}

func newExportedPackage(info *ReleaseInfo) *exportedPackage {
	p := &exportedPackage{
		Profile: packageProfile, Name: validName(info.Package), Version: info.PackageVersion,
		Created: info.PublishedAt.UTC().Format(time.RFC3339), Metadata: info.Metadata, Release: info.Number,
	}
	if p.Name != info.Package {
		p.Title = cmp.Or(p.Title, info.Package)
	}
	return p
}

var notInNames = regexp.MustCompile(`[^a-z0-9._-]+`)

// validName writes a name in the characters that the Data Package standard allows: a package may have come with another one.
func validName(name string) string {
	return cmp.Or(strings.Trim(notInNames.ReplaceAllString(strings.ToLower(name), "-"), "._-"), "data")
}

func (p *exportedPackage) add(s *Schema, format Format, c content) (*exportedResource, error) {
	schema, err := s.Export()
	if err != nil {
		return nil, err
	}
	r := exportedResource{
		Profile: resourceProfile, Type: "table", Name: s.Name, Title: s.Title, Description: s.Description,
		Path: format.file(s.Name), Format: string(format), Mediatype: format.MediaType(), Encoding: "utf-8",
		Rows: c.rows, Bytes: c.bytes, Hash: "sha256:" + c.sha256, Schema: schema,
	}
	if format == Parquet {
		r.Encoding = ""
	}
	p.Resources = append(p.Resources, r)
	return &p.Resources[len(p.Resources)-1], nil
}

// attribute names the sources and licences of each resource and of all, given all sources and which of them state rows of the
// resources, by resource.
func (p *exportedPackage) attribute(all []citedSource, cited map[string]map[string]bool) {
	whole := map[string]string{}
	for _, s := range all {
		whole[s.Name] = s.License
	}
	terms := NewTerms(p.Licenses, whole)
	stating := func(names func(name string) bool) (sources []citedSource, licences []Licence) {
		texts := map[string]string{}
		for _, s := range all {
			if names(s.Name) {
				sources, texts[s.Name] = append(sources, s), s.License
			}
		}
		return sources, terms.Of(texts)
	}
	for i := range p.Resources {
		r := &p.Resources[i]
		var licences []Licence
		r.Sources, licences = stating(func(name string) bool { return cited[r.Name][name] })
		r.Licenses = Entries(licences)
	}
	p.SourcesUsed, p.licences = stating(func(name string) bool {
		return slices.ContainsFunc(p.Resources, func(r exportedResource) bool { return cited[r.Name][name] })
	})
	p.Licenses = Entries(p.licences)
}

// Entries are the licences of a descriptor. The standard asks for a name or a path: terms without a name are written in README.md.
func Entries(licences []Licence) []License {
	var entries []License
	for _, l := range licences {
		if l.Name == "" {
			l.Path = cmp.Or(l.Path, readmeFile)
		}
		entries = append(entries, l.License)
	}
	return entries
}

// readmeFile describes a data package for people.
const readmeFile = "README.md"

func (p *exportedPackage) text() ([]byte, error) {
	text, err := json.MarshalIndent(p, "", "  ")
	return append(text, '\n'), err
}
