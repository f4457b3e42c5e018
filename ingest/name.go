package ingest

import (
	"fmt"
	"strings"
)

// CleanName returns a name without marks that no name ends with ("Новоуральский:"), and a note that says what the file, a source, has
// instead. The note is empty for other names.
func CleanName(name, file string) (clean, note string) {
	clean = strings.TrimRight(strings.TrimSuffix(name, `""`), ":;, ")
	if clean == name || clean == "" {
		return name, ""
	}
	return clean, fmt.Sprintf("A stray mark at the end of the name is left out: %s has «%s».", file, name)
}

// WithoutKind returns the name of a municipality without words before it that its kind and region say already. Publishers write them in
// some editions and leave them out in others.
func WithoutKind(name string) string {
	for _, words := range []string{"внутригородская территория города федерального значения ", "городской округ "} {
		if rest, found := strings.CutPrefix(name, words); found && rest != "" {
			return rest
		}
	}
	return name
}
