package dataset

import "strings"

// parts are the parts of a query that differ between resources.
type parts map[string]string

// named returns a query with its parts in place of their names in braces.
func named(query string, p parts) string {
	list := make([]string, 0, 2*len(p))
	for name, text := range p {
		list = append(list, "{"+name+"}", text)
	}
	return strings.NewReplacer(list...).Replace(query)
}

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
