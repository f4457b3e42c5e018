package table

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/errorcode"
	"govhub/web/request"
)

// geoJSONRows writes the rows as features of RFC 7946: the coordinates are the geometry, the other columns the properties.
type geoJSONRows struct {
	out      *bufio.Writer
	lat, lon *Column
	others   []*Column
	begun    bool
	feature  bytes.Buffer
}

func newGeoJSONRows(p *pages, most *budget, out io.Writer) (writer, error) {
	lat, lon := p.List.coordinates()
	if lat == nil {
		return nil, request.Coded(errorcode.BadRequest, p.List.Path+": GeoJSON needs coordinates: "+p.List.whereToFindThem())
	}
	g := &geoJSONRows{out: bufio.NewWriter(most.over(out)), lat: lat, lon: lon}
	for _, c := range p.List.Columns {
		if c != lat && c != lon {
			g.others = append(g.others, c)
		}
	}
	_, err := g.out.WriteString(`{"type":"FeatureCollection","features":[`)
	return g, err
}

func (g *geoJSONRows) write(text []byte) error {
	row, err := decode(text)
	if err != nil {
		return err
	}
	b := &g.feature
	b.Reset()
	if g.begun {
		b.WriteByte(',')
	}
	g.begun = true
	b.WriteString("\n" + `{"type":"Feature","geometry":`)
	if lat, lon := g.lat.Cell(row), g.lon.Cell(row); lat != "" && lon != "" {
		fmt.Fprintf(b, `{"type":"Point","coordinates":[%s,%s]}`, lon, lat)
	} else {
		b.WriteString("null")
	}
	b.WriteString(`,"properties":{`)
	for i, c := range g.others {
		if i > 0 {
			b.WriteByte(',')
		}
		scalar(b, c.Header)
		b.WriteByte(':')
		c.write(b, row)
	}
	b.WriteString("}}")
	_, err = g.out.Write(b.Bytes())
	return err
}

func (g *geoJSONRows) close() error {
	if _, err := g.out.WriteString("\n]}\n"); err != nil {
		return err
	}
	return g.out.Flush()
}

// coordinates returns the columns of a latitude and a longitude of the same object, nil without any.
func (l *List) coordinates() (lat, lon *Column) {
	for _, lat := range l.Columns {
		if lat.Definition.Name != "lat" {
			continue
		}
		for _, lon := range l.Columns {
			around := len(lat.way) - 1
			if lon.Definition.Name == "lon" && len(lon.way) == len(lat.way) && slices.Equal(lon.way[:around], lat.way[:around]) {
				return lat, lon
			}
		}
	}
	return nil, nil
}

// whereToFindThem says which fields of a row are coordinates.
func (l *List) whereToFindThem() string {
	if located(l.Row) {
		return "add lat and lon to the fields of a row"
	}
	for _, f := range l.Row.Fields {
		if below := l.schema.Types[f.Type.Name()]; f.Type.Elem == nil && below != nil && located(below) {
			return "add " + f.Name + " { lat lon } to the fields of a row"
		}
	}
	return l.Row.Name + " has none, nor what it leads to: query a list of municipalities, or of rows of a municipality"
}

func located(def *ast.Definition) bool {
	return def.Fields.ForName("lat") != nil && def.Fields.ForName("lon") != nil
}
