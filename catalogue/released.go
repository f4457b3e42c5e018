package catalogue

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// releasedFile has every column of past releases of the program, as the last one had it. Published data follows them.
//
//go:embed released.json
var releasedFile []byte

// releasedResource is a resource in past releases of the program.
type releasedResource struct {
	PrimaryKey []string                  `json:"primaryKey"`
	Columns    map[string]releasedColumn `json:"columns"`
}

type releasedColumn struct {
	Type     string `json:"type"`
	Required bool   `json:"required,omitempty"`

	Categories []string `json:"categories,omitempty"` // members of a closed set
}

// CheckReleased returns why these schemas could not read releases published by past releases of the program: an error for each reason.
func CheckReleased(schemas []*Schema) error {
	var released map[string]releasedResource
	if err := json.Unmarshal(releasedFile, &released); err != nil {
		return fmt.Errorf("catalogue/released.json: %w", err)
	}
	return checkReleased(schemas, released)
}

func checkReleased(schemas []*Schema, released map[string]releasedResource) error {
	var flaws []error
	for _, name := range slices.Sorted(maps.Keys(released)) {
		i := slices.IndexFunc(schemas, func(s *Schema) bool { return s.Name == name })
		if i < 0 {
			flaws = append(flaws, fmt.Errorf("%s is gone, and releases hold it: keep it, or take it out of catalogue/released.json", name))
			continue
		}
		flaws = append(flaws, released[name].check(schemas[i])...)
	}
	return errors.Join(flaws...)
}

// check lists what the schema could not read of the resource.
func (r releasedResource) check(s *Schema) (flaws []error) {
	flaw := func(column, format string, args ...any) {
		flaws = append(flaws, fmt.Errorf("%s.%s "+format, append([]any{s.Name, column}, args...)...))
	}
	present := map[string]string{} // names of fields, by the column that they are read from
	for i := range s.Fields {
		f := &s.Fields[i]
		name, before, known := r.find(f)
		if !known {
			if f.Constraints.Required && f.Missing == "" {
				flaw(f.Name, "is new and required, and older releases lack it: declare `missing`, or let it be empty")
			}
			continue
		}
		present[name] = f.Name
		for _, member := range before.Categories {
			if !slices.Contains(f.Constraints.Enum, member) {
				flaw(f.Name, "has lost the member %s, which rows of older releases have: keep it", member)
			}
		}
		switch {
		case before.Type != f.Type:
			flaw(f.Name, "was of type %s and is of type %s: give the new one another name, and list %s in `removedFields`", before.Type, f.Type, name)
		case f.Constraints.Required && !before.Required && f.Missing == "":
			flaw(f.Name, "may be empty in older releases and is required: declare `missing`, or let it be empty")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.Columns)) {
		if present[name] == "" && !slices.Contains(s.RemovedFields, name) {
			flaw(name, "is gone: list it in the `formerNames` of the field that replaced it, or in `removedFields`")
		}
	}
	key := make([]string, len(r.PrimaryKey))
	for i, name := range r.PrimaryKey {
		key[i] = present[name]
	}
	if !slices.Equal(key, s.PrimaryKey) {
		flaw("primaryKey", "was %s and is %s: published identifiers contain it, so it must stay",
			strings.Join(r.PrimaryKey, ", "), strings.Join(s.PrimaryKey, ", "))
	}
	return flaws
}

// find returns the column of the field.
func (r releasedResource) find(f *Field) (name string, column releasedColumn, known bool) {
	for _, name := range append([]string{f.Name}, f.FormerNames...) {
		if column, known := r.Columns[name]; known {
			return name, column, true
		}
	}
	return "", releasedColumn{}, false
}
