package oktmo

import "strings"

// kind is what a code of section 1 stands for: a kind of municipality as in its Table Schema, or one of the constants below.
type kind string

const (
	unknown   kind = ""
	heading   kind = "heading"
	territory kind = "inter-settlement territory" // land of a district outside its settlements

	municipalDistrict  kind = "MUNICIPAL_DISTRICT"
	municipalOkrug     kind = "MUNICIPAL_OKRUG"
	urbanOkrug         kind = "URBAN_OKRUG"
	dividedOkrug       kind = "URBAN_OKRUG_WITH_DIVISION" // follows from the rows after it, not from its code
	intracityTerritory kind = "INTRACITY_TERRITORY"
	intracityDistrict  kind = "INTRACITY_DISTRICT"
	urbanSettlement    kind = "URBAN_SETTLEMENT"
	ruralSettlement    kind = "RURAL_SETTLEMENT"
	federalTerritory   kind = "FEDERAL_TERRITORY"
)

// isPart reports whether municipalities of the kind are part of another.
func (k kind) isPart() bool {
	return k == intracityDistrict || k == urbanSettlement || k == ruralSettlement
}

// First digits of KOD2.
const (
	urbanGroup     = "1"
	intracityGroup = "3"
	ruralGroup     = "4"
	territoryGroup = "7"
)

// kindOf returns what a code of section 1 stands for, from its digits alone.
func kindOf(code string) kind {
	ter, kod1, kod2 := code[:2], code[2:5], code[5:8]
	if kod1 == "000" {
		if kod2 == "000" {
			return heading
		}
		return unknown
	}
	above := upperKind(ter, kod1)
	if kod2 == "000" {
		return above
	}
	k := lowerKind(above, kod2[:1])
	if k != unknown && kod2[1:] == "00" {
		return heading // of the group
	}
	return k
}

// sirius is the federal territory of federal law 437-FZ of 2020-12-22, the only one. Its digits are those of an urban okrug.
const sirius = "03731"

// upperKind returns what KOD1 stands for.
func upperKind(ter, kod1 string) kind {
	if ter+kod1 == sirius {
		return federalTerritory
	}
	switch group := kod1[:1]; group {
	case "3", "9":
		switch ter {
		case "40", "45", "67":
			return intracityKind(ter, kod1)
		case "71":
			return okrugKind(ter, kod1)
		}
	case "5", "6", "7":
		switch {
		case kod1[1:] == "00":
			return heading
		case group == "5":
			return municipalOkrug
		case group == "6":
			return municipalDistrict
		}
		return urbanOkrug
	case "8":
		return okrugKind(ter, kod1)
	}
	return unknown
}

// intracityKind returns what KOD1 stands for in a federal city. Where 3xx are used up, 9xx continue.
func intracityKind(ter, kod1 string) kind {
	switch {
	case kod1[:1] == "9" && ter == "67":
		return unknown
	case kod1[1:] == "00":
		return heading // but 910 is a municipality
	}
	return intracityTerritory
}

// okrugKind returns what KOD1 stands for in a region that includes an autonomous okrug (11 8xx, 71 8xx, 71 9xx) or did until it
// merged (30 8xx, 57 8xx). All kinds share the first digit there; the second distinguishes them. The ranges are those of codes
// that Rosstat had given by 2024; others are refused, since their meaning is not known yet.
func okrugKind(ter, kod1 string) kind {
	var districts, okrugs string
	switch ter + kod1[:1] {
	case "118", "578", "718":
		districts = "12"
	case "308":
		districts = "123"
	case "719":
		districts, okrugs = "12", "34"
	default:
		return unknown
	}
	const urban = "5678"
	second := kod1[1:2]
	switch {
	case kod1[1:] == "00", kod1[1:] == "10", kod1[1:] == "50", kod1[1:] == "30" && okrugs != "":
		return heading
	case strings.Contains(districts, second):
		return municipalDistrict
	case strings.Contains(okrugs, second):
		return municipalOkrug
	case strings.Contains(urban, second):
		return urbanOkrug
	}
	return unknown
}

// lowerKind returns what a group of KOD2 stands for within a municipality of a kind.
func lowerKind(above kind, group string) kind {
	switch {
	case above == municipalDistrict && group == urbanGroup:
		return urbanSettlement
	case above == municipalDistrict && group == ruralGroup:
		return ruralSettlement
	case above == municipalDistrict && group == territoryGroup:
		return territory
	case above == urbanOkrug && group == intracityGroup:
		return intracityDistrict
	}
	return unknown
}

// isHeading reports whether a name is a heading, which says what is listed below it: "Сельские поселения …".
func isHeading(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	switch first {
	case "Муниципальные", "Городские", "Сельские", "Межселенные", "Межселенная", "Внутригородские":
		return true
	}
	return false
}
