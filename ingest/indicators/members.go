package indicators

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// checkMembers refuses what encoding/json accepts silently or reports without a path: unknown members, members in another case
// or given twice, and values of another type.
func checkMembers(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	if err := checkValue(d, reflect.TypeFor[Mapping](), ""); err != nil {
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
			return fmt.Errorf("is not valid JSON at byte %d: %w", syntax.Offset, err)
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return errors.New("is not valid JSON: it ends too early")
		}
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("is not valid JSON: text follows the mapping")
	}
	return nil
}

// checkValue reads a value of type t. The recursion ends with the types, not with the text.
func checkValue(d *json.Decoder, t reflect.Type, path string) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch t.Kind() {
	case reflect.String:
		if _, ok := token.(string); !ok {
			return fmt.Errorf("%s: is not a text: put it into quotes", path)
		}
		return nil
	case reflect.Slice:
		if token != json.Delim('[') {
			return fmt.Errorf("%s: is not a list: put it into [ ]", path)
		}
		for i := 0; d.More(); i++ {
			if err := checkValue(d, t.Elem(), fmt.Sprintf("%s[%d]", path, i)); err != nil {
				return err
			}
		}
	default:
		if token != json.Delim('{') {
			return fmt.Errorf("%s: is not an object: put its members into { }", pathOr(path, "the mapping"))
		}
		if err := checkObject(d, t, path); err != nil {
			return err
		}
	}
	_, err = d.Token() // the closing bracket
	return err
}

func checkObject(d *json.Decoder, t reflect.Type, path string) error {
	seen := map[string]bool{}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return err
		}
		name := token.(string) // the decoder refuses other keys
		member := strings.TrimPrefix(path+"."+name, ".")
		if seen[name] {
			return fmt.Errorf("%s: appears twice: keep one", member)
		}
		seen[name] = true
		of := memberType(t, name)
		if of == nil {
			return fmt.Errorf("%s: is not a member of the format: write one of %s", member, strings.Join(memberNames(t), ", "))
		}
		if err := checkValue(d, of, member); err != nil {
			return err
		}
	}
	return nil
}

// memberType returns the type of a member of an object, nil if there is no such member.
func memberType(t reflect.Type, name string) reflect.Type {
	if t.Kind() == reflect.Map {
		return t.Elem()
	}
	for f := range t.Fields() {
		if f.Tag.Get("json") == name {
			return f.Type
		}
	}
	return nil
}

func memberNames(t reflect.Type) (names []string) {
	for f := range t.Fields() {
		names = append(names, f.Tag.Get("json"))
	}
	return names
}

func pathOr(path, otherwise string) string {
	if path == "" {
		return otherwise
	}
	return path
}
