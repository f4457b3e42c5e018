package table

import (
	"encoding/json"

	"github.com/vektah/gqlparser/v2/ast"
)

// schemaField is a field of a Table Schema of the Frictionless standard.
type schemaField struct {
	Name        string             `json:"name"`
	Type        string             `json:"type"`
	Description string             `json:"description,omitempty"`
	Constraints *schemaConstraints `json:"constraints,omitempty"`
}

type schemaConstraints struct {
	Enum []string `json:"enum"`
}

// types are the Table Schema types of scalars; all others are strings.
var types = map[string]string{
	"Int": "integer", "Int64": "integer", "Float": "number", "Decimal": "number", "Boolean": "boolean", "Date": "date", "Time": "datetime",
}

// tableSchema describes the columns by the descriptions of their fields.
func (l *List) tableSchema() (json.RawMessage, error) {
	fields := make([]schemaField, len(l.Columns))
	for i, c := range l.Columns {
		f := schemaField{Name: c.Header, Type: "string", Description: c.Definition.Description}
		if typ, known := types[c.Definition.Type.Name()]; known {
			f.Type = typ
		}
		if def := l.schema.Types[c.Definition.Type.Name()]; def != nil && def.Kind == ast.Enum {
			f.Constraints = &schemaConstraints{}
			for _, v := range def.EnumValues {
				f.Constraints.Enum = append(f.Constraints.Enum, v.Name)
			}
		}
		if c.Definition.Type.Elem != nil {
			f.Type, f.Constraints = "array", nil
		}
		fields[i] = f
	}
	return json.Marshal(map[string]any{"fields": fields})
}
