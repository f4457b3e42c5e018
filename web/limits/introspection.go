package limits

import (
	"math"

	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// fullIntrospections bounds the values of a request in multiples of a full introspection query. Without this limit
// types{fields{type{fields}}} under a few aliases would return millions of values for a few hundred bytes.
const fullIntrospections = 3

// introspectionSizes has the lengths of the lists of __Schema and __Type in a schema.
type introspectionSizes struct {
	average map[string]float64 // over all types: exact below __schema { types }
	largest map[string]float64 // of any type: below a __Type reached in another way
}

func sizesOf(schema *ast.Schema) introspectionSizes {
	sum, largest := map[string]float64{}, map[string]float64{}
	note := func(list string, n int) {
		sum[list] += float64(n)
		largest[list] = max(largest[list], float64(n))
	}
	args, fields := 0, 0
	for _, def := range schema.Types {
		if def.Kind == ast.InputObject {
			note("inputFields", len(def.Fields))
		} else {
			note("fields", len(def.Fields))
		}
		note("enumValues", len(def.EnumValues))
		note("interfaces", len(def.Interfaces))
		note("possibleTypes", len(schema.GetPossibleTypes(def)))
		for _, f := range def.Fields {
			args += len(f.Arguments)
			fields++
		}
	}
	for list := range sum {
		sum[list] /= float64(len(schema.Types))
	}
	sum["args"] = float64(args) / float64(max(1, fields))
	for _, both := range []map[string]float64{sum, largest} {
		both["types"] = float64(len(schema.Types))
		both["directives"] = float64(len(schema.Directives))
	}
	largest["args"] = sum["args"]
	return introspectionSizes{average: sum, largest: largest}
}

func (g *Guard) introspectionBudget() int {
	doc, err := parser.ParseQuery(&ast.Source{Name: "introspection", Input: introspection.Query})
	if err != nil { // cannot happen: gqlgen's own constant
		return 0
	}
	return mul(fullIntrospections, g.Introspected(doc, doc.Operations[0]))
}

// Introspected estimates the values that the introspection of an operation returns.
func (g *Guard) Introspected(doc *ast.QueryDocument, op *ast.OperationDefinition) int {
	e := estimator{sizes: g.introspection, fragments: fragmentsOf(doc), done: map[visit]float64{}}
	return int(min(math.Ceil(e.set(op.SelectionSet, outside)), most))
}

// place is the type that a set selects on.
type place int

const (
	outside  place = iota // an ordinary object
	allTypes              // each item of __schema { types }
	inside                // any other object of introspection
)

type visit struct {
	fragment string
	place    place
}

type estimator struct {
	sizes     introspectionSizes
	fragments map[string]*ast.FragmentDefinition
	done      map[visit]float64
}

func (e *estimator) set(set ast.SelectionSet, at place) float64 {
	total := 0.0
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			total += e.field(sel, at)
		case *ast.InlineFragment:
			total += e.set(sel.SelectionSet, at)
		case *ast.FragmentSpread:
			total += e.fragment(visit{sel.Name, at})
		}
	}
	return min(total, most)
}

func (e *estimator) fragment(key visit) float64 {
	if n, ok := e.done[key]; ok {
		return n
	}
	e.done[key] = 0
	n := 0.0
	if def := e.fragments[key.fragment]; def != nil {
		n = e.set(def.SelectionSet, key.place)
	}
	e.done[key] = n
	return n
}

func (e *estimator) field(f *ast.Field, at place) float64 {
	if at == outside {
		if f.Name == "__schema" || f.Name == "__type" {
			return 1 + e.set(f.SelectionSet, inside)
		}
		return e.set(f.SelectionSet, outside)
	}
	items := 1.0
	sizes := e.sizes.largest
	if at == allTypes {
		sizes = e.sizes.average
	}
	if n, ok := sizes[f.Name]; ok {
		items = n
	}
	below := inside
	if f.Name == "types" {
		below = allTypes
	}
	return 1 + items*e.set(f.SelectionSet, below)
}
