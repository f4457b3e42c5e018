package dataset

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Metadata is what a data package says of itself in datapackage.json. Releases keep it and exports write it again.
type Metadata struct {
	Title        string        `json:"title,omitempty"`
	Description  string        `json:"description,omitempty"`
	Homepage     string        `json:"homepage,omitempty"`
	Keywords     []string      `json:"keywords,omitempty"`
	Licenses     []License     `json:"licenses,omitempty"`
	Sources      []Origin      `json:"sources,omitempty"`
	Contributors []Contributor `json:"contributors,omitempty"`
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

// texts yields every text with the path of its member.
func (m *Metadata) texts() map[string][]string {
	t := map[string][]string{
		"title": {m.Title}, "description": {m.Description}, "homepage": {m.Homepage}, "keywords": m.Keywords,
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
	return found
}

// amendedBy returns the metadata of a release amended by another data package: that of the release, with the sources of the data
// package added.
func (m Metadata) amendedBy(pkg Metadata) Metadata {
	m.Sources = slices.Clone(m.Sources)
	for _, o := range pkg.Sources {
		if !slices.Contains(m.Sources, o) {
			m.Sources = append(m.Sources, o)
		}
	}
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
