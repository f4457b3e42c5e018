package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// WrongHeader tells why the header of a file has not the columns of a layout, each once and in whatever order; nothing if it
// has. Advice is what to do about a file with other columns.
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

// WrongOrder is WrongHeader for a layout whose columns stand in one order.
func WrongOrder(header, columns []string, advice string) (reason string) {
	if reason = WrongHeader(header, columns, advice); reason == "" && !slices.Equal(header, columns) {
		reason = "has its columns in another order: put them as " + strings.Join(columns, ",")
	}
	return reason
}
