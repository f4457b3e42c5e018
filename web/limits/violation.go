package limits

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/errorcode"
)

// Violation is an exceeded limit: which, by how much, and what to do.
type Violation struct {
	Code    errorcode.Code
	Subject string // "the query has"
	Actual  int
	Unit    string // "tokens"
	Limit   int
	Hint    string
	At      *ast.Position // nil if no position in the document is to blame
}

func (v *Violation) Error() string {
	if v.Code == errorcode.ValidationFailed {
		return v.Subject + " " + v.Unit + ": " + v.Hint
	}
	actual := Number(v.Actual)
	if v.Actual >= most {
		actual = "over " + Number(most-1)
	}
	return v.Subject + " " + actual + " " + v.Unit + "; the limit is " + Number(v.Limit) + ": " + v.Hint
}

// Number formats 10000 as 10,000.
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// most caps counts, so that their products cannot overflow.
const most = 1_000_000_000

func add(a, b int) int { return min(a+b, most) }

func mul(a, b int) int { return min(a*b, most) }
