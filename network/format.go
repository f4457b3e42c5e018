package network

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"govhub/dataset"
	"govhub/scalar"
	"govhub/spreadsheet"
)

// Format is a file format of sheets.
type Format struct {
	Extension string
	Media     string
	Option    string   // parameter that asks for a variant, empty for none
	Variants  []string // its values, the usual one first
	write     func(s *Sheet, w *bufio.Writer, variant string) error
}

var Formats = []Format{
	{"gexf", "application/gexf+xml", "version", []string{"1.3", "1.2"}, (*Sheet).gexf},
	{"graphml", "application/graphml+xml", "", []string{""}, (*Sheet).graphml},
	{"csv", "text/csv; charset=utf-8", "", []string{""}, (*Sheet).csv},
	{"json", "application/json; charset=utf-8", "shape", []string{"govhub", "node-link"}, (*Sheet).json},
}

// Write writes a variant.
func (f Format) Write(s *Sheet, w io.Writer, variant string) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := f.write(s, b, variant); err != nil {
		return err
	}
	return b.Flush()
}

// attribute writes the value of an attribute. Characters that XML cannot represent become U+FFFD.
func attribute(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	_ = xml.EscapeText(&b, []byte(text)) // a builder never fails
	b.WriteByte('"')
	return b.String()
}

// gexf writes GEXF, https://gexf.net/: periods are spells, whose ends are both inclusive. In 1.3 the kind of an edge is also an
// attribute of the edge itself, to distinguish parallel edges; 1.2 has no such attribute, but older programs read only it.
func (s *Sheet) gexf(w *bufio.Writer, version string) error {
	namespace := "http://gexf.net/1.3"
	if version == "1.2" {
		namespace = "http://www.gexf.net/1.2draft"
	}
	edges := "directed"
	if s.Pairs {
		edges = "undirected"
	}
	fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="%s" version="%s">
<graph mode="dynamic" defaultedgetype="%s" timeformat="date">
<attributes class="node"><attribute id="type" title="type" type="string"/><attribute id="name_en" title="name_en" type="string"/></attributes>
<attributes class="edge"><attribute id="kind" title="kind" type="string"/><attribute id="cited" title="cited" type="string"/>`, namespace, version, edges)
	for _, extra := range s.Extra {
		fmt.Fprintf(w, `<attribute id="%s" title="%[1]s" type="%s"/>`, extra.Name, [...]string{Text: "string", Integer: "integer", Double: "double"}[extra.Type])
	}
	io.WriteString(w, "</attributes>\n<nodes>\n")
	for _, n := range s.Nodes {
		fmt.Fprintf(w, `<node id=%s label=%s><attvalues><attvalue for="type" value="%s"/>`, attribute(n.ID), attribute(n.Name), n.Type)
		if n.NameEn != "" {
			fmt.Fprintf(w, `<attvalue for="name_en" value=%s/>`, attribute(n.NameEn))
		}
		io.WriteString(w, "</attvalues></node>\n")
	}
	io.WriteString(w, "</nodes>\n<edges>\n")
	id := 0
	for l := range s.Links {
		fmt.Fprintf(w, `<edge id="%d" source=%s target=%s label=%s`,
			id, attribute(s.Nodes[l.From].ID), attribute(s.Nodes[l.To].ID), attribute(l.Name))
		if version != "1.2" {
			fmt.Fprintf(w, ` kind=%s`, attribute(l.Kind))
		}
		if s.Pairs {
			fmt.Fprintf(w, ` weight="%s"`, number64(l.Strength))
		}
		fmt.Fprintf(w, `><attvalues><attvalue for="kind" value="%s"/>`, l.Kind)
		if l.Source != "" {
			fmt.Fprintf(w, `<attvalue for="cited" value=%s/>`, attribute(l.Source))
		}
		for i, extra := range s.Extra {
			fmt.Fprintf(w, `<attvalue for="%s" value=%s/>`, extra.Name, attribute(l.Extra[i]))
		}
		io.WriteString(w, "</attvalues>")
		if l.ValidFrom != "" || l.ValidTo != "" {
			io.WriteString(w, "<spells><spell")
			start, end := spell(l.ValidFrom, l.ValidTo, l.Lasts)
			if start != "" {
				fmt.Fprintf(w, ` start="%s"`, start)
			}
			if end != "" {
				fmt.Fprintf(w, ` end="%s"`, end)
			}
			io.WriteString(w, "/></spells>")
		}
		if _, err := io.WriteString(w, "</edge>\n"); err != nil {
			return err
		}
		id++
	}
	_, err := io.WriteString(w, "</edges>\n</graph>\n</gexf>\n")
	return err
}

// graphml writes GraphML 1.0, http://graphml.graphdrawing.org/.
func (s *Sheet) graphml(w *bufio.Writer, _ string) error {
	io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
`)
	for _, key := range []string{"type", "name", "name_en"} {
		fmt.Fprintf(w, `<key id="n_%s" for="node" attr.name="%[1]s" attr.type="string"/>`+"\n", key)
	}
	columns := slices.Concat(linkColumns, s.Extra)
	if s.Pairs {
		columns = append(columns, Column{"weight", Double})
	}
	for _, c := range columns {
		fmt.Fprintf(w, `<key id="e_%s" for="edge" attr.name="%[1]s" attr.type="%s"/>`+"\n", c.Name, [...]string{Text: "string", Integer: "int", Double: "double"}[c.Type])
	}
	data := func(key, value string) {
		if value != "" {
			fmt.Fprintf(w, `<data key="%s">%s</data>`, key, strings.Trim(attribute(value), `"`))
		}
	}
	edges := "directed"
	if s.Pairs {
		edges = "undirected"
	}
	fmt.Fprintf(w, `<graph id="govhub" edgedefault="%s">`+"\n", edges)
	for _, n := range s.Nodes {
		fmt.Fprintf(w, `<node id=%s>`, attribute(n.ID))
		data("n_type", string(n.Type))
		data("n_name", n.Name)
		data("n_name_en", n.NameEn)
		io.WriteString(w, "</node>\n")
	}
	id := 0
	for l := range s.Links {
		fmt.Fprintf(w, `<edge id="e%d" source=%s target=%s>`, id, attribute(s.Nodes[l.From].ID), attribute(s.Nodes[l.To].ID))
		values := append(l.values(), l.Extra...)
		if s.Pairs {
			values = append(values, number64(l.Strength))
		}
		for i, value := range values {
			data("e_"+columns[i].Name, value)
		}
		if _, err := io.WriteString(w, "</edge>\n"); err != nil {
			return err
		}
		id++
	}
	_, err := io.WriteString(w, "</graph>\n</graphml>\n")
	return err
}

// linkColumns are the columns of every link except its ends.
var linkColumns = []Column{{Name: "kind"}, {Name: "name"}, {Name: "valid_from"}, {Name: "valid_to"}, {Name: "source"}}

func (l SheetLink) values() []string {
	return []string{l.Kind, l.Name, string(l.ValidFrom), string(l.ValidTo), l.Source}
}

// kinds are what spreadsheets take columns for.
var kinds = [...]spreadsheet.Kind{Text: spreadsheet.Text, Integer: spreadsheet.Number, Double: spreadsheet.Float}

// csv writes a row for each link, as in RFC 4180.
func (s *Sheet) csv(w *bufio.Writer, _ string) error {
	ends := []Column{{Name: "from"}, {Name: "from_type"}, {Name: "from_name"}, {Name: "to"}, {Name: "to_type"}, {Name: "to_name"}}
	columns := slices.Concat(ends, linkColumns, s.Extra)
	layout := dataset.CSVLayout{CRLF: true, Kind: func(i int) spreadsheet.Kind { return kinds[columns[i].Type] }}
	for _, c := range columns {
		layout.Header = append(layout.Header, c.Name)
	}
	out, err := dataset.NewCSVWriter(w, layout)
	if err != nil {
		return err
	}
	for l := range s.Links {
		from, to := s.Nodes[l.From], s.Nodes[l.To]
		row := []string{from.ID, string(from.Type), from.Name, to.ID, string(to.Type), to.Name}
		if err := out.Write(slices.Concat(row, l.values(), l.Extra)); err != nil {
			return err
		}
	}
	return out.Flush()
}

// json writes one object: nodes, links, and whether it is truncated; or the same as programs for networks expect it.
func (s *Sheet) json(w *bufio.Writer, shape string) error {
	linked := shape == "node-link"
	io.WriteString(w, "{")
	if linked {
		fmt.Fprintf(w, `"directed":%t,"multigraph":%[1]t,"graph":{"truncated":%t},`, !s.Pairs, s.Truncated)
	}
	io.WriteString(w, `"nodes":[`)
	for i, n := range s.Nodes {
		if err := object(w, i, map[string]any{"id": n.ID, "type": n.Type, "name": n.Name, "nameEn": orNil(n.NameEn)}); err != nil {
			return err
		}
	}
	io.WriteString(w, "],\n\"links\":[")
	i := 0
	for l := range s.Links {
		link := s.plainLink(l)
		if linked {
			link = s.nodeLink(l, i)
		}
		if err := object(w, i, link); err != nil {
			return err
		}
		i++
	}
	if linked {
		_, err := io.WriteString(w, "]}\n")
		return err
	}
	_, err := fmt.Fprintf(w, "],\n\"truncated\":%t}\n", s.Truncated)
	return err
}

// object writes an element of a list.
func object(w *bufio.Writer, at int, members map[string]any) error {
	if at > 0 {
		io.WriteString(w, ",\n")
	}
	text, err := json.Marshal(members)
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}

func (s *Sheet) plainLink(l SheetLink) map[string]any {
	link := map[string]any{
		"from": s.Nodes[l.From].ID, "to": s.Nodes[l.To].ID, "kind": l.Kind,
		"validFrom": orNil(l.ValidFrom), "validTo": orNil(l.ValidTo), "source": orNil(l.Source),
	}
	for i, extra := range s.Extra {
		link[extra.Name] = json.Number(l.Extra[i])
		if extra.Type == Text {
			link[extra.Name] = l.Extra[i]
		}
	}
	return link
}

// nodeLink is a link with ends named source and target, as networkx and D3 expect them, so that the key of its source is cited. key
// distinguishes parallel links.
func (s *Sheet) nodeLink(l SheetLink, key int) map[string]any {
	link := s.plainLink(l)
	link["cited"] = link["source"]
	link["source"], link["target"] = link["from"], link["to"]
	delete(link, "from")
	delete(link, "to")
	if s.Pairs {
		link["weight"] = json.Number(number64(l.Strength))
	} else {
		link["key"] = key
	}
	return link
}

// orNil returns nil for an empty text.
func orNil[T string | scalar.PartialDate](text T) any {
	if text == "" {
		return nil
	}
	return text
}
