package db

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// layout is what a resource is made of.
type layout struct {
	name    string
	key     []string // columns that identify a row
	columns []string // those of the Table Schema, by name
}

// generatedKey is the column that holds a key made of several others.
const generatedKey = "key"

func (t *Table[T]) layout() layout {
	columns := slices.DeleteFunc(slices.Clone(t.columns), func(c string) bool { return c == generatedKey })
	slices.Sort(columns)
	return layout{name: t.name, key: []string{t.key}, columns: columns}
}

// layouts returns those of all resources, by name.
func layouts() []layout {
	all := slices.Clone(links)
	for _, r := range resources {
		all = append(all, r.layout())
	}
	slices.SortFunc(all, func(a, b layout) int { return cmp.Compare(a.name, b.name) })
	return all
}

func layoutOf(resource string) (layout, bool) {
	for _, l := range layouts() {
		if l.name == resource {
			return l, true
		}
	}
	return layout{}, false
}

// keySeparator stands between the parts of a key, in which no code or slug has it.
const keySeparator = "/"

// parts takes a key apart, into the values of the key's columns. It reports false if the text is no key of the resource.
func (l layout) parts(key string) ([]string, bool) {
	if len(l.key) == 1 {
		return []string{key}, true
	}
	parts := strings.Split(key, keySeparator)
	return parts, len(parts) == len(l.key)
}

// keyText writes the key of a row of the alias, as text.
func (l layout) keyText(alias string) string {
	return strings.Join(qualified(alias, l.key), " || '"+keySeparator+"' || ")
}

// same writes the condition that two aliases have the same key.
func (l layout) same(a, b string) string {
	var conditions []string
	for _, c := range l.key {
		conditions = append(conditions, fmt.Sprintf("%s.%s = %s.%[2]s", a, c, b))
	}
	return strings.Join(conditions, " AND ")
}

// differ writes the condition that rows of two aliases with the same key differ.
func (l layout) differ(a, b string) string {
	rest := slices.DeleteFunc(slices.Clone(l.columns), func(c string) bool { return slices.Contains(l.key, c) })
	return fmt.Sprintf("(%s) IS DISTINCT FROM (%s)", listed(a, rest), listed(b, rest))
}

// orderBy writes the order of keys.
func (l layout) orderBy(alias string, d Direction) string {
	var terms []string
	for _, c := range qualified(alias, l.key) {
		terms = append(terms, c+" "+string(d))
	}
	return strings.Join(terms, ", ")
}

// values writes all columns of an alias as a JSON list of texts.
func (l layout) values(alias string) string {
	return "json_build_array(" + strings.Join(qualified(alias, l.columns), "::text, ") + "::text)"
}

// fields pairs what values wrote of a row before and after. Of a row that is in both, it keeps the fields that differ;
// of any other, those that have a value.
func (l layout) fields(before, after []byte) ([]*FieldChange, error) {
	sides := [2][]*string{make([]*string, len(l.columns)), make([]*string, len(l.columns))}
	for i, text := range [][]byte{before, after} {
		if text == nil {
			continue
		}
		if err := json.Unmarshal(text, &sides[i]); err != nil {
			return nil, fmt.Errorf("values of %s: %w", l.name, err)
		}
	}
	fields := []*FieldChange{}
	for i, name := range l.columns {
		b, a := sides[0][i], sides[1][i]
		if b == nil && a == nil || b != nil && a != nil && *b == *a {
			continue
		}
		fields = append(fields, &FieldChange{Name: name, Before: b, After: a})
	}
	return fields, nil
}

func qualified(alias string, columns []string) []string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = alias + "." + c
	}
	return list
}
