package limits

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// sizes is the maximum length of lists without arguments or, where only the data decides, the maximum in any realistic release.
// Every list of objects in the schema is here, by its field or by its type, or its arguments limit it.
var sizes = map[string]int{
	"sources":                    20, // of any row: its own and those of its statements
	"Query.releases":             100,
	"Query.revisions":            100, // a release each
	"Query.linkKinds":            50,
	"HistogramBucket":            51,
	"Query.codeLists":            80, // of the schema, and of indicators with breakdowns
	"CodeList.codes":             30,
	"Release.resources":          40,
	"Release.licences":           10,
	"Release.errata":             10,
	"Release.imports":            50,
	"ImportedFile.reasons":       60,
	"ReleaseResource.licences":   5,
	"Municipality.names":         20,
	"TableConnection.columns":    ofColumns,
	"TableRow.observations":      ofColumns,
	"PeerGroup.dimensions":       10,
	"Peer.contributions":         10,
	"RowChange.fields":           40, // columns of a table
	"Revision.fields":            40,
	"RowChangeConnection.counts": 40, // resources
	"NeighborConnection.counts":  100,
	"LinkKindInfo.connects":      20,
	"FollowedSeries.breaks":      20,
	"FollowedPoint.observations": 20,
	"Path.nodes":                 9, // 8 hops
	"Path.steps":                 8,
	"Step.links":                 20,
	"NameResolution.candidates":  20,
	"PlaceMention.candidates":    10,
	"PlaceMention.passages":      20,
	"Suggestion.terms":           20,
	"Suggestion.requestPassages": 20,
	"Suggestion.passages":        20,
	"Assistance.summary":         20,
	"Assistance.keyTerms":        20,
	"Assistance.places":          100, // in 10,000 characters
}

// ofColumns is the size of lists that have an item for each column of the table around them.
const ofColumns = 0

// sizeOf is the maximum length of a list without arguments.
func (c *counter) sizeOf(f *ast.Field) int {
	n, ok := declaredSize(f)
	switch {
	case !ok:
		return c.guard.limits.PageSize
	case n == ofColumns:
		return c.columns
	}
	return n
}

func declaredSize(f *ast.Field) (size int, declared bool) {
	if f.ObjectDefinition != nil {
		if n, ok := sizes[f.ObjectDefinition.Name+"."+f.Name]; ok {
			return n, true
		}
	}
	if size, declared = sizes[f.Name]; !declared {
		size, declared = sizes[f.Definition.Type.Name()]
	}
	return size, declared
}
