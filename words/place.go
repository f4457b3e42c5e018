package words

// PlaceKind is a kind of place as written in names and texts.
type PlaceKind struct {
	Words string // in any language, stems or whole; the first names the kind
	Short string // abbreviations
}

var PlaceKinds = []PlaceKind{
	{"город city town gorod", "г гор"},
	{"область oblast region province", "обл"},
	{"край krai kray territory", ""},
	{"республика republic respublika", "респ"},
	{"район district raion rayon", "рн рон"},
	{"округ okrug area", "окр"},
	{"автономный autonomous", "авт"},
	{"городской urban", "гор"},
	{"муниципальный municipal", "мун муниц"},
	{"сельский rural", "сел"},
	{"федеральный federal", "фед"},
	{"поселение settlement", "пос"},
	{"образование", ""},
	{"сельсовет selsoviet", ""},
	{"село village", "с"},
	{"поселок posyolok", "п пос"},
	{"пгт", ""},
	{"деревня", "д дер"},
	{"станица", "ст ца"},
	{"внутригородской", "вн"},
	{"территория", "тер"},
	{"закрытое зато", ""},
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
