package search

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"sync"

	"govhub/db"
	"govhub/existence"
	"govhub/pace"
	"govhub/romanise"
	"govhub/words"
)

// Index finds the things of one release.
type Index struct {
	things  []thing
	places  map[string]int32 // positions of things, by identifier
	lexicon lexicon
	codes   map[string][]coded

	scratches sync.Pool
}

// indexes are the indexes of open releases.
var indexes = db.Derive(build)

// Of returns the index of a release, building it on first use.
func Of(ctx context.Context, r *db.Release) (*Index, error) { return indexes.Of(ctx, r) }

// Prepare builds the index of a release, so that no request waits for it.
func Prepare(ctx context.Context, r *db.Release) error {
	_, err := Of(ctx, r)
	return err
}

func build(ctx context.Context, r *db.Release) (*Index, error) {
	b := newBuilder(ctx)
	others, err := db.OtherNames(ctx, r)
	if err != nil {
		return nil, err
	}
	b.know(others)
	var stopped error
	err = db.EachName(ctx, r, func(n *db.Name) {
		if stopped == nil {
			stopped = b.add(n)
		}
	})
	if err = cmp.Or(stopped, err); err != nil {
		return nil, err
	}
	successions, err := db.Successions(ctx, r)
	if err != nil {
		return nil, err
	}
	return b.finish(successions)
}

// builder makes an index.
type builder struct {
	*Index
	pace                     *pace.Pace
	regions, within, holders []string // identifiers, by thing
	types                    map[string]uint8
	kinds                    map[[2]uint8][]int32       // words by type and kind
	others                   map[string][]*db.OtherName // by identifier of the place
	capitals                 map[string]bool            // municipalities, by identifier
}

func newBuilder(ctx context.Context) *builder {
	b := &builder{
		pace:  pace.Of(ctx, math.MaxInt),
		Index: &Index{places: map[string]int32{}, lexicon: lexicon{places: map[string]int32{}}, codes: map[string][]coded{}},
		types: map[string]uint8{}, others: map[string][]*db.OtherName{}, capitals: map[string]bool{}, kinds: map[[2]uint8][]int32{},
	}
	for i, t := range types {
		b.types[t.resource] = uint8(i)
	}
	return b
}

// kindWords returns the words that may stand before names of things of a type and kind.
func (b *builder) kindWords(typ, kind uint8) []int32 {
	key := [2]uint8{typ, kind}
	list, known := b.kinds[key]
	if !known {
		for _, text := range words.Split(types[typ].words + " " + kinds[kind].words) {
			list = append(list, b.lexicon.add(text))
		}
		b.kinds[key] = list
	}
	return list
}

// add adds a thing with its names and codes.
func (b *builder) add(n *db.Name) error {
	t := thing{id: n.ID(), typ: b.types[n.Resource], kind: placeOf(n.Kind), state: n.State, region: -1, within: -1, holder: -1, past: n.Past}
	t.kindWords = b.kindWords(t.typ, t.kind)
	if n.Population != nil {
		t.population = *n.Population
	}
	if n.Residents != nil {
		t.centre = *n.Residents
	}
	if n.Began+n.Ended+n.Unconfirmed != "" {
		t.life = &existence.Life{Began: n.Began, Ended: n.Ended, Unconfirmed: n.Unconfirmed}
	}
	place := int32(len(b.things))
	b.places[t.id] = place
	region := ""
	if n.Region != "" {
		region = "region:" + string(n.Region)
	}
	b.regions, b.within, b.holders = append(b.regions, region), append(b.within, string(n.Within)), append(b.holders, string(n.Holder))
	b.proper(&t, place, db.LangRu, *n.Ru)
	if n.En != nil {
		b.proper(&t, place, db.LangEn, *n.En)
	}
	b.aliases(&t, place, n)
	b.addOthers(&t, place)
	if n.Capital != "" {
		b.capitals["municipality:"+string(n.Capital)] = true
	}
	b.keywords(&t, place, db.LangRu, n.KeywordsRu)
	b.keywords(&t, place, db.LangEn, n.KeywordsEn)
	if len(t.names) == 0 { // a name without letters and digits
		t.names = append(t.names, name{text: *n.Ru, lang: db.LangRu, reason: exact, kind: t.kind})
	}
	t.names = slices.Clip(t.names)
	b.things = append(b.things, t)
	b.code(place, n)
	return b.pace.Step(stepsOfThing)
}

// stepsOfThing is about the number of steps to add a thing.
const stepsOfThing = 200

// proper adds a proper name. Both parts of a double name, such as «Кемеровская область — Кузбасс», are names too.
func (b *builder) proper(t *thing, place int32, lang db.Lang, text string) {
	if b.name(t, place, lang, exact, text) && t.isPerson() {
		n := &t.names[len(t.names)-1]
		if given := b.lexicon.partsOf(n.words).given; given >= 0 {
			b.lexicon.words[n.words[given]].given = true
		}
	}
	if types[t.typ].typ == "REGION" {
		for _, part := range strings.FieldsFunc(strings.ReplaceAll(text, " - ", "—"), func(r rune) bool { return strings.ContainsRune("—()", r) }) {
			b.name(t, place, lang, exact, strings.TrimSpace(part))
		}
	}
}

func (b *builder) aliases(t *thing, place int32, n *db.Name) {
	if n.Alias != nil {
		b.name(t, place, db.LangRu, byAlias, *n.Alias)
		if t.isMunicipality() {
			b.name(t, place, db.LangEn, byAlias, romanise.Text(*n.Alias))
		}
	}
	typ := types[t.typ]
	for i, text := range []*string{n.Ru, n.En} {
		if text == nil {
			continue
		}
		lang := []db.Lang{db.LangRu, db.LangEn}[i]
		if typ.quoted {
			b.name(t, place, lang, byAlias, inQuotes(*text))
		}
		if typ.typ == "REGULATION" {
			for _, title := range shortTitles(*text) {
				b.name(t, place, lang, byAlias, title)
			}
		}
		if typ.initials {
			b.name(t, place, lang, byAlias, initialsOf(*text))
		}
		if typ.typ == "REGION" || typ.typ == "MUNICIPALITY" {
			b.name(t, place, lang, byAlias, joinedUp(*text, b.generic))
		}
	}
}

func (b *builder) keywords(t *thing, place int32, lang db.Lang, list *string) {
	if list == nil {
		return
	}
	for word := range strings.SplitSeq(*list, ";") {
		b.name(t, place, lang, byKeyword, strings.TrimSpace(word))
	}
}

// inQuotes returns the text in quotation marks, empty if there is none.
func inQuotes(text string) string {
	if _, rest, ok := strings.Cut(text, "«"); ok {
		inner, _, _ := strings.Cut(rest, "»")
		return inner
	}
	if _, rest, ok := strings.Cut(text, "“"); ok {
		inner, _, _ := strings.Cut(rest, "”")
		return inner
	}
	return ""
}

// initialsOf returns the first letters of the words of a name, empty if there are fewer than two.
func initialsOf(text string) string {
	main, _, _ := strings.Cut(text, " — ")
	var letters strings.Builder
	n := 0
	for _, word := range words.Split(main) {
		if !words.IsStop(word) {
			letters.WriteRune([]rune(word)[0])
			n++
		}
	}
	if n < 2 {
		return ""
	}
	return letters.String()
}

// joinedUp returns the distinctive words of a name as one word, empty if there are fewer than two.
func joinedUp(text string, generic func(word string) bool) string {
	parts := slices.DeleteFunc(words.Split(text), generic)
	if len(parts) < 2 {
		return ""
	}
	return strings.Join(parts, "")
}

// generic reports whether a word names the kind of a thing rather than which one it is.
func (b *builder) generic(word string) bool {
	return b.lexicon.words[b.lexicon.add(word)].meaning.generic
}

// name adds a name of the thing at a position, unless it has that name already, and reports whether it did.
func (b *builder) name(t *thing, place int32, lang db.Lang, reason doubt, text string) bool {
	split := words.Split(text)
	folded := strings.Join(split, " ")
	if folded == "" || slices.ContainsFunc(t.names, func(n name) bool { return n.folded == folded && n.other == nil }) {
		return false
	}
	n := name{text: text, lang: lang, reason: reason, folded: folded, words: make([]int32, len(split)), kind: t.kind, people: max(t.population, t.centre)}
	if reason == byAlias && t.isMunicipality() {
		n.people = t.centre
	}
	for i, text := range split {
		w := b.lexicon.add(text)
		n.words[i] = w
		if list := &b.lexicon.words[w].things; len(*list) == 0 || (*list)[len(*list)-1] != place {
			*list = append(*list, place)
		}
	}
	t.names = append(t.names, n)
	return true
}

// finish links the things to each other.
func (b *builder) finish(successions []db.Succession) (*Index, error) {
	for i := range b.things {
		t := &b.things[i]
		if place, ok := b.places[b.regions[i]]; ok {
			t.region = place
		}
		if place, ok := b.places[b.within[i]]; ok {
			t.within = place
		}
		if place, ok := b.places[b.holders[i]]; ok {
			t.holder = place
		}
	}
	for i := range b.things { // the region of a place is also that of things in it
		t := &b.things[i]
		for within := t.within; t.region < 0 && within >= 0; within = b.things[within].within {
			t.region = b.things[within].region
		}
	}
	b.strengthen()
	if err := b.succeed(successions); err != nil {
		return nil, err
	}
	b.things = slices.Clip(b.things)
	if err := b.lexicon.finish(len(b.things), b.pace); err != nil {
		return nil, err
	}
	for i := range b.things {
		t := &b.things[i]
		t.outer = b.outer(int32(i))
		for j := range t.names {
			b.weigh(&t.names[j], b.kindless(t))
		}
	}
	b.rank()
	return b.Index, nil
}

// kindless reports whether a query need not say the kind in the names of a thing: of a municipality, and in the title of its offices.
func (b *builder) kindless(t *thing) bool {
	return t.isMunicipality() || t.isOffice() && t.within >= 0 && b.things[t.within].isMunicipality()
}

// weigh adds up the words of a name, and those of them that tell which thing it is, where a query need not mention its kind: город Казань is
// Казань, but Новосибирская область is not Новосибирск.
func (b *builder) weigh(n *name, kindless bool) {
	for _, w := range n.words {
		weight := b.lexicon.words[w].weight
		if n.weight += weight; kindless && weight > genericWeight {
			n.telling += weight
		}
	}
}

// outer returns the region of a thing and its parent, with their own.
func (b *builder) outer(place int32) (list [4]int32) {
	t := &b.things[place]
	i := 0
	for _, start := range []int32{t.region, t.within} {
		outer := start
		for range 2 {
			list[i] = -1
			if outer >= 0 {
				if outer != place {
					list[i] = outer
				}
				outer = b.things[outer].within
			}
			i++
		}
	}
	return list
}

// rank numbers the names in the order of equally good matches.
func (b *builder) rank() {
	type ranked struct {
		known
		name *name
	}
	var list []ranked
	for i := range b.things {
		t := &b.things[i]
		for j := range t.names {
			list = append(list, ranked{t.known(&t.names[j]), &t.names[j]})
		}
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return a.before(b.known) })
	for rank, r := range list {
		typ := types[r.typ].typ
		r.name.order = order{int32(rank), typ == "REGION" || typ == "MUNICIPALITY"}
	}
}
