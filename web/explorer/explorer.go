// Package explorer embeds the explorer, the web application that npm builds into dist.
package explorer

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// all: an unbuilt dist has only .gitkeep, and a pattern without matches does not compile.
//
//go:embed all:dist
var files embed.FS

// Dist returns the built application. It has no index.html if the binary was built without npm.
func Dist() fs.FS {
	dist, err := fs.Sub(files, "dist")
	if err != nil { // only for an invalid path
		panic(err)
	}
	return dist
}

// Queries returns the texts of the queries that the application names by their hashes.
func Queries() []string {
	manifest, err := fs.ReadFile(Dist(), "explorer/documents.json")
	if err != nil {
		return nil // built without npm
	}
	texts := map[string]string{}
	if err := json.Unmarshal(manifest, &texts); err != nil {
		panic(fmt.Errorf("the queries of the explorer: %w", err)) // the build writes JSON
	}
	return slices.Sorted(maps.Values(texts))
}
