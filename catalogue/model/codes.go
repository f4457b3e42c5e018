package model

import (
	"cmp"
	"slices"

	"govhub/catalogue"
)

// CodeList is a set of values with labels in both languages.
type CodeList struct {
	Name string
	catalogue.Labels
	Codes []catalogue.Category
}

// CodeLists are the closed sets of the schema and the known values of fields that are open, by name.
func (m *Model) CodeLists() []CodeList {
	lists := []CodeList{
		m.linkKinds(),
		entities("NodeType", catalogue.Labels{En: "type of node", Ru: "тип узла"}, m.Nodes()),
		entities("SearchType", catalogue.Labels{En: "type of hit", Ru: "тип найденного"}, m.Named()),
	}
	add := func(sets []catalogue.Set) {
		for _, s := range sets {
			lists = append(lists, CodeList{s.Name, *s.Labels, s.Categories})
		}
	}
	add(m.Sets)
	for _, e := range m.Entities {
		for _, c := range e.Sets() {
			lists = append(lists, CodeList{c.Type, *c.Labels, c.Categories})
		}
		for _, c := range e.Columns {
			if len(c.Known) > 0 {
				lists = append(lists, CodeList{Upper(c.Name), *c.Labels, c.Known})
			}
		}
		if e.Groups != nil {
			add(e.Groups.Sets)
		}
	}
	slices.SortFunc(lists, func(a, b CodeList) int { return cmp.Compare(a.Name, b.Name) })
	return lists
}

func (m *Model) linkKinds() CodeList {
	list := CodeList{Name: "LinkKind", Labels: catalogue.Labels{En: "kind of link", Ru: "вид связи"}}
	for _, k := range m.LinkKinds {
		list.Codes = append(list.Codes, catalogue.Category{Value: k.Kind, Label: k.Description, Labels: catalogue.Labels{En: k.En[0], Ru: k.Ru[0]}})
	}
	return list
}

// entities is the code list of types of things.
func entities(name string, labels catalogue.Labels, of []*Entity) CodeList {
	list := CodeList{Name: name, Labels: labels}
	for _, e := range of {
		list.Codes = append(list.Codes, catalogue.Category{Value: e.Member(), Label: e.Schema.Description, Labels: catalogue.Labels{En: e.Noun(), Ru: e.GraphQL.Ru}})
	}
	return list
}
