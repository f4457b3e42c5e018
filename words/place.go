package words

// PlaceKind is a kind of place as written in names and texts.
type PlaceKind struct {
	Words    string // in any language, stems or whole; the first names the kind
	Short    string // abbreviations
	Locality Locality
}

// Locality is what a kind of place says of a place where people live, NoLocality if it is of administration.
type Locality int

const (
	NoLocality Locality = iota
	Urban
	Rural
)

var PlaceKinds = []PlaceKind{
	{"город city town gorod", "г гор", Urban},
	{"область oblast region province", "обл", NoLocality},
	{"край krai kray territory", "", NoLocality},
	{"республика republic respublika", "респ", NoLocality},
	{"район district raion rayon", "рн рон", NoLocality},
	{"округ okrug area", "окр", NoLocality},
	{"автономный autonomous", "авт", NoLocality},
	{"городской urban", "гор", NoLocality},
	{"муниципальный municipal", "мун муниц", NoLocality},
	{"сельский rural", "сел", NoLocality},
	{"федеральный federal", "фед", NoLocality},
	{"поселение settlement", "пос", NoLocality},
	{"образование", "", NoLocality},
	{"сельсовет selsoviet", "", NoLocality},
	{"село village", "с", Rural},
	{"поселок posyolok", "п пос", Urban},
	{"пгт", "", Urban},
	{"деревня", "д дер", Rural},
	{"станица", "ст ца", Rural},
	{"внутригородской", "вн", NoLocality},
	{"территория", "тер", NoLocality},
	{"закрытое зато", "", NoLocality},
}

// PlaceCompounds are abbreviations of several words of PlaceKinds.
var PlaceCompounds = map[string]string{
	"го":  "городской округ",
	"мо":  "муниципальный округ образование",
	"мр":  "муниципальный район",
	"мун": "муниципальный",
	"гп":  "городской поселение",
	"сп":  "сельский поселение",
	"ао":  "автономный округ",
	"фо":  "федеральный округ",
	"вмо": "внутригородской муниципальный образование",
	"сс":  "сельсовет",
}
