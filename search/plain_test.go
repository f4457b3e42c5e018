package search

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db"
	"govhub/scalar"
	"govhub/words"
)

// plain answers as docs/explanation/search.md says: it compares every name with every word of each reading.
type plain struct {
	*search
	best map[int32]candidate
}

func (p *plain) find(t *testing.T, query string) []candidate {
	t.Helper()
	must := func(r *reading, err error) *reading {
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	p.best = map[int32]candidate{}
	query = withoutMarks(query)
	for i, c := range p.byCode(query) {
		p.note(candidate{thing: c.thing, of: c.thing, name: int32(i), order: p.proper(&p.things[c.thing]), score: hundredths(c.score), reason: byCode})
	}
	typed := must(p.read(query))
	number := uint8(0)
	for _, next := range []func() (*reading, error){
		func() (*reading, error) { return typed, nil },
		func() (*reading, error) { return p.otherLayout(query, typed) },
		func() (*reading, error) { return p.shortened(query) },
		func() (*reading, error) { return p.joinedUp(query, typed) },
		func() (*reading, error) { return p.doubted(typed) },
	} {
		if slices.ContainsFunc(p.ranked(), func(c candidate) bool { return c.score >= sure }) {
			break
		}
		if r := must(next()); r != nil {
			number++
			p.compare(r, number)
		}
	}
	return p.ranked()
}

func (p *plain) note(c candidate) {
	if have, ok := p.best[c.thing]; (!ok || c.before(have) < 0) && p.admits(&p.things[c.thing]) {
		p.best[c.thing] = c
	}
}

func (p *plain) ranked() []candidate {
	var list []candidate
	for _, c := range p.best {
		list = append(list, c)
	}
	slices.SortFunc(list, candidate.before)
	return list
}

func (p *plain) like(r *reading, t *term, word int32) (best likeness) {
	for _, f := range append(slices.Clone(r.found(t)), t.initial...) {
		if f.word == word {
			return f.likeness
		}
	}
	return best
}

func (p *plain) compare(r *reading, number uint8) {
	led := map[int32]bool{}
	for _, t := range p.leads(r) {
		for _, f := range r.found(t) {
			for _, thing := range p.lexicon.things.of(f.word) {
				led[thing] = true
			}
		}
	}
	for place := range p.things {
		t := &p.things[place]
		names := p.namesOf(t)
		for i := range names {
			n := &names[i]
			if led[int32(place)] && (p.options.Lang == "" || n.lang() == p.options.Lang) {
				why, _ := p.standing(n)
				if score, reason := p.score(r, t, n); score > 0 {
					found := candidate{thing: int32(place), of: int32(place), name: int32(i), order: p.order(t, n, why), score: score, reason: reason, read: number}
					p.note(found)
					if p.admitsHolder(t) {
						held := p.holding(found)
						if have, ok := p.best[held.thing]; !ok || held.before(have) < 0 {
							p.best[held.thing] = held
						}
					}
				}
			}
		}
	}
}

func (p *plain) score(r *reading, t *thing, n *name) (uint8, doubt) {
	why, stands := p.standing(n)
	if !stands {
		return 0, 0
	}
	nameWords := p.wordsOf(n)
	if folded(p.Index, n) == r.text {
		return hundredths(p.share(t, n, why, true) * r.factor), max(why, r.reason)
	}
	if r.saysNothing() {
		return 0, 0
	}
	reason := max(sameWords, why, r.reason)
	generic := func(w int32) bool { return p.lexicon.generic(w) }
	var (
		around [][]int32
		kind   []int32 // of the region, in its own names
	)
	for _, start := range []int32{t.region, t.within} {
		for outer, steps := start, 0; outer >= 0 && steps < 2; steps++ {
			own := &p.things[outer] == t
			for _, n := range p.namesOf(&p.things[outer]) {
				switch why, stands := p.standing(&n); {
				case !stands || own && (why == byFormer || !t.isRegion()):
				case own:
					kind = append(kind, slices.DeleteFunc(slices.Clone(p.wordsOf(&n)), func(w int32) bool { return !generic(w) })...)
				default:
					around = append(around, p.wordsOf(&n))
				}
			}
			outer = p.things[outer].within
		}
	}
	covered, used, answers := make([]float32, len(nameWords)), make([]bool, len(nameWords)), make([]likeness, len(r.tokens))
	for { // the likeliest pair of the words that are left
		best, token, word := likeness{}, -1, -1
		for i, k := range r.tokens {
			for j, w := range nameWords {
				l := p.like(r, r.terms[k], w)
				covered[j] = max(covered[j], l.degree)
				if answers[i].degree == 0 && !used[j] && l.degree > best.degree {
					best, token, word = l, i, j
				}
			}
		}
		if token < 0 {
			break
		}
		answers[token], used[word] = best, true
	}
	near := func(term int, w int32) likeness {
		l := p.like(r, r.terms[term], w)
		if r.isNowhereNear(like{int32(term), l}) {
			return likeness{}
		}
		return l
	}
	told := func(list []int32) bool { // which place it is, by a word that the name itself leaves
		return slices.ContainsFunc(list, func(w int32) bool {
			for i, k := range r.tokens {
				if term := r.terms[k]; !generic(w) && !term.meaning.generic && answers[i].degree == 0 && near(k, w).degree > 0 {
					return true
				}
			}
			return false
		})
	}
	var asked, answered float32
	outside, beside := false, slices.Clone(answers)
	for i, k := range r.tokens {
		term, best := r.terms[k], answers[i]
		asked += term.weight
		if best.degree == 0 && n.alias() && t.isMunicipality() && term.meaning.mayBe(t.mayBeRural()) {
			best = likeness{asTyped, sameWords}
		}
		if best.degree == 0 {
			for _, w := range p.kindWordsOf(t) {
				if l := near(k, w); l.degree > best.degree {
					best = l
				}
			}
			for _, w := range kind {
				if l := near(k, w); l.degree*contextShare > best.degree {
					best = likeness{l.degree * contextShare, l.reason}
				}
			}
			for _, list := range around {
				for _, w := range list {
					if l := near(k, w); l.degree*contextShare > best.degree && (!generic(w) || told(list)) {
						best = likeness{l.degree * contextShare, l.reason}
					}
				}
			}
		}
		if answers[i].degree == 0 && best.degree > 0 && term.weight > genericWeight {
			outside = true
		}
		beside[i] = best
	}
	var said weight
	for j, w := range nameWords {
		weight := p.lexicon.weights[w]
		if said.all += weight * covered[j]; weight > genericWeight {
			said.telling += weight * covered[j]
		}
	}
	mentioned := said.of(p.weightOf(nameWords, p.kindless(t)))
	likes := func(term int, word int32) likeness { return p.like(r, r.terms[term], word) }
	if t.isOffice() && said.telling > 0 && p.byHolder(r, t, beside, likes) {
		mentioned = 1
	}
	for i, k := range r.tokens {
		term, best := r.terms[k], beside[i]
		answered += term.weight * best.degree
		if best.degree > 0 && term.weight > stopWeight {
			reason = max(reason, best.reason)
		}
	}
	more := r.beyondKinds()
	tells := more == nil
	for i, term := range r.terms {
		is := func(w int32) bool { return p.like(r, term, w).degree > 0 }
		isNear := func(w int32) bool { return !generic(w) && near(i, w).degree > 0 }
		tells = tells || more[i] && (slices.ContainsFunc(nameWords, is) || slices.ContainsFunc(slices.Concat(around...), isNear) ||
			slices.ContainsFunc(p.kindWordsOf(t), func(w int32) bool { return near(i, w).degree > 0 }))
	}
	if t.isOffice() && outside && !p.ownerNamed(r, t, likes) {
		answered *= elsewhereShare
	}
	if t.isOffice() && p.unsaidDeputy(n, func(w int32) bool {
		return slices.ContainsFunc(r.terms, func(term *term) bool { return p.like(r, term, w).degree > 0 })
	}) {
		answered *= deputyShare
	}
	if asked == 0 || mentioned == 0 || !tells || answered/asked < t.leastShare() {
		return 0, 0
	}
	if t.isPerson() {
		if worth, ok := p.person(r, nameWords, func(term int, word int32) float32 { return likes(term, word).degree }); ok {
			return hundredths(float64(worth) * p.share(t, n, why, true) * r.factor), reason
		}
	}
	score := float64(answered/asked) * float64(1-nameShare+nameShare*mentioned) * p.share(t, n, why, mentioned >= asWhole) * r.factor
	return uint8(math.Round(score * 100)), reason
}

// folded is the text of a name as words are compared.
func folded(x *Index, n *name) string { return words.Fold(x.text(n)) }

// TestSameAsPlain compares what is found, all of it and the best few, with the plain comparison.
func TestSameAsPlain(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	all := townNames(t)
	names := slices.Clone(all[:400]) // the regions, and districts with their settlements
	first := "Вторые Выселки"
	names = append(names, db.Name{Resource: "award", Row: "a", Ru: &first, En: &first}, db.Name{Resource: "practice", Row: "b", Ru: &first})
	for i, text := range []string{"Борис Вторых", "Вторых Борис Ильич", "Анна Ивановна Салтыкова-Щедрина", "Анна Салтыкова", "Гейдар Али оглы Ильич"} {
		names = append(names, db.Name{Resource: "person", Row: fmt.Sprint(i), Ru: &text})
	}
	mayor, vice, town := "Мэр города", "Заместитель мэра города", db.Ref("municipality:"+names[len(names)-20].Row)
	for i := range 5 {
		office := db.Name{Resource: "position", Row: fmt.Sprint(i), Ru: &mayor, Holder: db.Ref("person:" + fmt.Sprint(i)), Region: names[i].Region}
		if i == 1 {
			office.Began, office.Ended = "1980", "1995-06"
		}
		if i > 1 {
			office.Within = town
		}
		if i > 2 {
			office.Ru = &vice
		}
		names = append(names, office)
	}
	var others []*db.OtherName
	for i := range 400 {
		if from := []string{"", "1930", "common"}[i%3]; i%4 == 0 {
			others = append(others, other(names[i].ID(), "Старый "+*names[(i+7)%400].Ru, from, "1990"))
		}
	}
	x := indexWith(t, names, others)
	kinds := []string{"район", "г.", "сельское", "поселение", "с/п", "р-н", "округ", "2", "с", "область", "мо", "obl", "settlement", "мэр", "глава"}
	answers := 0
	for range 600 {
		query := ""
		for range 1 + random.IntN(4) {
			word := x.lexicon.text(int32(random.IntN(x.lexicon.size())))
			letters := []rune(word)
			switch random.IntN(7) {
			case 0:
				letters[random.IntN(len(letters))] = 'ж'
				word = string(letters)
			case 1:
				word = string(letters[:1+random.IntN(len(letters))])
			case 2, 3:
				word = kinds[random.IntN(len(kinds))]
			case 4:
				word = words.Romanize(word)
			}
			query += word + " "
		}
		options := Options{}
		switch random.IntN(4) {
		case 0:
			options.Types = []Type{"MUNICIPALITY"}
		case 1:
			options.Lang = db.LangRu
		case 2:
			options.Region = string(names[random.IntN(80)].Region)
		}
		options.On = []scalar.Date{"", "1950-01-01", "2000-01-01"}[random.IntN(3)]
		want := (&plain{search: x.search(t.Context(), options)}).find(t, query)
		answers += len(want)
		for _, most := range []int{0, 2, 20} {
			s := x.search(context.Background(), options)
			var got []candidate
			if err := s.find(query, most, func(_ *finding, ranked []candidate) { got = slices.Clone(ranked) }); err != nil {
				t.Fatal(err)
			}
			s.end()
			expected := want
			if most > 0 {
				expected = want[:min(most, len(want))]
			}
			if diff := cmp.Diff(fmt.Sprint(expected), fmt.Sprint(got)); diff != "" {
				t.Fatalf("%q, %+v, the best %d (-want +got):\n%s", query, options, most, diff)
			}
		}
	}
	if answers < 4000 {
		t.Errorf("%d answers are too few to compare", answers)
	}
}
