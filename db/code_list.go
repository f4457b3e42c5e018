package db

import (
	"context"
	"slices"
	"strings"

	"govhub/db/rel"
	"govhub/errorcode"
)

// CodeList is a set of codes with their labels.
type CodeList struct {
	Name   string
	Labels Labels
	Codes  []*Code
}

// Code is a member of a code list.
type Code struct {
	Code        string
	Labels      Labels
	Description *string // in English
}

// Labels are short labels for people.
type Labels struct{ Ru, En string }

// Label returns the label in the language.
func (l *CodeList) Label(lang Lang) string { return l.Labels.in(lang) }

// Label returns the label in the language.
func (c *Code) Label(lang Lang) string { return c.Labels.in(lang) }

func (l Labels) in(lang Lang) string { return pick(lang, l.Ru, &l.En) }

// breakdownList begins the name of the code list of an indicator's breakdowns.
const breakdownList = "Breakdown:"

// ListCodeLists returns the code lists with these names, or all: those that are the same in every release, then those of indicators.
func ListCodeLists(ctx context.Context, r *Release, names []string) (_ []*CodeList, err error) {
	defer wrap(&err, "code lists")
	lists, err := breakdownLists(ctx, r)
	if err != nil {
		return nil, err
	}
	lists = slices.Concat(codeLists, lists)
	if names == nil {
		return lists, nil
	}
	wanted := []*CodeList{}
	for _, name := range names {
		i := slices.IndexFunc(lists, func(l *CodeList) bool { return l.Name == name })
		if i < 0 {
			return nil, errorcode.BadInput(errorcode.ValidationFailed, "argument names: the schema has no code list %q: ask for `codeLists { name }`, which lists them all", name)
		}
		if !slices.Contains(wanted, lists[i]) {
			wanted = append(wanted, lists[i])
		}
	}
	return wanted, nil
}

// breakdownLists are the code lists of the indicators with breakdowns, by slug.
func breakdownLists(ctx context.Context, r *Release) (lists []*CodeList, err error) {
	ctx = rel.WithAllColumns(ctx)
	bySlug := map[string]*CodeList{}
	err = Indicators.Each(ctx, r, func(i *Indicator) {
		bySlug[i.Slug] = &CodeList{Name: breakdownList + i.Slug, Labels: Labels{i.NameRu, i.Name(LangEn)}}
	})
	if err != nil {
		return nil, err
	}
	err = Breakdowns.Each(ctx, r, func(b *Breakdown) {
		list := bySlug[string(b.IndicatorKey)]
		if list.Codes == nil {
			lists = append(lists, list)
		}
		list.Codes = append(list.Codes, &Code{Code: b.Code, Labels: Labels{b.NameRu, b.Name(LangEn)}})
	})
	slices.SortFunc(lists, func(a, b *CodeList) int { return strings.Compare(a.Name, b.Name) })
	return lists, err
}

// total labels the breakdown of values for the whole, which sources rarely name.
var total = Labels{"всего", "total"}

// BreakdownLabels returns the labels of the breakdowns of observations, codes where no source names them.
func BreakdownLabels(ctx context.Context, r *Release, of []*Observation, lang Lang) ([]string, error) {
	keys := make([]string, len(of))
	for i, o := range of {
		keys[i] = BreakdownKey{string(o.IndicatorKey), o.Breakdown}.String()
	}
	found, err := Breakdowns.ByKeys(rel.WithAllColumns(ctx), r, keys)
	if err != nil {
		return nil, err
	}
	labels := make([]string, len(of))
	for i, b := range found {
		switch {
		case b != nil:
			labels[i] = b.Name(lang)
		case of[i].Breakdown == TotalBreakdown:
			labels[i] = total.in(lang)
		default:
			labels[i] = of[i].Breakdown
		}
	}
	return labels, nil
}

// UnitLabel returns the label of the unit, or else the unit.
func (i *Indicator) UnitLabel(lang Lang) string {
	if c := codeOf("Unit", i.Unit); c != nil {
		return c.Label(lang)
	}
	return i.Unit
}

// codeOf returns a member of a code list, nil if there is none.
func codeOf(list, code string) *Code {
	for _, l := range codeLists {
		if l.Name != list {
			continue
		}
		for _, c := range l.Codes {
			if c.Code == code {
				return c
			}
		}
	}
	return nil
}
