package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"govhub/catalogue/model"
)

// bundle is the descriptor of the bundled data package. Each resource has a CSV beside it.
type bundle struct {
	Profile     string           `json:"$schema"`
	Name        string           `json:"name"`
	Title       string           `json:"title"`
	TitleRu     string           `json:"title@ru"`
	Description string           `json:"description"`
	Version     string           `json:"version"`
	Created     string           `json:"created"`
	Licenses    json.RawMessage  `json:"licenses"`
	Sources     json.RawMessage  `json:"sources"`
	Errata      json.RawMessage  `json:"errata,omitempty"`
	Resources   []bundleResource `json:"resources"`
}

type bundleResource struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Path        string `json:"path"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Format      string `json:"format"`
	Mediatype   string `json:"mediatype"`
	Encoding    string `json:"encoding"`
}

// describeBundle updates the resources of data/datapackage.json and leaves the rest unchanged.
func describeBundle(m *model.Model) error {
	const path = "data/datapackage.json"
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var b bundle
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&b); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	b.Resources = nil
	for _, s := range m.Schemas {
		file := s.Name + ".csv"
		if _, err := os.Stat(filepath.Join("data", file)); err != nil {
			return fmt.Errorf("%s has no rows in the bundle: %w: add it, with a header at least", s.Name, err)
		}
		b.Resources = append(b.Resources, bundleResource{s.Name, "table", file, s.Title, s.Description, "csv", "text/csv", "utf-8"})
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(b); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}
