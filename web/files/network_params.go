package files

import (
	"context"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"govhub/db"
	"govhub/errorcode"
	"govhub/network"
	"govhub/scalar"
	"govhub/web/language"
)

// part is a part of the network that is offered as a file: its parameters, and how it is found.
type part struct {
	params []string
	read   func(*netParams) find
}

// find finds the part of the network for a file.
type find func(context.Context, *network.Graph) (*network.Part, error)

// networkParts are the parts by name.
var networkParts = map[string]part{
	"graph": {[]string{"kinds", "on", "projection"}, func(p *netParams) find {
		f := p.filter()
		return p.projected(func(_ context.Context, g *network.Graph) (*network.Part, error) { return g.WholePart(f) })
	}},
	"neighbors": {[]string{"of", "kinds", "on", "projection", "direction"}, func(p *netParams) find {
		q := network.NeighborQuery{Of: p.text("of"), Filter: p.filter(), Direction: network.Direction(p.member("direction", "BOTH", network.Directions()))}
		return p.projected(func(_ context.Context, g *network.Graph) (*network.Part, error) { return g.NeighborPart(q) })
	}},
	"paths": {[]string{"from", "to", "kinds", "on", "projection", "maxHops", "maxDegree", "limit"}, func(p *netParams) find {
		q := network.PathQuery{
			From: p.text("from"), To: p.text("to"), Filter: p.filter(),
			MaxHops: p.number("maxHops", network.DefaultHops), Limit: p.number("limit", network.DefaultPaths),
		}
		if p.values.Has("maxDegree") {
			most := int32(p.number("maxDegree", 0))
			q.MaxDegree = &most
		}
		return p.projected(func(ctx context.Context, g *network.Graph) (*network.Part, error) { return g.PathPart(ctx, q) })
	}},
	"subgraph": {[]string{"around", "kinds", "on", "projection", "hops", "maxNodes"}, func(p *netParams) find {
		q := network.SubgraphQuery{
			Around: p.list("around"), Filter: p.filter(),
			Hops: p.number("hops", network.DefaultSubgraphHops), MaxNodes: p.number("maxNodes", network.MaxFileNodes),
		}
		return p.projected(func(ctx context.Context, g *network.Graph) (*network.Part, error) { return g.SubgraphPart(ctx, q) })
	}},
	"co-participation": {[]string{"type", "via", "on", "minShared", "maxParticipants"}, func(p *netParams) find {
		q := network.CoParticipationQuery{
			Type: network.NodeType(p.member("type", "", network.NodeTypes())), Via: network.Via(p.member("via", "", network.Vias())), On: p.day(),
			MinShared: p.number("minShared", 1), MaxParticipants: p.number("maxParticipants", network.DefaultMaxParticipants),
		}
		return func(ctx context.Context, g *network.Graph) (*network.Part, error) {
			return g.CoParticipationPart(ctx, q)
		}
	}},
}

// netParams are the parameters of a download. err has the first invalid one.
type netParams struct {
	values url.Values
	err    error
}

func (p *netParams) refuse(name, format string, args ...any) {
	if p.err == nil {
		p.err = &errorcode.InputError{Code: errorcode.ValidationFailed, Reason: fmt.Sprintf("parameter %q "+format, append([]any{name}, args...)...)}
	}
}

func (p *netParams) text(name string) string {
	if !p.values.Has(name) {
		p.refuse(name, "is missing")
	}
	return norm.NFC.String(p.values.Get(name))
}

func (p *netParams) number(name string, otherwise int) int {
	if !p.values.Has(name) {
		return otherwise
	}
	n, err := strconv.ParseInt(p.values.Get(name), 10, 32)
	if err != nil {
		p.refuse(name, "is not a whole number up to %d", math.MaxInt32)
	}
	return int(n)
}

// list reads a parameter that is repeated, or has a list with commas.
func (p *netParams) list(name string) (list []string) {
	for _, value := range p.values[name] {
		list = append(list, strings.Split(norm.NFC.String(value), ",")...)
	}
	return list
}

func (p *netParams) member(name, otherwise string, members []string) string {
	value := otherwise
	if p.values.Has(name) {
		value = p.values.Get(name)
	}
	if !slices.Contains(members, value) {
		p.refuse(name, "must be one of %s", strings.Join(members, ", "))
	}
	return value
}

func (p *netParams) day() *scalar.Date {
	if !p.values.Has("on") {
		return nil
	}
	d := new(scalar.Date)
	if err := d.UnmarshalGQL(p.values.Get("on")); err != nil {
		p.refuse("on", "is not a day of the calendar, such as 2024-01-16")
	}
	return d
}

func (p *netParams) filter() network.Filter {
	f := network.Filter{On: p.day()}
	for _, name := range p.list("kinds") {
		if !slices.ContainsFunc(network.Kinds, func(k network.KindInfo) bool { return string(k.Kind) == name }) {
			p.refuse("kinds", "names %.100q, which is not a kind of link: linkKinds lists them", name)
			return f
		}
		f.Kinds = append(f.Kinds, network.Kind(name))
	}
	return f
}

// projected finds a part in a projection of the network.
func (p *netParams) projected(in find) find {
	shown := network.Projection(p.member("projection", string(network.Rows), network.Projections()))
	return func(ctx context.Context, g *network.Graph) (*network.Part, error) {
		g, err := g.Project(ctx, shown)
		if err != nil {
			return nil, err
		}
		return in(ctx, g)
	}
}

// language reads the language of names, empty if none is named.
func (p *netParams) language() db.Lang {
	lang, err := language.Named(p.values)
	if err != nil && p.err == nil {
		p.err = &errorcode.InputError{Code: errorcode.BadRequest, Reason: err.Error()}
	}
	return lang
}

// release reads the number of a release, 0 for the current one.
func (p *netParams) release() int32 {
	number := p.number("release", 0)
	if p.values.Has("release") && number < 1 {
		p.refuse("release", "is not the number of a release")
	}
	return int32(number)
}
