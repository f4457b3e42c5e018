// Package errorcode is the codes of errors that clients see, in GraphQL as extensions.code. codes.json describes them: make generate
// writes the constants of this package, the GraphQL enum ErrorCode and docs/reference/errors.md from it.
package errorcode

import (
	"cmp"
	"net/http"
)

// Code is a value of the GraphQL enum ErrorCode.
type Code string

// Status returns the HTTP status of a response that is only this error.
func (c Code) Status() int { return cmp.Or(statuses[c], http.StatusBadRequest) }
