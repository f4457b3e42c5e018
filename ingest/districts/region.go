package districts

import (
	"fmt"

	"govhub/ingest"
)

// regionPrefix returns the digits that all OKTMO codes of a region begin with, by its number at the tax service: 18 is
// Udmurtia, whose codes begin with 94. It is empty if there is no such region.
func regionPrefix(number int) string {
	prefixes := [...]string{
		1: "79", 2: "80", 3: "81", 4: "84", 5: "82", 6: "26", 7: "83", 8: "85", 9: "91", 10: "86",
		11: "87", 12: "88", 13: "89", 14: "98", 15: "90", 16: "92", 17: "93", 18: "94", 19: "95", 20: "96",
		21: "97", 22: "01", 23: "03", 24: "04", 25: "05", 26: "07", 27: "08", 28: "10", 29: "11", 30: "12",
		31: "14", 32: "15", 33: "17", 34: "18", 35: "19", 36: "20", 37: "24", 38: "25", 39: "27", 40: "29",
		41: "30", 42: "32", 43: "33", 44: "34", 45: "37", 46: "38", 47: "41", 48: "42", 49: "44", 50: "46",
		51: "47", 52: "22", 53: "49", 54: "50", 55: "52", 56: "53", 57: "54", 58: "56", 59: "57", 60: "58",
		61: "60", 62: "61", 63: "36", 64: "63", 65: "64", 66: "65", 67: "66", 68: "68", 69: "28", 70: "69",
		71: "70", 72: "71", 73: "73", 74: "75", 75: "76", 76: "78", 77: "45", 78: "40", 79: "99", 83: "118",
		86: "718", 87: "77", 89: "719", 90: "23", 91: "35", 92: "67", 93: "21", 94: "43", 95: "74",
	}
	if number < 0 || number >= len(prefixes) {
		return ""
	}
	return prefixes[number]
}

// region returns the code of the region that the number at the tax service and the code of the municipality both name, or
// why they do not.
func region(number int, oktmo string) (code, reason string) {
	prefix := regionPrefix(number)
	if prefix == "" {
		return "", "is not the number of a region: write the one that the tax service uses, such as 18"
	}
	if code = ingest.RegionOf(oktmo); code != (prefix + "00000000")[:8] {
		return "", fmt.Sprintf("is the region whose codes begin with %s, but the municipality has %s: correct one of them", prefix, oktmo)
	}
	return code, ""
}
