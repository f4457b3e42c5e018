package rel

import (
	"slices"
	"strings"
)

// Layout is the key and the columns of a resource, without its row type.
type Layout struct {
	Name    string
	Key     []string // columns that identify a row
	Columns []string // columns of the Table Schema, by name
}

// generatedKey is the generated column of a composite key.
const generatedKey = "key"

// Layout returns the layout of the table in its Table Schema.
func (t *Table[T]) Layout() Layout {
	columns := slices.DeleteFunc(slices.Clone(t.columns), func(c string) bool { return c == generatedKey })
	slices.Sort(columns)
	return Layout{Name: t.name, Key: []string{t.key}, Columns: columns}
}

// keySeparator separates the parts of a key. No code or slug contains it.
const keySeparator = "/"

// Parts splits a key into the values of its columns. It reports false if the text is not a key of the resource.
func (l Layout) Parts(key string) ([]string, bool) {
	if len(l.Key) == 1 {
		return []string{key}, true
	}
	parts := strings.Split(key, keySeparator)
	return parts, len(parts) == len(l.Key)
}

// KeyText writes the key of a row of the alias, as text.
func (l Layout) KeyText(alias string) string {
	return alias + "." + strings.Join(l.Key, " || '"+keySeparator+"' || "+alias+".")
}

// Same writes the condition that rows of two aliases have the same key.
func (l Layout) Same(a, b string) string {
	var conditions []string
	for _, c := range l.Key {
		conditions = append(conditions, a+"."+c+" = "+b+"."+c)
	}
	return strings.Join(conditions, " AND ")
}

// Differ writes the condition that rows of two aliases with the same key differ.
func (l Layout) Differ(a, b string) string {
	rest := slices.DeleteFunc(slices.Clone(l.Columns), func(c string) bool { return slices.Contains(l.Key, c) })
	return "(" + Qualified(a, rest) + ") IS DISTINCT FROM (" + Qualified(b, rest) + ")"
}

// OrderBy writes the order of keys.
func (l Layout) OrderBy(alias string, d Direction) string {
	return alias + "." + strings.Join(l.Key, " "+string(d)+", "+alias+".") + " " + string(d)
}

// Values writes all columns of an alias as a JSON list of texts.
func (l Layout) Values(alias string) string {
	return "json_build_array(" + alias + "." + strings.Join(l.Columns, "::text, "+alias+".") + "::text)"
}
