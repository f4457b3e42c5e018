package network

import (
	"fmt"

	"govhub/db"
)

// Kind is a kind of link. Its values are those of the GraphQL enum LinkKind.
type Kind string

// KindInfo describes a kind of link: how it reads in each direction and which references state it.
type KindInfo struct {
	Kind    Kind
	Names   db.Names // from the node that the link goes out from: "located in"
	Inverse db.Names // from the node that it comes in to: "location of"

	references []reference
}

// reference is a column that states links, in the rows of one statement.
type reference struct {
	rows   string // name in statements
	column string // refers to the target; of t if it names no other table
	target string // resource
	when   string // value of the column `state` of the statement that the link needs; empty for any
}

// Kinds is the declared list of all kinds of links, in the order in which answers list them.
var Kinds = []KindInfo{
	kind("LOCATED_IN", "located in", "location of", "находится в", "место нахождения",
		reference{"municipality", "region", "region", ""}),
	kind("PART_OF", "part of", "has as part", "часть", "включает",
		reference{"municipality", "parent", "municipality", ""},
		reference{"region", "federal_district", "federal_district", ""},
		reference{"forum", "parent", "forum", ""}),
	kind("HAS_CAPITAL", "has as capital", "capital of", "имеет столицу", "столица",
		reference{"region", "capital_municipality", "municipality", ""}),
	kind("SUCCEEDED_BY", "succeeded by", "successor of", "преобразовано в", "образовано из",
		reference{"succession", "a.after", "municipality", ""}),
	kind("CHANGED", "changed", "changed by", "изменило", "изменено",
		reference{"change_event_municipality", "municipality", "municipality", "BEFORE"}),
	kind("FORMED", "formed", "formed by", "образовало", "образовано",
		reference{"change_event_municipality", "municipality", "municipality", "AFTER"}),

	kind("ORGANIZED_BY", "organized by", "organizer of", "организатор —", "организует",
		reference{"program", "organizer", "organization", ""},
		reference{"award", "organizer", "organization", ""},
		reference{"forum", "organizer", "organization", ""}),
	kind("COHORT_OF", "cohort of", "has the cohort", "поток программы", "имеет поток",
		reference{"cohort", "program", "program", ""}),
	kind("TAUGHT_IN", "taught in", "taught", "обучение в потоке", "обучал",
		reference{"participation", "cohort", "cohort", "LISTENER"}),
	kind("HOSTED", "hosted", "hosted by", "принимал поток", "принят у",
		reference{"participation", "cohort", "cohort", "HOST"}),
	kind("PARTICIPANT", "participant", "took part by", "участник", "участвовал через",
		reference{"participation", "municipality", "municipality", ""},
		reference{"participation", "region", "region", ""},
		reference{"participation", "person", "person", ""}),

	kind("SEASON_OF", "season of", "has the season", "сезон", "имеет сезон",
		reference{"award_season", "award", "award", ""}),
	kind("CEREMONY_AT", "ceremony held at", "venue of the ceremony of", "награждение на", "площадка награждения",
		reference{"award_season", "forum", "forum", ""}),
	kind("NOMINATION_OF", "nomination of", "has the nomination", "номинация сезона", "имеет номинацию",
		reference{"nomination", "season", "award_season", ""}),
	kind("ENTERED_BY", "entered by", "entered", "заявитель —", "подал заявку",
		reference{"award_entry", "municipality", "municipality", ""},
		reference{"award_entry", "region", "region", ""},
		reference{"award_entry", "person", "person", ""}),
	kind("NOMINATED_IN", "nominated in", "nomination for", "номинируется в", "номинация заявки",
		reference{"award_entry", "nomination", "nomination", ""}),
	kind("SUBMITTED_TO", "submitted to", "received", "подана на сезон", "получил заявку",
		reference{"award_entry", "season", "award_season", "SUBMITTED"}),
	kind("FINALIST_OF", "finalist of", "has the finalist", "финалист сезона", "имеет финалиста",
		reference{"award_entry", "season", "award_season", "FINALIST"}),
	kind("AWARDED_IN", "awarded in", "has the awarded entry", "награждена в сезоне", "имеет награждённую заявку",
		reference{"award_entry", "season", "award_season", "AWARDED"}),
	kind("LAUREATE_OF", "laureate of", "has the laureate", "лауреат сезона", "имеет лауреата",
		reference{"award_entry", "season", "award_season", "LAUREATE"}),
	kind("WON", "won", "won by", "победитель сезона", "имеет победителя",
		reference{"award_entry", "season", "award_season", "WINNER"}),
	kind("CONFERRAL_OF", "conferral of", "conferred by", "присвоение звания", "присвоено через",
		reference{"conferral", "award", "award", ""}),
	kind("CONFERRED_ON", "conferred on", "recipient in", "присвоено", "награждён через",
		reference{"conferral", "person", "person", ""}),
	kind("RECIPIENT_FROM", "recipient comes from", "home of the recipient of", "награждённый из", "место награждённого",
		reference{"conferral", "municipality", "municipality", ""},
		reference{"conferral", "region", "region", ""}),

	kind("HELD_IN", "held in", "place of", "проведён в", "место проведения",
		reference{"forum", "region", "region", ""}),
	kind("SESSION_OF", "session of", "has the session", "сессия форума", "имеет сессию",
		reference{"forum_session", "forum", "forum", ""}),
	kind("APPEARANCE_OF", "appearance of", "appeared by", "выступление —", "выступил через",
		reference{"appearance", "person", "person", ""}),
	kind("SPOKE_AT", "spoke at", "heard", "выступление на", "услышал",
		reference{"appearance", "forum", "forum", "SPEAKER"},
		reference{"appearance", "session", "forum_session", "SPEAKER"}),
	kind("MODERATED", "moderated", "moderated by", "модерирование", "модератор —",
		reference{"appearance", "forum", "forum", "MODERATOR"},
		reference{"appearance", "session", "forum_session", "MODERATOR"}),
	kind("PRESENTED_AT", "presented at", "had as presenter", "вручение на", "ведущий —",
		reference{"appearance", "forum", "forum", "PRESENTER"},
		reference{"appearance", "session", "forum_session", "PRESENTER"}),

	kind("HELD_BY", "held by", "holds", "занимает", "в должности",
		reference{"position", "person", "person", ""}),
	kind("POSITION_AT", "position at", "has the position", "должность в", "имеет должность",
		reference{"position", "organization", "organization", ""},
		reference{"position", "municipality", "municipality", ""},
		reference{"position", "region", "region", ""}),

	kind("ORIGINATES_FROM", "originates from", "origin of", "происходит из", "родина практики",
		reference{"practice", "origin", "municipality", ""},
		reference{"practice", "region", "region", ""}),
	kind("PRESENTED_BY", "presented by", "presented", "представлена заявкой", "представила",
		reference{"practice", "entry", "award_entry", ""}),
	kind("ADOPTED_FROM", "adopted from", "adopted by way of", "перенята", "распространена через",
		reference{"adoption", "practice", "practice", ""}),
	kind("ADOPTED_BY", "adopted by", "adopted", "внедряет", "внедрил",
		reference{"adoption", "municipality", "municipality", ""}),

	kind("RAISED_AT", "raised at", "place where was raised", "прозвучала на", "площадка инициативы",
		reference{"initiative", "forum", "forum", ""}),
	kind("BACKED_BY", "backed by", "backs", "поддержана", "поддерживает",
		reference{"initiative", "organization", "organization", ""}),
	kind("CITES", "cites", "cited by", "ссылается на", "упомянут в",
		reference{"initiative_regulation", "regulation", "regulation", ""}),
}

func kind(name Kind, en, inverseEn, ru, inverseRu string, references ...reference) KindInfo {
	return KindInfo{
		Kind: name, references: references,
		Names: db.Names{NameRu: ru, NameEn: &en}, Inverse: db.Names{NameRu: inverseRu, NameEn: &inverseEn},
	}
}

// number returns the place of a kind in Kinds. The GraphQL schema refuses what is none.
func number(k Kind) uint8 {
	for i := range Kinds {
		if Kinds[i].Kind == k {
			return uint8(i)
		}
	}
	panic(fmt.Sprintf("network: no kind %q", k))
}

// mask is a set of kinds, a bit for each.
type mask uint64

// maskOf returns the set of these kinds, all for none.
func maskOf(kinds []Kind) mask {
	if len(kinds) == 0 {
		return 1<<len(Kinds) - 1
	}
	var m mask
	for _, k := range kinds {
		m |= 1 << number(k)
	}
	return m
}

func (m mask) has(kind uint8) bool { return m>>kind&1 != 0 }

// KindCount is a kind with the number of its links in a release.
type KindCount struct {
	KindInfo
	Count int32
}

// Name returns how the link reads from the node that it goes out from.
func (k *KindInfo) Name(lang db.Lang) string { return k.Names.Name(lang) }

// InverseName returns how it reads from the node that it comes in to.
func (k *KindInfo) InverseName(lang db.Lang) string { return k.Inverse.Name(lang) }

// Ends are the types that a kind of link connects.
type Ends struct{ From, To NodeType }

// Connects lists what the kind connects.
func (k *KindInfo) Connects() (list []*Ends) {
	for _, r := range k.references {
		for _, s := range statements {
			if s.name == r.rows {
				list = append(list, &Ends{resources[resourceNamed(s.complete().resource)].typ, resources[resourceNamed(r.target)].typ})
			}
		}
	}
	return list
}

// KindCounts lists all kinds with the number of their links.
func (g *Graph) KindCounts() []*KindCount {
	list := make([]*KindCount, len(Kinds))
	for i := range Kinds {
		list[i] = &KindCount{Kinds[i], g.counts[i]}
	}
	return list
}
