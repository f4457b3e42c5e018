package dataset

import (
	"cmp"
	"encoding/json"
	"regexp"
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
	Schema          json.RawMessage `json:"schema"`
}

// citedSource is a publication that rows of the data package cite as their source.
type citedSource struct {
	Name      string `json:"name"` // its key in resource source
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Path      string `json:"path,omitempty"`
	License   string `json:"license,omitempty"`
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

func (p *exportedPackage) text() ([]byte, error) {
	text, err := json.MarshalIndent(p, "", "  ")
	return append(text, '\n'), err
}
