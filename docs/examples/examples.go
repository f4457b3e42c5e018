// Package examples is questions that people ask of the hub, one a file, in the form that the explorer shows.
//
// A file begins with four paragraphs of comments: the question and a text about it in English, then both in Russian. The query
// that follows runs unchanged: each of its variables has a default value. The name of the file up to the first hyphen is its
// section.
package examples

import _ "embed"

//go:generate go run ./gallery

//go:embed gallery.json
var gallery string

// Gallery returns the examples by section, as JSON.
func Gallery() string { return gallery }
