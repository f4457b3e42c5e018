package search

import (
	"context"
	"fmt"
	"math"
	"slices"

	"govhub/db"
	"govhub/existence"
	"govhub/pace"
	"govhub/words"
)

// builder makes an index. Until it is finished, words have the numbers of the vocabulary, and things those of references to the things that
// they lie in, and to their holders.
type builder struct {
	*Index
	pace               *pace.Pace
	vocabulary         vocabulary
	patterns           interned
	references         interned                   // identifiers
	population, centre []int32                    // by thing: of it, and of its centre
	people             []int32                    // by name: those that live in what has it
	heirs              map[int32][]heir           // by thing
	otherNames         map[string][]*db.OtherName // by identifier of the place
	livesByDays        map[existence.Life]int32
	originPlaces       map[origin]int32
	capitals           map[string]bool // municipalities, by identifier
}

// heir is a name of a thing that came from another.
type heir struct {
	name
	people int32
}

func newBuilder(ctx context.Context) *builder {
	return &builder{
		pace:  pace.Of(ctx, math.MaxInt),
		Index: &Index{kindWords: make([][]int32, len(types)*len(kinds)), codes: map[string][]coded{}},
		heirs: map[int32][]heir{}, otherNames: map[string][]*db.OtherName{}, livesByDays: map[existence.Life]int32{}, originPlaces: map[origin]int32{}, capitals: map[string]bool{},
	}
}

// add adds a thing with its names and codes.
func (b *builder) add(n *db.Name) error {
	place := int32(len(b.things))
	t := thing{
		typ: typeOf[n.Resource], kind: placeOf(n.Kind), state: uint8(max(0, slices.Index(states, n.State))), city: valueOf(n.Residents) > 0,
		region: -1, within: b.refer(string(n.Within)), holder: b.refer(string(n.Holder)), life: b.life(n), names: int32(len(b.names)), beyond: int32(len(b.names)),
	}
	if n.Region != "" {
		t.region = b.refer("region:" + string(n.Region))
	}
	if b.ids.add(shortID(t.typ, n.Row)) != place {
		return fmt.Errorf("%s is there twice", n.ID())
	}
	if b.kindWords[t.group()] == nil {
		b.kindWords[t.group()] = b.numbers(words.Split(types[t.typ].words + " " + kinds[t.kind].words))
	}
	b.population, b.centre = append(b.population, valueOf(n.Population)), append(b.centre, valueOf(n.Residents))
	b.things = append(b.things, t)
	b.proper(place, false, *n.Ru)
	if n.En != nil {
		b.proper(place, true, *n.En)
	}
	b.aliases(place, n)
	b.addOthers(place, n.ID())
	if n.Capital != "" {
		b.capitals["municipality:"+string(n.Capital)] = true
	}
	b.keywords(place, false, n.KeywordsRu)
	b.keywords(place, true, n.KeywordsEn)
	if b.things[place].beyond == t.names { // a name without letters and digits
		b.enter(name{pattern: b.patterns.add(patternOf(*n.Ru, nil)), origin: -1, reason: exact, kind: t.kind}, nil, 0)
		b.things[place].beyond++
	}
	b.code(place, n)
	return b.pace.Step(stepsOfThing)
}

func valueOf(number *int32) int32 {
	if number == nil {
		return 0
	}
	return *number
}

// refer returns the number of a reference to the thing with an identifier, -1 if that is empty.
func (b *builder) refer(id string) int32 {
	if id == "" {
		return -1
	}
	return b.references.add(id)
}

// life returns the place of the days of a municipality or an office in the lives, -1 if none is known.
func (b *builder) life(n *db.Name) int32 {
	days := existence.Life{Began: n.Began, Ended: n.Ended, Unconfirmed: n.Unconfirmed}
	if days == (existence.Life{}) {
		return -1
	}
	place, known := b.livesByDays[days]
	if !known {
		place = int32(len(b.lives))
		kept := days // only these are
		b.lives = append(b.lives, &kept)
		b.livesByDays[days] = place
	}
	return place
}

// stepsOfThing is about the number of steps to add a thing.
const stepsOfThing = 200

// name adds a name of the last thing, unless it has that name already, and reports whether it did.
func (b *builder) name(place int32, english bool, reason doubt, text string) bool {
	t := &b.things[place]
	folded := words.Split(text)
	folded = folded[:min(len(folded), mostWords)]
	list := b.numbers(folded)
	if len(list) == 0 || b.areIn(list, b.namesOf(t)) {
		return false
	}
	people := max(b.population[place], b.centre[place])
	if reason == byAlias && t.isMunicipality() {
		people = b.centre[place]
	}
	b.enter(name{pattern: b.patterns.add(patternOf(text, folded)), origin: -1, english: english, reason: reason, kind: t.kind}, list, people)
	t.beyond++
	return true
}

// enter enters a name with its words.
func (b *builder) enter(n name, words []int32, people int32) {
	n.words, n.count = uint32(len(b.words)), uint8(len(words))
	b.words = append(b.words, words...)
	b.names, b.people = append(b.names, n), append(b.people, people)
}

// numbers returns the numbers of words.
func (b *builder) numbers(folded []string) (list []int32) {
	for _, word := range folded {
		list = append(list, b.vocabulary.add(word))
	}
	return list
}

// areIn reports whether words are those of a name, which is no other one.
func (b *builder) areIn(words []int32, names []name) bool {
	return slices.ContainsFunc(names, func(n name) bool { return b.is(words, &n) })
}

func (b *builder) is(words []int32, n *name) bool {
	return b.originOf(n).other == nil && slices.Equal(b.wordsOf(n), words)
}
