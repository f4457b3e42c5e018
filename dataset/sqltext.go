package dataset

import "strings"

func prefixed(prefix string, names []string) string {
	return strings.Join(prefixedList(prefix, names), ", ")
}

func prefixedList(prefix string, names []string) []string {
	list := quoteAll(names)
	for i := range list {
		list[i] = prefix + list[i]
	}
	return list
}
