package network

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFormatsTakeAnyText writes and reads back names that no release holds.
func TestFormatsTakeAnyText(t *testing.T) {
	t.Parallel()
	const nasty = "<a href=\"x\">&amp; ]]> 'Казань'\x00\x08\ufffe\xff 🏛,\r\n=1+1"
	s := &Sheet{
		Nodes: []SheetNode{{ID: "forum:a", Type: "FORUM", Name: nasty, NameEn: nasty}, {ID: "forum:b", Type: "FORUM", Name: "b"}},
		Links: slices.Values([]SheetLink{{From: 0, To: 1, Kind: "PART_OF", Name: nasty, ValidFrom: "2024", ValidTo: "2024-02", Source: nasty}}),
	}
	for _, written := range eachVariant(t, s) {
		format, text := written.format, written.text
		switch format.Extension {
		case "csv":
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			if err != nil || len(rows) != 2 || len(rows[1]) != len(rows[0]) {
				t.Errorf("csv: %v in %q", err, text)
			}
		case "json":
			if !json.Valid([]byte(text)) {
				t.Errorf("no JSON: %s", text)
			}
		default:
			for d := xml.NewDecoder(strings.NewReader(text)); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v in %s", format.Extension, err, text)
				}
			}
			if strings.ContainsAny(text, "\x00\x08") {
				t.Errorf("%s holds characters that XML has not", format.Extension)
			}
		}
		if format.Extension == "gexf" && !strings.Contains(text, `<spell start="2024-01-01" end="2024-02-29"/>`) {
			t.Errorf("the spell is not that of 2024 to 2024-02: %s", text)
		}
	}
}

type variant struct {
	format     Format
	name, text string
}

// eachVariant writes a sheet in every form.
func eachVariant(t *testing.T, s *Sheet) (list []variant) {
	t.Helper()
	for _, f := range Formats {
		for _, v := range f.Variants {
			list = append(list, variant{f, v, written(t, f.Extension, s, v)})
		}
	}
	return list
}

// sheetOf makes a sheet of two nodes with links between them.
func sheetOf(links ...SheetLink) *Sheet {
	return &Sheet{
		Nodes: []SheetNode{{ID: "person:a", Type: "PERSON", Name: "=1+1", NameEn: "@SUM(A1)"}, {ID: "person:b", Type: "PERSON", Name: "\t+7"}},
		Links: slices.Values(links),
	}
}

func written(t *testing.T, extension string, s *Sheet, variant ...string) string {
	t.Helper()
	var b strings.Builder
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Extension == extension })
	if err := Formats[i].Write(s, &b, append(variant, Formats[i].Variants[0])[0]); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestCellsAreNoFormulas writes texts that spreadsheets would take as formulas. Numbers stay numbers.
func TestCellsAreNoFormulas(t *testing.T) {
	t.Parallel()
	s := sheetOf(SheetLink{From: 0, To: 1, Kind: "PART_OF", Name: "-2", Source: "＝x", Extra: []string{"-1", "@x"}})
	s.Extra = []Column{{"shared", Integer}, {"paths", Text}}
	rows, err := csv.NewReader(strings.NewReader(written(t, "csv", s))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"person:a", "PERSON", "'=1+1", "person:b", "PERSON", "'\t+7", "PART_OF", "'-2", "", "", "'＝x", "-1", "'@x"}
	if diff := cmp.Diff(want, rows[1]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestTypesOfColumns writes pairs: programs read numbers as numbers, also the weight of edges.
func TestTypesOfColumns(t *testing.T) {
	t.Parallel()
	s := sheetOf(SheetLink{From: 0, To: 1, Kind: "CO_PARTICIPATION", Strength: .25, Extra: []string{"3", "0.25", "1 2"}})
	s.Pairs, s.Extra = true, []Column{{"shared", Integer}, {"strength", Double}, {"paths", Text}}
	for extension, parts := range map[string][]string{
		"gexf": {
			`<attribute id="shared" title="shared" type="integer"/>`, `<attribute id="strength" title="strength" type="double"/>`,
			`<attribute id="paths" title="paths" type="string"/>`, ` weight="0.25"`, `defaultedgetype="undirected"`,
		},
		"graphml": {
			`<key id="e_shared" for="edge" attr.name="shared" attr.type="int"/>`, `<key id="e_strength" for="edge" attr.name="strength" attr.type="double"/>`,
			`<key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>`, `<data key="e_weight">0.25</data>`,
			`<key id="e_paths" for="edge" attr.name="paths" attr.type="string"/>`,
		},
		"json": {`"shared":3`, `"strength":0.25`, `"paths":"1 2"`},
	} {
		text := written(t, extension, s)
		for _, part := range parts {
			if !strings.Contains(text, part) {
				t.Errorf("%s lacks %s: %s", extension, part, text)
			}
		}
	}
}

// TestParallelEdgesHaveKinds writes two links between the same nodes.
func TestParallelEdgesHaveKinds(t *testing.T) {
	t.Parallel()
	text := written(t, "gexf", sheetOf(SheetLink{From: 0, To: 1, Kind: "CHANGED", Name: "changed"}, SheetLink{From: 0, To: 1, Kind: "FORMED", Name: "formed"}))
	for _, part := range []string{`label="changed" kind="CHANGED"`, `label="formed" kind="FORMED"`} {
		if !strings.Contains(text, part) {
			t.Errorf("no edge has %s: %s", part, text)
		}
	}
	if strings.Contains(written(t, "graphml", sheetOf()), "e_weight") {
		t.Error("links that weigh the same have a weight")
	}
}

// TestOlderGEXF has no attribute that 1.2 does not know, and all others.
func TestOlderGEXF(t *testing.T) {
	t.Parallel()
	s := sheetOf(SheetLink{From: 0, To: 1, Kind: "CHANGED", Name: "changed", ValidFrom: "2024"})
	newer, older := written(t, "gexf", s), written(t, "gexf", s, "1.2")
	older = strings.Replace(older, `<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">`, `<gexf xmlns="http://gexf.net/1.3" version="1.3">`, 1)
	if want := strings.Replace(newer, ` kind="CHANGED"`, "", 1); older != want {
		t.Errorf("(-want +got):\n%s", cmp.Diff(want, older))
	}
}

// TestNodeLink has the members that networkx reads.
func TestNodeLink(t *testing.T) {
	t.Parallel()
	links := []SheetLink{{From: 0, To: 1, Kind: "CHANGED", Source: "law", ValidFrom: "2024"}, {From: 0, To: 1, Kind: "FORMED", Source: "law"}}
	const nodes = `"graph":{"truncated":false},"nodes":[{"id":"person:a","name":"=1+1","nameEn":"@SUM(A1)","type":"PERSON"},
{"id":"person:b","name":"\t+7","nameEn":null,"type":"PERSON"}],
"links":[{"cited":"law","k`
	want := `{"directed":true,"multigraph":true,` + nodes + `ey":0,"kind":"CHANGED","source":"person:a","target":"person:b","validFrom":"2024","validTo":null},
{"cited":"law","key":1,"kind":"FORMED","source":"person:a","target":"person:b","validFrom":null,"validTo":null}]}
`
	if diff := cmp.Diff(want, written(t, "json", sheetOf(links...), "node-link")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	pairs := sheetOf(SheetLink{From: 0, To: 1, Kind: "CO_PARTICIPATION", Source: "law", Strength: .25})
	pairs.Pairs = true
	want = `{"directed":false,"multigraph":false,` + nodes + `ind":"CO_PARTICIPATION","source":"person:a","target":"person:b","validFrom":null,"validTo":null,"weight":0.25}]}
`
	if diff := cmp.Diff(want, written(t, "json", pairs, "node-link")); diff != "" {
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
}

// TestPathFileHasEachLinkOnce finds several paths that share links.
func TestPathFileHasEachLinkOnce(t *testing.T) {
	t.Parallel()
	b := newBuilder(10)
	source := b.source([]byte("s"))
	node := func(key string) int32 { return b.node(resourceNamed("forum"), []byte(key)) }
	for _, ends := range [][2]string{{"a", "b"}, {"b", "c"}, {"b", "d"}, {"c", "e"}, {"d", "e"}} {
		if err := b.link(link{node(ends[0]), node(ends[1]), b.basis(source, 0, 0), number("PART_OF")}); err != nil {
			t.Fatal(err)
		}
	}
	g := b.graph()
	part, err := g.PathPart(t.Context(), PathQuery{From: "forum:a", To: "forum:e", MaxHops: 6, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for l := range part.links(func(v int32) int { return int(v) }) {
		got = append(got, fmt.Sprintf("%s-%s %s", g.ID(int32(l.From)), g.ID(int32(l.To)), strings.Join(l.Extra, ",")))
	}
	want := []string{
		"forum:a-forum:b 1,1,1 2", "forum:b-forum:c 1,2,1", "forum:c-forum:e 1,3,1", "forum:b-forum:d 2,2,2", "forum:d-forum:e 2,3,2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("link, first path, step, paths (-want +got):\n%s", diff)
	}
}
