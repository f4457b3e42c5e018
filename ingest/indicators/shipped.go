package indicators

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed mappings/*.json
var shipped embed.FS

// Shipped returns the built-in mappings by name. It panics if one is invalid, which tests rule out.
func Shipped() []*Mapping {
	files, err := fs.Glob(shipped, "mappings/*.json")
	if err != nil {
		panic(err)
	}
	list := make([]*Mapping, 0, len(files))
	for _, file := range files {
		text, err := shipped.ReadFile(file)
		if err != nil {
			panic(err)
		}
		m, err := Parse(text)
		if err != nil {
			panic(fmt.Sprintf("indicators: %s: %v", file, err))
		}
		list = append(list, m)
	}
	return list
}
