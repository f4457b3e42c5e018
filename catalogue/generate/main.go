package main

import (
	"embed"
	"fmt"
	"os"
	"strings"
	"text/template"

	"govhub/catalogue"
	"govhub/catalogue/model"
)

//go:embed *.tmpl
var templates embed.FS

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "catalogue:", err)
		os.Exit(1)
	}
}

// run writes below the working directory, the root of the project.
func run() error {
	schemas, err := catalogue.Load()
	if err != nil {
		return err
	}
	if err := catalogue.CheckReleased(schemas); err != nil {
		return err
	}
	m, err := model.Read(schemas)
	if err != nil {
		return err
	}
	t, err := template.New("").Funcs(functions(m)).ParseFS(templates, "*.tmpl")
	if err != nil {
		return err
	}
	if err := removeOld(m); err != nil {
		return err
	}
	for _, e := range m.Entities {
		files := map[string]string{
			"graph/schema/" + e.File + ".graphqls":  "entity.graphqls.tmpl",
			"db/" + e.File + ".generated.go":        "entity.go.tmpl",
			"resolvers/" + e.File + ".generated.go": "resolvers.go.tmpl",
		}
		if e.Groups != nil {
			files["graph/schema/"+e.File+"_groups.graphqls"] = "groups.graphqls.tmpl"
			files["db/"+e.File+"_groups.generated.go"] = "groups.go.tmpl"
			files["resolvers/"+e.File+"_groups.generated.go"] = "groups_resolvers.go.tmpl"
		}
		if err := writeAll(t, files, e); err != nil {
			return err
		}
	}
	if err := describeBundle(m); err != nil {
		return err
	}
	codes, err := readErrorCodes("errorcode/codes.json")
	if err != nil {
		return err
	}
	if err := writeAll(t, map[string]string{
		"errorcode/codes.generated.go": "errorcode.go.tmpl",
		"graph/schema/error.graphqls":  "errorcode.graphqls.tmpl",
		"docs/reference/errors.md":     "errors.md.tmpl",
	}, codes); err != nil {
		return err
	}
	return writeAll(t, map[string]string{
		"graph/schema/catalogue.graphqls":    "catalogue.graphqls.tmpl",
		"graph/schema/sets.graphqls":         "sets.graphqls.tmpl",
		"db/code_lists.generated.go":         "code_lists.go.tmpl",
		"db/resources.generated.go":          "resources.go.tmpl",
		"graph/memory.generated.go":          "memory.go.tmpl",
		"network/resources.generated.go":     "network.go.tmpl",
		"search/types.generated.go":          "search.go.tmpl",
		"web/endpoint/synonyms.generated.go": "synonyms.go.tmpl",
		"docs/reference/data-dictionary.md":  "dictionary.md.tmpl",

		"web/explorer/src/catalogue.generated.ts":                "explorer.ts.tmpl",
		"web/explorer/src/pages/browse/documents.generated.ts":   "explorer_documents.ts.tmpl",
		"web/explorer/src/pages/browse/tables.generated.graphql": "explorer.graphql.tmpl",
	}, m)
}

// functions are the functions of templates.
func functions(m *model.Model) template.FuncMap {
	return template.FuncMap{
		"doc":      func(text string) string { return `"""` + text + `"""` },
		"lower":    model.Lower,
		"upper":    model.Upper,
		"camel":    model.Camel,
		"capitals": capitals,

		"goName": goName, "imports": imports, "computing": computing, "computed": computed, "computedOfKey": computedOfKey, "deprecated": deprecated, "groupImports": groupImports, "filterType": filterType, "label": label, "receiver": receiver, "keyField": keyField, "structFields": structFields, "order": order,
		"compile": compile, "relation": relation, "listsExisting": listsExisting, "relationsTo": m.ListsOf, "access": access,
		"keyMember": keyMember, "measureType": measureType, "sqlType": sqlType, "dimension": dimensionValue, "derived": derived, "term": term,
		"fieldNames": fieldNames,
		"quoted":     model.Quoted, "raw": raw,
		"cell": func(text string) string { return strings.ReplaceAll(text, "|", `\|`) },
		"a":    article, "typeName": typeName, "constraints": constraints, "appearance": appearance, "fieldOf": fieldOf,
		"found": found, "written": written,
		"rows":             func(e *model.Entity, existing bool) rows { return rows{e.Type(), existing} },
		"orderDescription": orderDescription,
		"translated":       translated,

		"tableFields": tableFields, "optional": optional, "tableField": tableField, "tableFilter": tableFilter(m), "dimensionOf": dimensionOf, "measureOf": measureOf, "orderedBy": orderedBy,
		"naming": naming, "subselection": subselection, "unitElsewhere": unitElsewhere, "labelField": labelField, "filterSets": filterSets,
	}
}
