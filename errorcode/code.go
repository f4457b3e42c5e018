// Package errorcode has the codes of the errors that clients see, in GraphQL as extensions.code. The file codes.json describes
// them: make generate writes the constants of this package, the GraphQL enum ErrorCode and the page docs/reference/errors.md
// from it.
package errorcode

import (
	"cmp"
	"net/http"
)

// Code is a value of the GraphQL enum ErrorCode.
type Code string

// Status returns the HTTP status of an answer that is nothing but this error.
func (c Code) Status() int { return cmp.Or(statuses[c], http.StatusBadRequest) }
