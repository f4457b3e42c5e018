package synthetic

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strconv"
)

const prize = "synthetic-prize"

// Entries of the final of each nomination: a winner, laureates, other awards, and the rest.
const (
	finalists = 10
	awarded   = 5
)

type season struct {
	year        int
	nominations []int // entries of each
	entries     int
}

func (s *season) slug() string { return fmt.Sprintf("%s-%d", prize, s.year) }

func (s *season) nomination(i int) string { return fmt.Sprintf("%s-%02d", s.slug(), i+1) }

// planSeasons spreads the entries over the 31 nominations of three seasons, each larger than the one before.
func (g *generator) planSeasons() []season {
	r := g.random(streamSeasons)
	list := []season{
		{year: 2024, nominations: make([]int, 10)},
		{year: 2025, nominations: make([]int, 10)},
		{year: 2026, nominations: make([]int, 11)},
	}
	for i, n := range apportion(g.size.Entries, []int{19, 41, 64}) {
		list[i].entries = n
		list[i].nominations = apportion(n, weights(r, len(list[i].nominations), 6))
	}
	return list
}

func (g *generator) awardRows(t *table, yield func([]string) bool) {
	yield(t.synthetic(
		"slug", prize,
		"kind", "PRIZE",
		"name_ru", "Премия для нагрузочных испытаний (синтетическая)",
		"name_en", "Load test prize (synthetic)",
		"established_on", "2023-01-01",
	))
}

// seasonRows sums up the entries of each season.
func (g *generator) seasonRows(t *table, yield func([]string) bool) {
	r := g.random(streamEntries)
	for i := range g.seasons {
		s := &g.seasons[i]
		regions := map[string]bool{}
		final, awards, votes := 0, 0, 0
		for e := range g.entries(r, s) {
			regions[e.region] = true
			votes = min(votes+max(e.votes, 0), 1<<30)
			switch e.status {
			case "SUBMITTED":
				continue
			case "WINNER", "LAUREATE", "AWARDED":
				awards++
			}
			final++
		}
		if !yield(t.synthetic(
			"slug", s.slug(),
			"award", prize,
			"number", strconv.Itoa(i+1),
			"years", fmt.Sprintf("%d/%d", s.year-1, s.year),
			"applications", strconv.Itoa(s.entries),
			"regions_count", strconv.Itoa(len(regions)),
			"nominations_count", strconv.Itoa(len(s.nominations)),
			"finalists", strconv.Itoa(final),
			"laureates", strconv.Itoa(awards),
			"applications_from", fmt.Sprintf("%d-10", s.year-1),
			"applications_to", fmt.Sprintf("%d-12-15", s.year-1),
			"voting_from", fmt.Sprintf("%d-03-01", s.year),
			"voting_to", fmt.Sprintf("%d-03-31", s.year),
			"voters", strconv.Itoa(votes),
			"voters_approximate", strconv.FormatBool(i%2 == 1),
			"ceremony_on", fmt.Sprintf("%d-04-20", s.year),
		)) {
			return
		}
	}
}

func (g *generator) nominationRows(t *table, yield func([]string) bool) {
	names := [...]string{
		"Тихий двор", "Светлая улица", "Зелёный берег", "Открытая школа", "Быстрый ответ", "Крепкий мост", "Долгая тропа",
		"Полная чаша", "Ясная карта", "Чистый родник", "Новый ряд",
	}
	for i := range g.seasons {
		s := &g.seasons[i]
		for j, applications := range s.nominations {
			if !yield(t.synthetic(
				"slug", s.nomination(j),
				"season", s.slug(),
				"position", strconv.Itoa(j+1),
				"name_ru", names[j]+" (синтетическая номинация)",
				"name_en", fmt.Sprintf("Nomination %d (synthetic)", j+1),
				"special", strconv.FormatBool(j == len(s.nominations)-1),
				"new_this_season", strconv.FormatBool(i == 0 || j == 10),
				"applications", strconv.Itoa(applications),
			)) {
				return
			}
		}
	}
}

type entry struct {
	nomination   int
	title        string
	status       string
	votes        int // -1 if there was no vote
	municipality string
	region       string
}

// entries draws the entries of a season: as many of each nomination as planned, all mixed, and the finalists among them.
func (g *generator) entries(r *rand.Rand, s *season) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		open := append([]int{}, s.nominations...)
		final := make([]int, len(open)) // finalists so far
		for left := s.entries; left > 0; left-- {
			nomination, n := 0, r.IntN(left)
			for n >= open[nomination] {
				n -= open[nomination]
				nomination++
			}
			e := g.entry(r, nomination)
			if wanted := min(finalists, s.nominations[nomination]) - final[nomination]; r.IntN(open[nomination]) < wanted {
				e.status = status(final[nomination])
				e.votes = 1_000 + skewed(r, 18)
				final[nomination]++
			}
			open[nomination]--
			if !yield(e) {
				return
			}
		}
	}
}

// status is that of the nth finalist of a nomination.
func status(n int) string {
	switch {
	case n == 0:
		return "WINNER"
	case n < awarded-2:
		return "LAUREATE"
	case n < awarded:
		return "AWARDED"
	}
	return "FINALIST"
}

func (g *generator) entry(r *rand.Rand, nomination int) entry {
	subjects := [...]string{"Сквер", "Набережная", "Дворовый клуб", "Библиотека", "Летний лагерь", "Хор", "Мастерская", "Тропа", "Музей", "Каток"}
	place := g.pick(r)
	e := entry{nomination: nomination, status: "SUBMITTED", votes: -1, region: g.regionOf(place)}
	if percent(r, 95) {
		ru, _ := word(r)
		e.title = subjects[r.IntN(len(subjects))] + " «" + ru + "» (синтетический проект)"
	}
	if percent(r, 70) {
		e.votes = skewed(r, 14)
	}
	if percent(r, 95) {
		e.municipality = place.oktmo()
	}
	return e
}

func (g *generator) entryRows(t *table, yield func([]string) bool) {
	r := g.random(streamEntries)
	digits := width(g.size.Entries)
	for i := range g.seasons {
		s := &g.seasons[i]
		number := 0
		for e := range g.entries(r, s) {
			number++
			row := t.synthetic(
				"slug", fmt.Sprintf("%s-%0*d", s.slug(), digits, number),
				"season", s.slug(),
				"nomination", s.nomination(e.nomination),
				"project_title", e.title,
				"status", e.status,
				"municipality", e.municipality,
				"region", e.region,
			)
			if e.votes >= 0 {
				t.set("votes", strconv.Itoa(e.votes))
			}
			if !yield(row) {
				return
			}
		}
	}
}
