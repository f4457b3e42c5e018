// Package ui embeds the explorer: GraphiQL with everything it needs, built by npm into dist.
package ui

import (
	"embed"
	"io/fs"
)

// all: an unbuilt dist has only .gitkeep, and a pattern without matches does not compile.
//
//go:embed all:dist
var files embed.FS

// Dist returns the built page. It has no index.html if the binary was built without npm.
func Dist() fs.FS {
	dist, err := fs.Sub(files, "dist")
	if err != nil { // only for an invalid path
		panic(err)
	}
	return dist
}
