package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/dataset"
	"govhub/errorcode"
	"govhub/web/request"
	"govhub/web/site"
)

// records is the lasting address of a row of a release, which citations give: it redirects to the query for all its values.
// Browsers are led to the page of the row in that release, other clients to the answer.
func records(schema *ast.Schema, prefix string, pages *site.Site) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		number, id := r.PathValue("number"), r.PathValue("id")
		resource, key, _ := strings.Cut(id, ":")
		i := slices.IndexFunc(dataset.Schemas(), func(s *dataset.Schema) bool { return s.Name == resource && schema.Types[s.GraphQL.Type] != nil })
		if i < 0 || key == "" || strings.Trim(number, "0123456789") != "" {
			request.Fail(w, r, http.StatusNotFound, errorcode.BadID, fmt.Sprintf(
				"%s is not the address of a record: write /releases/NUMBER/records/ID, with the number of a release and an id of this hub", request.Short(r.URL.Path)))
			return
		}
		w.Header().Add("Vary", "Accept")
		if strings.Contains(r.Header.Get("Accept"), "text/html") {
			if page := pages.Row(w, r, resource, key, number); page != "" {
				http.Redirect(w, r, page, http.StatusFound)
				return
			}
		}
		variables, err := json.Marshal(map[string]string{"id": id})
		if err != nil { // cannot happen: texts encode
			panic(err)
		}
		parameters := url.Values{
			"query":     {recordQuery(schema, dataset.Schemas()[i].GraphQL.Type, number)},
			"variables": {string(variables)},
		}
		http.Redirect(w, r, prefix+"/graphql?"+parameters.Encode(), http.StatusFound)
	})
}

// required reports whether a query must give an argument.
func required(a *ast.ArgumentDefinition) bool { return a.Type.NonNull && a.DefaultValue == nil }

// recordQuery asks for the values of a row, its sources and its citation.
func recordQuery(schema *ast.Schema, name, release string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "query Record($id: ID!) @release(number: %s) {\n  node(id: $id) {\n    citation\n    reportErrorUrl\n    ... on %s {\n", release, name)
	for _, f := range schema.Types[name].Fields {
		if f.Name != "citation" && f.Name != "reportErrorUrl" && schema.Types[f.Type.Name()].IsLeafType() && !slices.ContainsFunc(f.Arguments, required) {
			fmt.Fprintf(&b, "      %s\n", f.Name)
		}
	}
	b.WriteString("    }\n    ... on Sourced { sources { title publisher url licence } }\n  }\n}\n")
	return b.String()
}
