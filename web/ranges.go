package web

import (
	"cmp"
	"math"
	"net/http"
	"strconv"
	"strings"
)

// readRange parses Range by RFC 9110, unlike net/http: the unit is case-insensitive; a range in another unit, of another method
// than GET or with bad syntax is ignored; a position may have more digits than an integer; and a suffix of zero bytes (bytes=-0)
// cannot be satisfied.
func readRange(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if given := r.Header.Get("Range"); given != "" {
			unit, set, _ := strings.Cut(given, "=")
			ranges, ok := rangesIn(set)
			if ok && r.Method == http.MethodGet && strings.EqualFold(strings.TrimSpace(unit), "bytes") {
				r.Header.Set("Range", "bytes="+ranges)
			} else {
				r.Header.Del("Range")
			}
		}
		next.ServeHTTP(w, r)
	})
}

// rangesIn writes a set of ranges in the form that net/http parses. It reports false for bad syntax.
func rangesIn(set string) (string, bool) {
	const beyond = math.MaxInt64
	var ranges []string
	for one := range strings.SplitSeq(set, ",") {
		if one = strings.TrimSpace(one); one == "" {
			continue
		}
		first, last, dash := strings.Cut(one, "-")
		from, a := position(first)
		to, b := position(last)
		switch {
		case !dash || !a || !b || first == "" && last == "" || first != "" && last != "" && from > to:
			return "", false
		case first == "" && to == 0: // the last zero bytes
			ranges = append(ranges, strconv.Itoa(beyond)+"-")
		case first == "":
			ranges = append(ranges, "-"+strconv.FormatInt(to, 10))
		case last == "":
			ranges = append(ranges, strconv.FormatInt(from, 10)+"-")
		default:
			ranges = append(ranges, strconv.FormatInt(from, 10)+"-"+strconv.FormatInt(to, 10))
		}
	}
	return strings.Join(ranges, ","), len(ranges) > 0
}

// position parses digits: none, or too many for an integer, are allowed.
func position(digits string) (int64, bool) {
	if strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	n, _ := strconv.ParseInt(cmp.Or(digits, "0"), 10, 64) // too many digits give the largest integer
	return n, true
}
