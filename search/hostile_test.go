package search

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"govhub/db"
	"govhub/errorcode"
	"govhub/pace"
	"govhub/page"
)

// townNames are about as many municipalities as there are, in districts of the real regions, with names built as theirs are: few
// words for the kind that very many share, and proper ones of which some are common.
func townNames(t testing.TB) []db.Name {
	t.Helper()
	names := csvNames(t, filepath.Join("..", "data"), "region", "oktmo")
	starts := strings.Fields("Александр Алексе Андре Берез Бобр Больш Верх Вишн Высок Георги Дальн Дмитри Ерм Завод Зар Зелен Ильин Камен Кир Ключ " +
		"Красн Крут Лен Лесн Лип Лун Мирн Михайл Моск Никол Нов Озер Октябр Орл Павл Первома Петр Покр Поляр Пушк Реч Рожд Сад Север Совет Сосн Степ Тих Троиц Ям")
	middles := strings.Fields("ов ев ин ушин ен яр огор оград одол огорск ополь оярск")
	place := 0
	add := func(region db.Ref, within, kind, form string) string {
		stem := starts[place%len(starts)] + middles[place/len(starts)%len(middles)]
		text := fmt.Sprintf(form, stem)
		n := db.Name{Resource: "municipality", Row: fmt.Sprintf("%08d", 10_000_000+place), Ru: &text, Kind: kind, Region: region}
		if within != "" {
			n.Within = db.Ref("municipality:" + within)
		}
		place++
		names = append(names, n)
		return n.Row
	}
	for _, r := range slices.Clone(names) {
		for i := range 28 {
			forms := []struct{ kind, form string }{
				{"MUNICIPAL_DISTRICT", "%sский муниципальный район"},
				{"MUNICIPAL_DISTRICT", "Муниципальный район %sский"},
				{"URBAN_OKRUG", "Городской округ город %s"},
				{"MUNICIPAL_OKRUG", "%sский муниципальный округ"},
			}
			district := add(r.Region, "", forms[i%4].kind, forms[i%4].form)
			for j := range 8 {
				switch {
				case j == 0:
					add(r.Region, district, "URBAN_SETTLEMENT", "Городское поселение %s")
				case j == 1 && i%7 == 0:
					add(r.Region, district, "RURAL_SETTLEMENT", fmt.Sprintf("Сельское поселение %%s %d-е", place%120))
				case i%3 == 0:
					add(r.Region, district, "RURAL_SETTLEMENT", "%sский сельсовет")
				default:
					add(r.Region, district, "RURAL_SETTLEMENT", "Сельское поселение %sское")
				}
			}
		}
	}
	return names
}

var (
	makeTowns  sync.Once
	townsIndex *Index
)

// towns is an index of them, which the tests share.
func towns(t testing.TB) *Index {
	t.Helper()
	makeTowns.Do(func() { townsIndex = indexOf(t, townNames(t)) })
	if townsIndex == nil {
		t.Fatal("another test made no index of the towns")
	}
	return townsIndex
}

// hostileRequests are the most work that is known for the texts that may be sent: one to search for, several to resolve.
func hostileRequests() map[string][]string {
	numbered := func(form string) (list []string) {
		for i := range MaxNames {
			list = append(list, fmt.Sprintf(form, i+1))
		}
		return list
	}
	repeated := func(text string) []string {
		letters := []rune(strings.Repeat(text, maxQuery/len([]rune(text))+1))
		return []string{string(letters[:maxQuery-1])}
	}
	pairs := ""
	for _, first := range "абвгдезиклмнопрстуфхчшэюя" {
		for _, second := range "аеиору" {
			pairs += string(first) + string(second) + " "
		}
	}
	return map[string][]string{
		"numbered okrugs":      numbered("городской округ %d"),
		"numbered settlements": numbered("сельское поселение %d"),
		"numbered districts":   numbered("муниципальный район номер %d"),
		"numbered selsoviets":  numbered("сельсовет %d-й область"),
		"misspelt names":       numbered("муницыпальный раён краснаярский %d"),
		"kinds": append(numbered("сельское поселение"), "поселение сельское", "сельского поселения", "сп", "с/п", "сельские поселения",
			"сельское", "поселение", "rural settlement", "settlement")[MaxNames-1:],
		"common words":    repeated("сельское поселение муниципальный район городской округ область край республика город сельсовет "),
		"common names":    repeated("александровское советское октябрьское ленинское красное новое николаевское покровское михайловское "),
		"letters":         repeated("с п г о к "),
		"beginnings":      repeated(pairs),
		"misspelt words":  repeated("муницыпальный раённый красноярскии сельскаое поселениие горадской окруог "),
		"Latin words":     repeated("selskoe poselenie municipal district urban okrug oblast krai republic gorod selsoviet "),
		"one common word": {"поселение"},
		"long words": repeated("краснадарскаий алексондровский новасибирский петрапавловский екатирининский владивастокский нижнивартовский " +
			"благовищенский константинавский севераморский верхнетурынский староаскольский каменногорскый зеленодальский " +
			"волоколамскаий солнечногорскаий набережночелнинский приволжскиий левобережныий правобережныий северозападныий " +
			"дальневосточныий центральночернозёмный верхневолжскаий нижнекамскиий среднеуральскаий "),
	}
}

// mostSteps is what a hostile request may take, a little more than any does, and less than the limit. To look at every name anew
// for every word would take ten times as many.
const mostSteps = 4_000_000

func TestHostileWork(t *testing.T) {
	t.Parallel()
	x := towns(t)
	requests := hostileRequests()
	for _, name := range slices.Sorted(maps.Keys(requests)) {
		queries, limit := requests[name], maxCandidates
		if len(queries) == 1 {
			limit = 0 // a search counts all that it finds
		}
		s := x.search(t.Context(), Options{})
		hits := 0
		for _, query := range queries {
			if err := s.find(query, limit, func(_ *finding, ranked []candidate) { hits += len(ranked) }); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		s.end()
		t.Logf("%-22s %8d steps, %d hits", name, s.pace.Steps(), hits)
		if s.pace.Steps() > mostSteps {
			t.Errorf("%s: %d steps, want at most %d", name, s.pace.Steps(), mostSteps)
		}
	}
}

// TestMostWork resolves what takes more work than a request may.
func TestMostWork(t *testing.T) {
	t.Parallel()
	x := towns(t)
	var names []string
	for i := range MaxNames { // other words each time, each misspelt
		var b strings.Builder
		for j := 0; b.Len() < 2*maxQuery; j++ {
			letters := []rune(x.lexicon.text(int32((i*37 + j) % x.lexicon.size())))
			letters[len(letters)/2] = rune('а' + (i+j)%32)
			b.WriteString(string(letters) + " ")
		}
		names = append(names, string([]rune(b.String())[:maxQuery-100]))
	}
	var refused *errorcode.InputError
	if _, err := x.Resolve(t.Context(), names, Options{}, 5); !errors.As(err, &refused) || refused.Code != errorcode.SearchLimit {
		t.Errorf("got error %v, want %s", err, errorcode.SearchLimit)
	}
	if _, err := x.Search(t.Context(), "сельское поселение", Options{Steps: 1000}, page.Args{}); !errors.As(err, &refused) || refused.Code != errorcode.SearchLimit {
		t.Errorf("a limit of 1,000 steps: got error %v, want %s", err, errorcode.SearchLimit)
	}
	hits, err := x.Find(t.Context(), "Александровский муниципальный район", Options{})
	if err != nil || len(hits) == 0 {
		t.Errorf("after refusals nothing is found: %v", err)
	}
}

// deadline is a context that ends when it is looked at a number of times.
type deadline struct {
	context.Context
	looks int
	ended func()
}

func (c *deadline) Err() error {
	if c.looks--; c.looks >= 0 {
		return nil
	}
	if c.looks == -1 {
		c.ended()
	}
	return context.DeadlineExceeded
}

// TestEnds lets the context end at one of its looks, and counts what is done after it.
func TestEnds(t *testing.T) {
	t.Parallel()
	x := towns(t)
	for name, queries := range hostileRequests() {
		for _, looks := range []int{0, 1, 2, 5, 10} {
			var (
				s     *search
				steps int
				err   error
			)
			c := &deadline{t.Context(), looks, func() { steps = s.pace.Steps() }}
			s = x.search(c, Options{})
			for _, query := range queries {
				if err = s.find(query, maxCandidates, func(*finding, []candidate) {}); err != nil {
					break
				}
			}
			switch after := s.pace.Steps() - steps; {
			case c.looks >= 0: // it was over before
			case !errors.Is(err, context.DeadlineExceeded):
				t.Errorf("%s, after %d looks: got error %v, want %v", name, looks, err, context.DeadlineExceeded)
			case after > pace.Every:
				t.Errorf("%s: %d steps after the context ended, want %d at most", name, after, pace.Every)
			}
		}
	}
	c := &deadline{t.Context(), 3, func() {}}
	if _, err := x.Resolve(c, hostileRequests()["misspelt names"], Options{}, 5); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("names resolved for nobody: got error %v", err)
	}
	c = &deadline{t.Context(), 1, func() {}}
	if _, err := x.Search(c, hostileRequests()["long words"][0], Options{}, page.Args{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a search for nobody: got error %v", err)
	}
}

// TestBuildEnds gives the building of an index up.
func TestBuildEnds(t *testing.T) {
	t.Parallel()
	names := townNames(t)
	entered := 0
	b := newBuilder(&deadline{t.Context(), 2, func() {}})
	var err error
	for i := range names {
		if err = b.add(&names[i]); err != nil {
			break
		}
		entered++
	}
	if !errors.Is(err, context.DeadlineExceeded) || entered > 3*pace.Every/stepsOfThing {
		t.Errorf("%d names entered, error %v", entered, err)
	}
	b = newBuilder(t.Context())
	if err := b.add(&names[0]); err != nil {
		t.Fatal(err)
	}
	b.pace = pace.Of(t.Context(), 0)
	if _, err := b.finish(nil); !errors.Is(err, pace.ErrLimit) {
		t.Errorf("finished: %v", err)
	}
}

// TestAllocations counts what an answer allocates, however many names it looks at.
func TestAllocations(t *testing.T) {
	x := towns(t)
	first := int32(20)
	for name, queries := range hostileRequests() {
		most := 6000.0
		if len(queries) > 1 {
			most = 40_000
		}
		n := testing.AllocsPerRun(2, func() {
			var err error
			if len(queries) == 1 {
				_, err = x.Search(t.Context(), queries[0], Options{}, page.Args{First: &first})
			} else {
				_, err = x.Resolve(t.Context(), queries, Options{}, maxCandidates)
			}
			if err != nil {
				t.Fatal(err)
			}
		})
		if t.Logf("%-22s %6.0f allocations", name, n); n > most {
			t.Errorf("%s: %.0f allocations, want %.0f at most", name, n, most)
		}
	}
}

// BenchmarkHostile answers the requests that take the most work.
func BenchmarkHostile(b *testing.B) {
	x := towns(b)
	for name, queries := range hostileRequests() {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var err error
				if len(queries) == 1 {
					_, err = x.Search(b.Context(), queries[0], Options{}, page.Args{})
				} else {
					_, err = x.Resolve(b.Context(), queries, Options{}, maxCandidates)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
