package derived

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"govhub/db"
	"govhub/errorcode"
	"govhub/page"
	"govhub/peers"
	"govhub/scalar"
)

// maxDimensions bounds what places are compared in.
const maxDimensions = 10

// PeerAttribute is a dimension that is no indicator.
type PeerAttribute string

// Attributes of places.
const (
	attributePopulation PeerAttribute = "POPULATION"
	attributeDensity    PeerAttribute = "DENSITY"
	attributeDistance   PeerAttribute = "DISTANCE_TO_REGIONAL_CENTRE"
	attributeLatitude   PeerAttribute = "LATITUDE"
	attributeLongitude  PeerAttribute = "LONGITUDE"
)

// PeerScale is the scale on which values are compared.
type PeerScale string

// Scales.
const (
	scaleLinear PeerScale = "LINEAR"
	scaleLog    PeerScale = "LOG"
)

// PeerBy is a dimension in which a client compares places: an indicator or an attribute.
type PeerBy struct {
	Indicator *string
	Breakdown string
	Period    *string
	Attribute *PeerAttribute
	Scale     PeerScale
	Weight    float64
}

// PeerArgs select the peers of a place.
type PeerArgs struct {
	Of       string
	By       []*PeerBy // nil for the defaults of the level
	SameKind bool
	First    int32
}

// PeerGroup is a place and the places most like it.
type PeerGroup struct {
	Place      string
	Level      db.PlaceLevel
	Dimensions []*PeerDimension
	Candidates int32 // with a value in every dimension, besides the place
	Incomplete int32 // without one in some
	Reason     *string
	Peers      []*Peer
}

// PeerDimension is a dimension in which places are compared.
type PeerDimension struct {
	IndicatorKey db.Ref // empty for an attribute
	Attribute    *PeerAttribute
	Breakdown    *string
	Period       *string
	Scale        PeerScale
	Weight       float64 // share of all weights
	Value        *float64

	Low, High, Mean, Deviation *float64 // nil without a place to compare
	values                     []float64
}

// PeriodStart returns the first day of the period.
func (d *PeerDimension) PeriodStart() *scalar.Date { return ofPeriod(d.Period, scalar.PeriodStart) }

// PeriodEnd returns the last day of the period.
func (d *PeerDimension) PeriodEnd() *scalar.Date { return ofPeriod(d.Period, scalar.PeriodEnd) }

// PeriodKind returns how long the period lasts.
func (d *PeerDimension) PeriodKind() *scalar.PeriodKind {
	return ofPeriod(d.Period, scalar.PeriodKindOf)
}

func ofPeriod[V any](period *string, of func(string) V) *V {
	if period == nil {
		return nil
	}
	return new(of(*period))
}

// Peer is a place beside the one it is like.
type Peer struct {
	Rank          int32
	Place         string
	Distance      float64
	Contributions []*PeerContribution // in the order of the dimensions
}

// PeerContribution is what a dimension contributes to a distance.
type PeerContribution struct {
	Value float64
	Share *float64 // of the square of the distance, nil if that is 0
}

// defaultDimensions are those of which the place has a value.
var defaultDimensions = map[db.PlaceLevel][]*PeerBy{
	db.LevelRegion: {
		{Attribute: new(attributePopulation), Scale: scaleLog, Weight: 1},
		{Attribute: new(attributeDensity), Scale: scaleLog, Weight: 1},
	},
	db.LevelMunicipality: {
		{Attribute: new(attributePopulation), Scale: scaleLog, Weight: 1},
		{Attribute: new(attributeDistance), Scale: scaleLinear, Weight: 1},
		{Indicator: new("municipal-market-access"), Breakdown: db.TotalBreakdown, Scale: scaleLinear, Weight: 1},
		{Indicator: new("municipal-average-salary"), Breakdown: db.TotalBreakdown, Scale: scaleLog, Weight: 1},
	},
}

// PeersOf returns the places most like a region or municipality, nil if the release holds no such place. It is an error if the release
// lacks an indicator or a breakdown.
func PeersOf(ctx context.Context, r *db.Release, args PeerArgs) (*PeerGroup, error) {
	if err := args.check(); err != nil {
		return nil, err
	}
	levels, err := db.LevelsOf(ctx, r, []string{args.Of})
	if err != nil || levels[0] == db.LevelCountry {
		return nil, err
	}
	level := levels[0]
	c := &comparison{ctx: ctx, release: r, level: level}
	if c.places, err = db.AttributesOf(ctx, r, level); err != nil {
		return nil, err
	}
	own, known := slices.BinarySearchFunc(c.places, args.Of, func(p db.PlaceAttributes, place string) int { return strings.Compare(p.Place, place) })
	if !known {
		return nil, nil
	}
	g := &PeerGroup{Place: args.Of, Level: level, Peers: []*Peer{}}
	if g.Dimensions, err = c.dimensions(args.By, own); err != nil {
		return nil, err
	}
	c.compare(g, own, args)
	return g, nil
}

func (a PeerArgs) check() error {
	if a.First < 0 || a.First > page.MaxSize {
		return &page.ArgumentError{Argument: "first", TooLarge: a.First > 0, Reason: "is not from 0 to " + strconv.Itoa(page.MaxSize)}
	}
	if n := len(a.By); n > maxDimensions {
		return errorcode.BadInput(errorcode.ListTooLong, "%d dimensions: places are compared in at most %d", n, maxDimensions)
	}
	if a.By != nil && len(a.By) == 0 {
		return errorcode.BadInput(errorcode.ValidationFailed, `argument "by" is empty: leave it out to compare in the dimensions of the level`)
	}
	for _, by := range a.By {
		switch {
		case (by.Indicator == nil) == (by.Attribute == nil):
			return errorcode.BadInput(errorcode.BadLookup, `a dimension of argument "by" must name exactly one of indicator, attribute`)
		case !(by.Weight > 0 && by.Weight <= 1000):
			return errorcode.BadInput(errorcode.ValidationFailed, `a weight of argument "by" is %v, but must be greater than 0 and at most 1000`, by.Weight)
		}
	}
	return nil
}

// comparison compares the places of a level.
type comparison struct {
	ctx     context.Context
	release *db.Release
	level   db.PlaceLevel
	places  []db.PlaceAttributes
}

// dimensions reads the values of the dimensions, or of those default ones of which the place has a value.
func (c *comparison) dimensions(by []*PeerBy, own int) (list []*PeerDimension, err error) {
	given := by != nil
	if !given {
		by = defaultDimensions[c.level]
	}
	for _, b := range by {
		d := &PeerDimension{Attribute: b.Attribute, Scale: b.Scale, Weight: b.Weight}
		if b.Attribute != nil {
			d.values, err = c.attribute(*b.Attribute)
		} else if given || c.holds(*b.Indicator) {
			err = c.indicator(d, b)
		}
		if err != nil {
			return nil, err
		}
		if !given && (d.values == nil || math.IsNaN(d.values[own])) {
			continue
		}
		if v := d.values[own]; !math.IsNaN(v) {
			d.Value = new(scalar.Rounded(v))
		}
		list = append(list, d)
	}
	return list, nil
}

// holds reports whether the release holds an indicator.
func (c *comparison) holds(indicator string) bool {
	return db.CheckIndicators(c.ctx, c.release, indicator) == nil
}

// indicator reads the values of an indicator.
func (c *comparison) indicator(d *PeerDimension, by *PeerBy) error {
	section, err := db.SectionOf(c.ctx, c.release, db.ObservationArgs{
		Indicator: *by.Indicator, Breakdown: by.Breakdown, Level: c.level, Period: by.Period,
	})
	if err != nil {
		return err
	}
	d.IndicatorKey, d.Breakdown = db.Ref(*by.Indicator), &by.Breakdown
	if section.Period != "" {
		d.Period = &section.Period
	}
	d.values = make([]float64, len(c.places))
	for i, p := range c.places {
		d.values[i] = math.NaN()
		if v, known := section.Of(p.Place); known {
			d.values[i] = v.Number
		}
	}
	return nil
}

// attribute returns the values of an attribute, NaN where there is none.
func (c *comparison) attribute(a PeerAttribute) ([]float64, error) {
	centres := map[string]*db.PlaceAttributes{}
	if a == attributeDistance {
		regions, err := db.AttributesOf(c.ctx, c.release, db.LevelRegion)
		if err != nil {
			return nil, err
		}
		for i, p := range regions {
			centres[p.Place] = &regions[i]
		}
	}
	values := make([]float64, len(c.places))
	for i, p := range c.places {
		values[i] = math.NaN()
		switch {
		case a == attributePopulation && p.Population != nil:
			values[i] = float64(*p.Population)
		case a == attributeDensity && p.Population != nil && p.AreaKm2 != nil:
			if area, _ := p.AreaKm2.Rational().Float64(); area > 0 {
				values[i] = float64(*p.Population) / area
			}
		case a == attributeLatitude && p.Lat != nil:
			values[i] = *p.Lat
		case a == attributeLongitude && p.Lon != nil:
			values[i] = *p.Lon
		case a == attributeDistance && c.level == db.LevelMunicipality && p.Lat != nil && p.Lon != nil:
			if centre := centres[string(p.RegionKey)]; centre != nil && centre.Lat != nil && centre.Lon != nil {
				values[i] = kilometres(*p.Lat, *p.Lon, *centre.Lat, *centre.Lon)
			}
		}
	}
	return values, nil
}

// radius of the Earth in kilometres, the mean of the WGS 84 ellipsoid.
const radius = 6371.0088

// kilometres returns the length of the great circle between two points, by the haversine formula.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	rad := func(degrees float64) float64 { return degrees * math.Pi / 180 }
	up, right := math.Sin(rad(lat2-lat1)/2), math.Sin(rad(lon2-lon1)/2)
	h := up*up + math.Cos(rad(lat1))*math.Cos(rad(lat2))*right*right
	return 2 * radius * math.Asin(math.Sqrt(min(1, h)))
}

// compare fills the group with the nearest places.
func (c *comparison) compare(g *PeerGroup, own int, args PeerArgs) {
	if len(g.Dimensions) == 0 {
		g.Reason = new("the place has a value in none of the dimensions")
		return
	}
	dimensions := make([]peers.Dimension, len(g.Dimensions))
	for i, d := range g.Dimensions {
		dimensions[i] = peers.Dimension{Values: c.compared(d.values, own), Log: d.Scale == scaleLog, Weight: d.Weight}
	}
	field := peers.NewField(dimensions)
	for i, d := range g.Dimensions {
		d.Weight = scalar.Rounded(field.Weights[i])
		if len(field.Places) > 0 {
			s := field.Standards[i]
			d.Low, d.High = new(scalar.Rounded(s.Low)), new(scalar.Rounded(s.High))
			d.Mean, d.Deviation = new(scalar.Rounded(s.Mean)), new(scalar.Rounded(s.Deviation))
		}
	}
	g.Candidates, g.Incomplete = c.count(field, dimensions, own)
	nearest, complete := field.Nearest(own, int(args.First), func(place int) bool {
		return !args.SameKind || c.places[place].Kind == c.places[own].Kind
	})
	if !complete {
		g.Reason = new("the place lacks a value in a dimension, or has one that is not greater than 0 on a logarithmic scale")
		return
	}
	for i, p := range nearest {
		peer := &Peer{Rank: int32(i + 1), Place: c.places[p.Place].Place, Distance: scalar.Rounded(p.Distance)}
		for j, d := range g.Dimensions {
			part := &PeerContribution{Value: scalar.Rounded(d.values[p.Place])}
			if p.Shares != nil {
				part.Share = &p.Shares[j]
			}
			peer.Contributions = append(peer.Contributions, part)
		}
		g.Peers = append(g.Peers, peer)
	}
}

// compared returns the values of the places that exist, and of the own one.
func (c *comparison) compared(values []float64, own int) []float64 {
	list := slices.Clone(values)
	for i, p := range c.places {
		if !p.Current && i != own {
			list[i] = math.NaN()
		}
	}
	return list
}

// count counts the places besides the own one that have a value in every dimension, and those that have one in some.
func (c *comparison) count(field *peers.Field, dimensions []peers.Dimension, own int) (candidates, incomplete int32) {
	for place := range c.places {
		if place == own {
			continue
		}
		if _, complete := slices.BinarySearch(field.Places, place); complete {
			candidates++
		} else if slices.ContainsFunc(dimensions, func(d peers.Dimension) bool { return !math.IsNaN(d.Values[place]) }) {
			incomplete++
		}
	}
	return candidates, incomplete
}

// StandingAmongPeers returns where the value of the place of each group stands among those of its peers.
func StandingAmongPeers(ctx context.Context, r *db.Release, groups []*PeerGroup, args db.ObservationArgs) ([]*Standing, error) {
	standings := make([]*Standing, len(groups))
	for i, g := range groups {
		args.Level = g.Level
		section, err := db.SectionOf(ctx, r, args)
		if err != nil {
			return nil, err
		}
		among := section.Among(func(place string) bool {
			return place == g.Place || slices.ContainsFunc(g.Peers, func(p *Peer) bool { return p.Place == place })
		})
		found, err := standingsIn(ctx, r, []string{g.Place}, args, section.Period, func(string) *db.Section { return among })
		if err != nil {
			return nil, err
		}
		standings[i] = found[0]
	}
	return standings, nil
}
