package site

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"govhub/errorcode"
	"govhub/web/site/preview"
)

// headline is a figure that previews of links show.
type headline struct {
	field  string // of the API; of a list, its length
	ru, en string // what it counts, in the forms after numbers
	on     string // field that says as of when, may be empty
	unit   string // field that says what it counts, where its kind does not
	status string // field that says whether it is exact, may be empty
}

// headlined is a type of the API with its figures.
type headlined struct {
	on   string
	list []headline
}

// headlines are the figures of things by resource.
var headlines = map[string]headlined{
	"federal_district": {"FederalDistrict", []headline{lengthOf("regions", "регион|региона|регионов", "region|regions")}},
	"region": {"Region", []headline{
		{field: "population", ru: "население", en: "population", on: "populationOn"},
		lengthOf("municipalities", "муниципальное образование|муниципальных образования|муниципальных образований", "municipality|municipalities"),
		lengthOf("awardEntries", "заявка на премию|заявки на премию|заявок на премию", "award entry|award entries"),
	}},
	"municipality": {"Municipality", []headline{
		{field: "population", ru: "население", en: "population", on: "populationOn"},
		lengthOf("awardEntries", "заявка на премию|заявки на премию|заявок на премию", "award entry|award entries"),
		lengthOf("practices", "практика|практики|практик", "practice|practices"),
	}},
	"person": {"Person", []headline{
		lengthOf("positions", "должность|должности|должностей", "office|offices"),
		lengthOf("awardEntries", "заявка на премию|заявки на премию|заявок на премию", "award entry|award entries"),
		lengthOf("conferrals", "награждение|награждения|награждений", "conferral|conferrals"),
	}},
	"award": {"Award", []headline{
		lengthOf("seasons", "сезон|сезона|сезонов", "season|seasons"),
		lengthOf("conferrals", "награждение|награждения|награждений", "conferral|conferrals"),
	}},
	"award_season": {"AwardSeason", []headline{
		{field: "applications", ru: "заявка|заявки|заявок", en: "application|applications"},
		{field: "regionsCount", ru: "регион|региона|регионов", en: "region|regions"},
		{field: "laureates", ru: "лауреат|лауреата|лауреатов", en: "laureate|laureates"},
	}},
	"nomination": {"Nomination", []headline{{field: "applications", ru: "заявка|заявки|заявок", en: "application|applications"}}},
	"program":    {"TrainingProgram", []headline{lengthOf("cohorts", "поток|потока|потоков", "cohort|cohorts")}},
	"cohort": {"Cohort", []headline{
		{field: "candidates", ru: "кандидат|кандидата|кандидатов", en: "candidate|candidates"},
		{field: "participants", ru: "участник|участника|участников", en: "participant|participants"},
		{field: "regionsCount", ru: "регион|региона|регионов", en: "region|regions"},
	}},
	"forum": {"Forum", []headline{
		{field: "participants", ru: "участник|участника|участников", en: "participant|participants"},
		{field: "regionsCount", ru: "регион|региона|регионов", en: "region|regions"},
		lengthOf("sessions", "сессия|сессии|сессий", "session|sessions"),
	}},
	"practice":    {"Practice", []headline{lengthOf("adoptions", "внедрение|внедрения|внедрений", "adoption|adoptions")}},
	"indicator":   {"Indicator", []headline{lengthOf("observations", "значение|значения|значений", "value|values")}},
	"observation": {"Observation", []headline{{field: "value", on: "period", unit: "indicator { unitLabel }", status: "status"}}},
}

func lengthOf(list, ru, en string) headline {
	return headline{field: list + " { totalCount }", ru: ru, en: en}
}

// figures returns the headline figures of a thing, without those that are not known, and lists of nothing.
func (s *Site) figures(ctx context.Context, p page, k kind, key string) (figures []preview.Figure, code errorcode.Code) {
	of, ok := headlines[k.Resource]
	if !ok {
		return nil, ""
	}
	var data struct{ Node map[string]json.RawMessage }
	if code := s.ask(ctx, p, of.query(), map[string]string{"id": k.Resource + ":" + key}, &data); code != "" {
		return nil, code
	}
	for i, h := range of.list {
		said := func(name string) json.RawMessage { return data.Node[name+strconv.Itoa(i)] }
		if n, known := amount(said("value")); known {
			figures = append(figures, preview.Figure{
				Value: sign(said("status")) + p.Language.number(n), Label: h.label(p.Language, n, said("unit"), said("on")),
			})
		}
	}
	return figures, ""
}

// query asks for the figures of a thing.
func (of headlined) query() string {
	var query strings.Builder
	fmt.Fprintf(&query, "query Preview($id: ID!) { node(id: $id) { ... on %s {", of.on)
	for i, h := range of.list {
		for _, asked := range [...]struct{ name, field string }{{"value", h.field}, {"on", h.on}, {"unit", h.unit}, {"status", h.status}} {
			if asked.field != "" {
				fmt.Fprintf(&query, " %s%d: %s", asked.name, i, asked.field)
			}
		}
	}
	query.WriteString(" } } }")
	return query.String()
}

// amount reads a number, a decimal, which is a text, or the length of a list that is not empty.
func amount(value json.RawMessage) (n float64, known bool) {
	var list struct{ TotalCount float64 }
	if json.Unmarshal(value, &list) == nil {
		return list.TotalCount, list.TotalCount > 0
	}
	var number json.Number
	if json.Unmarshal(value, &number) != nil {
		return 0, false
	}
	n, err := number.Float64()
	return n, err == nil
}

// sign marks a value that is not exact.
func sign(status json.RawMessage) string {
	var code string
	if json.Unmarshal(status, &code) != nil || code == "NORMAL" {
		return ""
	}
	return "≈ "
}

// label says what a figure counts, and as of when.
func (h headline) label(l Language, n float64, unit, on json.RawMessage) string {
	var named struct{ UnitLabel string }
	label := l.form(n, h.ru, h.en)
	if json.Unmarshal(unit, &named) == nil {
		label = named.UnitLabel
	}
	var period string
	if json.Unmarshal(on, &period) == nil && period != "" {
		label += ", " + yearOf(period)
	}
	return label
}

// yearOf shortens a day to its year. Other periods stay as they are.
func yearOf(period string) string {
	if len(period) == len("2024-01-01") {
		return period[:len("2024")]
	}
	return period
}

// total is the figure of the table of a kind.
func (s *Site) total(ctx context.Context, p page, k kind) ([]preview.Figure, errorcode.Code) {
	var data map[string]struct{ TotalCount float64 }
	if code := s.ask(ctx, p, "query Preview { "+k.Plural+" { totalCount } }", nil, &data); code != "" {
		return nil, code
	}
	n := data[k.Plural].TotalCount
	return []preview.Figure{{Value: p.Language.number(n), Label: p.Language.form(n, "строка|строки|строк", "row|rows")}}, ""
}
