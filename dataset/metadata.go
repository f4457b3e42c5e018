package dataset

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Metadata is what a data package says of itself in datapackage.json. Releases keep it and exports write it again.
type Metadata struct {
	Title        string        `json:"title,omitempty"`
	TitleRu      string        `json:"title@ru,omitempty"` // of citations in Russian
	Description  string        `json:"description,omitempty"`
	Homepage     string        `json:"homepage,omitempty"`
	Keywords     []string      `json:"keywords,omitempty"`
	Licenses     []License     `json:"licenses,omitempty"`
	Sources      []Origin      `json:"sources,omitempty"`
	Contributors []Contributor `json:"contributors,omitempty"`
	Errata       []Erratum     `json:"errata,omitempty"`

	Imports []Imported `json:"imports,omitempty"` // files of publishers that the data came from, the newest last

	// ReferenceDate is the day as of which the release says what exists, such as 2026-11-29.
	ReferenceDate string `json:"referenceDate,omitempty"`
}

// Erratum is an error in an earlier release that the data package corrects: of its hub, by number, or of its own versions.
type Erratum struct {
	Release int32  `json:"release,omitempty"`
	Version string `json:"version,omitempty"`
	Text    string `json:"text"`              // what is wrong, and what is right
	Subject string `json:"subject,omitempty"` // identifier of a node
}

// flaw says why an erratum cannot be kept, empty if it can.
func (e Erratum) flaw() string {
	switch {
	case e.Text == "":
		return "has an entry without `text`: say what was wrong, and what is right"
	case e.Release < 0 || (e.Release == 0) == (e.Version == ""):
		return "has an entry that does not name one release: give `release`, its number, or `version`, that of its data package"
	}
	return ""
}

// License is a licence of the data.
type License struct {
	Name  string `json:"name,omitempty"` // such as CC0-1.0
	Title string `json:"title,omitempty"`
	Path  string `json:"path,omitempty"`
}

// Origin is where the data of a package comes from.
type Origin struct {
	Title   string `json:"title,omitempty"`
	Path    string `json:"path,omitempty"`
	Email   string `json:"email,omitempty"`
	Version string `json:"version,omitempty"`
}

// Contributor is a person or body that worked on a data package.
type Contributor struct {
	Title        string   `json:"title,omitempty"`
	GivenName    string   `json:"givenName,omitempty"`
	FamilyName   string   `json:"familyName,omitempty"`
	Path         string   `json:"path,omitempty"`
	Email        string   `json:"email,omitempty"`
	Roles        []string `json:"roles,omitempty"`
	Role         string   `json:"role,omitempty"` // of version 1 of the standard
	Organization string   `json:"organization,omitempty"`
}

// Publishes reports whether the contributor published the data package and did nothing else.
func (c Contributor) Publishes() bool {
	return slices.Equal(c.Roles, []string{"publisher"}) || len(c.Roles) == 0 && c.Role == "publisher"
}

// texts yields every text with the path of its member.
func (m *Metadata) texts() map[string][]string {
	t := map[string][]string{
		"title": {m.Title}, "title@ru": {m.TitleRu}, "description": {m.Description}, "homepage": {m.Homepage}, "keywords": m.Keywords,
	}
	for _, l := range m.Licenses {
		t["licenses"] = append(t["licenses"], l.Name, l.Title, l.Path)
	}
	for _, o := range m.Sources {
		t["sources"] = append(t["sources"], o.Title, o.Path, o.Email, o.Version)
	}
	for _, c := range m.Contributors {
		t["contributors"] = append(t["contributors"], c.Title, c.GivenName, c.FamilyName, c.Path, c.Email, c.Role, c.Organization)
		t["contributors"] = append(t["contributors"], c.Roles...)
	}
	for _, e := range m.Errata {
		t["errata"] = append(t["errata"], e.Version, e.Text, e.Subject)
	}
	for i := range m.Imports {
		t["imports"] = append(t["imports"], m.Imports[i].texts()...)
	}
	return t
}

// flaws returns by member which texts cannot be kept.
func (m *Metadata) flaws() map[string]string {
	found := map[string]string{}
	for member, texts := range m.texts() {
		for _, text := range texts {
			if f := checkText(text, maxLength, member == "description"); f != nil {
				found[member] = f.message
			}
		}
	}
	for _, e := range m.Errata {
		if flaw := e.flaw(); flaw != "" {
			found["errata"] = flaw
		}
	}
	for i := range m.Imports {
		if flaw := m.Imports[i].flaw(); flaw != "" {
			found["imports"] = flaw
		}
	}
	if m.ReferenceDate != "" && !isDate(time.DateOnly, m.ReferenceDate) {
		found["referenceDate"] = "is not a date: write YYYY-MM-DD, a day that exists"
	}
	return found
}

// amendedBy returns the metadata of a release amended by another data package: that of the release, with the sources, errata
// and imports of the data package added.
func (m Metadata) amendedBy(pkg Metadata) Metadata {
	m.Sources = slices.Clone(m.Sources)
	for _, o := range pkg.Sources {
		if !slices.Contains(m.Sources, o) {
			m.Sources = append(m.Sources, o)
		}
	}
	m.Errata = slices.Clone(m.Errata)
	for _, e := range pkg.Errata {
		if !slices.Contains(m.Errata, e) {
			m.Errata = append(m.Errata, e)
		}
	}
	m.Imports = amendImports(m.Imports, foreign(pkg.Imports))
	return m
}

// Scan reads the column govhub.release.metadata.
func (m *Metadata) Scan(value any) error {
	text, ok := value.([]byte)
	if !ok {
		return fmt.Errorf("metadata of a release of type %T", value)
	}
	*m = Metadata{}
	return json.Unmarshal(text, m)
}
