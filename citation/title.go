package citation

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"govhub/cite"
	"govhub/db"
	"govhub/db/rel"
	"govhub/page"
	"govhub/scalar"
)

// Titles writes the title of each node for people: its own name, or what it relates, such as "Applications: Moscow, 2025". A node
// is named with what it is part of, because "Mayor" alone means nothing. It runs one query per resource that titles name, unless it
// is cached.
func Titles[N db.Node](ctx context.Context, r *db.Release, nodes []N, l db.Lang) ([]string, error) {
	t := titles{lang: l, known: map[string]string{}, formed: map[string]db.Ref{}, parts: map[string]string{}}
	ids, open := make([]string, len(nodes)), make([]db.Node, len(nodes))
	for i, n := range nodes {
		ids[i], open[i] = n.ID(), n
	}
	for depth := 1; len(open) > 0; depth++ {
		t.last = depth == deepest
		if err := t.readFormed(ctx, r, open); err != nil {
			return nil, err
		}
		if err := t.readParts(ctx, r, open); err != nil {
			return nil, err
		}
		open = slices.DeleteFunc(open, t.settle)
		found, err := db.NodesByID(rel.WithAllColumns(ctx), r, t.wanted)
		if err != nil {
			return nil, err
		}
		for i, n := range found {
			if n == nil {
				t.known[t.wanted[i]] = ""
			} else {
				open = append(open, n)
			}
		}
		t.wanted = nil
	}
	for i, id := range ids {
		ids[i] = t.known[id]
	}
	return ids, nil
}

// deepest bounds how far titles name others: a statement names an entry, its season, an award. Statements about each other would
// never end.
const deepest = 8

type titles struct {
	lang   db.Lang
	known  map[string]string // by identifier
	formed map[string]db.Ref // municipalities that changes formed, one each, by the key of the change
	parts  map[string]string // breakdowns that observations are for, by the key of the observation
	wanted []string          // identifiers that titles name and that are not known yet
	misses bool              // the title being written names one of them
	last   bool              // titles do without those
}

// settle writes the title of a node, and reports false if it names others that are not known yet.
func (t *titles) settle(n db.Node) bool {
	t.misses = false
	title := t.write(n)
	if t.misses && !t.last {
		return false
	}
	if t.last {
		t.wanted = nil
	}
	t.known[n.ID()] = title
	return true
}

// of is the title of another node, empty without one.
func (t *titles) of(resource string, key db.Ref) string {
	if key == "" {
		return ""
	}
	id := resource + ":" + string(key)
	title, ok := t.known[id]
	if !ok {
		t.misses = true
		if !slices.Contains(t.wanted, id) {
			t.wanted = append(t.wanted, id)
		}
	}
	return title
}

// place is the title of the closest place that a row names.
func (t *titles) place(municipality, region db.Ref) string {
	if municipality != "" {
		return t.of("municipality", municipality)
	}
	return t.of("region", region)
}

func (t *titles) write(n db.Node) string {
	own := n.DisplayName(t.lang)
	switch n := n.(type) {
	case *db.Municipality:
		return list(n.LongName(t.lang), t.of("region", n.RegionKey))
	case *db.Breakdown:
		return about(t.of("indicator", n.IndicatorKey), own)
	case *db.Observation:
		return about(t.of("indicator", n.IndicatorKey), t.observed(n.Place), t.period(n.Period), t.parts[n.Key()])
	case *db.AwardSeason:
		return list(t.of("award", n.AwardKey), t.say("сезон ", "season ")+strconv.Itoa(int(n.Number)), n.Years)
	case *db.Nomination:
		return about(t.of("award_season", n.SeasonKey), own)
	case *db.AwardEntry:
		return about(t.of("award_season", n.SeasonKey), optional(n.ProjectTitle), t.of("person", n.PersonKey), t.place(n.MunicipalityKey, n.RegionKey))
	case *db.Conferral:
		return about(t.of("award", n.AwardKey), t.of("person", n.PersonKey), t.place(n.MunicipalityKey, n.RegionKey), day(t, n.ConferredOn))
	case *db.Cohort:
		return list(t.of("program", n.ProgramKey), t.say("поток ", "cohort ")+n.Label)
	case *db.Participation:
		return about(t.of("cohort", n.CohortKey), t.of("person", n.PersonKey), t.place(n.MunicipalityKey, n.RegionKey))
	case *db.ForumSession:
		return about(t.of("forum", n.ForumKey), own)
	case *db.Appearance:
		return about(cmp.Or(t.of("forum_session", n.SessionKey), t.of("forum", n.ForumKey)), t.of("person", n.PersonKey), optional(n.Topic))
	case *db.Position:
		within := cmp.Or(t.of("organization", n.OrganizationKey), t.place(n.MunicipalityKey, n.RegionKey),
			t.of("award", n.AwardKey), t.of("program", n.ProgramKey), t.of("forum", n.ForumKey))
		return about(t.of("person", n.PersonKey), own, within)
	case *db.Adoption:
		return about(t.of("practice", n.PracticeKey), t.place(n.MunicipalityKey, ""))
	case *db.GovernmentModel:
		return about(t.say("Модель местного самоуправления", "Model of local government"), t.of("region", n.RegionKey), day(t, n.StatedOn))
	case *db.Provision:
		return about(t.of("regulation", n.RegulationKey), optional(n.Article))
	case *db.PlaceName:
		return about(own, t.place(n.MunicipalityKey, n.RegionKey))
	case *db.TerritoryChange:
		return about(t.say("Преобразование муниципальных образований", "Change of municipalities"), t.of("municipality", t.formed[n.Slug]), optional(n.Act), day(t, n.OccurredOn))
	case *db.Statement:
		resource, key, _ := strings.Cut(n.Subject, ":")
		return about(t.of(resource, db.Ref(key)), t.say("поле ", "field ")+n.Field)
	}
	return own
}

// readFormed finds what the changes among nodes formed.
func (t *titles) readFormed(ctx context.Context, r *db.Release, nodes []db.Node) error {
	var keys []string
	for _, n := range nodes {
		if change, ok := n.(*db.TerritoryChange); ok {
			keys = append(keys, change.Slug)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	one := int32(1)
	found, err := db.AfterOfTerritoryChange.Pages(rel.WithAllColumns(ctx), r, keys, page.Args{First: &one}, (*db.MunicipalityFilter)(nil), nil)
	if err != nil {
		return err
	}
	for i, key := range keys {
		for _, m := range found[i].Nodes {
			t.formed[key] = db.Ref(m.OKTMO)
		}
	}
	return nil
}

// readParts finds what parts of the whole the observations among nodes are for. A code that no source names is called a breakdown.
func (t *titles) readParts(ctx context.Context, r *db.Release, nodes []db.Node) error {
	var observations []*db.Observation
	for _, n := range nodes {
		if o, ok := n.(*db.Observation); ok && o.Breakdown != db.TotalBreakdown {
			observations = append(observations, o)
		}
	}
	labels, err := db.BreakdownLabels(ctx, r, observations, t.lang)
	if err != nil {
		return err
	}
	for i, o := range observations {
		if t.parts[o.Key()] = labels[i]; labels[i] == o.Breakdown {
			t.parts[o.Key()] = t.say("разрез ", "breakdown ") + o.Breakdown
		}
	}
	return nil
}

// observed is the title of an observed place, whose code may be that of a region or of a municipality.
func (t *titles) observed(place string) string {
	if place == "RU" {
		return t.say("Россия", "Russia")
	}
	region, municipality := t.of("region", db.Ref(place)), t.of("municipality", db.Ref(place))
	return cmp.Or(region, municipality)
}

// period writes an observed period: "2024-Q1" and days are no words.
func (t *titles) period(period string) string {
	if year, quarter, ok := strings.Cut(period, "-Q"); ok {
		return t.say(quarter+"-й квартал ", "quarter "+quarter+" of ") + year
	}
	return cite.Day(period, langs[t.lang])
}

func (t *titles) say(russian, english string) string {
	return map[db.Lang]string{db.LangRu: russian, db.LangEn: english}[t.lang]
}

// day writes a day, month or year, nothing without one.
func day[D scalar.Date | scalar.PartialDate](t *titles, date *D) string {
	if date == nil {
		return ""
	}
	return cite.Day(string(*date), langs[t.lang])
}

func optional(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// about writes "what: who, where, when", without what is unknown.
func about(what string, rest ...string) string {
	known := list(rest...)
	if what == "" || known == "" {
		return what + known
	}
	return what + ": " + known
}

// list writes "one, two", without what is unknown.
func list(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), ", ")
}
