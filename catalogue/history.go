package catalogue

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// checkHistory returns what is wrong with what fields say about older releases.
func (s *Schema) checkHistory() error {
	taken := map[string]string{}
	for _, f := range s.Fields {
		taken[f.Name] = "a field"
	}
	claim := func(name, as string) error {
		if before := taken[name]; before != "" {
			return fmt.Errorf("%s: %q is %s and %s: a name must mean the same in all releases", s.Name, name, before, as)
		}
		taken[name] = as
		return nil
	}
	for i := range s.Fields {
		f := &s.Fields[i]
		for _, name := range f.FormerNames {
			if err := claim(name, "a former name of "+f.Name); err != nil {
				return err
			}
		}
		if f.Missing == "" {
			continue
		}
		if err := s.checkMissing(f); err != nil {
			return fmt.Errorf("%s.%s: missing %q %w", s.Name, f.Name, f.Missing, err)
		}
	}
	for _, name := range s.RemovedFields {
		if err := claim(name, "removed"); err != nil {
			return err
		}
	}
	return nil
}

// checkMissing returns why not every row can have the value that the field declares as missing.
func (s *Schema) checkMissing(f *Field) error {
	switch {
	case slices.Contains(s.PrimaryKey, f.Name), f.Constraints.Unique:
		return errors.New("would be the key of every row, but keys must differ")
	case slices.ContainsFunc(s.ForeignKeys, func(k ForeignKey) bool { return k.Field == f.Name }):
		return errors.New("would refer to a row that no release is sure to hold: let the field be empty")
	}
	for _, k := range s.PlaceKeys {
		if k.Field == f.Name && !slices.Contains(k.Except, f.Missing) {
			return errors.New("would refer to a row that no release is sure to hold: let the field be empty")
		}
	}
	if !f.canonical() {
		return fmt.Errorf("is not a valid %s in canonical form", f.Type)
	}
	c := &f.Constraints
	if len(c.Enum) > 0 && !slices.Contains(c.Enum, f.Missing) || !c.Matches(f.Missing) || f.outOfRange() {
		return errors.New("breaks the constraints of the field")
	}
	return nil
}

var canonicalNumber = regexp.MustCompile(`^(0|-?(0|[1-9][0-9]*)\.[0-9]*[1-9]|-?[1-9][0-9]*)$`)

// canonical reports whether the value for missing has the type, in PostgreSQL's form.
func (f *Field) canonical() bool {
	switch f.Type {
	case "integer":
		n, err := strconv.ParseInt(f.Missing, 10, 32)
		return err == nil && strconv.FormatInt(n, 10) == f.Missing
	case "number":
		return canonicalNumber.MatchString(f.Missing)
	case "boolean":
		return f.Missing == "true" || f.Missing == "false"
	case "date":
		_, err := time.Parse(time.DateOnly, f.Missing)
		return err == nil
	}
	return strings.TrimSpace(f.Missing) == f.Missing
}

// outOfRange reports whether the value for missing is outside minimum and maximum.
func (f *Field) outOfRange() bool {
	if f.Type != "integer" && f.Type != "number" {
		return false
	}
	value, _ := strconv.ParseFloat(f.Missing, 64) // canonical
	if least, err := f.Constraints.Minimum.Float64(); err == nil && value < least {
		return true
	}
	most, err := f.Constraints.Maximum.Float64()
	return err == nil && value > most
}
