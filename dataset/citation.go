package dataset

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/goccy/go-yaml"
)

// citation is a CITATION.cff of format 1.2.0.
type citation struct {
	Version     string           `yaml:"cff-version"`
	Message     string           `yaml:"message"`
	Type        string           `yaml:"type"`
	Title       string           `yaml:"title"`
	Abstract    string           `yaml:"abstract,omitempty"`
	Authors     []citationAuthor `yaml:"authors"`
	DataVersion string           `yaml:"version"`
	Released    string           `yaml:"date-released"`
	License     string           `yaml:"license,omitempty"`
	LicenseURL  string           `yaml:"license-url,omitempty"`
	URL         string           `yaml:"url,omitempty"`
	Keywords    []string         `yaml:"keywords,omitempty"`
	References  []citationSource `yaml:"references,omitempty"`
}

// citationAuthor is a person, with names, or a body, with a name.
type citationAuthor struct {
	Given   string `yaml:"given-names,omitempty"`
	Family  string `yaml:"family-names,omitempty"`
	Name    string `yaml:"name,omitempty"`
	Website string `yaml:"website,omitempty"`
}

type citationSource struct {
	Type    string           `yaml:"type"`
	Title   string           `yaml:"title"`
	Authors []citationAuthor `yaml:"authors"`
	URL     string           `yaml:"url,omitempty"`
}

// citable are the licences of data that both Data Package and CFF know by the same name.
var citable = []string{
	"CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "ODbL-1.0", "ODC-By-1.0", "PDDL-1.0",
}

// citation returns CITATION.cff.
func (p *exportedPackage) citation() ([]byte, error) {
	c := citation{
		Version: "1.2.0", Message: "If you use this data, please cite it by this file, and the source of single facts as well.",
		Type: "dataset", Title: p.title(), Abstract: p.Metadata.Description, Authors: p.authors(),
		DataVersion: p.release(), Released: p.day(), URL: webAddress(p.Homepage), Keywords: slices.Compact(slices.Sorted(slices.Values(p.Keywords))),
	}
	for _, l := range p.Licenses {
		switch {
		case slices.Contains(citable, l.Name) && c.License == "":
			c.License = l.Name
		case c.LicenseURL == "":
			c.LicenseURL = webAddress(l.Path)
		}
	}
	for _, s := range p.SourcesUsed {
		publisher := citationAuthor{Name: cmp.Or(s.Publisher, "unknown publisher")}
		c.References = append(c.References, citationSource{
			Type: "generic", Title: s.Title, Authors: []citationAuthor{publisher}, URL: webAddress(s.Path),
		})
	}
	return yaml.Marshal(c)
}

// release names the release and, if there is one, the version of its package.
func (p *exportedPackage) release() string {
	if p.Version == "" {
		return "release " + strconv.Itoa(int(p.Release))
	}
	return p.Version + ", release " + strconv.Itoa(int(p.Release))
}

// authors are the contributors; a citation needs at least one.
func (p *exportedPackage) authors() []citationAuthor {
	var list []citationAuthor
	for _, c := range p.Contributors {
		author := citationAuthor{Given: c.GivenName, Family: c.FamilyName, Website: webAddress(c.Path)}
		if author.Given == "" && author.Family == "" {
			author.Name = cmp.Or(c.Title, c.Organization)
		}
		if author.Name != "" || author.Given != "" || author.Family != "" {
			list = append(list, author)
		}
	}
	if len(list) == 0 {
		list = []citationAuthor{{Name: "Compilers of " + p.title()}}
	}
	return list
}

// webAddress returns an address that CFF takes, else nothing.
func webAddress(address string) string {
	if isWebAddress(address) {
		return address
	}
	return ""
}
