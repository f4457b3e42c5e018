package limits

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/errorcode"
)

// Prices of work, in units of about a millisecond of the database over 20,000 municipalities and 250,000 observations, measured
// by BenchmarkWork of package db. Searches in memory cost the milliseconds of the most expensive request, measured by
// BenchmarkHostile of package search and BenchmarkAssist of package assist. Prices do not depend on the release: a query is
// rejected or not for all releases.
const (
	priceList        = 1
	priceComparison  = 1
	priceText        = 60  // startsWith or contains: folds the case of every row
	priceItems       = 50  // of in, for another comparison
	priceAlternative = 3   // factor for a comparison under or, or not: all are tried on a row that matches none
	priceObserved    = 4   // factor for a comparison or text of observations, of which there are many
	priceRelation    = 10  // a required relation: a join
	priceCondition   = 150 // a relation under or, or not: looked up row by row
	priceSorted      = 100 // count of distinct values, median or percentile: sorts the rows of each group
	priceEmpty       = 120 // groups without rows: the values of dimensions are found first
	priceSorting     = 60  // an order that no index serves: by several columns, or by what is computed
	priceCount       = 150 // count of a relation in an order: looked up row by row
	priceValue       = 100 // value of an indicator in an order: looked up row by row
	priceRanking     = 20
	priceCoverage    = 100 // of all indicators of a page
	priceFollowed    = 2   // per series: its values and those of the places that it followed
	priceChanges     = 20
	priceRevisions   = 20 // a row by its key, in each release that is kept
	priceSearch      = 40 // of the longest text
	priceResolve     = 2  // per name: hundreds of misspelt names take about one each, and the limit of steps stops them at two or three
	priceAssist      = 60 // of the longest request
)

// priceGroups is by the number of dimensions. The field rejects none and more than four.
var priceGroups = [...]int{1: 120, 2: 500, 3: 1200, 4: 2000}

// Work prices what an operation does with these coerced variables: compare rows, follow relations, group rows, search names. A
// relation is loaded once for all its parents, so a field costs the same at any depth; a field about the whole list, such as
// totalCount, reads it again.
func (g *Guard) Work(doc *ast.QueryDocument, op *ast.OperationDefinition, vars map[string]any) *Violation {
	p := pricer{given: given{vars, fragmentsOf(doc)}, schema: g.schema, work: map[fragmentOf]int{}, reads: map[fragmentOf]int{}, whole: map[fragmentOf]int{}}
	work := p.set(op.SelectionSet)
	if work <= g.limits.Work {
		return nil
	}
	return &Violation{
		Code: errorcode.QueryTooCostly, Subject: "the query costs", Actual: work, Unit: "units of work", Limit: g.limits.Work,
		Hint: fmt.Sprintf("the most expensive field is %s at %s; use fewer conditions, relations or dimensions, or send several queries",
			p.dearest.Alias, Number(p.most)),
		At: p.dearest.Position,
	}
}

type pricer struct {
	given
	schema  *ast.Schema
	work    map[fragmentOf]int
	reads   map[fragmentOf]int
	whole   map[fragmentOf]int
	each    int // columns of the table, or series, around a field; neither is inside the other
	dearest *ast.Field
	most    int
}

// fragmentOf identifies a fragment inside so many columns or series.
type fragmentOf struct {
	name string
	each int
}

func (p *pricer) set(set ast.SelectionSet) int {
	total := 0
	p.fields(set, func(f *ast.Field) {
		total = add(total, p.field(f))
		total = add(total, p.set(f.SelectionSet))
	}, func(fragment string) {
		total = add(total, p.fragment(p.work, fragment, p.set))
	})
	return total
}

func (p *pricer) fragment(done map[fragmentOf]int, name string, price func(ast.SelectionSet) int) int {
	of := fragmentOf{name, p.each}
	if n, ok := done[of]; ok {
		return n
	}
	done[of] = 0 // used by a cycle, which validation has rejected
	n := 0
	if def := p.fragments[name]; def != nil {
		n = price(def.SelectionSet)
	}
	done[of] = n
	return n
}

// field is the price of a field, without the selections on its rows.
func (p *pricer) field(f *ast.Field) int {
	price := p.price(f)
	if price > p.most || p.dearest == nil {
		p.dearest, p.most = f, price
	}
	return price
}

func (p *pricer) price(f *ast.Field) int {
	switch {
	case f.Definition == nil:
		return 0
	case f.ObjectDefinition == p.schema.Query && f.Name == "search": // finds all hits at once, whatever the selection
		return priceSearch
	case f.ObjectDefinition == p.schema.Query && f.Name == "resolve":
		return mul(priceResolve, len(items(p.argument(f, "names"))))
	case f.ObjectDefinition == p.schema.Query && f.Name == "assist":
		return priceAssist
	case f.ObjectDefinition == p.schema.Query && f.Name == "revisions":
		return priceRevisions
	case isConnection(f.Definition.Type.Name()):
		return p.list(f)
	case f.Definition.Type.Elem != nil && f.Definition.Type.Name() == "Series":
		p.each, _ = p.product(f)
		return 0
	case f.Definition.Type.Name() == "FollowedSeries":
		return mul(priceFollowed, p.each)
	case readsColumns(f):
		return mul(priceTableColumn, p.each)
	case f.Definition.Type.Name() == "PeerGroup":
		return p.peers(f)
	case f.Definition.Type.Name() == "Standing", f.Definition.Type.Name() == "Ranks":
		return priceStanding
	case f.Definition.Type.Name() == "Change":
		return priceRanking
	case f.Definition.Type.Name() == "Coverage":
		return priceCoverage
	case sorts(f.Name):
		return priceSorted
	case f.ObjectDefinition != p.schema.Query && f.Definition.Arguments.ForName("indicator") != nil: // by key, once the latest period is known
		if p.argument(f, "period") == nil {
			return priceRanking
		}
		return priceList
	}
	return 0
}

func (p *pricer) list(f *ast.Field) int {
	once := priceList
	for _, a := range f.Definition.Arguments {
		switch a.Name {
		case "filter", "having", "places":
			once = add(once, p.filter(p.schema.Types[a.Type.Name()], p.argument(f, a.Name), false))
		case "groupBy":
			if n := len(items(p.argument(f, a.Name))); n < len(priceGroups) {
				once = add(once, priceGroups[n])
			}
		case "includeEmpty":
			if p.argument(f, a.Name) == true {
				once = add(once, priceEmpty)
			}
		case "orderBy":
			once = add(once, p.order(f, a))
		}
	}
	switch f.Definition.Type.Name() {
	case "RankingConnection":
		once = add(once, priceRanking)
		if fmt.Sprint(p.argument(f, "by")) != "VALUE" {
			once = add(once, priceRankedChange)
		}
	case "RowChangeConnection":
		once = add(once, priceChanges)
	case "TableConnection":
		once = add(once, p.table(f))
	}
	return mul(once, max(1, p.readings(f.SelectionSet)))
}

// order is the price of an order that no index serves, or of measures in the order of groups, selected or not.
func (p *pricer) order(f *ast.Field, argument *ast.ArgumentDefinition) int {
	by := items(p.argument(f, argument.Name))
	if f.Definition.Arguments.ForName("groupBy") == nil {
		return p.sorting(by, argument.Type.Name())
	}
	total := 0
	for _, item := range by {
		if by, ok := item.(map[string]any); ok && sorts(fmt.Sprint(by["field"])) {
			total = add(total, priceSorted)
		}
	}
	return total
}

// sorting is the price of the order of a list.
func (p *pricer) sorting(by []any, order string) int {
	computed := 0
	for _, item := range by {
		members, _ := item.(map[string]any)
		switch {
		case members["value"] != nil:
			computed = add(computed, priceValue)
		case members["count"] == "OBSERVATIONS":
			computed = add(computed, mul(priceObserved, priceCount))
		case members["count"] != nil:
			computed = add(computed, priceCount)
		}
	}
	switch {
	case len(by) < 2 && computed == 0:
		return 0
	case order == "ObservationOrder":
		return mul(priceObserved, priceSorting)
	}
	return add(priceSorting, computed)
}

// readings is how often a list is read: once for its rows, and once for each figure about the whole.
func (p *pricer) readings(set ast.SelectionSet) int {
	rows := 0
	p.fields(set, func(f *ast.Field) {
		if f.Name == "nodes" || f.Name == "edges" || f.Name == "pageInfo" {
			rows = 1
		}
	}, func(string) { rows = 1 })
	return add(add(rows, p.figures(set)), p.shares(set))
}

// shares is 1 if shares of the whole are selected, anywhere below a list of groups, which take the total.
func (p *pricer) shares(set ast.SelectionSet) int {
	found := 0
	p.fields(set, func(f *ast.Field) {
		if strings.HasSuffix(f.Name, "Share") || p.shares(f.SelectionSet) > 0 {
			found = 1
		}
	}, func(fragment string) {
		found = max(found, p.fragment(p.whole, fragment, p.shares))
	})
	return found
}

// sorts reports whether a measure, by the name of its field or in an order, sorts the rows of each group.
func sorts(measure string) bool {
	return sorting.MatchString(measure)
}

var sorting = regexp.MustCompile(`^(distinct[A-Z]|DISTINCT_)|(Median|_MEDIAN|P[1-9][0-9])$`)

func (p *pricer) figures(set ast.SelectionSet) int {
	total := 0
	p.fields(set, func(f *ast.Field) {
		switch f.Name {
		case "totalCount", "total", "counts", "withoutValue", "others":
			total = add(total, 1)
		}
		if strings.HasSuffix(f.Name, "Histogram") {
			total = add(total, 2) // from the least to the most
		}
	}, func(fragment string) {
		total = add(total, p.fragment(p.reads, fragment, p.figures))
	})
	return total
}

// filter is the price of the members of a filter. Under or, or not, it cannot be a join.
func (p *pricer) filter(def *ast.Definition, value any, alternative bool) int {
	total := 0
	for _, item := range items(value) {
		members, ok := item.(map[string]any)
		if !ok || def == nil {
			continue
		}
		for name, member := range members {
			if f := def.Fields.ForName(name); f != nil && member != nil {
				total = add(total, p.member(def, f, member, alternative))
			}
		}
	}
	return total
}

func (p *pricer) member(filter *ast.Definition, f *ast.FieldDefinition, value any, alternative bool) int {
	def := p.schema.Types[f.Type.Name()]
	switch {
	case def == filter: // and, or, not
		return p.filter(def, value, alternative || f.Name != "and")
	case def == nil || def.Kind != ast.InputObject: // an operator
		return operator(f.Name, value, alternative)
	case f.Name == "some" || f.Name == "none" || def.Fields.ForName("and") != nil: // the rows of a relation
		price := priceRelation
		if alternative || f.Name == "none" {
			price = priceCondition
		}
		return add(price, p.filter(def, value, false))
	}
	price := p.filter(def, value, alternative) // the operators of a column or a measure, or some and none of a list
	if sorts(f.Name) {
		return add(priceSorted, price)
	}
	if filter.Name == "ObservationFilter" {
		return mul(priceObserved, price)
	}
	return price
}

func operator(name string, value any, alternative bool) int {
	price := priceComparison
	switch name {
	case "eq", "ne", "gt", "gte", "lt", "lte", "isNull":
	case "in":
		price += len(items(value)) / priceItems
	default: // searches in texts: the same price everywhere, because often all rows match, or none
		return priceText
	}
	if alternative {
		return mul(priceAlternative, price)
	}
	return price
}

// items are the items of a list of any Go type; a single value is a list of one, null of none.
func items(value any) []any {
	if value == nil {
		return nil
	}
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Slice {
		return []any{value}
	}
	list := make([]any, v.Len())
	for i := range list {
		list[i] = v.Index(i).Interface()
	}
	return list
}
