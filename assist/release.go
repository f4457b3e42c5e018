package assist

import (
	"context"

	"govhub/db"
	"govhub/existence"
	"govhub/prominence"
)

// Weights of the fields of documents: titles count most.
const (
	titleWeight = 3.0
	themeWeight = 1.5
	bodyWeight  = 1.0
)

// Indexes are the indexes of releases.
var Indexes = db.NewPart("assist", []string{"practice", "program", "indicator", "regulation", "place_name", "region", "municipality"}, build, (*Index).Size)

// Of returns the index of a release, building it on first use.
func Of(ctx context.Context, r *db.Release) (*Index, error) { return Indexes.Of(ctx, r) }

func build(ctx context.Context, r *db.Release) (*Index, error) {
	var (
		documents []Document
		places    []Place
		others    = map[string][]string{} // other names, by place
		had       = map[string][]string{} // former ones
	)
	add := func(id string, kind Kind, single bool, fields ...*Field) {
		d := Document{ID: id, Kind: kind, Single: single}
		for _, f := range fields {
			if f != nil {
				d.Fields = append(d.Fields, *f)
			}
		}
		documents = append(documents, d)
	}
	for _, err := range []error{
		db.Practices.Each(ctx, r, func(p *db.Practice) {
			add(p.ID(), Practices, false, field("title", db.LangRu, titleWeight, &p.Title), field("theme", db.LangRu, themeWeight, p.ThemeRu),
				field("summary", db.LangEn, bodyWeight, p.Summary))
		}),
		db.TrainingPrograms.Each(ctx, r, func(p *db.TrainingProgram) {
			add(p.ID(), Programs, false, field("name", db.LangRu, titleWeight, &p.NameRu), field("name", db.LangEn, titleWeight, p.NameEn),
				field("audience", db.LangRu, themeWeight, p.Audience),
				field("description", db.LangRu, bodyWeight, p.DescriptionRu), field("description", db.LangEn, bodyWeight, p.DescriptionEn))
		}),
		db.Indicators.Each(ctx, r, func(i *db.Indicator) {
			add(i.ID(), Indicators, false, field("name", db.LangRu, titleWeight, &i.NameRu), field("name", db.LangEn, titleWeight, i.NameEn),
				field("methodology", db.LangEn, bodyWeight, i.Methodology),
				field("keywords", db.LangRu, themeWeight, i.KeywordsRu), field("keywords", db.LangEn, themeWeight, i.KeywordsEn))
		}),
		db.Regulations.Each(ctx, r, func(g *db.Regulation) {
			add(g.ID(), Regulations, single[g.Kind], field("title", db.LangRu, titleWeight, &g.TitleRu), field("title", db.LangEn, titleWeight, g.TitleEn),
				field("summary", db.LangRu, bodyWeight, g.SummaryRu), field("summary", db.LangEn, bodyWeight, g.SummaryEn))
		}),
		db.PlaceNames.Each(ctx, r, func(n *db.PlaceName) {
			id := "region:" + string(n.RegionKey)
			if n.MunicipalityKey != "" {
				id = "municipality:" + string(n.MunicipalityKey)
			}
			list := others
			if n.Kind == "FORMER" {
				list = had
			}
			list[id] = append(list[id], names(&n.Names)...)
		}),
		db.Regions.Each(ctx, r, func(p *db.Region) {
			places = append(places, Place{ID: p.ID(), Region: p.ID(), Names: append(names(&p.Names), others[p.ID()]...), Had: had[p.ID()]})
		}),
		db.Municipalities.Each(ctx, r, func(m *db.Municipality) {
			p := Place{
				ID: m.ID(), Region: "region:" + string(m.RegionKey), Names: append(names(&m.Names), others[m.ID()]...),
				Had: had[m.ID()], Former: m.State != existence.Current, Known: prominence.Place{Kind: string(m.Kind)},
			}
			if m.Centre != nil {
				p.Names = append(p.Names, *m.Centre)
			}
			for _, people := range []*int32{m.Population, m.CentrePopulation} {
				if people != nil {
					p.Known.People = max(p.Known.People, *people)
				}
			}
			places = append(places, p)
		}),
	} {
		if err != nil {
			return nil, err
		}
	}
	return NewIndex(ctx, documents, places)
}

// single are kinds of acts that order single things.
var single = map[string]bool{"presidential_instructions": true, "government_order": true, "regional_law": true}

func field(name string, lang db.Lang, weight float64, text *string) *Field {
	if text == nil {
		return nil
	}
	return &Field{Name: name, Lang: lang, Weight: weight, Text: *text}
}

func names(n *db.Names) []string {
	if n.NameEn == nil {
		return []string{n.NameRu}
	}
	return []string{n.NameRu, *n.NameEn}
}
