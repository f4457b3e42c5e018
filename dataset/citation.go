package dataset

import (
	"bytes"
	"cmp"
	_ "embed"
	"slices"
	"strconv"
	"text/template"
)

//go:embed citation.cff.tmpl
var citationText string

// Every text in CITATION.cff is in double quotes with Go escapes, all of which YAML 1.1 and 1.2 read. Unquoted, a title such as
// 12:30:45 would be a number.
var citationTemplate = template.Must(template.New("CITATION.cff").Funcs(template.FuncMap{"text": strconv.Quote}).Parse(citationText))

// citation is the content of a CITATION.cff of format 1.2.0.
type citation struct {
	Title, Abstract, Version, Released string
	License, LicenseURL, URL           string
	Authors                            []citationAuthor
	Keywords                           []string
	References                         []citationSource
}

// citationAuthor is a person, with names, or a body, with a name.
type citationAuthor struct{ Given, Family, Name, Website string }

type citationSource struct{ Title, Publisher, URL, License, Notes string }

// citation returns CITATION.cff.
func (p *exportedPackage) citation() ([]byte, error) {
	c := citation{
		Title: p.title(), Abstract: p.Metadata.Description, Authors: p.authors(), Version: p.release(), Released: p.day(),
		URL: webAddress(p.Homepage), Keywords: slices.Compact(slices.Sorted(slices.Values(p.Keywords))),
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
		r := citationSource{Title: s.Title, Publisher: cmp.Or(s.Publisher, "unknown publisher"), URL: webAddress(s.Path)}
		if r.License = sourceLicence(s.License).Name; r.License == "" {
			r.Notes = "Licence: " + StatedLicence(s.License)
		}
		c.References = append(c.References, r)
	}
	var text bytes.Buffer
	err := citationTemplate.Execute(&text, c)
	return text.Bytes(), err
}

// release names the release and the version of its data package, if there is one.
func (p *exportedPackage) release() string {
	if p.Version == "" {
		return "release " + strconv.Itoa(int(p.Release))
	}
	return p.Version + ", release " + strconv.Itoa(int(p.Release))
}

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

// webAddress returns an address that CFF accepts, else nothing.
func webAddress(address string) string {
	if isWebAddress(address) {
		return address
	}
	return ""
}
