package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// WrongHeader says why a header does not have the columns of a layout, each once, in any order; it is empty if the header
// does. Advice is what to do about a file with other columns.
func WrongHeader(header, columns []string, advice string) (reason string) {
	if len(header) == 1 && strings.Contains(header[0], ";") {
		return "is separated by semicolons: save the file with commas"
	}
	var unknown, missing []string
	for i, label := range header {
		if slices.Contains(header[:i], label) {
			return fmt.Sprintf("has the column %q twice: keep one", label)
		}
		if !slices.Contains(columns, label) {
			unknown = append(unknown, fmt.Sprintf("%q", label))
		}
	}
	for _, name := range columns {
		if !slices.Contains(header, name) {
			missing = append(missing, name)
		}
	}
	switch {
	case len(missing) > 0 && len(unknown) > 0:
		reason = "lacks the columns " + strings.Join(missing, ", ") + " and has unknown ones, " + strings.Join(unknown, ", ")
	case len(missing) > 0:
		reason = "lacks the columns " + strings.Join(missing, ", ")
	case len(unknown) > 0:
		reason = "has unknown columns, " + strings.Join(unknown, ", ")
	default:
		return ""
	}
	return reason + ": " + advice
}

// WrongOrder is WrongHeader for a layout with a fixed order of columns.
func WrongOrder(header, columns []string, advice string) (reason string) {
	if reason = WrongHeader(header, columns, advice); reason == "" && !slices.Equal(header, columns) {
		reason = "has its columns in another order: write them as " + strings.Join(columns, ",")
	}
	return reason
}
