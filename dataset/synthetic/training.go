package synthetic

import (
	"fmt"
	"math/rand/v2"
	"strconv"
)

// cohort is a run of a programme.
type cohort struct {
	program        int
	number         int // within the programme, from 1
	participations int
}

// planCohorts spreads cohorts over programmes, and participations over cohorts.
func (g *generator) planCohorts() []cohort {
	r := g.random(streamCohorts)
	var list []cohort
	for program, n := range apportion(g.size.Cohorts, weights(r, g.size.Programs, 4)) {
		for i := range n {
			list = append(list, cohort{program: program, number: i + 1})
		}
	}
	for i, n := range apportion(g.size.Participations, weights(r, len(list), 9)) {
		list[i].participations = n
	}
	return list
}

func (g *generator) programSlug(i int) string {
	return fmt.Sprintf("synthetic-program-%0*d", width(g.size.Programs), i+1)
}

func (g *generator) cohortSlug(c *cohort) string {
	return fmt.Sprintf("%s-%0*d", g.programSlug(c.program), width(g.size.Cohorts), c.number)
}

// width is the number of digits of n. Numbers padded to it sort as text.
func width(n int) int { return len(strconv.Itoa(n)) }

func (g *generator) programRows(t *table, yield func([]string) bool) {
	programKinds := [...]string{"REGIONAL_TRAINING", "FEDERAL_TRAINING", "EXPERT_PLATFORM"}
	for i := range g.size.Programs {
		if !yield(t.synthetic(
			"slug", g.programSlug(i),
			"kind", programKinds[i%len(programKinds)],
			"name_ru", fmt.Sprintf("Программа обучения %d (синтетическая)", i+1),
			"name_en", fmt.Sprintf("Training programme %d (synthetic)", i+1),
			"audience", "Вымышленные слушатели",
			"started_on", strconv.Itoa(2015+i%10),
		)) {
			return
		}
	}
}

func (g *generator) cohortRows(t *table, yield func([]string) bool) {
	r := g.random(streamParticipations)
	for i := range g.cohorts {
		c := &g.cohorts[i]
		persons := 0
		regions := map[string]bool{}
		for range c.participations {
			p := g.participation(r)
			persons += p.headcount
			regions[p.region] = true
		}
		year := 2015 + (c.program+c.number)%10
		row := t.synthetic(
			"slug", g.cohortSlug(c),
			"program", g.programSlug(c.program),
			"label", strconv.Itoa(c.number),
			"starts_on", fmt.Sprintf("%d-09", year),
			"ends_on", fmt.Sprintf("%d-05-%02d", year+1, 1+i%28),
			"candidates", strconv.Itoa(persons*3),
			"participants", strconv.Itoa(persons),
			"participants_at_least", strconv.FormatBool(i%7 == 0),
			"regions_count", strconv.Itoa(len(regions)),
		)
		if i%3 > 0 {
			t.set("projects", strconv.Itoa(persons/4))
		}
		if !yield(row) {
			return
		}
	}
}

type participation struct {
	role         string
	completed    string
	headcount    int
	municipality string
	region       string
}

func (g *generator) participation(r *rand.Rand) participation {
	place := g.pick(r)
	p := participation{role: "LISTENER", headcount: 1 + skewed(r, 5), region: g.regionOf(place)}
	if percent(r, 3) {
		p.role = "HOST"
	}
	if percent(r, 90) {
		p.completed = strconv.FormatBool(percent(r, 88))
	}
	if percent(r, 95) {
		p.municipality = place.oktmo()
	}
	return p
}

func (g *generator) participationRows(t *table, yield func([]string) bool) {
	r := g.random(streamParticipations)
	digits := width(g.size.Participations)
	for i := range g.cohorts {
		slug := g.cohortSlug(&g.cohorts[i])
		for j := range g.cohorts[i].participations {
			p := g.participation(r)
			if !yield(t.synthetic(
				"slug", fmt.Sprintf("%s-%0*d", slug, digits, j+1),
				"cohort", slug,
				"role", p.role,
				"completed", p.completed,
				"headcount", strconv.Itoa(p.headcount),
				"municipality", p.municipality,
				"region", p.region,
			)) {
				return
			}
		}
	}
}
