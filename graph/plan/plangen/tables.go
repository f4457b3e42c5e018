package main

import (
	_ "embed"
	"fmt"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/catalogue"
	"govhub/catalogue/model"
)

//go:embed tables.gotpl
var text string

// tables is a gqlgen plugin that writes the tables.
type tables struct{}

// Name identifies the plugin.
func (tables) Name() string { return "plan" }

// GenerateCode writes graph/plan.generated.go.
func (tables) GenerateCode(data *codegen.Data) error {
	m, err := model.Read(catalogue.Schemas())
	if err != nil {
		return err
	}
	e := entries{schema: data.Schema, catalogue: m}
	var failed error
	err = templates.Render(templates.Options{
		PackageName: data.Config.Exec.Package,
		Filename:    filepath.Join(data.Config.Exec.Dir(), "plan.generated.go"),
		Template:    text,
		Data:        view{Data: data},
		Packages:    data.Config.Packages,
		Funcs: template.FuncMap{
			"entry": func(f *codegen.Field) string {
				line, err := e.entry(f)
				if err != nil && failed == nil {
					failed = fmt.Errorf("%s.%s: %w", f.Object.Name, f.Name, err)
				}
				return line
			},
			"reserved": func(name string) bool { return strings.HasPrefix(name, "__") },
		},
		GeneratedHeader: true,
	})
	if failed != nil {
		return failed
	}
	return err
}

// view is the data of the template.
type view struct{ *codegen.Data }

// Abstract lists the interfaces and unions.
func (v view) Abstract() []*ast.Definition {
	var list []*ast.Definition
	for _, def := range v.Schema.Types {
		if def.IsAbstractType() && !def.BuiltIn {
			list = append(list, def)
		}
	}
	return sorted(list)
}

// Implementors lists the objects of an abstract type.
func (v view) Implementors(def *ast.Definition) []*codegen.Object {
	var list []*codegen.Object
	for _, o := range v.Objects {
		for _, possible := range v.Schema.GetPossibleTypes(def) {
			if possible.Name == o.Name {
				list = append(list, o)
			}
		}
	}
	return list
}
