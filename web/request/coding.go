package request

import (
	"math"
	"strconv"
	"strings"
)

// Quality returns the quality of a content coding by the values of Accept-Encoding: 0 if they do not name it, or name it with a
// quality that is not a number. An asterisk names none.
func Quality(accept []string, coding string) (quality float64) {
	for _, list := range accept {
		for part := range strings.SplitSeq(list, ",") {
			if name, params, _ := strings.Cut(part, ";"); strings.EqualFold(strings.TrimSpace(name), coding) {
				quality = qualityIn(params)
			}
		}
	}
	return quality
}

// qualityIn parses the parameter q, 1 by default.
func qualityIn(params string) float64 {
	for param := range strings.SplitSeq(params, ";") {
		if name, value, ok := strings.Cut(strings.TrimSpace(param), "="); ok && strings.EqualFold(name, "q") {
			q, err := strconv.ParseFloat(value, 64)
			if err != nil || math.IsNaN(q) {
				return 0
			}
			return min(q, 1)
		}
	}
	return 1
}
