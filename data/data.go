// Package data embeds the bundled data package: facts about places, programmes, awards and forums, each row with its source.
package data

import "embed"

// FS holds datapackage.json and one CSV per resource.
//
//go:embed datapackage.json *.csv
var FS embed.FS
