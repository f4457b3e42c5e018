// Command gallery reads the examples in the current folder and writes gallery.json, which the explorer shows, and README.md.
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir string) error {
	sections, err := read(dir)
	if err != nil {
		return err
	}
	gallery, err := encode(sections)
	if err != nil {
		return err
	}
	index, err := render(sections)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "gallery.json"), gallery, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "README.md"), index, 0o644)
}

// read returns the examples of a folder by section.
func read(dir string) ([]section, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.graphql"))
	if err != nil {
		return nil, err
	}
	var examples []example
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		x, err := parse(strings.TrimSuffix(filepath.Base(path), ".graphql"), string(file))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		examples = append(examples, x)
	}
	return arrange(examples)
}

func encode(sections []section) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(map[string]any{"sections": sections})
	return b.Bytes(), err
}

//go:embed README.tmpl
var index string

func render(sections []section) ([]byte, error) {
	t, err := template.New("README.tmpl").Parse(index)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, sections)
	return b.Bytes(), err
}
