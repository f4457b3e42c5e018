package limits

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// Code names the limit that a request exceeds. The values are part of the API (enum ErrorCode).
type Code string

const (
	QueryTooLarge     Code = "QUERY_TOO_LARGE"
	QueryTooDeep      Code = "QUERY_TOO_DEEP"
	TooManyAliases    Code = "TOO_MANY_ALIASES"
	TooManyRootFields Code = "TOO_MANY_ROOT_FIELDS"
	TooManyDirectives Code = "TOO_MANY_DIRECTIVES"
	TooManyNodes      Code = "TOO_MANY_NODES"
	QueryTooCostly    Code = "QUERY_TOO_COSTLY"
	ValueTooLong      Code = "VALUE_TOO_LONG"
	ListTooLong       Code = "LIST_TOO_LONG"
	BadValue          Code = "VALIDATION_FAILED" // text that no row can hold
)

// Codes lists every code of this package.
func Codes() []Code {
	return []Code{
		QueryTooLarge, QueryTooDeep, TooManyAliases, TooManyRootFields, TooManyDirectives, TooManyNodes,
		QueryTooCostly, ValueTooLong, ListTooLong, BadValue,
	}
}

// Violation says which limit a request exceeds, by how much and what to do.
type Violation struct {
	Code    Code
	Subject string // "the query has"
	Actual  int
	Unit    string // "tokens"
	Limit   int
	Hint    string
	At      *ast.Position // nil when no place in the document is to blame
}

func (v *Violation) Error() string {
	if v.Code == BadValue {
		return v.Subject + " " + v.Unit + ": " + v.Hint
	}
	actual := Number(v.Actual)
	if v.Actual >= most {
		actual = "over " + Number(most-1)
	}
	return v.Subject + " " + actual + " " + v.Unit + "; the limit is " + Number(v.Limit) + ": " + v.Hint
}

// Number writes 10000 as 10,000.
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// most is where counts stop growing, so that products of counts cannot overflow.
const most = 1_000_000_000

func add(a, b int) int { return min(a+b, most) }

func mul(a, b int) int { return min(a*b, most) }
