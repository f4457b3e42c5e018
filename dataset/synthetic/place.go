package synthetic

import (
	"fmt"
	"math/rand/v2"
	"strconv"
)

// place is a municipality. Codes are numbers here to save memory.
type place struct {
	code   uint32
	parent uint32 // 0 if it has none
	region uint8  // position in generator.regions
	kind   kind
}

func (p *place) oktmo() string { return fmt.Sprintf("%08d", p.code) }

func (g *generator) regionOf(p *place) string { return g.regions[p.region].oktmo }

// kind is a kind of municipality.
type kind uint8

const (
	district kind = iota // the only one that others are part of
	okrug
	urbanOkrug
	cityTerritory
	urbanSettlement
	ruralSettlement
)

// kinds are the codes of kinds, and their names around a made-up word.
var kinds = [...]struct{ code, ru, en string }{
	district:        {"MUNICIPAL_DISTRICT", "%sский муниципальный район (синтетический)", "%ssky municipal district (synthetic)"},
	okrug:           {"MUNICIPAL_OKRUG", "%sский муниципальный округ (синтетический)", "%ssky municipal okrug (synthetic)"},
	urbanOkrug:      {"URBAN_OKRUG", "город %s (синтетический)", "%s (synthetic)"},
	cityTerritory:   {"INTRACITY_TERRITORY", "муниципальный округ %s (синтетический)", "%s municipal okrug (synthetic)"},
	urbanSettlement: {"URBAN_SETTLEMENT", "городское поселение %s (синтетическое)", "%s urban settlement (synthetic)"},
	ruralSettlement: {"RURAL_SETTLEMENT", "%sское сельское поселение (синтетическое)", "%sskoye rural settlement (synthetic)"},
}

// Codes are a region's two or three digits, the number of a district up to five digits, and three digits for a municipality
// within the district, 000 for the district itself. The classifier numbers districts differently, so the codes are not real.
const (
	firstDistrict    = 101 // three digits after two of the region
	lastDistrict     = 299
	firstOfAutonomy  = 30 // two digits after three of the region
	lastOfAutonomy   = 49
	firstSettlement  = 101
	settlementsAtAll = 899
)

// districts returns the first code of the districts of a region, and how many there can be.
func (r *region) districts() (first uint32, most int) {
	code, _ := strconv.ParseUint(r.oktmo, 10, 32) // 8 digits, as the Table Schema says
	if r.autonomy {
		return uint32(code) + firstOfAutonomy*1000, lastOfAutonomy - firstOfAutonomy + 1
	}
	return uint32(code) + firstDistrict*1000, lastDistrict - firstDistrict + 1
}

// planPlaces lays out the municipalities by code: about every tenth is a district or okrug, the rest are settlements of districts,
// very unevenly.
func (g *generator) planPlaces() ([]place, error) {
	r := g.random(streamPlaces)
	shares := make([]int, len(g.regions))
	for i := range g.regions {
		shares[i] = 1
		if !g.regions[i].autonomy {
			shares[i] += r.IntN(4)
		}
	}
	places := make([]place, 0, g.size.Municipalities)
	for i, total := range apportion(g.size.Municipalities, shares) {
		if total == 0 {
			continue
		}
		var err error
		if places, err = g.addRegion(places, r, i, total); err != nil {
			return nil, err
		}
	}
	return places, nil
}

func (g *generator) addRegion(places []place, r *rand.Rand, i, total int) ([]place, error) {
	region := &g.regions[i]
	first, most := region.districts()
	n := min(most, 1+total/10)
	upper := make([]kind, n) // three of five are districts, enough codes for all settlements with any seed
	shares := make([]int, n)
	for j := range upper {
		if j%5 == 2 || j%5 == 4 {
			upper[j] = okrug + kind(r.IntN(2))
		} else {
			shares[j] = 2 + r.IntN(3)
		}
	}
	for j, settlements := range apportion(total-n, shares) {
		if settlements > settlementsAtAll {
			return nil, fmt.Errorf("%d municipalities are too many: the codes of region %s run out", g.size.Municipalities, region.oktmo)
		}
		top := place{code: first + uint32(j)*1000, region: uint8(i), kind: upper[j]}
		if region.city {
			top.kind = cityTerritory
		}
		places = append(places, top)
		for k := range settlements {
			p := place{code: top.code + firstSettlement + uint32(k), parent: top.code, region: uint8(i), kind: ruralSettlement}
			switch {
			case region.city:
				p.kind, p.parent = cityTerritory, 0
			case percent(r, 12):
				p.kind = urbanSettlement
			}
			places = append(places, p)
		}
	}
	return places, nil
}

func (g *generator) municipalityRows(t *table, yield func([]string) bool) {
	r := g.random(streamMunicipalities)
	for i := range g.places {
		p := &g.places[i]
		region := &g.regions[p.region]
		form := kinds[p.kind]
		ru, en := word(r)
		population := 80 + skewed(r, 14)
		if p.kind < urbanSettlement {
			population = 3_000 + skewed(r, 20)
		}
		row := t.synthetic(
			"oktmo", p.oktmo(),
			"kind", form.code,
			"name_ru", fmt.Sprintf(form.ru, ru),
			"region", region.oktmo,
			"lat", decimal(min(region.latitude+r.IntN(40_000)-20_000, 849_999), 4),
			"lon", decimal(min(region.longitude+r.IntN(60_000)-30_000, 1_799_999), 4),
			"population", strconv.Itoa(population),
			"population_on", "2025-01-01",
			"valid_from", fmt.Sprintf("%d-01-01", 2006+skewed(r, 4)),
		)
		if percent(r, 70) {
			t.set("name_en", fmt.Sprintf(form.en, en))
		}
		if p.parent != 0 {
			t.set("parent", fmt.Sprintf("%08d", p.parent))
		}
		if p.kind == district || p.kind == okrug {
			t.set("centre", ru+" (синтетический)")
		}
		if percent(r, 5) { // no value
			t.set("population", "")
			t.set("population_on", "")
		}
		if percent(r, 2) {
			t.set("valid_to", fmt.Sprintf("%d-01-01", 2023+r.IntN(3)))
		}
		if !yield(row) {
			return
		}
	}
}

// decimal writes a number of units of 10^-places in canonical form.
func decimal(units, places int) string {
	sign := ""
	if units < 0 {
		sign, units = "-", -units
	}
	for places > 0 && units%10 == 0 {
		units, places = units/10, places-1
	}
	digits := fmt.Sprintf("%0*d", places+1, units)
	if places == 0 {
		return sign + digits
	}
	return sign + digits[:len(digits)-places] + "." + digits[len(digits)-places:]
}

// Syllables that names are made of, in both alphabets.
var (
	openings = [...][2]string{
		{"Бр", "Br"},
		{"Ваз", "Vaz"},
		{"Гл", "Gl"},
		{"Дув", "Duv"},
		{"Ж", "Zh"},
		{"Зв", "Zv"},
		{"Кр", "Kr"},
		{"Лум", "Lum"},
		{"Мл", "Ml"},
		{"Няр", "Nyar"},
		{"Пл", "Pl"},
		{"Руз", "Ruz"},
		{"Ст", "St"},
		{"Тв", "Tv"},
		{"Ув", "Uv"},
		{"Фел", "Fel"},
		{"Хв", "Khv"},
		{"Цел", "Tsel"},
		{"Чуд", "Chud"},
		{"Шв", "Shv"},
		{"Эрг", "Erg"},
		{"Юр", "Yur"},
		{"Ярв", "Yarv"},
		{"Ёлк", "Yolk"},
	}
	middles = [...][2]string{
		{"а", "a"},
		{"ави", "avi"},
		{"ену", "enu"},
		{"ило", "ilo"},
		{"ора", "ora"},
		{"уми", "umi"},
		{"еза", "eza"},
		{"ота", "ota"},
		{"ико", "iko"},
		{"убе", "ube"},
		{"аге", "age"},
		{"ыва", "yva"},
		{"осе", "ose"},
		{"ядо", "yado"},
		{"ехи", "ekhi"},
		{"уфа", "ufa"},
	}
	endings = [...][2]string{
		{"бор", "bor"},
		{"вин", "vin"},
		{"грам", "gram"},
		{"дол", "dol"},
		{"зам", "zam"},
		{"кун", "kun"},
		{"лог", "log"},
		{"мир", "mir"},
		{"нор", "nor"},
		{"пин", "pin"},
		{"рув", "ruv"},
		{"сел", "sel"},
		{"тар", "tar"},
		{"фин", "fin"},
		{"хом", "khom"},
		{"шур", "shur"},
	}
)

// word makes up a name, in Russian and in English.
func word(r *rand.Rand) (ru, en string) {
	opening, middle, ending := openings[r.IntN(len(openings))], middles[r.IntN(len(middles))], endings[r.IntN(len(endings))]
	if percent(r, 60) {
		more := middles[r.IntN(len(middles))]
		middle[0] += "л" + more[0]
		middle[1] += "l" + more[1]
	}
	return opening[0] + middle[0] + ending[0], opening[1] + middle[1] + ending[1]
}
