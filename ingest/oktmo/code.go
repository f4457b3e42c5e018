package oktmo

import "strings"

// checkDigit returns the check digit of a code: the sum of its digits, weighted 1 to 10 in turn, modulo 11. Where that is 10,
// weights start at 3; where it is 10 again, the digit is 0.
func checkDigit(code string) byte {
	for _, first := range [...]int{1, 3} {
		sum := 0
		for i := range len(code) {
			weight := (first-1+i)%10 + 1
			sum += weight * int(code[i]-'0')
		}
		if rest := sum % 11; rest < 10 {
			return '0' + byte(rest)
		}
	}
	return '0'
}

// isRegion reports whether a number is that of a region. Autonomous okrugs count to their oblasts.
func isRegion(ter string) bool {
	const regions = "01 03 04 05 07 08 10 11 12 14 15 17 18 19 20 21 22 23 24 25 26 27 28 29 30 32 33 34 35 36 37 38 40 41 42 43 44 45 46 47 " +
		"49 50 52 53 54 56 57 58 60 61 63 64 65 66 67 68 69 70 71 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99"
	return strings.Contains(regions, ter)
}

// spaced writes a code as Rosstat prints it: 01 601 000.
func spaced(code string) string {
	var b strings.Builder
	b.WriteString(code[:2])
	for i := 2; i < len(code); i += 3 {
		b.WriteString(" " + code[i:i+3])
	}
	return b.String()
}
