package network

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"govhub/db"
	"govhub/pace"
	"govhub/page"
)

// parse makes a network of lines such as "position:a HELD_BY person:x".
func parse(t testing.TB, lines string) *Graph {
	t.Helper()
	b := newBuilder(1000)
	node := func(id string) int32 {
		name, key, _ := strings.Cut(id, ":")
		return b.node(resourceNamed(name), []byte(key))
	}
	said := b.basis(b.source([]byte("s")), 0, 0)
	for line := range strings.Lines(lines) {
		if f := strings.Fields(line); len(f) == 3 {
			if err := b.link(link{node(f[0]), node(f[2]), said, number(Kind(f[1]))}); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b.graph()
}

// lines lists the links of a network, and by which rows each comes.
func (g *Graph) lines() (list []string) {
	for n := range int32(g.Nodes()) {
		through, _ := g.through(n, pace.Of(context.Background(), math.MaxInt))
		for _, a := range g.arcsOf(n) {
			if !a.in() {
				line := fmt.Sprint(g.ID(n), " ", Kinds[a.kind()].Kind, " ", g.ID(a.other()))
				if through := g.ids(through[a.link(n)]); len(through) > 0 {
					line += " through " + strings.Join(through, " ")
				}
				list = append(list, line)
			}
		}
	}
	return list
}

func project(t testing.TB, g *Graph, p Projection) *Graph {
	t.Helper()
	projected, err := g.Project(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return projected
}

const affiliated = `
position:p1 HELD_BY person:x
position:p1 POSITION_AT organization:o
position:p2 HELD_BY person:x
position:p2 POSITION_AT organization:o
position:vacant POSITION_AT organization:o
award_entry:e ENTERED_BY municipality:m
award_entry:e NOMINATED_IN nomination:n
award_entry:e WON award_season:s
nomination:n NOMINATION_OF award_season:s
award_season:s SEASON_OF award:a
award_season:s CEREMONY_AT forum:f
practice:b PRESENTED_BY award_entry:e
conferral:c CONFERRAL_OF award:a
conferral:c CONFERRED_ON person:x
conferral:c RECIPIENT_FROM municipality:m
participation:t PARTICIPANT municipality:m
participation:t TAUGHT_IN cohort:k
cohort:k COHORT_OF program:g
municipality:m LOCATED_IN region:r
`

func TestProjections(t *testing.T) {
	t.Parallel()
	for shows, want := range map[Projection]string{
		Affiliations: `
award_season:s CEREMONY_AT forum:f
award_season:s SEASON_OF award:a
cohort:k COHORT_OF program:g
municipality:m CONFERRAL_OF award:a through conferral:c
municipality:m LOCATED_IN region:r
municipality:m NOMINATED_IN nomination:n through award_entry:e
municipality:m TAUGHT_IN cohort:k through participation:t
municipality:m WON award_season:s through award_entry:e
nomination:n NOMINATION_OF award_season:s
person:x CONFERRAL_OF award:a through conferral:c
person:x POSITION_AT organization:o through position:p1 position:p2
person:x RECIPIENT_FROM municipality:m through conferral:c
practice:b PRESENTED_BY municipality:m through award_entry:e`,
		Wholes: `
award:a CEREMONY_AT forum:f through award_season:s
municipality:m CONFERRAL_OF award:a through conferral:c
municipality:m LOCATED_IN region:r
municipality:m NOMINATED_IN award:a through award_entry:e nomination:n
municipality:m TAUGHT_IN program:g through cohort:k participation:t
municipality:m WON award:a through award_entry:e award_season:s
person:x CONFERRAL_OF award:a through conferral:c
person:x POSITION_AT organization:o through position:p1 position:p2
person:x RECIPIENT_FROM municipality:m through conferral:c
practice:b PRESENTED_BY municipality:m through award_entry:e`,
	} {
		t.Run(string(shows), func(t *testing.T) {
			t.Parallel()
			got := project(t, parse(t, affiliated), shows).lines()
			slices.Sort(got)
			if diff := cmp.Diff(strings.Split(strings.TrimSpace(want), "\n"), got); diff != "" {
				t.Errorf("links (-want +got):\n%s", diff)
			}
		})
	}
}

// TestProjectionNamesLinks reads links as sentences, which name who is affiliated, not the row.
func TestProjectionNamesLinks(t *testing.T) {
	t.Parallel()
	g := parse(t, affiliated)
	office := func(g *Graph) *NeighborConnection {
		c, err := g.Neighbors(t.Context(), NeighborQuery{Of: "organization:o", Direction: Both}, page.Args{})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	rows, affiliations := office(g), office(project(t, g, Affiliations))
	for _, name := range []struct{ got, want string }{
		{rows.Edges[0].Link.Name(db.LangEn), "position at"},
		{affiliations.Edges[0].Link.Name(db.LangEn), "holds office at"},
		{affiliations.Edges[0].Link.InverseName(db.LangRu), "имеет должностное лицо"},
		{affiliations.Counts[0].Name(db.LangEn), "has the officeholder"},
	} {
		if name.got != name.want {
			t.Errorf("name %q, want %q", name.got, name.want)
		}
	}
	for c, want := range map[*NeighborConnection]int{affiliations: 1, rows: 0} {
		through, err := Through(t.Context(), []*Link{c.Edges[0].Link}, 1)
		if err != nil {
			t.Fatal(err)
		}
		if len(through[0]) != want {
			t.Errorf("through %q, want %d rows", through, want)
		}
	}
}

// TestProjectionHasNoAffiliations asks for a node that is a link.
func TestProjectionHasNoAffiliations(t *testing.T) {
	t.Parallel()
	g := parse(t, affiliated)
	for shows, id := range map[Projection]string{Affiliations: "position:p1", Wholes: "cohort:k"} {
		_, err := project(t, g, shows).Neighbors(t.Context(), NeighborQuery{Of: id}, page.Args{})
		if err == nil || !strings.Contains(err.Error(), string(shows)) {
			t.Errorf("%s of %s: error %v", id, shows, err)
		}
	}
	if _, err := project(t, g, Affiliations).Neighbors(t.Context(), NeighborQuery{Of: "cohort:k"}, page.Args{}); err != nil {
		t.Error(err)
	}
}

// TestHopsAsPeopleCountThem asks how far a person is from an organization, and from a colleague.
func TestHopsAsPeopleCountThem(t *testing.T) {
	t.Parallel()
	g := parse(t, `
position:p HELD_BY person:x
position:p POSITION_AT organization:o
position:q HELD_BY person:y
position:q POSITION_AT organization:o`)
	for _, test := range []struct {
		to                 string
		rows, affiliations int32
	}{{"organization:o", 2, 1}, {"person:y", 4, 2}} {
		for shows, want := range map[Projection]int32{Rows: test.rows, Affiliations: test.affiliations} {
			paths, err := project(t, g, shows).Paths(t.Context(), PathQuery{From: "person:x", To: test.to, MaxHops: 6, Limit: 1})
			if err != nil {
				t.Fatal(err)
			}
			if paths.Hops == nil || *paths.Hops != want {
				t.Errorf("%s: %v hops to %s, want %d", shows, paths.Hops, test.to, want)
			}
		}
	}
}

// TestEveryLinkOfAProjectionIsStated draws entries of seasons, and checks that every link which no row states itself comes from rows that
// are no nodes, and that there are no others.
func TestEveryLinkOfAProjectionIsStated(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := newBuilder(1000)
		node := func(resource string, most int) int32 {
			return b.node(resourceNamed(resource), fmt.Append(nil, rapid.IntRange(0, most).Draw(t, resource)))
		}
		link := func(from int32, kind Kind, to int32) {
			said := b.basis(b.source([]byte("s")), date(rapid.SampledFrom([]int{0, 20240000}).Draw(t, "since")), 0)
			if err := b.link(link{from, to, said, number(kind)}); err != nil {
				t.Fatal(err)
			}
		}
		for season := range int32(2) {
			link(b.node(resourceNamed("award_season"), fmt.Append(nil, season)), "SEASON_OF", node("award", 1))
		}
		for range rapid.IntRange(0, 20).Draw(t, "links") {
			entry := node("award_entry", 6)
			switch rapid.IntRange(0, 3).Draw(t, "link") {
			case 0:
				link(entry, "ENTERED_BY", node("municipality", 3))
			case 1:
				link(entry, "ENTERED_BY", node("person", 3))
			case 2:
				link(entry, "WON", node("award_season", 1))
			default:
				link(node("practice", 2), "PRESENTED_BY", entry)
			}
		}
		g := b.graph()
		for _, shows := range []Projection{Affiliations, Wholes} {
			projected, err := g.Project(t.Context(), shows)
			if err != nil {
				t.Fatal(err)
			}
			nodes := projected.shown()
			for n := range int32(projected.Nodes()) {
				arcs := projected.arcsOf(n)
				if _, shown := slices.BinarySearch(nodes, n); !shown && len(arcs) > 0 {
					t.Errorf("%s of %s has links", projected.ID(n), shows)
				}
				if len(slices.Compact(slices.Clone(arcs))) < len(arcs) {
					t.Errorf("%s of %s: equal links are not one", projected.ID(n), shows)
				}
				through, err := projected.through(n, pace.Of(t.Context(), math.MaxInt))
				if err != nil {
					t.Fatal(err)
				}
				for _, a := range arcs {
					if rows := through[a.link(n)]; !a.in() && len(rows) == 0 && !slices.Contains(g.arcsOf(n), a) {
						t.Errorf("no row states the link of %s to %s in %s", projected.ID(n), projected.ID(a.other()), shows)
					}
				}
			}
		}
	})
}

// southernWomen attended these of fourteen social events in Natchez, Mississippi, in the 1930s: A. Davis, B. B. Gardner, M. R. Gardner, Deep
// South (1941), the usual example of an affiliation network.
var southernWomen = map[string][]int{
	"evelyn": {1, 2, 3, 4, 5, 6, 8, 9}, "laura": {1, 2, 3, 5, 6, 7, 8}, "theresa": {2, 3, 4, 5, 6, 7, 8, 9}, "brenda": {1, 3, 4, 5, 6, 7, 8},
	"charlotte": {3, 4, 5, 7}, "frances": {3, 5, 6, 8}, "eleanor": {5, 6, 7, 8}, "pearl": {6, 8, 9}, "ruth": {5, 7, 8, 9}, "verne": {7, 8, 9, 12},
	"myra": {8, 9, 10, 12}, "katherina": {8, 9, 10, 12, 13, 14}, "sylvia": {7, 8, 9, 10, 12, 13, 14}, "nora": {6, 7, 9, 10, 11, 12, 13, 14},
	"helen": {7, 8, 10, 11, 12}, "dorothy": {8, 9}, "olivia": {9, 11}, "flora": {9, 11},
}

// attended is the network of their appearances.
func attended(t testing.TB) *Graph {
	var lines strings.Builder
	for woman, events := range southernWomen {
		for _, event := range events {
			fmt.Fprintf(&lines, "appearance:%s-%d APPEARANCE_OF person:%[1]s\nappearance:%[1]s-%[2]d SPOKE_AT forum:e%[2]d\n", woman, event)
		}
	}
	return parse(t, lines.String())
}

// TestSouthernWomenCentrality compares centrality by type with what is published: S. P. Borgatti, M. G. Everett, Network analysis of 2-mode
// data, Social Networks 19 (1997).
func TestSouthernWomenCentrality(t *testing.T) {
	t.Parallel()
	g := project(t, attended(t), Affiliations)
	if g.Links() != 89 {
		t.Fatalf("%d links, want 89", g.Links())
	}
	published := map[Measure]map[string]float64{
		Degree: {
			"forum:e8": .78, "forum:e9": .67, "forum:e7": .56, "forum:e13": .17, "person:nora": .57, "person:evelyn": .57, "person:theresa": .57,
			"person:sylvia": .50, "person:laura": .50, "person:katherina": .43, "person:helen": .36, "person:pearl": .21, "person:flora": .14,
		},
		Betweenness: {
			"forum:e8": .24, "forum:e9": .23, "forum:e7": .13, "forum:e6": .07, "forum:e13": 0, "person:nora": .11, "person:evelyn": .10,
			"person:theresa": .09, "person:sylvia": .07, "person:laura": .05, "person:helen": .04, "person:flora": .01, "person:dorothy": 0,
		},
	}
	for measure, want := range published {
		c, err := g.Centrality(t.Context(), CentralityQuery{Measure: measure}, page.Args{First: new(int32(100))})
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Edges) != 18+14 {
			t.Errorf("%s of %d nodes, want 32", measure, len(c.Edges))
		}
		got := map[string]float64{}
		for _, one := range c.Nodes() {
			if _, known := want[one.NodeID]; known {
				got[one.NodeID] = math.Round(*one.Normalized*100) / 100
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-published +got):\n%s", measure, diff)
		}
	}
}

// TestSouthernWomenMeet counts the events that women share: the most are seven.
func TestSouthernWomenMeet(t *testing.T) {
	t.Parallel()
	q := CoParticipationQuery{Type: "PERSON", Via: "FORUM", MinShared: 1, MaxParticipants: 500}
	c, err := attended(t).CoParticipation(t.Context(), q, page.Args{First: new(int32(1))})
	if err != nil {
		t.Fatal(err)
	}
	got := c.Nodes()[0]
	if got.AID != "person:evelyn" || got.BID != "person:theresa" || got.Shared != 7 || c.TotalCount != 139 {
		t.Errorf("%d pairs, first %s and %s with %d", c.TotalCount, got.AID, got.BID, got.Shared)
	}
}

// TestAmong restricts a network to two types.
func TestAmong(t *testing.T) {
	t.Parallel()
	g := project(t, parse(t, affiliated), Affiliations)
	f := Filter{Among: []NodeType{"PERSON", "ORGANIZATION"}}
	c, err := g.Centrality(t.Context(), CentralityQuery{Measure: Degree, Filter: f}, page.Args{})
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range c.Nodes() {
		if one.Score != 1 || one.Normalized == nil || *one.Normalized != 1 {
			t.Errorf("%s has the degree %g, normalized %v", one.NodeID, one.Score, one.Normalized)
		}
	}
	if len(c.Edges) != 2 {
		t.Errorf("%d nodes, want 2", len(c.Edges))
	}
	whole, err := g.Centrality(t.Context(), CentralityQuery{Measure: Degree}, page.Args{})
	if err != nil {
		t.Fatal(err)
	}
	if one := whole.Nodes()[0]; one.Normalized != nil {
		t.Errorf("a network of many types has the normalized degree %g", *one.Normalized)
	}
	groups, err := g.Communities(t.Context(), CommunityQuery{Filter: f, Resolution: 1, First: 5})
	if err != nil {
		t.Fatal(err)
	}
	if groups.TotalCount != 1 || groups.Communities[0].Size != 2 {
		t.Errorf("%d groups, want one of 2 nodes", groups.TotalCount)
	}
}

// TestOfficesInCommon finds people of the same organization, and organizations that share people.
func TestOfficesInCommon(t *testing.T) {
	t.Parallel()
	g := parse(t, `
position:1 HELD_BY person:x
position:1 POSITION_AT organization:o
position:2 HELD_BY person:y
position:2 POSITION_AT organization:o
position:3 HELD_BY person:y
position:3 POSITION_AT organization:u
adoption:1 ADOPTED_FROM practice:b
adoption:1 ADOPTED_BY municipality:m
adoption:2 ADOPTED_FROM practice:b
adoption:2 ADOPTED_BY municipality:n`)
	for _, test := range []struct {
		typ     NodeType
		via     Via
		a, b, c string
	}{
		{"PERSON", "ORGANIZATION", "person:x", "person:y", "organization:o"},
		{"ORGANIZATION", "PERSON", "organization:o", "organization:u", "person:y"},
		{"MUNICIPALITY", "PRACTICE", "municipality:m", "municipality:n", "practice:b"},
	} {
		c, err := g.CoParticipation(t.Context(), CoParticipationQuery{Type: test.typ, Via: test.via, MinShared: 1, MaxParticipants: 500}, page.Args{})
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Edges) != 1 || c.Edges[0].Node.AID != test.a || c.Edges[0].Node.BID != test.b || c.Edges[0].Node.Things(1)[0] != test.c {
			t.Errorf("%s by way of %s: %v", test.typ, test.via, c.Nodes())
		}
	}
}
