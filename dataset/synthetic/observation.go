package synthetic

import (
	"fmt"
	"math/rand/v2"
	"strconv"
)

// Observations end with lastYear and cover at most a whole series.
const (
	lastYear = 2025
	series   = 10
)

// indicators are observed in every municipality, with series of different lengths.
var indicators = [...]struct {
	ru, en, unit string
	decimals     int
	adds         adds
}{
	{"Доходы бюджета", "Budget revenue", "million RUB", 2, placesAndPeriods},
	{"Расходы бюджета", "Budget expenditure", "million RUB", 2, placesAndPeriods},
	{"Средняя заработная плата", "Average wage", "RUB", 0, nothing},
	{"Число рождений", "Births", "persons", 0, placesAndPeriods},
	{"Число смертей", "Deaths", "persons", 0, placesAndPeriods},
	{"Прибывшие", "Arrivals", "persons", 0, placesAndPeriods},
	{"Выбывшие", "Departures", "persons", 0, placesAndPeriods},
	{"Ввод жилья", "Housing completed", "m2", 1, placesAndPeriods},
	{"Жилая площадь на жителя", "Living space per resident", "m2", 1, nothing},
	{"Учащиеся школ", "School pupils", "persons", 0, places},
	{"Места в детских садах", "Places in kindergartens", "places", 0, places},
	{"Врачи", "Physicians", "persons", 0, places},
	{"Библиотеки", "Libraries", "units", 0, places},
	{"Спортивные площадки", "Sports grounds", "units", 0, places},
	{"Протяжённость дорог", "Length of roads", "km", 1, places},
	{"Дороги с твёрдым покрытием", "Paved roads", "km", 1, places},
	{"Розничный оборот", "Retail turnover", "million RUB", 2, placesAndPeriods},
	{"Малые предприятия", "Small enterprises", "units", 0, places},
	{"Вывоз отходов", "Waste removed", "t", 1, placesAndPeriods},
	{"Площадь парков", "Area of parks", "ha", 2, places},
}

// adds is what values of an indicator add up over.
type adds int

const (
	nothing          adds = iota // an average
	places                       // what exists
	placesAndPeriods             // what happens in a year
)

func indicatorSlug(i int) string { return fmt.Sprintf("synthetic-indicator-%02d", i+1) }

func (g *generator) indicatorRows(t *table, yield func([]string) bool) {
	for i, indicator := range indicators {
		if !yield(t.synthetic(
			"slug", indicatorSlug(i),
			"name_ru", indicator.ru+" (синтетический показатель)",
			"name_en", indicator.en+" (synthetic)",
			"unit", indicator.unit,
			"frequency", "ANNUAL",
			"methodology", "Random numbers.",
			"adds_over_places", strconv.FormatBool(indicator.adds != nothing),
			"adds_over_periods", strconv.FormatBool(indicator.adds == placesAndPeriods),
			"adds_over_breakdowns", "false",
			"total_breakdown", "_T",
		)) {
			return
		}
	}
}

// planObservations distributes the observations over the indicators.
func (g *generator) planObservations() ([]int, error) {
	quotas := apportion(g.size.Observations, weights(g.random(streamQuotas), len(indicators), 3))
	for _, quota := range quotas {
		if quota > series*len(g.places) {
			return nil, fmt.Errorf("%d observations are too many for %d municipalities", g.size.Observations, len(g.places))
		}
	}
	return quotas, nil
}

// observationRows yields the last years of a series for each municipality. How many is random, within what is left of the
// indicator's quota and the municipalities.
func (g *generator) observationRows(t *table, yield func([]string) bool) {
	r := g.random(streamObservations)
	for i, left := range g.quotas {
		for j := range g.places {
			others := len(g.places) - j - 1
			years := left/(others+1) + r.IntN(5) - 2
			years = min(max(years, 0, left-series*others), series, left)
			left -= years
			if !g.observe(r, t, i, &g.places[j], years, yield) {
				return
			}
		}
	}
}

// observe yields the last years of a series, in which the value changes by a few percent a year.
func (g *generator) observe(r *rand.Rand, t *table, i int, p *place, years int, yield func([]string) bool) bool {
	if years == 0 {
		return true
	}
	indicator, oktmo := indicatorSlug(i), p.oktmo()
	value := 1_000 + skewed(r, 24)
	for year := lastYear - years + 1; year <= lastYear; year++ {
		if !yield(t.synthetic(
			"indicator", indicator,
			"place", oktmo,
			"period", strconv.Itoa(year),
			"breakdown", "_T",
			"value", decimal(value, indicators[i].decimals),
			"status", quality(r, year),
		)) {
			return false
		}
		value += value / 1_000 * (r.IntN(160) - 60)
	}
	return true
}

func quality(r *rand.Rand, year int) string {
	switch {
	case year == lastYear:
		return "PROVISIONAL"
	case percent(r, 3):
		return "ESTIMATED"
	case percent(r, 1):
		return "LOW_RELIABILITY"
	}
	return "NORMAL"
}
