package table

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

const townSchema = `
type Query { towns: TownConnection awards: AwardConnection rules: RuleConnection }
type PageInfo { hasNextPage: Boolean! endCursor: String }
type TownConnection { nodes: [Town!]! pageInfo: PageInfo! totalCount: Int! }
type AwardConnection { nodes: [Award!]! pageInfo: PageInfo! totalCount: Int! }
type RuleConnection { nodes: [Rule!]! pageInfo: PageInfo! totalCount: Int! }
type Town { code: String! lat: Float lon: Float founded: Int capitalOf: [Award!]! }
type Award { title: String! town: Town }
type Rule { title: String! }
`

// featuresOf writes rows of a query as GeoJSON.
func featuresOf(t *testing.T, query string, rows ...string) (string, error) {
	t.Helper()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: townSchema})
	doc, errs := gqlparser.LoadQueryWithRules(schema, query, nil)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	list, err := Find(schema, &graphql.OperationContext{Doc: doc, Operation: doc.Operations[0]})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	w, err := newGeoJSONRows(&pages{Maker: Maker{List: list}}, &budget{1 << 20}, &out)
	if err != nil {
		return "", err
	}
	for _, row := range rows {
		if err := w.write([]byte(row)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.close(); err != nil {
		t.Fatal(err)
	}
	return out.String(), nil
}

func TestGeoJSON(t *testing.T) {
	t.Parallel()
	got, err := featuresOf(t, `{ awards { nodes { title place: town { code y: lat x: lon founded capitalOf { title } } } } }`,
		`{"title": "a<b", "place": {"code": "01512000", "y": 55.75, "x": 37.6, "founded": 1147, "capitalOf": [{"title": "c"}]}}`,
		`{"title": "b", "place": {"code": "02", "y": 55.75, "x": null, "founded": null, "capitalOf": []}}`,
		`{"title": "c", "place": null}`)
	want := `{"type":"FeatureCollection","features":[
{"type":"Feature","geometry":{"type":"Point","coordinates":[37.6,55.75]},"properties":{"title":"a<b","place.code":"01512000","place.founded":1147,"place.capitalOf":[{"title":"c"}]}},
{"type":"Feature","geometry":null,"properties":{"title":"b","place.code":"02","place.founded":null,"place.capitalOf":[]}},
{"type":"Feature","geometry":null,"properties":{"title":"c","place.code":null,"place.founded":null,"place.capitalOf":null}}
]}
`
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if got, err := featuresOf(t, `{ towns { nodes { lat lon } } }`); err != nil || got != "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n" {
		t.Errorf("no rows: %q, %v", got, err)
	}
}

func TestGeoJSONNeedsCoordinates(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		`{ towns { nodes { code lat } } }`:   "towns: GeoJSON needs coordinates: add lat and lon to the fields of a row",
		`{ awards { nodes { title } } }`:     "awards: GeoJSON needs coordinates: add town { lat lon } to the fields of a row",
		`{ rules { nodes { title } } }`:      "rules: GeoJSON needs coordinates: Rule has none, nor what it leads to",
		`{ towns { nodes { lon x: lon } } }`: "towns: GeoJSON needs coordinates",
	} {
		if _, err := featuresOf(t, query, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", query, err, want)
		}
	}
}
