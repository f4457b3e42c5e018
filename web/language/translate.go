package language

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/db"
)

// translation gives a language to what names none.
type translation struct {
	schema *ast.Schema
	lang   db.Lang
}

// Translate gives a validated document a language. Nothing else may use the document yet.
func Translate(schema *ast.Schema, doc *ast.QueryDocument, lang db.Lang) {
	t := translation{schema, lang}
	for _, op := range doc.Operations {
		t.selections(op.SelectionSet)
	}
	for _, f := range doc.Fragments {
		t.selections(f.SelectionSet)
	}
}

func (t translation) selections(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			if s.ObjectDefinition.Name != "Query" || s.Name != "search" { // whose argument says which names to search
				t.field(s)
			}
			t.selections(s.SelectionSet)
		case *ast.InlineFragment:
			t.selections(s.SelectionSet)
		}
	}
}

// field gives defaults to the arguments of a field, and their language to those that it has.
func (t translation) field(f *ast.Field) {
	if len(f.Definition.Arguments) == 0 {
		return
	}
	definition := *f.Definition // which belongs to the schema
	definition.Arguments = slices.Clone(definition.Arguments)
	for i, a := range definition.Arguments {
		if t.takes(a.Type) {
			own := *a
			own.DefaultValue = t.defaultOf(a.Type)
			definition.Arguments[i] = &own
		}
	}
	f.Definition = &definition
	f.Arguments = slices.DeleteFunc(f.Arguments, func(a *ast.Argument) bool {
		return lacking(a.Value) && t.takes(definition.Arguments.ForName(a.Name).Type)
	})
	for _, a := range f.Arguments {
		t.literal(a.Value)
	}
}

// lacking reports whether a value is null or an empty list.
func lacking(v *ast.Value) bool {
	return v.Kind == ast.NullValue || v.Kind == ast.ListValue && len(v.Children) == 0
}

// takes reports whether values of a type are languages, or name one, or are lists of those that do.
func (t translation) takes(typ *ast.Type) bool {
	return typ.NamedType == typeNamed || t.names(t.schema.Types[typ.Name()])
}

// names reports whether the objects of a type name a language.
func (t translation) names(def *ast.Definition) bool {
	if def == nil || def.Kind != ast.InputObject {
		return false
	}
	member := def.Fields.ForName(argument)
	return member != nil && member.Type.Name() == typeNamed
}

// defaultOf returns what to take for no value of a type that takes a language.
func (t translation) defaultOf(typ *ast.Type) *ast.Value {
	lang := &ast.Value{Kind: ast.EnumValue, Raw: string(t.lang)}
	if typ.NamedType == typeNamed {
		return lang
	}
	value := &ast.Value{Kind: ast.ObjectValue, Children: ast.ChildValueList{{Name: argument, Value: lang}}}
	if typ.Elem != nil {
		return &ast.Value{Kind: ast.ListValue, Children: ast.ChildValueList{{Value: value}}}
	}
	return value
}

// literal gives the objects in a value their language.
func (t translation) literal(v *ast.Value) {
	for _, child := range v.Children {
		t.literal(child.Value)
	}
	if v.Kind != ast.ObjectValue || !t.names(v.Definition) {
		return
	}
	own := &ast.Value{Kind: ast.EnumValue, Raw: string(t.lang)}
	for _, child := range v.Children {
		switch {
		case child.Name != argument:
		case child.Value.Kind == ast.NullValue:
			child.Value = own
			return
		case child.Value.Kind == ast.Variable && child.Value.VariableDefinition.DefaultValue == nil:
			definition := *child.Value.VariableDefinition // which other uses of the variable share
			definition.DefaultValue = own
			child.Value.VariableDefinition = &definition
			return
		default:
			return
		}
	}
	v.Children = append(v.Children, &ast.ChildValue{Name: argument, Value: own})
}

// TranslateVariables gives the variables of an operation a language.
func TranslateVariables(schema *ast.Schema, op *ast.OperationDefinition, variables map[string]any, lang db.Lang) {
	t := translation{schema, lang}
	for _, v := range op.VariableDefinitions {
		value, given := variables[v.Variable]
		list, _ := value.([]any)
		if given && (value == nil || list != nil && len(list) == 0) && t.takes(v.Type) {
			delete(variables, v.Variable) // so that defaults count
			continue
		}
		t.value(v.Type, value)
	}
}

// value gives the objects in a variable their language.
func (t translation) value(typ *ast.Type, value any) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			t.value(elementOf(typ), item)
		}
	case []map[string]any: // a single item that was made a list
		for _, item := range value {
			t.value(elementOf(typ), item)
		}
	case map[string]any:
		def := t.schema.Types[typ.Name()]
		if def == nil || def.Kind != ast.InputObject {
			return
		}
		if t.names(def) && value[argument] == nil {
			value[argument] = string(t.lang)
		}
		for name, member := range value {
			if f := def.Fields.ForName(name); f != nil {
				t.value(f.Type, member)
			}
		}
	}
}

func elementOf(typ *ast.Type) *ast.Type {
	if typ.Elem != nil {
		return typ.Elem
	}
	return typ
}
